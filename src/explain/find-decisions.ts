import type { Problem, Stop, Travel, Vehicle } from '../model/index.ts';
import { routeCalls } from '../solver/calls.ts';
import { compile } from '../solver/compile.ts';
import { Itinerary } from '../solver/itinerary/itinerary.ts';
import type { Decision } from '../solver/schedule.ts';

/** Whether a van of this kind does more than drive from call to call. */
export function decidesAnything({ breaks, drivingRule, trips }: Vehicle): boolean {
  return breaks.length > 0 || drivingRule !== undefined || trips > 1;
}

/**
 * Where the van pauses and loads again on its way through these calls, as the search would have it; `null` if no way of driving
 * them keeps the rules of time and load. Who goes with whom is not asked.
 */
export function findDecisions(
  problem: Problem,
  travel: Travel,
  vehicle: Vehicle,
  stops: readonly Stop[],
): readonly Decision[] | null {
  if (!decidesAnything(vehicle) || stops.length === 0) return [];
  const unique = [...new Set(stops)];
  const { locks: _locks, ...rest } = problem;
  const { zone: _zone, ...van } = vehicle;
  const instance = compile({ ...rest, stops: unique.map(byItself), vehicles: [{ ...van, count: 1 }] }, travel);
  const nodeOf = new Map<string, number>();
  instance.stopOf.forEach((stop, node) => {
    nodeOf.set(keyOf(unique[stop].id, instance.isFetch[node] === 1), node);
  });
  const nodes = routeCalls(stops).map(({ stop, isFetch }) => nodeOf.get(keyOf(stop.id, isFetch)) ?? -1);
  const itinerary = new Itinerary(instance);
  return itinerary.price(0, Int32Array.from(nodes), nodes.length) < Infinity ? itinerary.decisions() : null;
}

function keyOf(stopId: string, isFetch: boolean): string {
  return `${isFetch ? 'fetch' : 'visit'} ${stopId}`;
}

/** The stop without what ties it to other stops or to a van. */
function byItself(stop: Stop): Stop {
  const { group: _group, together: _together, apart: _apart, vehicle: _vehicle, depot: _depot, ...rest } = stop;
  return rest;
}
