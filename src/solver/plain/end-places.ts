import { NEXT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import type { RouteEnds } from '../route-ends.ts';
import type { PlainSolution } from './plain-solution.ts';

/**
 * A place at the end of a route that costs less than `routes.delta`, which becomes its cost, or `position`. The lists rise by cost: with one
 * depot the first that is possible is the best, to within rounding; with several it is the least that a place may cost.
 */
export function findAtEnds(routes: PlainSolution, ends: RouteEnds, stop: number, position: number): number {
  const { st, firstHead, random, blink } = routes;
  const { size, last, first } = ends;
  const start = ends.startOf(stop >> PLAIN_SHIFT);
  let found = position;
  for (let way = 0; way < 2; way++) {
    const { at, detour } = way === 0 ? last : first;
    const beyond = way === 0 ? NEXT : PREV;
    for (let i = start; i < start + size && detour[i] < routes.delta; i++) {
      const o = at[i];
      if (st[o + beyond] < firstHead || !ends.isOurs(o)) continue;
      const before = way === 0 ? o : st[o + ROUTE];
      const delta = routes.price(stop, before);
      if (delta >= routes.delta || (random.int32() & 65535) < blink) continue;
      routes.delta = delta;
      found = before;
      if (routes.simple) break;
    }
  }
  return found;
}
