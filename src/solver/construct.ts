import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/** Stops between two looks at the signal. */
const LOOK_EVERY = 64;

/**
 * A first solution: every absent stop in the given order at its best place next to a neighbour, or in a new route where
 * that is cheaper or the only way, optional stops included: the search finds out together which are not worth their way. After a
 * warm start they must be worth it at once, so that the plan gets no dearer than the one it was given. An abort leaves the
 * rest of the stops absent.
 */
export function construct(routes: Routes, order: Int32Array, isWarm = false, signal?: AbortSignal): void {
  const { st, skip, shift, dummy } = routes;
  routes.relations?.placeAll(order, isWarm);
  let tried = 0;
  for (const node of order) {
    // the first few are put in however early the abort came: some of a day is of more use than nothing
    if (++tried % LOOK_EVERY === 0 && signal?.aborted) return;
    const stop = node << shift;
    if (st[stop + ROUTE] !== dummy || routes.relations?.isRelated(node)) continue;
    const position = routes.findPosition(stop, isWarm ? skip[node] : Infinity);
    if (position < 0) continue;
    routes.cost -= skip[node];
    routes.insert(stop, position);
    routes.state.commit();
  }
}
