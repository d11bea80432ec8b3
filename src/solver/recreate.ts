import type { Random } from './random.ts';
import type { Routes } from './routes.ts';

/** One iteration in so many (a power of two, less one) puts optional stops back even at more than their skip cost. */
const EAGER = 7;

/**
 * Puts every stop of `routes.out` back at its best place, in random order, or leaves it absent where that is cheaper.
 * Gives up, with the routes half built, as soon as the cost reaches `limit`.
 */
export function recreate(routes: Routes, random: Random, limit: number): boolean {
  const { out, skip, shift } = routes;
  if (routes.broken) return false;
  // Stops that are worth their way only together would never meet if each had to be worth it alone.
  const eager = (random.int32() & EAGER) === 0;
  if (routes.relations !== null) return routes.relations.recreate(random, limit, eager);
  const count = routes.outCount;
  for (let i = 0; i < count; i++) {
    const j = i + random.below(count - i);
    const stop = out[j];
    out[j] = out[i];
    out[i] = stop;
    const penalty = skip[stop >> shift];
    const room = limit - routes.cost;
    const budget = eager ? room : Math.min(penalty, room);
    const position = routes.findPosition(stop, budget);
    if (position >= 0) routes.insert(stop, position);
    else if (penalty < room) routes.leaveOut(stop);
    else return false;
  }
  routes.completeRecreate();
  return !routes.broken && routes.cost < limit;
}
