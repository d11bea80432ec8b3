import { MILLS } from '../prices.ts';
import { CLASS, DURATION, FREE, NEXT, RICH_SHIFT, ROUTE } from '../record.ts';
import { exactDelta } from './exact-delta.ts';
import type { Walked } from './walked.ts';

/*
 * A route changes to another class of vehicles, of which one is free, where nothing about its way and times changes by that:
 * at once after a change of what it serves, if that is cheaper; and with an insertion for which its vehicle is too small.
 */

/**
 * What a change to class k adds to the cost of a route as it stands; Infinity if that is `limit` or more, none is free or a rule
 * breaks, loads aside.
 */
function changeCost(routes: Walked, head: number, k: number, limit: number): number {
  const { st, instance, firstHead, n } = routes;
  const metres = routes.metresOf(head);
  const duration = st[head + DURATION];
  const was = st[head + CLASS];
  let cost =
    instance.fixed[k] -
    instance.fixed[was] +
    (instance.rateMetre[k] - instance.rateMetre[was]) * metres +
    (instance.rateSecond[k] - instance.rateSecond[was]) * duration;
  if (cost >= limit && !instance.priced) return Infinity;
  if (routes.emptyRoute(k) < 0 || routes.sizeOf(head) > instance.maxStops[k]) return Infinity;
  if (metres > instance.maxMetres[k] || duration > instance.longest[k]) return Infinity;
  if (instance.priced || !instance.servesAll) {
    let prices = 0;
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) {
      const node = x >> RICH_SHIFT;
      if (instance.admit[k * n + node] === 0) return Infinity;
      prices += instance.prices[k * n + node];
    }
    cost += prices / MILLS - routes.pricesOf(head) / MILLS;
  }
  return cost < limit ? cost : Infinity;
}

/** The route of a head changes to the kin of its class that makes it cheapest, if one does. */
export function changeToCheapest(routes: Walked, head: number): void {
  const { st, instance } = routes;
  if (st[head + NEXT] === head) return;
  const was = st[head + CLASS];
  let best = -1e-9;
  let to = -1;
  for (let i = instance.kinAt[was]; i < instance.kinAt[was + 1]; i++) {
    const k = instance.kin[i];
    const cost = changeCost(routes, head, k, best);
    if (cost >= best || !routes.loads.carries(head, k)) continue;
    best = cost;
    to = k;
  }
  if (to >= 0) routes.changeVehicle(head, to);
}

/**
 * The best of the places after `first` to `last`, records of one route in order, at less than `budget`, if the vehicle of their
 * route, which has no room left for the stop, gave way to the cheapest of its kin that has; or -1. Sets `delta` and what
 * the insertion has to change.
 */
export function placeWithLarger(
  routes: Walked,
  stop: number,
  first: number,
  last: number,
  budget: number,
  blinks: boolean,
): number {
  const { st, instance, random, blink } = routes;
  const head = st[first + ROUTE];
  const was = st[head + CLASS];
  const node = stop >> RICH_SHIFT;
  const { dimensions: d, kin, kinAt } = instance;
  const kinds = instance.classes.length;
  const carried = instance.capacity[was * d] - st[head + FREE] + instance.delivery[node * d];
  let least = budget;
  let k = -1;
  for (let i = kinAt[was]; i < kinAt[was + 1]; i++) {
    const c = kin[i];
    if (instance.capacity[c * d] < carried || instance.serves[node * kinds + c] === 0) continue;
    const cost = changeCost(routes, head, c, least);
    if (cost >= least) continue;
    least = cost;
    k = c;
  }
  if (k < 0) return -1;
  const free = st[head + FREE];
  st[head + CLASS] = k;
  st[head + FREE] = free + instance.capacity[k * d] - instance.capacity[was * d];
  let best = budget - least;
  let position = -1;
  for (let before = first; ; before = st[before + NEXT]) {
    const delta = exactDelta(routes, before, stop, head, best);
    if (delta < best && !(blinks && (random.int32() & 65535) < blink)) {
      best = delta;
      position = before;
    }
    if (before === last) break;
  }
  st[head + CLASS] = was;
  st[head + FREE] = free;
  if (position < 0) return -1;
  routes.delta = best + least;
  routes.upgrade = k;
  routes.upgradeStop = stop;
  routes.upgradeAt = position;
  return position;
}
