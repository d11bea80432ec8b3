import type { Problem, Stop } from '../model/problem.ts';
import type { Seconds, TimeWindow } from '../model/units.ts';
import { HORIZON } from './instance.ts';

/** Name of the load dimension that cash is counted in; no column can be called so. */
const CASH = '\u0000cash';

/** The doors of a day: a problem whose stops are calls, so that what holds for a door is asked of each. */
export interface Calls {
  /** As given where there are neither shipments nor cash limits. */
  readonly problem: Problem;
  /** Per call: index into the stops of the problem as given. */
  readonly stopOf: readonly number[];
  /** Per call: the index of the other call of its shipment, or -1. The fetch of a shipment comes right before its visit. */
  readonly partner: readonly number[];
  /** Per call: whether a shipment is fetched here. */
  readonly isFetch: readonly boolean[];
}

/**
 * A shipment is called at twice: where it is fetched, and where it is brought. Cash is a load that is fetched, bound by
 * `maxCash`, where any vehicle has such a bound.
 */
export function callsOf(problem: Problem): Calls {
  const counted = withCash(problem);
  const stopOf: number[] = [];
  const partner: number[] = [];
  const isFetch: boolean[] = [];
  const stops: Stop[] = [];
  counted.stops.forEach((stop, i) => {
    if (stop.from !== undefined) {
      isFetch.push(true);
      partner.push(stops.length + 1);
      stopOf.push(i);
      stops.push(fetchOf(stop, stop.from));
    }
    isFetch.push(false);
    partner.push(stop.from === undefined ? -1 : stops.length - 1);
    stopOf.push(i);
    stops.push(stop.from === undefined ? stop : { ...stop, delivery: {} });
  });
  return {
    problem: stops.length === counted.stops.length ? counted : { ...counted, stops },
    stopOf,
    partner,
    isFetch,
  };
}

/** A stop called at on a route, and the record of the door. */
export interface RouteCall {
  /** As given in the problem. */
  readonly stop: Stop;
  /** Place, windows and work of this call. */
  readonly door: Stop;
  readonly isFetch: boolean;
}

/** The calls of a route whose stops are named in order: a shipment's first mention is its fetch, its second its visit. */
export function routeCalls(stops: readonly Stop[]): RouteCall[] {
  const fetched = new Set<string>();
  return stops.map((stop) => {
    if (stop.from === undefined || fetched.has(stop.id)) return { stop, door: stop, isFetch: false };
    fetched.add(stop.id);
    return { stop, door: fetchOf(stop, stop.from), isFetch: true };
  });
}

/** What is fetched is a pickup there; that it leaves again at the visit is for the loads to know. */
function fetchOf(stop: Stop, from: NonNullable<Stop['from']>): Stop {
  const { id, skills, vehicle, depot, priority, skipCost, delivery } = stop;
  return {
    id,
    orderIds: [],
    place: from.place,
    delivery: {},
    pickup: delivery,
    windows: notBefore(from.windows, stop.readyAt),
    serviceSeconds: from.serviceSeconds,
    setupSeconds: 0,
    priority,
    skills,
    ...(skipCost === undefined ? {} : { skipCost }),
    ...(vehicle === undefined ? {} : { vehicle }),
    ...(depot === undefined ? {} : { depot }),
  };
}

/** Windows from an instant on. */
function notBefore(windows: readonly TimeWindow[], instant: Seconds | undefined): readonly TimeWindow[] {
  if (instant === undefined) return windows;
  if (windows.length === 0) return [{ start: instant, end: HORIZON }];
  const left = windows.filter((w) => w.end >= instant).map((w) => ({ start: Math.max(w.start, instant), end: w.end }));
  // none is left: no time will do
  return left.length > 0 ? left : [{ start: -HORIZON, end: -HORIZON }];
}

function withCash(problem: Problem): Problem {
  const { stops, vehicles, dimensions } = problem;
  if (vehicles.every((v) => v.maxCash === undefined) || stops.every((s) => (s.cash ?? 0) === 0)) return problem;
  return {
    ...problem,
    dimensions: [...dimensions, CASH],
    stops: stops.map((s) => (s.cash === undefined ? s : { ...s, pickup: { ...s.pickup, [CASH]: s.cash } })),
    vehicles: vehicles.map((v) =>
      v.maxCash === undefined ? v : { ...v, capacity: { ...v.capacity, [CASH]: v.maxCash } },
    ),
  };
}
