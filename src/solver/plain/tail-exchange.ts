import { precedes } from '../precedes.ts';
import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import { DEMAND } from './node-info.ts';
import type { PlainSolution } from './plain-solution.ts';

/*
 * Moves that cut two arcs and join the ends anew so that u is followed by one of its neighbours v: 2-opt* (Potvin &
 * Rousseau 1995), and where direction does not matter its reversed form and 2-opt (Croes 1958).
 */

/** Applies the first such move at u, or else a split of its route, whose change in cost is below `threshold`. */
export function exchangeTails(routes: PlainSolution, u: number, threshold: number): boolean {
  const { st, near, nearOut, timed, simple, symmetric, firstHead, dummy, instance, durations } = routes;
  const routeU = st[u + ROUTE];
  if (routeU === dummy) return false;
  const x = st[u + NEXT];
  const arcU = st[u + OUT];
  const start = (u >> PLAIN_SHIFT) * routes.k;
  // With windows a turned part is seldom in time; but where routes are limited in how long they take, the order on them decides.
  const turns = symmetric && instance.returns && (!timed || durations !== null);
  const crosses = turns && !timed;
  for (let k = start, end = start + routes.tailNeighbours; k < end; k++) {
    const v = near[k];
    const join = nearOut[k];
    if (join >= arcU + threshold) break;
    const routeV = st[v + ROUTE];
    if (routeV === dummy) continue;
    if (routeV !== routeU) {
      if (!simple && !routes.endAlike(routeU, routeV)) continue;
      const arcV = st[v + IN];
      if (join - arcU - arcV < threshold) {
        const y = st[v + PREV];
        const rest = routes.metres(y, x);
        // One route takes over all of the other: its fixed cost is saved; `resize` takes it off the cost.
        const saved = x >= firstHead && y >= firstHead ? instance.fixed : 0;
        const delta = join + rest - arcU - arcV;
        if (delta - saved < threshold && tailsFit(routes, u, x, y, v, join, rest)) {
          routes.cost += delta;
          swapTails(routes, u, x, y, v, join, rest);
          return true;
        }
      }
    }
    if (crosses || (turns && routeV === routeU)) {
      const w = st[v + NEXT];
      const arcW = st[v + OUT];
      if (join - arcU - arcW >= threshold) continue;
      const saved = routeV !== routeU && x >= firstHead && w >= firstHead ? instance.fixed : 0;
      const delta = join + routes.metres(x, w) - arcU - arcW;
      if (delta - saved >= threshold) continue;
      if (routeV === routeU) {
        if (v === x || u === w) continue;
        const isAhead = precedes(st, firstHead, u, v);
        if (isAhead ? !turnAround(routes, u, x, v, w) : !turnAround(routes, v, w, u, x)) continue;
        routes.cost += delta;
        return true;
      }
      if ((simple || routes.endAlike(routeU, routeV)) && crossFits(routes, u, v)) {
        routes.cost += delta;
        crossJoin(routes, u, v);
        return true;
      }
    }
  }
  return splitAfter(routes, u, x, threshold);
}

/** Sends what follows u on a route of its own, if that changes the cost by less than `threshold`. */
function splitAfter(routes: PlainSolution, u: number, x: number, threshold: number): boolean {
  const { state, st, info, firstHead, timed, instance, durations } = routes;
  if (x >= firstHead) return false;
  const a = st[u + ROUTE];
  const back = routes.metres(u, a);
  const there = routes.metres(a, x);
  const delta = back + there - st[u + OUT] + instance.fixed;
  if (delta >= threshold) return false;
  const b = routes.emptyRoute(routes.classOf(a));
  if (b < 0) return false;
  if (timed && (st[u + DEP] + back > st[a + LATE] || st[b + DEP] + there > st[x + LATE])) return false;
  if (durations !== null && !(durations.joins(a, u, a, back) && durations.joins(b, b, x, there))) return false;
  const last = st[a + PREV];
  const home = st[a + IN];
  let moved = 0;
  let load = 0;
  for (let z = x; z < firstHead; z = st[z + NEXT]) {
    moved++;
    load += info[z + DEMAND];
    state.set(z + ROUTE, b);
  }
  const size = routes.sizeOf(a);
  routes.cost += delta - instance.fixed;
  routes.link(u, a, back);
  routes.link(b, x, there);
  routes.link(last, b, home);
  state.set(a + FREE, st[a + FREE] + load);
  state.set(b + FREE, st[b + FREE] - load);
  routes.resize(a, size - moved);
  routes.resize(b, moved);
  if (timed) {
    routes.backward(a, u);
    routes.forward(b, x);
  }
  return true;
}

/** Load of the route up to and with `node`. */
function loadUpTo(routes: PlainSolution, node: number): number {
  const { st, info, firstHead } = routes;
  let load = 0;
  for (let x = node; x < firstHead; x = st[x + PREV]) load += info[x + DEMAND];
  return load;
}

