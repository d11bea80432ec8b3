import { CLASS, DURATION, FREE, IN, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE, WORK } from '../record.ts';
import { exactDelta } from './exact-delta.ts';
import type { Walked } from './walked.ts';

/**
 * The best place for a stop among those next to its neighbours, nearest first, at less than `budget`; -1 if none. Places are first held against a
 * bound: the arcs to neighbours looked at later are at least as long as this one, and a detour shortens no working day.
 * (Where roads break the latter a place may be overlooked; what is found is priced exactly.)
 */
export function findPosition(routes: Walked, stop: number, budget: number): number {
  const { st, instance, near, nearOut, nearIn, nearOutTime, nearInTime, random, blink, n } = routes;
  const { admit, rateMetre, rateSecond, depotMetres, classes } = instance;
  const node = stop >> RICH_SHIFT;
  const brought = instance.dimensions === 0 ? 0 : instance.delivery[node * instance.dimensions];
  const service = instance.service[node];
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
    // The lists know the times of the first arcs; for vehicles on others, time is left out of the bound.
    const rateTime = classes[c].arcs === 0 ? rateSecond[c] : 0;
    const waiting = st[head + DURATION] - st[head + WORK];
    const p = st[o + PREV];
    const after = rate * (back + far - st[o + OUT]);
    if (after + rateTime * (nearInTime[k] + service - waiting - st[o + OUT_TIME]) < best) {
      const delta = exactDelta(routes, o, stop, head, best);
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = o;
      }
    }
    const before = rate * (onward + far - st[o + IN]);
    if (before >= best) continue;
    if (before + rateTime * (nearOutTime[k] + service - waiting - st[p + OUT_TIME]) < best) {
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
