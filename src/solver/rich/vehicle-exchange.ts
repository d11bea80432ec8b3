import { otherRoute } from '../other-route.ts';
import { NEXT, PREV, ROUTE } from '../record.ts';
import { exchange } from './segment-exchange.ts';
import type { Walked } from './walked.ts';

/**
 * The route of u and one of another vehicle class, which may be empty, change vehicles. Ruin and recreate seldom does
 * that: it would have to empty both at once. Applies the exchange if its change in cost is below `threshold`.
 */
export function exchangeVehicles(routes: Walked, u: number, threshold: number): boolean {
  const { st } = routes;
  const a = st[u + ROUTE];
  if (a === routes.dummy) return false;
  const b = otherRoute(routes, u);
  if (b < 0) return false;
  return exchange(routes, a, st[b + NEXT], st[a + PREV], routes.sizeOf(a), st[b + PREV], routes.sizeOf(b), threshold);
}
