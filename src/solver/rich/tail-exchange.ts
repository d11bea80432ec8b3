import { MILLS } from '../prices.ts';
import { CLASS, DEP, LATE, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE, WORK } from '../record.ts';
import { LINK_SHIFT, OUT_METRES, OUT_SECONDS, TO } from './links.ts';
import type { Prefix } from './prefix.ts';
import { changeToCheapest } from './vehicle-change.ts';
import type { Walked } from './walked.ts';

/**
 * 2-opt* (Potvin & Rousseau 1995): the routes of u and of one of its neighbours v change tails, so that v follows u.
 * Applies the first such move whose change in cost is below `threshold`. The change in arcs says whether a move is worth
 * a look; joining prefix and suffix says what it costs.
 */
export function exchangeTails(routes: Walked, u: number, threshold: number): boolean {
  const { st, links, dummy, instance, firstHead, gates, courses, loads, prefixA, prefixB } = routes;
  const a = st[u + ROUTE];
  if (a === dummy) return false;
  const k = st[a + CLASS];
  const arcs = instance.arcsOf[k];
  const listed = arcs === instance.arcs[0];
  const { windowed, tailGroup } = instance;
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const node = u >> RICH_SHIFT;
  const x = st[u + NEXT];
  const gone = rate * st[u + OUT] + rateTime * st[u + OUT_TIME] + (courses?.store.detour(x) ?? 0) + threshold;
  const totalsTell = loads.totalsTell;
  let isWeighed = false;
  const start = (node * routes.k) << LINK_SHIFT;
  const end = start + (routes.tailNeighbours << LINK_SHIFT);
  for (let at = start; at < end; at += 1 << LINK_SHIFT) {
    const v = links[at + TO];
    const join = listed ? links[at + OUT_SECONDS] : arcs.seconds(node, v >> RICH_SHIFT);
    const joinMetres = listed ? links[at + OUT_METRES] : arcs.metres(node, v >> RICH_SHIFT);
    const price = rate * joinMetres + rateTime * join - gone;
    // No gain at the first arc: a neighbour later in the list promises less still.
    if (price >= 0) {
      if (listed) break;
      continue;
    }
    const b = st[v + ROUTE];
    if (b === a || b === dummy || tailGroup[st[b + CLASS]] !== tailGroup[k]) continue;
    const y = st[v + PREV];
    // One route takes over all of the other.
    const saved = x >= firstHead && y >= firstHead ? instance.fixed[st[b + CLASS]] : 0;
    const guess = price - rate * st[y + OUT] - rateTime * st[y + OUT_TIME] - saved - (courses?.store.detour(v) ?? 0);
    if (guess >= 0) continue;
    if (gates !== null && (gates.clashes(k, u, v) || gates.clashes(st[b + CLASS], y, x))) continue;
    if (windowed && st[u + DEP] + join > st[v + LATE]) continue;
    const nothing = x === a && y === b;
    const from = routes.origin(y);
    const to = routes.goal(x);
    const rest = nothing ? 0 : arcs.seconds(from, to);
    if (windowed && st[y + DEP] + rest > st[x + LATE]) continue;
    const restMetres = nothing ? 0 : arcs.metres(from, to);
    if (guess + rate * restMetres + rateTime * rest >= 0) continue;
    if (totalsTell) {
      // Most exchanges end here; the prefix up to u is the same for all of them.
      if (!isWeighed) prefixA.weigh(u);
      isWeighed = true;
      prefixB.weigh(y);
      if (!carriesTails(routes, a, b, x, v)) continue;
    }
    if (swapCarried(routes, u, x, y, v, joinMetres, join, restMetres, rest, threshold)) return true;
  }
  return splitAfter(routes, u, x, threshold);
}

/** Sends what follows u on a route of its own, with a vehicle of the same class, if that changes the cost by less than `threshold`. */
function splitAfter(routes: Walked, u: number, x: number, threshold: number): boolean {
  const { st, instance, firstHead } = routes;
  if (x >= firstHead) return false;
  const k = st[st[u + ROUTE] + CLASS];
  if (instance.walked[k] !== 0) return false;
  const arcs = instance.arcsOf[k];
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const back = arcs.metres(u >> RICH_SHIFT, instance.to[k]);
  const guess = instance.fixed[k] + rate * (back - st[u + OUT]) - rateTime * st[u + OUT_TIME];
  if (guess >= threshold) return false;
  const b = routes.emptyRoute(k);
  if (b < 0) return false;
  const there = arcs.metres(instance.from[k], x >> RICH_SHIFT);
  const backTime = arcs.seconds(u >> RICH_SHIFT, instance.to[k]);
  const thereTime = arcs.seconds(instance.from[k], x >> RICH_SHIFT);
  if (guess + rate * there + rateTime * (backTime + thereTime) >= threshold) return false;
  if (instance.windowed && (st[u + DEP] + backTime > st[b + LATE] || st[b + DEP] + thereTime > st[x + LATE]))
    return false;
  return swapTails(routes, u, x, b, b, back, backTime, there, thereTime, threshold);
}

