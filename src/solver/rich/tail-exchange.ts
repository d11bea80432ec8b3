import { CLASS, DEP, IN, LATE, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { rebuild } from './rebuild.ts';
import type { Walked } from './walk.ts';

/*
 * Moves that cut two arcs and join the ends anew so that u is followed by one of its neighbours v: 2-opt* between
 * routes (Potvin & Rousseau 1995), 2-opt within one (Croes 1958). The change in arcs says whether a move is worth a
 * look; a walk along the new routes says what it costs.
 */

/** Applies the first such move at u whose change in cost is below `threshold`. */
export function exchangeTails(routes: Walked, u: number, threshold: number): boolean {
  const { st, near, nearOut, dummy, instance } = routes;
  const a = st[u + ROUTE];
  if (a === dummy) return false;
  const k = st[a + CLASS];
  const arcs = instance.arcsOf[k];
  const { windowed } = instance;
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const node = u >> RICH_SHIFT;
  const x = st[u + NEXT];
  const start = node * routes.k;
  for (let i = start, end = start + routes.tailNeighbours; i < end; i++) {
    const v = near[i];
    const b = st[v + ROUTE];
    if (b === dummy) continue;
    if (b !== a) {
      if (instance.tailGroup[st[b + CLASS]] !== instance.tailGroup[k]) continue;
      const metres = nearOut[i] - st[u + OUT] - st[v + IN];
      if (rate > 0 && rateTime === 0 && rate * metres >= threshold) continue;
      const y = st[v + PREV];
      const join = arcs.seconds(node, v >> RICH_SHIFT);
      if (windowed && st[u + DEP] + join > st[v + LATE]) continue;
      const from = routes.origin(y);
      const to = routes.goal(x);
      const rest = x === a && y === b ? 0 : arcs.seconds(from, to);
      if (windowed && st[y + DEP] + rest > st[x + LATE]) continue;
      const metresRest = x === a && y === b ? 0 : arcs.metres(from, to);
      const guess = rate * (metres + metresRest) + rateTime * (join + rest - st[u + OUT_TIME] - st[y + OUT_TIME]);
      if (guess < threshold && swapTails(routes, u, x, y, v, threshold)) return true;
    } else if (arcs.symmetric) {
      const w = st[v + NEXT];
      if (v === x || u === w) continue;
      const metres = nearOut[i] - st[u + OUT] - st[v + OUT];
      if (rate > 0 && rateTime === 0 && rate * metres >= threshold) continue;
      const from = routes.goal(x);
      const to = routes.goal(w);
      const guess =
        rate * (metres + arcs.metres(from, to)) +
        rateTime * (arcs.seconds(node, v >> RICH_SHIFT) + arcs.seconds(from, to) - st[u + OUT_TIME] - st[v + OUT_TIME]);
      if (guess >= threshold) continue;
      if (
        precedes(routes, u, v) ? turnAround(routes, u, x, v, w, threshold) : turnAround(routes, v, w, u, x, threshold)
      ) {
        return true;
      }
    }
  }
  return false;
}

function swapTails(routes: Walked, u: number, x: number, y: number, v: number, threshold: number): boolean {
  const { st, walk, scratch, firstHead } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  let delta = -routes.costOf(a) - routes.costOf(b);
  walk.beginWhole(u, a);
  if (!walk.finishWhole(v)) return false;
  delta += walk.cost;
  if (delta >= threshold) return false;
  walk.beginWhole(y, b);
  if (!walk.finishWhole(x)) return false;
  delta += walk.cost;
  if (delta >= threshold) return false;
  let count = 0;
  for (let z = v; z < firstHead; z = st[z + NEXT]) scratch[count++] = z;
  const first = count;
  for (let z = x; z < firstHead; z = st[z + NEXT]) scratch[count++] = z;
  rebuild(routes, a, u, 0, first, a);
  rebuild(routes, b, y, first, count, b);
  return true;
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
