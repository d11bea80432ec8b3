import type {
  EndStep,
  Leg,
  ProblemDepot,
  Route,
  Seconds,
  StartStep,
  Stop,
  Travel,
  Vehicle,
  Visit,
} from '../model/index.ts';
import { isReachable, type LegOf, legsOf } from './legs-of.ts';
import { isVanOf, type ProblemIndex } from './problem-index.ts';
import { quote, type Report } from './report.ts';
import { workAt } from './work-at.ts';

/** A visit as given, and what the problem says about it. */
export interface VisitCase {
  readonly visit: Visit;
  readonly stop: Stop;
  /** From the step before, recomputed. */
  readonly leg: Leg;
  /** Seconds of set-up and service, recomputed. */
  readonly work: Seconds;
}

/** A route whose parts are all known, ready to be judged; legs are recomputed from where the vehicle has to start and end. */
export interface RouteCase {
  readonly index: ProblemIndex;
  readonly route: Route;
  readonly vehicle: Vehicle;
  readonly startDepot: ProblemDepot;
  /** Missing on an open route. */
  readonly endDepot?: ProblemDepot;
  readonly start: StartStep;
  readonly visits: readonly VisitCase[];
  readonly end?: EndStep;
  readonly endLeg?: Leg;
  /** Arrival at the end depot; open route: departure from the last visit. As given. */
  readonly finish: Seconds;
}

/** Finds out who drives where; what is unknown or out of place is reported, and such a route is judged no further. */
export function openRouteCase(
  route: Route,
  index: ProblemIndex,
  travel: Travel,
  report: Report,
): RouteCase | undefined {
  const { vanId } = route;
  const vehicle = index.vehicles.get(route.vehicleId);
  if (vehicle === undefined) {
    report({ code: 'UNKNOWN_VEHICLE', vanId, message: `the problem has no vehicle ${quote(route.vehicleId)}` });
    return undefined;
  }
  if (!isVanOf(vehicle, vanId)) {
    const message = `vehicle ${quote(vehicle.id)} (count ${vehicle.count}) has no van ${quote(vanId)}`;
    report({ code: 'UNKNOWN_VAN', vanId, message });
  }
  const startDepot = index.depots.get(vehicle.depotId);
  const endDepot = vehicle.endDepotId === null ? undefined : index.depots.get(vehicle.endDepotId);
  for (const id of [vehicle.depotId, vehicle.endDepotId]) {
    if (id === null || index.depots.has(id)) continue;
    const message = `vehicle ${quote(vehicle.id)} belongs to depot ${quote(id)}, which the problem lacks`;
    report({ code: 'UNKNOWN_DEPOT', vanId, message });
    return undefined;
  }
  const legOf = legsOf(travel, vehicle);
  if (legOf === undefined || startDepot === undefined) {
    const message = `travel has no profile ${quote(vehicle.profile)}, which vehicle ${quote(vehicle.id)} drives by`;
    report({ code: 'UNKNOWN_PROFILE', vanId, message });
    return undefined;
  }
  const steps = sortSteps(route, vehicle, report);
  const stops = steps?.visits.map((visit) => index.stops.get(visit.stopId));
  if (steps === undefined || stops === undefined) return undefined;
  for (const [i, stop] of stops.entries()) {
    if (stop !== undefined) continue;
    const { stopId } = steps.visits[i];
    report({ code: 'UNKNOWN_STOP', vanId, stopId, message: `the problem has no stop ${quote(stopId)}` });
  }
  if (!stops.every((stop) => stop !== undefined)) return undefined;

  const visits = visitCases(steps.visits, stops, startDepot, legOf);
  const last = visits[visits.length - 1];
  const endLeg = endDepot && legOf(last.stop.place, endDepot.place);
  if (!areReachable(visits, endLeg, vanId, report)) return undefined;
  return {
    index,
    route,
    vehicle,
    startDepot,
    start: steps.start,
    visits,
    finish: steps.end?.arrival ?? last.visit.departure,
    ...(endDepot === undefined ? {} : { endDepot }),
    ...(steps.end === undefined ? {} : { end: steps.end }),
    ...(endLeg === undefined ? {} : { endLeg }),
  };
}

interface SortedSteps {
  readonly start: StartStep;
  readonly visits: readonly Visit[];
  readonly end?: EndStep;
}

/** One start, at least one visit, and an end where the vehicle has an end depot: in this order. */
function sortSteps(route: Route, vehicle: Vehicle, report: Report): SortedSteps | undefined {
  const { vanId, steps } = route;
  const visits = steps.filter((step) => step.kind === 'visit');
  const [start] = steps;
  const last = steps[steps.length - 1];
  const end = last?.kind === 'end' ? last : undefined;
  const say = (code: string, message: string) => {
    report({ code, vanId, message });
    return undefined;
  };
  if (visits.length === 0) return say('EMPTY_ROUTE', `van ${quote(vanId)} visits nothing; such routes are not written`);
  if (start?.kind !== 'start') return say('NO_START', `the route of van ${quote(vanId)} does not begin with a start`);
  if (end === undefined && vehicle.endDepotId !== null)
    return say('NO_END', `van ${quote(vanId)} does not return to depot ${quote(vehicle.endDepotId)}`);
  if (end !== undefined && vehicle.endDepotId === null)
    return say('END_ON_OPEN_ROUTE', `van ${quote(vanId)} drives back although its route ends at the last stop`);
  if (visits.length + 1 + (end === undefined ? 0 : 1) !== steps.length)
    return say('STEP_OUT_OF_PLACE', `van ${quote(vanId)} starts or ends in the middle of its route`);
  return { start, visits, ...(end === undefined ? {} : { end }) };
}

function visitCases(visits: readonly Visit[], stops: readonly Stop[], depot: ProblemDepot, legOf: LegOf): VisitCase[] {
  return visits.map((visit, i) => {
    const previous = stops[i - 1];
    const stop = stops[i];
    return { visit, stop, leg: legOf(previous?.place ?? depot.place, stop.place), work: workAt(stop, previous) };
  });
}

function areReachable(visits: readonly VisitCase[], endLeg: Leg | undefined, vanId: string, report: Report): boolean {
  let all = true;
  const cut = (stopId: string, message: string) => {
    all = false;
    report({ code: 'LEG_UNREACHABLE', vanId, stopId, message });
  };
  for (const { stop, leg } of visits)
    if (!isReachable(leg)) cut(stop.id, `no way leads to stop ${quote(stop.id)} from the step before it`);
  const last = visits[visits.length - 1].stop;
  if (endLeg !== undefined && !isReachable(endLeg))
    cut(last.id, `no way leads from stop ${quote(last.id)} back to the end depot`);
  return all;
}
