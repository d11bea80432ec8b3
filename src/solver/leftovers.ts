import type { LastPass } from './last-pass.ts';
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
 * to leave out first. No free vehicle that could serve a stop is overlooked, unless the pass is cut short.
 */
export function insertLeftovers(routes: Routes, required: Uint8Array, pass: LastPass = {}): Leftovers {
  const { st, skip, shift, dummy, n } = routes;
  const { isOver = () => false, skipsRelated = false } = pass;
  const tooDear = new Map<number, number>();
  const untried = new Set<number>();
  if (routes.absentCount() === 0) return { tooDear, untried };
  const isAbsent = (node: number) => st[(node << shift) + ROUTE] === dummy;
  const absent = Array.from({ length: n }, (_, node) => node).filter(isAbsent);
  if (!skipsRelated) routes.relations?.placeAll(Int32Array.from(absent), true);
  absent.sort((a, b) => skip[b] - skip[a] || a - b);
  const alone: number[] = [];
  for (const node of absent) {
    if (routes.relations?.isRelated(node)) {
      if (skipsRelated && isAbsent(node)) untried.add(node);
    } else if (isOver()) {
      untried.add(node);
    } else {
      alone.push(node);
      const stop = node << shift;
      const position = routes.findAnywhere(stop, skip[node]);
      if (position < 0) continue;
      routes.cost -= skip[node];
      routes.insert(stop, position);
    }
  }
  routes.state.commit();
  for (const node of alone) {
    // What must be served and still was not has no place at all.
    if (!isAbsent(node) || required[node] === 1) continue;
    if (isOver()) untried.add(node);
    else if (routes.findAnywhere(node << shift, Infinity) >= 0) tooDear.set(node, routes.delta * routes.moneyPerCost);
  }
  return { tooDear, untried };
}
