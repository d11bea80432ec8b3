import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/**
 * A first solution: every absent stop in the given order at its best place next to a neighbour, or in a new route where
 * that is cheaper or the only way, optional stops included: the search finds out together which are not worth their way. After a
 * warm start they must be worth it at once, so that the plan gets no dearer than the one it was given.
 */
export function construct(routes: Routes, order: Int32Array, isWarm = false): void {
  const { st, skip, shift, dummy } = routes;
  routes.relations?.placeAll(order, isWarm);
  for (const node of order) {
    const stop = node << shift;
    if (st[stop + ROUTE] !== dummy || routes.relations?.isRelated(node)) continue;
    const position = routes.findPosition(stop, isWarm ? skip[node] : Infinity);
    if (position < 0) continue;
    routes.cost -= skip[node];
    routes.insert(stop, position);
    routes.state.commit();
  }
}
