import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import { findAtEnds } from './end-places.ts';
import { CLOSE, DEMAND, FROM_DEPOT, OPEN, SERVICE, TO_DEPOT } from './node-info.ts';
import type { PlainSolution } from './plain-solution.ts';

/*
 * The innermost loops of the search: the best place for a stop among those next to its neighbours, nearest first
 * (granular search, Toth & Vigo 2003). A place between a neighbour and a node that is nearer still has been looked at
 * when that node's turn was, so the far arc counts at least as much as the near one; that bound skips most places
 * before the matrix is touched. Three of a kind, since this is where the time goes: without and with windows on a simple day, and any.
 */

/** Capacity alone. The address to insert after, or -1; `routes.delta` is its cost. */
export function findUntimed(routes: PlainSolution, stop: number, budget: number): number {
  const { st, info, near, nearOut, nearIn, table, arcs, random, blink, firstHead, symmetric } = routes;
  const node = stop >> PLAIN_SHIFT;
  const size = arcs.size;
  const row = node * size;
  const demand = info[stop + DEMAND];
  const fromDepot = info[stop + FROM_DEPOT];
  const toDepot = info[stop + TO_DEPOT];
  const depotMin = Math.min(fromDepot, toDepot);
  let best = budget;
  let position = -1;
  const start = node * routes.k;
  for (let k = start, end = start + routes.reach.scanned; k < end; k++) {
    const o = near[k];
    const onward = nearOut[k];
    const back = nearIn[k];
    const far = Math.min(onward, back, depotMin) - best;
    const arcIn = st[o + IN];
    let arc = st[o + OUT];
    if (back + far >= arc && onward + far >= arcIn) continue;
    if (st[st[o + ROUTE] + FREE] < demand) continue;
    // After the neighbour.
    if (back + far < arc) {
      const x = st[o + NEXT];
      const j = x >> PLAIN_SHIFT;
      const d = x >= firstHead ? toDepot : table !== null ? table[row + j] : arcs.metres(node, j);
      const delta = back + d - arc;
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = o;
      }
    }
    // Before it.
    arc = arcIn;
    if (onward + far < arc) {
      const x = st[o + PREV];
      const j = x >> PLAIN_SHIFT;
      const d =
        x >= firstHead
          ? fromDepot
          : table !== null
            ? table[symmetric ? row + j : j * size + node]
            : arcs.metres(j, node);
      const delta = onward + d - arc;
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = x;
      }
    }
  }
  return orElsewhere(routes, stop, position, best);
}

/** Capacity and one window a stop: earliest departure before, latest start after, so that each place takes O(1). */
export function findTimed(routes: PlainSolution, stop: number, budget: number): number {
  const { st, info, near, nearOut, nearIn, table, arcs, random, blink, firstHead, symmetric } = routes;
  const node = stop >> PLAIN_SHIFT;
  const size = arcs.size;
  const row = node * size;
  const demand = info[stop + DEMAND];
  const open = info[stop + OPEN];
  const close = info[stop + CLOSE];
  const service = info[stop + SERVICE];
  const fromDepot = info[stop + FROM_DEPOT];
  const toDepot = info[stop + TO_DEPOT];
  const depotMin = Math.min(fromDepot, toDepot);
  let best = budget;
  let position = -1;
  const start = node * routes.k;
  for (let k = start, end = start + routes.reach.scanned; k < end; k++) {
    const o = near[k];
    const onward = nearOut[k];
    const back = nearIn[k];
    const far = Math.min(onward, back, depotMin) - best;
    const arcIn = st[o + IN];
    let arc = st[o + OUT];
    if (back + far >= arc && onward + far >= arcIn) continue;
    if (st[st[o + ROUTE] + FREE] < demand) continue;
    // After the neighbour.
    if (back + far < arc) {
      let t = st[o + DEP] + back;
      if (t <= close) {
        if (t < open) t = open;
        const x = st[o + NEXT];
        const j = x >> PLAIN_SHIFT;
        const d = x >= firstHead ? toDepot : table !== null ? table[row + j] : arcs.metres(node, j);
        const delta = back + d - arc;
        if (delta < best && t + service + d <= st[x + LATE] && (random.int32() & 65535) >= blink) {
          best = delta;
          position = o;
        }
      }
    }
    // Before it.
    arc = arcIn;
    if (onward + far < arc) {
      const latest = st[o + LATE] - onward - service;
      if (latest >= open) {
        const x = st[o + PREV];
        const j = x >> PLAIN_SHIFT;
        const d =
          x >= firstHead
            ? fromDepot
            : table !== null
              ? table[symmetric ? row + j : j * size + node]
              : arcs.metres(j, node);
        const delta = onward + d - arc;
        if (delta < best) {
          const t = st[x + DEP] + d;
          if (t <= close && t <= latest && (random.int32() & 65535) >= blink) {
            best = delta;
            position = x;
          }
        }
      }
    }
  }
  return orElsewhere(routes, stop, position, best);
}

