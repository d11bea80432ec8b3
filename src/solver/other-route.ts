import type { Random } from './random.ts';
import { NEXT, ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/** Neighbours among whose routes one is drawn. */
const NEAR = 10;

/** What both kernels know of their routes. */
interface Drawn extends Pick<Routes, 'st' | 'near' | 'k' | 'shift' | 'firstHead' | 'dummy' | 'classOf' | 'emptyRoute'> {
  readonly random: Random;
  /** Per route: 1 where it is another region's. */
  readonly closed: Uint8Array;
}

/**
 * A route drawn at random, half of the time from those near a served stop u, to exchange vehicles with that of u: of another class, and the next to be taken into use if it
 * is empty; or -1.
 */
export function otherRoute(routes: Drawn, u: number): number {
  const { st, near, k, random, shift, firstHead, dummy, closed } = routes;
  const isNear = k > 0 && (random.int32() & 1) === 0;
  const b = isNear
    ? st[near[(u >> shift) * k + random.below(Math.min(NEAR, k))] + ROUTE]
    : firstHead + (random.below((dummy - firstHead) >> shift) << shift);
  if (b === dummy || closed[(b - firstHead) >> shift] === 1) return -1;
  const kind = routes.classOf(b);
  if (kind === routes.classOf(st[u + ROUTE])) return -1;
  return st[b + NEXT] === b ? routes.emptyRoute(kind) : b;
}