/**
 * What follows u and what comes from v on, behind y on another route, change places. Either may be nothing: then it is the route's head.
 * `join` and `rest` are the metres of the arcs from u to v and from y to x, with their seconds.
 */
export function swapTails(
  routes: Walked,
  u: number,
  x: number,
  y: number,
  v: number,
  join: number,
  joinTime: number,
  rest: number,
  restTime: number,
  threshold: number,
): boolean {
  const { st, loads, prefixA, prefixB } = routes;
  // Loads are the quicker to tell unless it takes labels.
  if (loads.totalsTell) {
    prefixA.weigh(u);
    prefixB.weigh(y);
    if (!carriesTails(routes, st[u + ROUTE], st[v + ROUTE], x, v)) return false;
  }
  return swapCarried(routes, u, x, y, v, join, joinTime, rest, restTime, threshold);
}

/** The same where totals have told that both vehicles carry it, if they tell; both prefixes are weighed then. */
function swapCarried(
  routes: Walked,
  u: number,
  x: number,
  y: number,
  v: number,
  join: number,
  joinTime: number,
  rest: number,
  restTime: number,
  threshold: number,
): boolean {
  const { state, st, instance, loads, prefixA, prefixB, firstHead } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  prefixA.measure(u);
  prefixB.measure(y);
  const countA = routes.sizeOf(a) - prefixA.count;
  const countB = routes.sizeOf(b) - prefixB.count;
  const metresA = prefixA.metres + join + routes.metresOf(b) - prefixB.metres - st[y + OUT];
  const metresB = prefixB.metres + rest + routes.metresOf(a) - prefixA.metres - st[u + OUT];
  const classA = st[a + CLASS];
  const classB = st[b + CLASS];
  const before = routes.costOfBoth(a, b);
  const floor = routes.floorOf(a, b);
  const pricesA = routes.pricesOf(a) + (instance.priced ? tailPrices(routes, v, a) - tailPrices(routes, x, a) : 0);
  const pricesB = routes.pricesOf(b) + (instance.priced ? tailPrices(routes, x, b) - tailPrices(routes, v, b) : 0);
  const limit = before + threshold - (pricesA + pricesB) / MILLS;
  const sizeA = prefixA.count + countB;
  const sizeB = prefixB.count + countA;
  const leastB = routes.courses === null || sizeB === 0 ? 0 : leastWay(routes, b, x, prefixB.time + restTime, metresB);
  const wayA = priceOf(routes, a, prefixA, u, v, b, joinTime, prefixB, metresA, sizeA, floor, limit - leastB);
  if (wayA === Infinity) return false;
  const done = sizeA === 0 ? 0 : (routes.walkedRoutes?.itinerary.completion ?? 0);
  const later = routes.completions === null ? 0 : Math.max(floor, done);
  const wayB = priceOf(routes, b, prefixB, y, x, a, restTime, prefixA, metresB, sizeB, later, limit - wayA);
  const after = (pricesA + pricesB) / MILLS + wayA + wayB;
  if (!(after - before < threshold)) return false;
  if (!loads.totalsTell) {
    prefixA.weigh(u);
    prefixB.weigh(y);
    if (!carriesTails(routes, a, b, x, v)) return false;
  }
  if (classA !== classB && !(admitted(routes, v, classA) && admitted(routes, x, classB))) return false;
  if (routes.gates !== null && !routes.gates.keepsTails(u, x, y, v)) return false;

  const timeA = prefixA.time;
  const timeB = prefixB.time;
  const lastX = st[a + PREV];
  const lastV = st[b + PREV];
  let workA = 0;
  let workB = 0;
  for (let z = x; z < firstHead; z = st[z + NEXT]) {
    workA += instance.service[z >> RICH_SHIFT] + st[z + OUT_TIME];
    state.set(z + ROUTE, b);
  }
  for (let z = v; z < firstHead; z = st[z + NEXT]) {
    workB += instance.service[z >> RICH_SHIFT] + st[z + OUT_TIME];
    state.set(z + ROUTE, a);
  }
  if (v < firstHead) routes.link(lastV, a, a);
  if (x >= firstHead) routes.link(y, b, b);
  else {
    routes.link(lastX, b, b);
    routes.link(y, x, b);
  }
  routes.link(u, v >= firstHead ? a : v, a);
  routes.setMetres(a, metresA);
  routes.setMetres(b, metresB);
  routes.setPrices(a, pricesA);
  routes.setPrices(b, pricesB);
  loads.swapTotals(a, prefixA.sums, b, prefixB.sums);
  routes.resize(a, countB - countA);
  routes.resize(b, countA - countB);
  routes.relabel(a, u, st[u + NEXT], timeA + joinTime + workB - st[a + WORK]);
  routes.relabel(b, y, st[y + NEXT], timeB + restTime + workA - st[b + WORK]);
  if (instance.kin.length > 0) {
    changeToCheapest(routes, a);
    changeToCheapest(routes, b);
  }
  return true;
}

