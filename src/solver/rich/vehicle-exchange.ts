import { CLASS, NEXT, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { exchange } from './segment-exchange.ts';
import type { Walked } from './walked.ts';

/** Neighbours among whose routes one is drawn. */
const NEAR = 10;

/**
 * The route of u and one of another vehicle class, which may be empty, change vehicles. Ruin and recreate seldom does
 * that: it would have to empty both at once. Applies the exchange if its change in cost is below `threshold`.
 */
export function exchangeVehicles(routes: Walked, u: number, threshold: number): boolean {
  const { st, near, random, dummy, firstHead, k, closed } = routes;
  const a = st[u + ROUTE];
  if (a === dummy) return false;
  const isNear = k > 0 && (random.int32() & 1) === 0;
  let b = isNear
    ? st[near[(u >> RICH_SHIFT) * k + random.below(Math.min(NEAR, k))] + ROUTE]
    : firstHead + (random.below((dummy - firstHead) >> RICH_SHIFT) << RICH_SHIFT);
  if (b === dummy || st[b + CLASS] === st[a + CLASS] || closed[(b - firstHead) >> RICH_SHIFT] === 1) return false;
  // An empty route taken into use is the one on top of its list.
  if (st[b + NEXT] === b) b = routes.emptyRoute(st[b + CLASS]);
  if (b < 0) return false;
  return exchange(routes, a, st[b + NEXT], st[a + PREV], routes.sizeOf(a), st[b + PREV], routes.sizeOf(b), threshold);
}
