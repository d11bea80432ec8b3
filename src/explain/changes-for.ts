import type { Problem, Route, Seconds, Stop, Violation } from '../model/index.ts';
import { roundLoad, roundMetres } from './candidates.ts';
import { type Change, roundUp } from './change.ts';
import { overloads } from './load-peaks.ts';
import type { TourView } from './tour-view.ts';

/**
 * What would have to change for the referee to find nothing of this; `null` if for one of them there is no change.
 *
 * @param stop the one that is to be served
 * @param problem in which it was found
 * @param stops all of the route, door by door
 * @param route as it was judged
 */
export function changesFor(
  violations: readonly Violation[],
  stop: Stop,
  problem: Problem,
  stops: readonly Stop[],
  { row, vanId }: TourView,
  route: Route,
): Change[] | null {
  const of = { vehicleId: row.vehicle.id, vanId };
  const changes: Change[] = [];
  for (const { code, stopId = '', amount = 0 } of violations) {
    switch (code) {
      case 'LATE':
        changes.push(
          stopId === stop.id && isFetchLate(stop, route, amount)
            ? { kind: 'from-closes', stopId, seconds: roundUp(amount) }
            : stopId === stop.id
              ? { kind: 'window-closes', stopId, window: stop.windows.length - 1, seconds: roundUp(amount) }
              : { kind: 'late', stopId, seconds: roundUp(amount) },
        );
        break;
      case 'SHIFT_OVERRUN':
        changes.push({ kind: 'shift-end', ...of, seconds: roundUp(amount) });
        break;
      case 'DEPOT_CLOSED':
        if (row.end === null) return null;
        changes.push({ kind: 'depot-closes', depotId: row.end.id, seconds: roundUp(amount) });
        break;
      case 'MAX_STOPS':
        changes.push({ kind: 'max-stops', ...of, stops: amount });
        break;
      case 'MAX_METRES':
        changes.push({ kind: 'max-metres', ...of, metres: roundMetres(amount) });
        break;
      case 'MAX_SECONDS':
        changes.push({ kind: 'max-seconds', ...of, seconds: roundUp(amount) });
        break;
      case 'MAX_DRIVING':
        changes.push({ kind: 'max-driving', ...of, seconds: roundUp(amount) });
        break;
      case 'OVERLOADED': {
        const vehicle = problem.vehicles.find((v) => v.id === row.vehicle.id) ?? row.vehicle;
        const known = changes.some((change) => change.kind === 'capacity');
        if (known) break; // one violation a dimension, all of them changed at the first
        for (const [dimension, over] of overloads(stops, vehicle))
          changes.push({ kind: 'capacity', ...of, dimension, amount: roundLoad(over) });
        break;
      }
      case 'SKILL_MISSING':
        if (stopId !== stop.id) return null;
        changes.push({ kind: 'skills', ...of, skills: stop.skills.filter((s) => !row.vehicle.skills.includes(s)) });
        break;
      case 'RIDE_TOO_LONG':
        if (stopId !== stop.id) return null;
        changes.push({ kind: 'max-ride', stopId, seconds: roundUp(amount) });
        break;
      case 'MAX_CASH':
        changes.push({ kind: 'max-cash', ...of, amount });
        break;
      case 'OUT_OF_ZONE':
        if (stopId !== stop.id) return null;
        changes.push({ kind: 'zone', ...of });
        break;
      case 'NOT_APART':
        // on one route both are named, in whatever order
        if (stop.apart === undefined) return null;
        if (!changes.some((change) => change.kind === 'apart')) changes.push({ kind: 'apart', stopId: stop.id });
        break;
      case 'WRONG_VEHICLE':
      case 'WRONG_DEPOT':
        if (stopId !== stop.id) return null;
        changes.push({ kind: 'unpin', stopId });
        break;
      default:
        return null;
    }
  }
  return changes;
}

/** Whether it is at the door where the stop is fetched that work begins so much too late. */
function isFetchLate({ id, from }: Stop, { steps }: Route, amount: Seconds): boolean {
  const closes = from?.windows.at(-1)?.end;
  const fetch = steps.find((step) => step.kind === 'fetch' && step.stopId === id);
  return closes !== undefined && fetch !== undefined && fetch.start - closes === amount;
}