/** The same for vehicles of several classes, and routes that may take no longer than so much. */
export function findAmongClasses(routes: PlainSolution, stop: number, budget: number): number {
  const { st, info, near, nearOut, nearIn, table, arcs, random, blink, firstHead, symmetric } = routes;
  const { instance, kindOf, kinds, durations, timed } = routes;
  const { serves, servesAll, from, to } = instance;
  const node = stop >> PLAIN_SHIFT;
  const size = arcs.size;
  const row = node * size;
  const demand = info[stop + DEMAND];
  const open = info[stop + OPEN];
  const close = info[stop + CLOSE];
  const service = info[stop + SERVICE];
  const depotMin = Math.min(info[stop + FROM_DEPOT], info[stop + TO_DEPOT]);
  let best = budget;
  let position = -1;
  const start = node * routes.k;
  for (let k = start, end = start + routes.reach.scanned; k < end; k++) {
    const o = near[k];
    const onward = nearOut[k];
    const back = nearIn[k];
    const far = Math.min(onward, back, depotMin) - best;
    const arcIn = st[o + IN];
    const arcOut = st[o + OUT];
    if (back + far >= arcOut && onward + far >= arcIn) continue;
    const head = st[o + ROUTE];
    if (st[head + FREE] < demand) continue;
    const kind = kindOf[(head - firstHead) >> PLAIN_SHIFT];
    if (!servesAll && serves[node * kinds + kind] === 0) continue;
    // After the neighbour.
    if (back + far < arcOut) {
      const arrival = st[o + DEP] + back;
      if (!timed || arrival <= close) {
        const x = st[o + NEXT];
        const j = x >= firstHead ? to[kind] : x >> PLAIN_SHIFT;
        const on = table !== null ? table[row + j] : arcs.metres(node, j);
        const delta = back + on - arcOut;
        const next = (arrival < open ? open : arrival) + service + on;
        if (
          delta < best &&
          (!timed || next <= st[x + LATE]) &&
          (durations === null || durations.takes(head, o, stop, x, arrival, next)) &&
          (random.int32() & 65535) >= blink
        ) {
          best = delta;
          position = o;
        }
      }
    }
    // Before it.
    if (onward + far < arcIn) {
      const latest = st[o + LATE] - onward - service;
      if (!timed || latest >= open) {
        const x = st[o + PREV];
        const j = x >= firstHead ? from[kind] : x >> PLAIN_SHIFT;
        const there = table !== null ? table[symmetric ? row + j : j * size + node] : arcs.metres(j, node);
        const delta = onward + there - arcIn;
        const arrival = st[x + DEP] + there;
        if (
          delta < best &&
          (!timed || (arrival <= close && arrival <= latest)) &&
          (durations === null ||
            durations.takes(head, x, stop, o, arrival, (arrival < open ? open : arrival) + service + onward)) &&
          (random.int32() & 65535) >= blink
        ) {
          best = delta;
          position = x;
        }
      }
    }
  }
  return orElsewhere(routes, stop, position, best);
}

/** The place found next to the neighbours, or a better one that no list of neighbours knows of. */
function orElsewhere(routes: PlainSolution, stop: number, position: number, delta: number): number {
  const { ends } = routes.reach;
  routes.delta = delta;
  return routes.orEmptyRoute(stop, ends === null ? position : findAtEnds(routes, ends, stop, position), true);
}
