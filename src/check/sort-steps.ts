import type { EndStep, FetchStep, PauseStep, ReloadStep, Route, StartStep, Vehicle, Visit } from '../model/index.ts';
import { quote, type Report } from './report.ts';

/** The steps of a route in their places: a start, then what is driven to, each with the pauses on its leg. */
export interface SortedSteps {
  readonly start: StartStep;
  readonly arrivals: readonly SortedArrival[];
}

interface SortedArrival {
  readonly step: Visit | FetchStep | ReloadStep | EndStep;
  readonly pauses: readonly PauseStep[];
}

/** One start, at least one visit, an end where the vehicle has an end depot, and pauses only before something that is driven to. */
export function sortSteps(route: Route, vehicle: Vehicle, report: Report): SortedSteps | undefined {
  const { vanId, steps } = route;
  const [start, ...others] = steps;
  const last = steps[steps.length - 1];
  const say = (code: string, message: string) => {
    report({ code, vanId, message });
    return undefined;
  };
  if (!steps.some((step) => step.kind === 'visit'))
    return say('EMPTY_ROUTE', `van ${quote(vanId)} visits nothing; such routes are not written`);
  if (start?.kind !== 'start') return say('NO_START', `the route of van ${quote(vanId)} does not begin with a start`);
  if (last?.kind !== 'end' && vehicle.endDepotId !== null)
    return say('NO_END', `van ${quote(vanId)} does not return to depot ${quote(vehicle.endDepotId)}`);
  if (last?.kind === 'end' && vehicle.endDepotId === null)
    return say('END_ON_OPEN_ROUTE', `van ${quote(vanId)} drives back although its route ends at the last stop`);

  const arrivals: SortedArrival[] = [];
  let pauses: PauseStep[] = [];
  for (const step of others) {
    if (step.kind === 'break' || step.kind === 'rest') {
      pauses.push(step);
      continue;
    }
    if (step.kind === 'start' || (step.kind === 'end' && step !== last))
      return say('STEP_OUT_OF_PLACE', `van ${quote(vanId)} starts or ends in the middle of its route`);
    arrivals.push({ step, pauses });
    pauses = [];
  }
  if (pauses.length > 0) return say('STEP_OUT_OF_PLACE', `van ${quote(vanId)} pauses after the end of its route`);
  if (last?.kind === 'reload') return say('STEP_OUT_OF_PLACE', `van ${quote(vanId)} ends its route with a reload`);
  return { start, arrivals };
}