/** Whether the vehicles of both routes carry what they would after an exchange; both prefixes are weighed. */
function carriesTails({ st, loads, prefixA, prefixB }: Walked, a: number, b: number, x: number, v: number): boolean {
  return (
    loads.joins(st[a + CLASS], prefixA.sums, b, prefixB.sums, v) &&
    loads.joins(st[b + CLASS], prefixB.sums, a, prefixA.sums, x)
  );
}

/**
 * What the route of `head` costs when its prefix up to `last` is followed by the suffix from `first` on of the route
 * `other`; Infinity if a rule breaks, loads aside, and for a route that is gone along at `limit` or more.
 */
function priceOf(
  routes: Walked,
  head: number,
  prefix: Prefix,
  last: number,
  first: number,
  other: number,
  travel: number,
  otherPrefix: Prefix,
  metres: number,
  count: number,
  floor: number,
  limit: number,
): number {
  const { st, instance } = routes;
  if (count === 0) return 0;
  const k = st[head + CLASS];
  if (count > instance.maxStops[k] || metres > instance.maxMetres[k]) return Infinity;
  if (instance.walked[k] !== 0 && routes.walkedRoutes !== null) {
    return (routes.courses ?? routes.walkedRoutes).replaced(head, last, routes.scratch, 0, 0, first, floor, limit);
  }
  const duration = durationOf(routes, head, prefix, last, first, other, travel, otherPrefix);
  if (duration > instance.longest[k]) return Infinity;
  return instance.fixed[k] + instance.rateMetre[k] * metres + instance.rateSecond[k] * duration;
}

/** What such a route takes from departure to return; 0 where that does not count. */
function durationOf(
  routes: Walked,
  head: number,
  prefix: Prefix,
  last: number,
  first: number,
  other: number,
  travel: number,
  otherPrefix: Prefix,
): number {
  const { st, instance, firstHead, walk } = routes;
  if (!instance.windowed) {
    // The suffix takes what is left of its route after its prefix and the arc that is cut.
    const cut = first >= firstHead ? st[st[other + PREV] + OUT_TIME] : st[st[first + PREV] + OUT_TIME];
    return prefix.time + travel + st[other + WORK] - otherPrefix.time - cut;
  }
  if (!instance.lasting) return 0;
  walk.begin(last, head);
  return walk.durationVia(st[last + DEP] + travel, first);
}

/** What a route of so many metres costs at least that has taken so long before it comes to `first`, and goes on from there. */
function leastWay(routes: Walked, head: number, first: number, time: number, metres: number): number {
  const { st, instance, firstHead } = routes;
  const k = st[head + CLASS];
  const way = instance.fixed[k] + instance.rateMetre[k] * metres;
  if (instance.rateSecond[k] === 0) return way;
  let seconds = time;
  for (let z = first; z < firstHead; z = st[z + NEXT]) seconds += instance.service[z >> RICH_SHIFT] + st[z + OUT_TIME];
  return way + instance.rateSecond[k] * seconds;
}

/** Prices of the stops from `first` on if the vehicle of `head` served them. */
function tailPrices(routes: Walked, first: number, head: number): number {
  const { st, firstHead, instance, n } = routes;
  const base = st[head + CLASS] * n;
  let prices = 0;
  for (let z = first; z < firstHead; z = st[z + NEXT]) prices += instance.prices[base + (z >> RICH_SHIFT)];
  return prices;
}

/** Whether a class may serve all stops from `first` on. */
function admitted(routes: Walked, first: number, k: number): boolean {
  const { st, firstHead, instance, n } = routes;
  for (let z = first; z < firstHead; z = st[z + NEXT])
    if (instance.admit[k * n + (z >> RICH_SHIFT)] === 0) return false;
  return true;
}
