import { CLASS, DEP, LATE, NEXT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { swapTails } from './tail-exchange.ts';
import type { Walked } from './walked.ts';

/** Neighbours among whose routes one is drawn. */
const NEAR = 20;

/**
 * The route of u, from the end of u's trip on, and another, from the beginning or the end of one of its trips on, change tails. Moves next
 * to neighbours hardly ever do that: what changes is when trips are driven, and by whom, at no cost most often. The first whose
 * change in cost is below `threshold` is applied.
 */
export function exchangeTrips(routes: Walked, u: number, threshold: number): boolean {
  const { st, near, random, dummy, firstHead, k, instance } = routes;
  const a = st[u + ROUTE];
  if (a === dummy || instance.walked[st[a + CLASS]] !== 2) return false;
  const isNear = k > 0 && (random.int32() & 3) !== 0;
  const b = isNear
    ? st[near[(u >> RICH_SHIFT) * k + random.below(Math.min(NEAR, k))] + ROUTE]
    : routes.emptyRoute(st[a + CLASS]);
  if (b < 0 || b === dummy || b === a) return false;
  if (instance.tailGroup[st[a + CLASS]] !== instance.tailGroup[st[b + CLASS]]) return false;
  let last = u;
  while (st[last + NEXT] < firstHead && !reloadsBefore(routes, st[last + NEXT])) last = st[last + NEXT];
  const x = st[last + NEXT];
  const arcs = instance.arcsOf[st[a + CLASS]];
  const from = routes.origin(last);
  for (let y = b; ; ) {
    const v = st[y + NEXT];
    const isBoundary = y === b || v >= firstHead || reloadsBefore(routes, v);
    if (isBoundary && !(x >= firstHead && v >= firstHead)) {
      const to = routes.goal(v);
      const i = routes.origin(y);
      const j = routes.goal(x);
      const isNothing = y >= firstHead && x >= firstHead;
      const rest = isNothing ? 0 : arcs.metres(i, j);
      const restTime = isNothing ? 0 : arcs.seconds(i, j);
      const joinTime = arcs.seconds(from, to);
      // for routes that are gone along a bound, for others all there is to be in time
      const isInTime =
        !instance.windowed || (st[last + DEP] + joinTime <= st[v + LATE] && st[y + DEP] + restTime <= st[x + LATE]);
      if (isInTime && swapTails(routes, last, x, y, v, arcs.metres(from, to), joinTime, rest, restTime, threshold)) {
        return true;
      }
    }
    if (v >= firstHead) return false;
    y = v;
  }
}

/** Whether the van loads again before a call; where no courses are kept, whether it did when the route was last priced. */
function reloadsBefore({ courses, reloadAfter, st }: Walked, stop: number): boolean {
  return courses === null ? reloadAfter[st[stop + PREV] >> RICH_SHIFT] === 1 : courses.store.reloadsBefore(stop);
}
