import { CLASS, DEP, LATE, NEXT, OUT, OUT_TIME, RICH_SHIFT, ROUTE, WORK } from '../record.ts';
import { swapTails } from './tail-exchange.ts';
import type { Walked } from './walked.ts';

/*
 * Where vehicles differ in size, costs and limits alone, a route may be better driven as two with smaller vehicles, or two as one with
 * a larger: moves that no exchange between vehicles as they are would find, since each of them alone costs a vehicle more.
 */

/** The route of u is cut behind it, and both parts get the cheapest vehicles, if that changes the cost by less than `threshold`. */
export function splitForSmaller(routes: Walked, u: number, threshold: number): boolean {
  const { state, st, instance, firstHead, prefixA, loads } = routes;
  const a = st[u + ROUTE];
  const x = st[u + NEXT];
  if (x >= firstHead) return false;
  const was = st[a + CLASS];
  const arcs = instance.arcsOf[was];
  const node = u >> RICH_SHIFT;
  const next = x >> RICH_SHIFT;
  const back = arcs.metres(node, instance.to[was]);
  const backTime = arcs.seconds(node, instance.to[was]);
  const there = arcs.metres(instance.from[was], next);
  const thereTime = arcs.seconds(instance.from[was], next);
  if (instance.windowed && (st[u + DEP] + backTime > st[a + LATE] || st[a + DEP] + thereTime > st[x + LATE]))
    return false;
  prefixA.measure(u);
  prefixA.weigh(u);
  const metres = prefixA.metres + back;
  const restMetres = routes.metresOf(a) - prefixA.metres - st[u + OUT] + there;
  // Waiting left out: what is promised here is priced again before it is made.
  const work = prefixA.time + backTime;
  const restWork = st[a + WORK] - prefixA.time - st[u + OUT_TIME] + thereTime;
  const first = cheapest(routes, a, metres, work, (k) => loads.holds(k, prefixA.sums));
  const rest = cheapest(routes, a, restMetres, restWork, (k) => loads.holdsBehind(k, a, prefixA.sums));
  const before = routes.costOf(a);
  if (first === null || rest === null || first.cost + rest.cost - before >= threshold) return false;
  const mark = state.mark();
  const { cost } = routes;
  if (first.k !== was) routes.changeVehicle(a, first.k);
  const b = routes.emptyRoute(rest.k);
  const limit = threshold - (routes.cost - cost);
  if (b >= 0 && swapTails(routes, u, x, b, b, back, backTime, there, thereTime, limit)) return true;
  state.undo(mark);
  routes.cost = cost;
  return false;
}

/** The route that begins with v follows that which ends with u, on the cheapest vehicle that carries both, if that changes the cost by less than `threshold`. */
export function joinForLarger(routes: Walked, u: number, v: number, threshold: number): boolean {
  const { state, st, instance, loads } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const was = st[a + CLASS];
  if (instance.kinGroup[was] !== instance.kinGroup[st[b + CLASS]]) return false;
  const arcs = instance.arcsOf[was];
  const join = arcs.metres(u >> RICH_SHIFT, v >> RICH_SHIFT);
  const joinTime = arcs.seconds(u >> RICH_SHIFT, v >> RICH_SHIFT);
  if (instance.windowed && st[u + DEP] + joinTime > st[v + LATE]) return false;
  const metres = routes.metresOf(a) + routes.metresOf(b) + join - st[u + OUT] - st[b + OUT];
  const work = st[a + WORK] + st[b + WORK] + joinTime - st[u + OUT_TIME] - st[b + OUT_TIME];
  const best = cheapest(routes, a, metres, work, (k) => loads.holdsBoth(k, a, b), st[b + CLASS]);
  if (best === null || best.cost - routes.costOf(a) - routes.costOf(b) >= threshold) return false;
  const mark = state.mark();
  const { cost } = routes;
  if (best.k === st[b + CLASS] && best.k !== was) routes.swapVehicles(a, b);
  else if (best.k !== was) routes.changeVehicle(a, best.k);
  const limit = threshold - (routes.cost - cost);
  if (swapTails(routes, u, a, b, v, join, joinTime, 0, 0, limit)) return true;
  state.undo(mark);
  routes.cost = cost;
  return false;
}

interface Vehicle {
  readonly k: number;
  readonly cost: number;
}

/** The class, of that of a route, its kin that have a free vehicle, and `also`, that drives so far at the least cost; null if none holds the load. */
function cheapest(
  routes: Walked,
  head: number,
  metres: number,
  work: number,
  holds: (k: number) => boolean,
  also = -1,
): Vehicle | null {
  const { st, instance } = routes;
  const was = st[head + CLASS];
  let best = Infinity;
  let to = -1;
  for (let i = instance.kinAt[was] - 1; i < instance.kinAt[was + 1]; i++) {
    const k = i < instance.kinAt[was] ? was : instance.kin[i];
    if (k !== was && k !== also && routes.emptyRoute(k) < 0) continue;
    const cost = instance.fixed[k] + instance.rateMetre[k] * metres + instance.rateSecond[k] * work;
    if (cost >= best || metres > instance.maxMetres[k] || !holds(k)) continue;
    best = cost;
    to = k;
  }
  return to < 0 ? null : { k: to, cost: best };
}
