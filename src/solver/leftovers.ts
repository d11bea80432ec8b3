import { ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/** What is known of the stops that the last pass found no place for, by node. */
export interface Leftovers {
  /** Money that the cheapest place of those that would fit would add to the cost. */
  readonly tooDear: ReadonlyMap<number, number>;
  /** Not tried on every route. */
  readonly untried: ReadonlySet<number>;
}

/**
 * The last pass: granular neighbour lists can miss, so every stop still absent is tried on every route, the most costly
 * to leave out first. No free vehicle that could serve a stop is overlooked, unless `isOver` is given and cuts the pass short; stops that depend
 * on each other, which take longest, are then left as they are.
 */
export function insertLeftovers(routes: Routes, isOver?: () => boolean): Leftovers {
  const { st, skip, shift, dummy, n } = routes;
  const tooDear = new Map<number, number>();
  const untried = new Set<number>();
  if (routes.absentCount() === 0) return { tooDear, untried };
  const absent: number[] = [];
  for (let i = 0; i < n; i++) if (st[(i << shift) + ROUTE] === dummy) absent.push(i);
  if (isOver === undefined) routes.relations?.placeAll(Int32Array.from(absent), true);
  absent.sort((a, b) => skip[b] - skip[a] || a - b);
  for (const node of absent) {
    if (isOver?.()) break;
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
    if (st[stop + ROUTE] !== dummy) continue;
    if (routes.relations?.isRelated(node)) {
      if (isOver !== undefined) untried.add(node);
    } else if (isOver?.()) untried.add(node);
    else if (routes.findAnywhere(stop, Infinity) >= 0) {
      tooDear.set(node, routes.delta * routes.moneyPerCost);
    }
  }
  return { tooDear, untried };
}
