import { precedes } from '../precedes.ts';
import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import { DEMAND, FROM_DEPOT, TO_DEPOT } from './node-info.ts';
import type { PlainSolution } from './plain-solution.ts';

/*
 * Moves that cut two arcs and join the ends anew so that u is followed by one of its neighbours v: 2-opt* (Potvin &
 * Rousseau 1995), and where direction does not matter its reversed form and 2-opt (Croes 1958).
 */

/** Applies the first such move at u, or else a split of its route, whose change in cost is below `threshold`. */
export function exchangeTails(routes: PlainSolution, u: number, threshold: number): boolean {
  const { st, near, nearOut, timed, symmetric, firstHead, dummy, instance } = routes;
  const routeU = st[u + ROUTE];
  if (routeU === dummy) return false;
  const x = st[u + NEXT];
  const arcU = st[u + OUT];
  const start = (u >> PLAIN_SHIFT) * routes.k;
  const turns = symmetric && !timed;
  for (let k = start, end = start + routes.tailNeighbours; k < end; k++) {
    const v = near[k];
    const join = nearOut[k];
    if (join >= arcU + threshold) break;
    const routeV = st[v + ROUTE];
    if (routeV === dummy) continue;
    if (routeV !== routeU) {
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
    if (turns) {
      const w = st[v + NEXT];
      const arcW = st[v + OUT];
      if (join - arcU - arcW >= threshold) continue;
      const saved = routeV !== routeU && x >= firstHead && w >= firstHead ? instance.fixed : 0;
      const delta = join + routes.metres(x, w) - arcU - arcW;
      if (delta - saved >= threshold) continue;
      if (routeV === routeU) {
        if (v === x || u === w) continue;
        if (precedes(st, firstHead, u, v)) turnAround(routes, u, x, v, w);
        else turnAround(routes, v, w, u, x);
        routes.cost += delta;
        return true;
      }
      if (crossFits(routes, u, v)) {
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
  const { state, st, info, firstHead, timed, instance } = routes;
  if (x >= firstHead) return false;
  const back = info[u + TO_DEPOT];
  const there = info[x + FROM_DEPOT];
  const delta = back + there - st[u + OUT] + instance.fixed;
  if (delta >= threshold) return false;
  const b = routes.emptyRoute();
  if (b < 0) return false;
  const a = st[u + ROUTE];
  if (timed && (st[u + DEP] + back > st[a + LATE] || st[b + DEP] + there > st[x + LATE])) return false;
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
  const { st, timed, instance } = routes;
  if (timed && (st[u + DEP] + join > st[v + LATE] || st[y + DEP] + rest > st[x + LATE])) return false;
  const { capacity } = instance;
  const loadU = capacity - st[st[u + ROUTE] + FREE];
  const loadV = capacity - st[st[v + ROUTE] + FREE];
  const headU = loadUpTo(routes, u);
  const headV = loadUpTo(routes, y);
  return headU + loadV - headV <= capacity && headV + loadU - headU <= capacity;
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

/** u -> [x ... v] -> w becomes u -> [v ... x] -> w. */
function turnAround(routes: PlainSolution, u: number, x: number, v: number, w: number): void {
  const { st, scratch } = routes;
  let count = 0;
  for (let z = x; ; z = st[z + NEXT]) {
    scratch[count++] = z;
    if (z === v) break;
  }
  let last = u;
  for (let i = count - 1; i >= 0; i--) {
    routes.link(last, scratch[i], routes.metres(last, scratch[i]));
    last = scratch[i];
  }
  routes.link(last, w, routes.metres(last, w));
}

function crossFits(routes: PlainSolution, u: number, v: number): boolean {
  const { st, instance } = routes;
  const { capacity } = instance;
  const headU = loadUpTo(routes, u);
  const headV = loadUpTo(routes, v);
  const loads = 2 * capacity - st[st[u + ROUTE] + FREE] - st[st[v + ROUTE] + FREE];
  return headU + headV <= capacity && loads - headU - headV <= capacity;
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
  const { state, st, info, scratch, instance } = routes;
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
  state.set(head + FREE, instance.capacity - load);
  if (routes.sizeOf(head) !== to - from) routes.resize(head, to - from);
}
