import { CLASS, FREE, NEXT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import type { RouteEnds } from '../route-ends.ts';
import { exactDelta } from './exact-delta.ts';
import type { Walked } from './walked.ts';

/**
 * The best place at the end of a route at less than `routes.delta`, which becomes its cost, or `position`. Lists rise by metres alone, so that
 * one is left where even the cheapest metre makes the detour too dear.
 */
export function findAtEnds(routes: Walked, ends: RouteEnds, stop: number, position: number): number {
  const { st, instance, firstHead, random, blink, leastMetre } = routes;
  const { size, last, first } = ends;
  const node = stop >> RICH_SHIFT;
  const start = ends.startOf(node);
  const kinds = node * instance.classes.length;
  const brought = instance.dimensions === 0 ? 0 : instance.delivery[node * instance.dimensions];
  let found = position;
  for (let way = 0; way < 2; way++) {
    const { at, detour } = way === 0 ? last : first;
    const beyond = way === 0 ? NEXT : PREV;
    for (let i = start; i < start + size && leastMetre * detour[i] < routes.delta; i++) {
      const o = at[i];
      if (st[o + beyond] < firstHead) continue;
      const head = st[o + ROUTE];
      if (st[head + FREE] < brought || instance.serves[kinds + st[head + CLASS]] === 0 || !ends.isOurs(o)) continue;
      const before = way === 0 ? o : head;
      const delta = exactDelta(routes, before, stop, head, routes.delta);
      if (delta >= routes.delta || (random.int32() & 65535) < blink) continue;
      routes.delta = delta;
      found = before;
    }
  }
  return found;
}
