import { NEXT, ROUTE } from './record.ts';
import type { Routes } from './routes.ts';

/** Routes as flat numbers, over the nodes and vehicle classes of an instance; other threads compile it to the same ones. */
export interface RouteList {
  /** Per route. */
  readonly vehicleClass: Int32Array;
  /** Route r visits `nodes[starts[r]]` up to `nodes[starts[r + 1]]`, in that order. */
  readonly starts: Int32Array;
  readonly nodes: Int32Array;
}

/** The routes of a solution as it stands. */
export function listRoutes(routes: Routes): RouteList {
  const { st, shift, firstHead, dummy } = routes;
  const used = routes.usedRoutes();
  const vehicleClass = new Int32Array(used);
  const starts = new Int32Array(used + 1);
  const nodes = new Int32Array(routes.visits());
  let r = 0;
  let at = 0;
  for (let head = firstHead; head < dummy; head += 1 << shift) {
    if (st[head + NEXT] === head) continue;
    vehicleClass[r] = routes.classOf(head);
    for (let x = st[head + NEXT]; x < firstHead; x = st[x + NEXT]) nodes[at++] = x >> shift;
    starts[++r] = at;
  }
  return { vehicleClass, starts, nodes };
}

/**
 * Makes a list of routes the solution; what it does not serve is absent. A stop that several of its routes visit stays where that
 * costs least, one that depends on others in the first. What is locked keeps its van. Everything is in the journal, so that the
 * caller may undo it; false if a route of the list cannot be driven, with the solution half built.
 */
export function placeRoutes(routes: Routes, list: RouteList): boolean {
  const { st, shift, dummy, skip, relations } = routes;
  const { vehicleClass, starts, nodes } = list;
  emptyRoutes(routes);
  const seen = new Uint8Array(routes.n);
  for (const node of nodes) seen[node] = Math.min(2, seen[node] + 1);
  const heads = new Int32Array(vehicleClass.length);
  for (let r = 0; r < vehicleClass.length; r++) {
    const head = headFor(routes, list, r);
    if (head < 0) return false;
    heads[r] = head;
    let position = head;
    for (let i = starts[r]; i < starts[r + 1]; i++) {
      const node = nodes[i];
      const stop = node << shift;
      if (st[stop + ROUTE] === dummy) {
        if (seen[node] > 1 && !relations?.isRelated(node)) continue;
        if (!routes.mayServe(vehicleClass[r], node)) return false;
        routes.cost -= skip[node];
        routes.append(stop, position);
      } else if (st[stop + ROUTE] !== head) continue;
      position = stop;
    }
    routes.broken = false;
    if (position !== head && !routes.isAllowed(head)) return false;
  }
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    if (st[(node << shift) + ROUTE] === dummy && seen[node] > 1) insertOnce(routes, list, heads, node);
  }
  relations?.settleAll();
  return !routes.broken;
}

/** Takes out all that no lock keeps. */
function emptyRoutes(routes: Routes): void {
  const { st, shift, firstHead, dummy, skip, out } = routes;
  // what the last ruin left there
  routes.outCount = 0;
  for (let head = firstHead; head < dummy; head += 1 << shift) {
    const size = routes.sizeOf(head);
    if (size > 0) routes.take(st[head + NEXT], size);
    for (let i = 0; i < routes.outCount; i++) routes.cost += skip[out[i] >> shift];
    routes.outCount = 0;
  }
  routes.broken = false;
  routes.relations?.unsettle();
}

/** The route that holds what is locked of route r of a list, or an empty one of its class; -1 if there is none. */
function headFor(routes: Routes, { vehicleClass, starts, nodes }: RouteList, r: number): number {
  const { st, shift, dummy } = routes;
  for (let i = starts[r]; i < starts[r + 1]; i++) {
    const stop = nodes[i] << shift;
    if (routes.isLocked(stop)) return st[stop + ROUTE];
  }
  const head = routes.emptyRoute(vehicleClass[r]);
  return head === dummy ? -1 : head;
}

/** Puts a stop that several routes of a list visit on the one where it costs least, behind whom it follows there. */
function insertOnce(routes: Routes, { starts, nodes }: RouteList, heads: Int32Array, node: number): void {
  const { st, shift, skip } = routes;
  const stop = node << shift;
  let best = skip[node];
  let at = -1;
  for (let r = 0; r < heads.length; r++) {
    let position = heads[r];
    for (let i = starts[r]; i < starts[r + 1]; i++) {
      if (nodes[i] === node) {
        const delta = routes.price(stop, position);
        if (delta < best) {
          best = delta;
          at = position;
        }
        break;
      }
      const before = nodes[i] << shift;
      if (st[before + ROUTE] === heads[r]) position = before;
    }
  }
  if (at < 0) return;
  routes.delta = best;
  routes.cost -= skip[node];
  routes.insert(stop, at);
}

/** Empty routes of every class take each route of a list in turn: what it costs there, `[route * classes + class]`; Infinity where it may not be driven. */
export function priceOnClasses(
  routes: Routes,
  { vehicleClass, starts, nodes }: RouteList,
  classes: number,
): Float64Array {
  const { state, shift } = routes;
  const cost = new Float64Array(vehicleClass.length * classes).fill(Infinity);
  const before = routes.cost;
  emptyRoutes(routes);
  const mark = state.mark();
  for (let r = 0; r < vehicleClass.length; r++) {
    for (let k = 0; k < classes; k++) {
      const visits = nodes.subarray(starts[r], starts[r + 1]);
      const head = routes.emptyRoute(k);
      if (head < 0 || visits.some((node) => !routes.mayServe(k, node))) continue;
      let position = head;
      for (const node of visits) {
        routes.append(node << shift, position);
        position = node << shift;
      }
      routes.broken = false;
      if (routes.isAllowed(head)) cost[r * classes + k] = routes.costOf(head);
      state.undo(mark);
    }
  }
  state.undo(0);
  routes.cost = before;
  routes.broken = false;
  return cost;
}
