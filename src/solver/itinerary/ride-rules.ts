import type { Problem } from '../../model/problem.ts';
import { UNBOUNDED } from '../no-bound.ts';

/** How long shipments may ride, per node of a visit; elsewhere the limit is UNBOUNDED. */
export interface RideRules {
  /** Node of the fetch, or -1. */
  readonly fetch: Int32Array;
  /** Seconds from driving on there to the start of work here. */
  readonly limit: Int32Array;
}

/** @param fetchOf, visitOf nodes by stop; -1 = none */
export function rideRules(
  { stops }: Problem,
  fetchOf: Int32Array,
  visitOf: Int32Array,
  nodes: number,
): RideRules | null {
  const fetch = new Int32Array(nodes).fill(-1);
  const limit = new Int32Array(nodes).fill(UNBOUNDED);
  let any = false;
  stops.forEach(({ maxRideSeconds }, i) => {
    if (maxRideSeconds === undefined || fetchOf[i] < 0) return;
    fetch[visitOf[i]] = fetchOf[i];
    limit[visitOf[i]] = Math.floor(maxRideSeconds);
    any = true;
  });
  return any ? { fetch, limit } : null;
}
