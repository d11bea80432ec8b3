import { CLASS, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { rebuild } from './rebuild.ts';
import type { Walked } from './walk.ts';

/**
 * 2-opt within a route (Croes 1958): the part between u and one of its neighbours is turned around so that they become
 * adjacent. Applies the first such move whose change in cost is below `threshold`; where direction matters, none.
 */
export function turnParts(routes: Walked, u: number, threshold: number): boolean {
  const { st, near, nearOut, nearOutTime, dummy, instance } = routes;
  const head = st[u + ROUTE];
  if (head === dummy) return false;
  const k = st[head + CLASS];
  const arcs = instance.arcsOf[k];
  if (!arcs.symmetric) return false;
  const listed = arcs === instance.arcs[0];
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const node = u >> RICH_SHIFT;
  const x = st[u + NEXT];
  const gone = rate * st[u + OUT] + rateTime * st[u + OUT_TIME] + threshold;
  const start = node * routes.k;
  for (let i = start, end = start + routes.tailNeighbours; i < end; i++) {
    const v = near[i];
    if (st[v + ROUTE] !== head || v === x) continue;
    const w = st[v + NEXT];
    if (w === u) continue;
    const join = listed ? nearOutTime[i] : arcs.seconds(node, v >> RICH_SHIFT);
    const guess = rate * (nearOut[i] - st[v + OUT]) + rateTime * (join - st[v + OUT_TIME]) - gone;
    if (guess >= 0) continue;
    const from = routes.goal(x);
    const to = routes.goal(w);
    if (guess + rate * arcs.metres(from, to) + rateTime * arcs.seconds(from, to) >= 0) continue;
    const turned = precedes(routes, u, v)
      ? turnAround(routes, u, x, v, w, threshold)
      : turnAround(routes, v, w, u, x, threshold);
    if (turned) return true;
  }
  return false;
}

function precedes(routes: Walked, u: number, v: number): boolean {
  const { st, firstHead } = routes;
  for (let z = st[u + NEXT]; z < firstHead; z = st[z + NEXT]) if (z === v) return true;
  return false;
}

/** u -> [x ... v] -> w becomes u -> [v ... x] -> w. */
function turnAround(routes: Walked, u: number, x: number, v: number, w: number, threshold: number): boolean {
  const { st, walk, scratch } = routes;
  const head = st[x + ROUTE];
  walk.beginWhole(u, head);
  let count = 0;
  for (let z = v; ; z = st[z + PREV]) {
    if (!walk.stepWhole(z)) return false;
    scratch[count++] = z;
    if (z === x) break;
  }
  if (!walk.finishWhole(w) || walk.cost - routes.costOf(head) >= threshold) return false;
  rebuild(routes, head, u, 0, count, w);
  return true;
}
