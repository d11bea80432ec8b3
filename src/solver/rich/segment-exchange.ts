import { CLASS, DEP, FREE, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE, WORK } from '../record.ts';
import { LINK_SHIFT, OUT_METRES, OUT_SECONDS, TO } from './links.ts';
import { changeToCheapest } from './vehicle-change.ts';
import type { Walked } from './walked.ts';

/** Longest segment that changes places. */
const LONGEST = 3;

/**
 * CROSS-exchange (Taillard et al. 1997) at u: one to three visits from a neighbour v on change places with none to three
 * visits that follow u. The first whose change in cost is below `threshold` is applied. The change in arcs says which
 * are worth a look.
 */
export function exchangeSegments(routes: Walked, u: number, threshold: number): boolean {
  const { st, links, dummy, instance, courses } = routes;
  const a = st[u + ROUTE];
  if (a === dummy) return false;
  const k = st[a + CLASS];
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const arcs = instance.arcsOf[k];
  const listed = arcs === instance.arcs[0];
  const node = u >> RICH_SHIFT;
  const gone =
    rate * st[u + OUT] + rateTime * st[u + OUT_TIME] + (courses?.store.detour(st[u + NEXT]) ?? 0) + threshold;
  const start = (node * routes.k) << LINK_SHIFT;
  const end = start + (routes.segmentNeighbours << LINK_SHIFT);
  for (let at = start; at < end; at += 1 << LINK_SHIFT) {
    const v = links[at + TO];
    const b = st[v + ROUTE];
    if (b === a || b === dummy) continue;
    const joinTime = listed ? links[at + OUT_SECONDS] : arcs.seconds(node, v >> RICH_SHIFT);
    const joinMetres = listed ? links[at + OUT_METRES] : arcs.metres(node, v >> RICH_SHIFT);
    const price = rate * joinMetres + rateTime * joinTime - gone;
    // No gain at the first arc: a neighbour later in the list promises less still.
    if (price >= 0) {
      if (listed) break;
      continue;
    }
    if (instance.windowed && st[u + DEP] + joinTime > instance.close[v >> RICH_SHIFT]) continue;
    if (tryAt(routes, u, v, price, threshold)) return true;
  }
  return false;
}

/** @param price of the arc from u to v, less that of the one it replaces and the threshold */
function tryAt(routes: Walked, u: number, v: number, price: number, threshold: number): boolean {
  const { st, instance, firstHead, courses } = routes;
  const a = st[u + ROUTE];
  const k = st[a + CLASS];
  const y = st[v + PREV];
  const x = st[u + NEXT];
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const { delivery, dimensions } = instance;
  const freeA = st[a + FREE];
  const freeB = st[st[v + ROUTE] + FREE];
  const gain = price + threshold - rate * st[y + OUT] - rateTime * st[y + OUT_TIME] - (courses?.store.detour(v) ?? 0);
  let lastV = v;
  let loadV = 0;
  for (let takeV = 1; takeV <= LONGEST; takeV++) {
    if (dimensions > 0) loadV += delivery[(lastV >> RICH_SHIFT) * dimensions];
    const w = st[lastV + NEXT];
    const arcW = rate * st[lastV + OUT] + rateTime * st[lastV + OUT_TIME] + (courses?.store.detour(w) ?? 0);
    if (gain - arcW < threshold) {
      let lastU = u;
      let loadU = 0;
      for (let takeU = 0; takeU <= LONGEST; takeU++) {
        const next = st[lastU + NEXT];
        if (loadV - loadU <= freeA && loadU - loadV <= freeB) {
          const arcNext =
            takeU === 0
              ? 0
              : rate * st[lastU + OUT] + rateTime * st[lastU + OUT_TIME] + (courses?.store.detour(next) ?? 0);
          const near = gain + legCost(routes, k, lastV, next) - arcW - arcNext;
          if (near < threshold) {
            const guess =
              near + (takeU === 0 ? legCost(routes, k, y, w) : legCost(routes, k, y, x) + legCost(routes, k, lastU, w));
            if (guess < threshold && exchange(routes, u, v, lastU, takeU, lastV, takeV, threshold)) return true;
          }
        }
        if (next >= firstHead) break;
        if (dimensions > 0) loadU += delivery[(next >> RICH_SHIFT) * dimensions];
        lastU = next;
      }
    }
    if (w >= firstHead) return false;
    lastV = w;
  }
  return false;
}

function legCost(routes: Walked, k: number, from: number, to: number): number {
  const { instance, firstHead } = routes;
  if (from >= firstHead && to >= firstHead) return 0;
  const i = from >= firstHead ? instance.from[k] : from >> RICH_SHIFT;
  const j = to >= firstHead ? instance.to[k] : to >> RICH_SHIFT;
  return instance.arcsOf[k].cost(i, j, instance.rateMetre[k], instance.rateSecond[k]);
}

/**
 * The `takeU` visits after u (a stop or a head) until `lastU` and the `takeV` from v until `lastV` on another route change
 * places. Prices both new routes; builds them if they are feasible and cheap enough.
 */
export function exchange(
  routes: Walked,
  u: number,
  v: number,
  lastU: number,
  takeU: number,
  lastV: number,
  takeV: number,
  threshold: number,
): boolean {
  const { st, scratch, sideA, sideB, loads } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const y = st[v + PREV];
  const w = st[lastV + NEXT];
  const next = st[lastU + NEXT];
  for (let i = 0, z = v; i < takeV; i++, z = st[z + NEXT]) scratch[i] = z;
  for (let i = takeV, z = st[u + NEXT]; i < takeV + takeU; i++, z = st[z + NEXT]) scratch[i] = z;
  const count = takeV + takeU;
  const before = routes.costOfBoth(a, b);
  const floor = routes.floorOf(a, b);
  sideA.limit = before + threshold;
  sideA.floor = floor;
  if (!sideA.price(a, u, 0, takeV, takeV, count, next)) return false;
  if (sideA.cost - before >= threshold) return false;
  sideB.limit = before + threshold - sideA.cost;
  sideB.floor = Math.max(floor, sideA.completion);
  if (!sideB.price(b, y, takeV, count, 0, takeV, w)) return false;
  if (sideA.cost + sideB.cost - before >= threshold) return false;
  if (!sideA.carries(a, u, 0, takeV, takeV, count, next) || !sideB.carries(b, y, takeV, count, 0, takeV, w))
    return false;
  if (routes.gates !== null && !routes.gates.keepsExchange(u, v, takeU, takeV, next, w)) return false;
  for (let i = 0; i < takeV; i++) loads.move(b, a, scratch[i]);
  for (let i = takeV; i < count; i++) loads.move(a, b, scratch[i]);
  routes.chain(a, u, 0, takeV, next);
  routes.chain(b, y, takeV, count, w);
  routes.setMetres(a, sideA.metres);
  routes.setMetres(b, sideB.metres);
  routes.setPrices(a, sideA.prices);
  routes.setPrices(b, sideB.prices);
  routes.resize(a, takeV - takeU);
  routes.resize(b, takeU - takeV);
  routes.relabel(a, u, next, sideA.work - st[a + WORK]);
  routes.relabel(b, y, w, sideB.work - st[b + WORK]);
  if (routes.instance.kin.length > 0) {
    changeToCheapest(routes, a);
    changeToCheapest(routes, b);
  }
  return true;
}
