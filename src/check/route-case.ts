import {
  type EndStep,
  type FetchStep,
  type Leg,
  type PauseStep,
  type ProblemDepot,
  type ReloadStep,
  type Route,
  reloadDepotsOf,
  type Seconds,
  type StartStep,
  type Stop,
  type Travel,
  type Vehicle,
  type Visit,
} from '../model/index.ts';
import { isReachable, type LegOf, legsOf } from './legs-of.ts';
import { isVanOf, type ProblemIndex } from './problem-index.ts';
import { quote, type Report } from './report.ts';
import { type SortedSteps, sortSteps } from './sort-steps.ts';
import { loadingAt, workAt } from './work-at.ts';

/** A step with a leg as given, and what the problem says about it. */
export interface ArrivalCase {
  readonly step: Visit | FetchStep | ReloadStep | EndStep;
  /** Those on its leg, in order. */
  readonly pauses: readonly PauseStep[];
  /** From the place before, recomputed. */
  readonly leg: Leg;
  /** Work, or loading at a reload, recomputed; 0 at the end. */
  readonly work: Seconds;
  /** Loadings before it, the start's not counted: 0 on the first trip, and 1 at the first reload. */
  readonly trip: number;
  /** Of a visit or fetch. */
  readonly stop?: Stop;
  /** Of a reload or end: where it has to be. */
  readonly depot?: ProblemDepot;
}

/** A visit or fetch. */
export interface CallCase extends ArrivalCase {
  readonly step: Visit | FetchStep;
  readonly stop: Stop;
}

/** A visit as given, and what the problem says about it. */
export interface VisitCase {
  readonly visit: Visit;
  readonly stop: Stop;
  /** From the place before, recomputed. */
  readonly leg: Leg;
  /** Seconds of set-up and service, recomputed. */
  readonly work: Seconds;
  readonly trip: number;
}

/** A route whose parts are all known, ready to be judged; legs are recomputed from where the vehicle has to start, reload and end. */
export interface RouteCase {
  readonly index: ProblemIndex;
  readonly route: Route;
  readonly vehicle: Vehicle;
  readonly startDepot: ProblemDepot;
  /** Missing on an open route. */
  readonly endDepot?: ProblemDepot;
  /** Where it may reload; at least one. */
  readonly reloadDepots: readonly ProblemDepot[];
  readonly start: StartStep;
  /** Everything after the start but pauses, in order. */
  readonly arrivals: readonly ArrivalCase[];
  /** The arrivals that are visits or fetches. */
  readonly calls: readonly CallCase[];
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
  const reloadIds = reloadDepotsOf(vehicle);
  for (const id of new Set([vehicle.depotId, vehicle.endDepotId, ...reloadIds])) {
    if (id === null || index.depots.has(id)) continue;
    const message = `vehicle ${quote(vehicle.id)} belongs to depot ${quote(id)}, which the problem lacks`;
    report({ code: 'UNKNOWN_DEPOT', vanId, message });
    return undefined;
  }
  const startDepot = index.depots.get(vehicle.depotId);
  const reloadDepots = reloadIds.flatMap((id) => index.depots.get(id) ?? []);
  const endDepot = vehicle.endDepotId === null ? undefined : index.depots.get(vehicle.endDepotId);
  const legOf = legsOf(travel, vehicle);
  if (legOf === undefined || startDepot === undefined) {
    const message = `travel has no profile ${quote(vehicle.profile)}, which vehicle ${quote(vehicle.id)} drives by`;
    report({ code: 'UNKNOWN_PROFILE', vanId, message });
    return undefined;
  }
  const sorted = sortSteps(route, vehicle, report);
  if (sorted === undefined || !areStopsKnown(sorted, index, vanId, report)) return undefined;

