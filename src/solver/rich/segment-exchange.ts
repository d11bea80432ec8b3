import { CLASS, DEP, IN, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { rebuild } from './rebuild.ts';
import type { Walked } from './walk.ts';

/** Longest segment that changes places. */
const LONGEST = 3;

/**
 * CROSS-exchange (Taillard et al. 1997) at u: one to three visits from a neighbour v on change places with none to three
 * visits that follow u. The first whose change in cost is below `threshold` is applied.
 */
export function exchangeSegments(routes: Walked, u: number, threshold: number): boolean {
  const { st, near, dummy } = routes;
  const a = st[u + ROUTE];
  if (a === dummy) return false;
  const start = (u >> RICH_SHIFT) * routes.k;
  for (let i = start, end = start + routes.segmentNeighbours; i < end; i++) {
    const v = near[i];
    const b = st[v + ROUTE];
    if (b !== a && b !== dummy && tryAt(routes, u, v, threshold)) return true;
  }
  return false;
}

function tryAt(routes: Walked, u: number, v: number, threshold: number): boolean {
  const { st, instance, firstHead } = routes;
  const a = st[u + ROUTE];
  const arcs = instance.arcsOf[st[a + CLASS]];
  const y = st[v + PREV];
  const x = st[u + NEXT];
  const rate = instance.rateMetre[st[a + CLASS]];
  const rateTime = instance.rateSecond[st[a + CLASS]];
  const price = (from: number, to: number) =>
    from >= firstHead && to >= firstHead
      ? 0
      : rate * arcs.metres(routes.origin(from), routes.goal(to)) +
        rateTime * arcs.seconds(routes.origin(from), routes.goal(to));
  const join = arcs.seconds(u >> RICH_SHIFT, v >> RICH_SHIFT);
  if (instance.windowed && st[u + DEP] + join > instance.close[v >> RICH_SHIFT]) return false;
  const gain = price(u, v) - rate * (st[u + OUT] + st[v + IN]) - rateTime * (st[u + OUT_TIME] + st[y + OUT_TIME]);
  let lastV = v;
  for (let takeV = 1; takeV <= LONGEST; takeV++) {
    const w = st[lastV + NEXT];
    const arcW = rate * st[lastV + OUT] + rateTime * st[lastV + OUT_TIME];
    if (gain - arcW < threshold) {
      let lastU = u;
      for (let takeU = 0; takeU <= LONGEST; takeU++) {
        const next = st[lastU + NEXT];
        const arcNext = takeU === 0 ? 0 : rate * st[lastU + OUT] + rateTime * st[lastU + OUT_TIME];
        const otherSide = takeU === 0 ? price(y, w) : price(y, x) + price(lastU, w);
        const guess = gain + price(lastV, next) - arcW - arcNext + otherSide;
        if (guess < threshold && apply(routes, u, v, takeU, takeV, threshold)) return true;
        if (next >= firstHead) break;
        lastU = next;
      }
    }
    if (w >= firstHead) return false;
    lastV = w;
  }
  return false;
}

/** Walks both new routes; builds them if they are feasible and cheap enough. */
function apply(routes: Walked, u: number, v: number, takeU: number, takeV: number, threshold: number): boolean {
  const { st, walk, scratch } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const y = st[v + PREV];
  let delta = -routes.costOf(a) - routes.costOf(b);
  let count = 0;
  let w = v;
  for (let i = 0; i < takeV; i++, w = st[w + NEXT]) scratch[count++] = w;
  let next = st[u + NEXT];
  for (let i = 0; i < takeU; i++, next = st[next + NEXT]) scratch[count++] = next;
  walk.beginWhole(u, a);
  for (let i = 0; i < takeV; i++) if (!walk.stepWhole(scratch[i])) return false;
  if (!walk.finishWhole(next)) return false;
  delta += walk.cost;
  if (delta >= threshold) return false;
  walk.beginWhole(y, b);
  for (let i = takeV; i < count; i++) if (!walk.stepWhole(scratch[i])) return false;
  if (!walk.finishWhole(w)) return false;
  delta += walk.cost;
  if (delta >= threshold) return false;
  rebuild(routes, a, u, 0, takeV, next);
  rebuild(routes, b, y, takeV, count, w);
  return true;
}