function tailsFit(
  routes: PlainSolution,
  u: number,
  x: number,
  y: number,
  v: number,
  join: number,
  rest: number,
): boolean {
  const { st, timed, simple, durations } = routes;
  if (timed && (st[u + DEP] + join > st[v + LATE] || st[y + DEP] + rest > st[x + LATE])) return false;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const roomA = routes.capacityOf(a);
  const roomB = routes.capacityOf(b);
  const headU = loadUpTo(routes, u);
  const headV = loadUpTo(routes, y);
  if (headU + roomB - st[b + FREE] - headV > roomA || headV + roomA - st[a + FREE] - headU > roomB) return false;
  if (simple) return true;
  if (!(routes.admitsAll(a, v) && routes.admitsAll(b, x))) return false;
  return durations === null || (durations.joins(a, u, v, join) && durations.joins(b, y, x, rest));
}

/** u is followed by v's tail, y by x's. */
function swapTails(
  routes: PlainSolution,
  u: number,
  x: number,
  y: number,
  v: number,
  join: number,
  rest: number,
): void {
  const { state, st, info, firstHead, timed } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const lastX = st[a + PREV];
  const lastV = st[b + PREV];
  const arcX = st[a + IN];
  const arcV = st[b + IN];
  const sizeA = routes.sizeOf(a);
  const sizeB = routes.sizeOf(b);
  let movedX = 0;
  let movedV = 0;
  let loadX = 0;
  let loadV = 0;
  for (let z = x; z < firstHead; z = st[z + NEXT]) {
    movedX++;
    loadX += info[z + DEMAND];
    state.set(z + ROUTE, b);
  }
  for (let z = v; z < firstHead; z = st[z + NEXT]) {
    movedV++;
    loadV += info[z + DEMAND];
    state.set(z + ROUTE, a);
  }
  routes.link(u, v, join);
  routes.link(lastV, a, arcV);
  if (movedX > 0) {
    routes.link(y, x, rest);
    routes.link(lastX, b, arcX);
  } else {
    routes.link(y, b, rest);
  }
  if (loadX !== loadV) {
    state.set(a + FREE, st[a + FREE] + loadX - loadV);
    state.set(b + FREE, st[b + FREE] + loadV - loadX);
  }
  if (movedX !== movedV) {
    routes.resize(a, sizeA - movedX + movedV);
    routes.resize(b, sizeB - movedV + movedX);
  }
  if (timed) {
    routes.forward(u, v);
    routes.backward(v, u);
    if (sizeB - movedV + movedX > 0) {
      const next = st[y + NEXT];
      routes.forward(y, next);
      routes.backward(next, y);
    }
  }
}

/** u -> [x ... v] -> w becomes u -> [v ... x] -> w, if that is in time. */
function turnAround(routes: PlainSolution, u: number, x: number, v: number, w: number): boolean {
  const { st, scratch, timed, durations } = routes;
  let count = 0;
  for (let z = v; ; z = st[z + PREV]) {
    scratch[count++] = z;
    if (z === x) break;
  }
  if (timed && !routes.keepsWindows(u, v, PREV, count, w)) return false;
  if (durations !== null && !durations.joinsVia(st[x + ROUTE], u, v, PREV, count, w)) return false;
  let last = u;
  for (let i = 0; i < count; i++) {
    routes.link(last, scratch[i], routes.metres(last, scratch[i]));
    last = scratch[i];
  }
  routes.link(last, w, routes.metres(last, w));
  if (timed) {
    routes.forward(u, x);
    routes.backward(w, v);
  }
  return true;
}

function crossFits(routes: PlainSolution, u: number, v: number): boolean {
  const { st, firstHead, instance } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const roomA = routes.capacityOf(a);
  const roomB = routes.capacityOf(b);
  const headU = loadUpTo(routes, u);
  const headV = loadUpTo(routes, v);
  const rest = roomA - st[a + FREE] + roomB - st[b + FREE] - headU - headV;
  if (headU + headV > roomA || rest > roomB) return false;
  if (instance.servesAll) return true;
  for (let z = v; z < firstHead; z = st[z + PREV]) if (!routes.admits(a, z)) return false;
  return routes.admitsAll(b, st[u + NEXT]);
}

/** Route of u: up to u, then v's route backwards from v. Route of v: u's rest backwards, then v's rest. */
function crossJoin(routes: PlainSolution, u: number, v: number): void {
  const { st, scratch, firstHead } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  let count = 0;
  for (let z = st[a + NEXT]; ; z = st[z + NEXT]) {
    scratch[count++] = z;
    if (z === u) break;
  }
  for (let z = v; z < firstHead; z = st[z + PREV]) scratch[count++] = z;
  const first = count;
  for (let z = st[a + PREV]; z !== u; z = st[z + PREV]) scratch[count++] = z;
  for (let z = st[v + NEXT]; z < firstHead; z = st[z + NEXT]) scratch[count++] = z;
  rebuild(routes, a, 0, first);
  rebuild(routes, b, first, count);
}

/** The route becomes scratch[from ... to - 1]. */
function rebuild(routes: PlainSolution, head: number, from: number, to: number): void {
  const { state, st, info, scratch } = routes;
  let last = head;
  let load = 0;
  for (let i = from; i < to; i++) {
    const z = scratch[i];
    load += info[z + DEMAND];
    routes.link(last, z, routes.metres(last, z));
    if (st[z + ROUTE] !== head) state.set(z + ROUTE, head);
    last = z;
  }
  routes.link(last, head, routes.metres(last, head));
  state.set(head + FREE, routes.capacityOf(head) - load);
  if (routes.sizeOf(head) !== to - from) routes.resize(head, to - from);
}