  const arrivals = arrivalCases(sorted, index, { vehicle, startDepot, reloadDepots, endDepot, legOf });
  if (!areReachable(arrivals, vanId, report)) return undefined;
  const calls = arrivals.filter((a): a is CallCase => a.stop !== undefined);
  const visits = calls.flatMap(({ step, stop, leg, work, trip }) =>
    step.kind === 'visit' ? [{ visit: step, stop, leg, work, trip }] : [],
  );
  const last = arrivals[arrivals.length - 1];
  const end = last.step.kind === 'end' ? last.step : undefined;
  return {
    index,
    route,
    vehicle,
    startDepot,
    reloadDepots,
    start: sorted.start,
    arrivals,
    calls,
    visits,
    finish: end?.arrival ?? last.step.departure,
    ...(endDepot === undefined ? {} : { endDepot }),
    ...(end === undefined ? {} : { end, endLeg: last.leg }),
  };
}

function areStopsKnown({ arrivals }: SortedSteps, index: ProblemIndex, vanId: string, report: Report): boolean {
  let all = true;
  for (const { step } of arrivals) {
    if (step.kind !== 'visit' && step.kind !== 'fetch') continue;
    const { stopId } = step;
    const stop = index.stops.get(stopId);
    if (stop !== undefined && (step.kind === 'visit' || stop.from !== undefined)) continue;
    all = false;
    if (stop === undefined)
      report({ code: 'UNKNOWN_STOP', vanId, stopId, message: `the problem has no stop ${quote(stopId)}` });
    else {
      const message = `stop ${quote(stopId)} is fetched by van ${quote(vanId)}, but it is no shipment`;
      report({ code: 'NOT_A_SHIPMENT', vanId, stopId, message });
    }
  }
  return all;
}

interface Surroundings {
  readonly vehicle: Vehicle;
  readonly startDepot: ProblemDepot;
  readonly reloadDepots: readonly ProblemDepot[];
  readonly endDepot: ProblemDepot | undefined;
  readonly legOf: LegOf;
}

function arrivalCases(sorted: SortedSteps, { stops }: ProblemIndex, around: Surroundings): ArrivalCase[] {
  const { vehicle, startDepot, reloadDepots, endDepot, legOf } = around;
  let place = startDepot.place;
  let trip = 0;
  // a depot is no call: after a loading set-up is due again
  let called: number | undefined;
  return sorted.arrivals.map(({ step, pauses }): ArrivalCase => {
    const from = place;
    if (step.kind === 'visit' || step.kind === 'fetch') {
      const stop = stops.get(step.stopId) as Stop;
      const work = workAt(stop, step.kind, called);
      place = step.kind === 'fetch' ? (stop.from?.place ?? stop.place) : stop.place;
      called = place;
      return { step, pauses, leg: legOf(from, place), work, trip, stop };
    }
    // elsewhere it may not reload; the trips are judged for that
    const depot =
      step.kind === 'reload'
        ? (reloadDepots.find(({ id }) => id === step.depotId) ?? reloadDepots[0])
        : (endDepot as ProblemDepot);
    place = depot.place;
    called = undefined;
    if (step.kind === 'reload') trip++;
    const work = step.kind === 'reload' ? loadingAt(depot, vehicle) : 0;
    return { step, pauses, leg: legOf(from, place), work, trip, depot };
  });
}

function areReachable(arrivals: readonly ArrivalCase[], vanId: string, report: Report): boolean {
  let all = true;
  for (const [i, { step, leg, stop }] of arrivals.entries()) {
    if (isReachable(leg)) continue;
    all = false;
    const before = arrivals[i - 1]?.stop;
    const stopId = stop?.id ?? before?.id;
    const message =
      stop === undefined
        ? `no way leads from stop ${quote(before?.id ?? '')} back to the ${step.kind === 'end' ? 'end' : 'reload'} depot`
        : `no way leads to stop ${quote(stop.id)} from the step before it`;
    report({ code: 'LEG_UNREACHABLE', vanId, ...(stopId === undefined ? {} : { stopId }), message });
  }
  return all;
}
