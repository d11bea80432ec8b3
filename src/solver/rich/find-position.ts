import { CLASS, FREE, IN, OUT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { exactDelta } from './exact-delta.ts';
import type { Walked } from './walked.ts';

/**
 * The best place for a stop among those next to its neighbours, nearest first, at less than `budget`; -1 if none. Places are first held against a
 * bound: the arcs to neighbours looked at later are at least as long as this one, and a detour shortens no working day.
 * (Where roads break the latter a place may be overlooked; what is found is priced exactly.)
 */
export function findPosition(routes: Walked, stop: number, budget: number): number {
  const { st, instance, near, nearOut, nearIn, random, blink, n } = routes;
  const { admit, rateMetre, depotMetres } = instance;
  const node = stop >> RICH_SHIFT;
  const brought = instance.dimensions === 0 ? 0 : instance.delivery[node * instance.dimensions];
  const depot = depotMetres[node];
  let best = budget;
  let position = -1;
  const start = node * routes.k;
  for (let k = start, end = start + routes.k; k < end; k++) {
    const o = near[k];
    const head = st[o + ROUTE];
    if (st[head + FREE] < brought) continue;
    const c = st[head + CLASS];
    if (admit[c * n + node] === 0) continue;
    const onward = nearOut[k];
    const back = nearIn[k];
    const least = Math.min(onward, back);
    const far = Math.min(least, depot);
    const rate = rateMetre[c];
    if (rate * (back + far - st[o + OUT]) < best) {
      const delta = exactDelta(routes, o, stop, head, best);
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = o;
      }
    }
    if (rate * (onward + far - st[o + IN]) < best) {
      const p = st[o + PREV];
      const delta = exactDelta(routes, p, stop, head, best);
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = p;
      }
    }
  }
  routes.delta = best;
  return position;
}
