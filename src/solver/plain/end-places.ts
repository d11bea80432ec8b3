import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import type { RouteEnds } from '../route-ends.ts';
import { CLOSE, DEMAND, FROM_DEPOT, OPEN, SERVICE, TO_DEPOT } from './node-info.ts';
import type { PlainSolution } from './plain-solution.ts';

/**
 * A place at the end of a route that costs less than `routes.delta`, which becomes its cost, or `position`. The lists rise by cost: the
 * first that is possible is the best, to within rounding.
 */
export function findAtEnds(routes: PlainSolution, ends: RouteEnds, stop: number, position: number): number {
  const { st, info, firstHead, timed, random, blink } = routes;
  const { size, last, first } = ends;
  const start = ends.startOf(stop >> PLAIN_SHIFT);
  const demand = info[stop + DEMAND];
  const open = info[stop + OPEN];
  const close = info[stop + CLOSE];
  const service = info[stop + SERVICE];
  const toDepot = info[stop + TO_DEPOT];
  const fromDepot = info[stop + FROM_DEPOT];
  let found = position;
  for (let i = start; i < start + size && last.detour[i] < routes.delta; i++) {
    const o = last.at[i];
    if (st[o + NEXT] < firstHead) continue;
    const head = st[o + ROUTE];
    if (st[head + FREE] < demand || !ends.isOurs(o)) continue;
    const there = routes.metres(o, stop);
    const delta = there + toDepot - st[o + OUT];
    if (delta >= routes.delta) continue;
    if (timed) {
      const arrival = st[o + DEP] + there;
      if (arrival > close || Math.max(arrival, open) + service + toDepot > st[head + LATE]) continue;
    }
    if ((random.int32() & 65535) < blink) continue;
    routes.delta = delta;
    found = o;
    break;
  }
  for (let i = start; i < start + size && first.detour[i] < routes.delta; i++) {
    const o = first.at[i];
    if (st[o + PREV] < firstHead) continue;
    const head = st[o + ROUTE];
    if (st[head + FREE] < demand || !ends.isOurs(o)) continue;
    const on = routes.metres(stop, o);
    const delta = fromDepot + on - st[o + IN];
    if (delta >= routes.delta) continue;
    if (timed) {
      const arrival = st[head + DEP] + fromDepot;
      if (arrival > close || Math.max(arrival, open) + service + on > st[o + LATE]) continue;
    }
    if ((random.int32() & 65535) < blink) continue;
    routes.delta = delta;
    found = head;
    break;
  }
  return found;
}
