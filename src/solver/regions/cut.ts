import type { Instance } from '../instance.ts';
import type { Random } from '../random.ts';
import { ROUTE } from '../record.ts';
import type { Routes } from '../routes.ts';
import { EVERYBODY, type Territories } from './territories.ts';

/**
 * Cuts the day into regions of neighbouring routes, about equal in stops: in two by a line in a random direction, and so on with either side. A
 * route is in one region whole, and so are all routes that relations tie together: what a region does concerns no rule of another. Empty routes are
 * dealt out class by class; an absent stop goes where its nearest stop on a route is. O(n).
 */
export function cutRegions(
  routes: Routes,
  instance: Instance,
  count: number,
  random: Random,
  { ofNode, ofRoute }: Territories,
): void {
  const { st, n, shift, firstHead, dummy, near, k } = routes;
  const bundles = bundle(routes, instance, ofRoute.length);
  divide(bundles, 0, count, random);
  ofRoute.fill(EVERYBODY);
  for (const { heads, region } of bundles) for (const head of heads) ofRoute[(head - firstHead) >> shift] = region;
  dealEmptyRoutes(routes, instance, count, random, ofRoute);
  const regionAt = (node: number): number => {
    const head = st[(node << shift) + ROUTE];
    return head === dummy ? -1 : ofRoute[(head - firstHead) >> shift];
  };
  const homeOf = (node: number): number => {
    for (let at = node * k, end = at + k; at < end && near[at] < firstHead; at++) {
      const region = regionAt(near[at] >> shift);
      if (region >= 0) return region;
    }
    return node % count;
  };
  for (let node = 0; node < n; node++) {
    const region = regionAt(node);
    ofNode[node] = region >= 0 ? region : homeOf(node);
  }
  gatherComponents(instance, ofNode, regionAt);
}

/** Everybody works on all of the day. */
export function shareAll({ ofNode, ofRoute }: Territories): void {
  ofNode.fill(EVERYBODY);
  ofRoute.fill(EVERYBODY);
}

/** Routes that stay together. */
interface Bundle {
  readonly heads: number[];
  x: number;
  y: number;
  stops: number;
  region: number;
}

/** Routes in use by what ties them together, with the sums of their stops' coordinates. */
function bundle(routes: Routes, instance: Instance, count: number): Bundle[] {
  const { st, n, shift, firstHead, dummy } = routes;
  const root = Int32Array.from({ length: count }, (_, route) => route);
  const find = (route: number): number => {
    let at = route;
    while (root[at] !== at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  };
  const routeOf = (node: number): number => {
    const head = st[(node << shift) + ROUTE];
    return head === dummy ? -1 : (head - firstHead) >> shift;
  };
  const { relations } = instance;
  for (const { units } of relations?.components ?? []) {
    let first = -1;
    for (const unit of units) {
      // a fetch is on the route of its visit, if on any; of one that is locked and torn the visit is absent
      for (const node of [relations?.visit[unit] ?? -1, relations?.fetch[unit] ?? -1]) {
        const route = node < 0 ? -1 : routeOf(node);
        if (route < 0) continue;
        if (first < 0) first = route;
        root[find(route)] = find(first);
      }
    }
  }
  const bundles = new Map<number, Bundle>();
  for (let node = 0; node < n; node++) {
    const route = routeOf(node);
    if (route < 0) continue;
    const key = find(route);
    let known = bundles.get(key);
    if (known === undefined) {
      known = { heads: [], x: 0, y: 0, stops: 0, region: 0 };
      bundles.set(key, known);
    }
    known.x += instance.x[node];
    known.y += instance.y[node];
    known.stops++;
  }
  for (let route = 0; route < count; route++) bundles.get(find(route))?.heads.push(firstHead + (route << shift));
  return [...bundles.values()];
}

/** Numbers the bundles from `first` on, `count` regions of about as many stops each. */
function divide(bundles: Bundle[], first: number, count: number, random: Random): void {
  if (count === 1) {
    for (const bundle of bundles) bundle.region = first;
    return;
  }
  const angle = 2 * Math.PI * random.open01();
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const along = (bundle: Bundle) => (cos * bundle.x + sin * bundle.y) / bundle.stops;
  const sorted = bundles.map((bundle) => ({ bundle, at: along(bundle) })).sort((a, b) => a.at - b.at);
  const left = count >> 1;
  const stops = bundles.reduce((sum, bundle) => sum + bundle.stops, 0);
  const share = (stops * left) / count;
  let gone = 0;
  let cut = 0;
  while (cut < sorted.length && gone + sorted[cut].bundle.stops / 2 < share) gone += sorted[cut++].bundle.stops;
  const part = (from: number, to: number) => sorted.slice(from, to).map(({ bundle }) => bundle);
  divide(part(0, cut), first, left, random);
  divide(part(cut, sorted.length), first + left, count - left, random);
}

function dealEmptyRoutes(
  routes: Routes,
  { classes }: Instance,
  count: number,
  random: Random,
  ofRoute: Uint8Array,
): void {
  const { firstHead, shift } = routes;
  const next = Int32Array.from(classes, () => random.below(count));
  for (let route = 0; route < ofRoute.length; route++) {
    const head = firstHead + (route << shift);
    if (routes.sizeOf(head) > 0) continue;
    const k = routes.classOf(head);
    ofRoute[route] = next[k];
    next[k] = (next[k] + 1) % count;
  }
}

/** All calls of a component go where one of them is served, or else where the first of them is. */
function gatherComponents({ relations }: Instance, ofNode: Uint8Array, regionAt: (node: number) => number): void {
  if (relations === null) return;
  for (const { units } of relations.components) {
    let region = -1;
    for (const unit of units) {
      region = Math.max(region, regionAt(relations.visit[unit]));
      if (relations.fetch[unit] >= 0) region = Math.max(region, regionAt(relations.fetch[unit]));
    }
    if (region < 0) region = ofNode[relations.visit[units[0]]];
    for (const unit of units) {
      ofNode[relations.visit[unit]] = region;
      if (relations.fetch[unit] >= 0) ofNode[relations.fetch[unit]] = region;
    }
  }
}
