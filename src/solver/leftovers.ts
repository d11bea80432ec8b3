import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/**
 * The last pass: granular neighbour lists can miss, so every stop still absent is tried on every route, the most costly
 * to leave out first. No free vehicle that could serve a stop is overlooked. Returns, for those that then still are absent
 * though they would fit, what their cheapest place would add to the cost (money, by node).
 */
export function insertLeftovers(routes: Routes): Map<number, number> {
  const { st, skip, shift, dummy, n } = routes;
  const tooDear = new Map<number, number>();
  if (routes.absentCount() === 0) return tooDear;
  const absent: number[] = [];
  for (let i = 0; i < n; i++) if (st[(i << shift) + ROUTE] === dummy) absent.push(i);
  routes.relations?.placeAll(Int32Array.from(absent), true);
  absent.sort((a, b) => skip[b] - skip[a] || a - b);
  for (const node of absent) {
    if (routes.relations?.isRelated(node)) continue;
    const stop = node << shift;
    const position = routes.findAnywhere(stop, skip[node]);
    if (position < 0) continue;
    routes.cost -= skip[node];
    routes.insert(stop, position);
  }
  routes.state.commit();
  for (const node of absent) {
    const stop = node << shift;
    if (st[stop + ROUTE] !== dummy || routes.relations?.isRelated(node) || routes.findAnywhere(stop, Infinity) < 0)
      continue;
    tooDear.set(node, routes.delta * routes.moneyPerCost);
  }
  return tooDear;
}
