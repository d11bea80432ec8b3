import { precedes } from '../precedes.ts';
import { CLASS, DURATION, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import { LINK_SHIFT, OUT_METRES, OUT_SECONDS, TO } from './links.ts';
import type { Walked } from './walked.ts';

/**
 * 2-opt within a route (Croes 1958): the part between u and one of its neighbours is turned around so that they become
 * adjacent. Applies the first such move whose change in cost is below `threshold`; where direction matters, none.
 */
export function turnParts(routes: Walked, u: number, threshold: number): boolean {
  const { st, links, dummy, instance } = routes;
  const head = st[u + ROUTE];
  if (head === dummy) return false;
  const k = st[head + CLASS];
  const arcs = instance.arcsOf[k];
  if (!arcs.symmetric) return false;
  const listed = arcs === instance.arcs[0];
  const rate = instance.rateMetre[k];
  const rateTime = instance.rateSecond[k];
  const node = u >> RICH_SHIFT;
  const x = st[u + NEXT];
  const gone = rate * st[u + OUT] + rateTime * st[u + OUT_TIME] + threshold;
  const start = (node * routes.k) << LINK_SHIFT;
  const end = start + (routes.tailNeighbours << LINK_SHIFT);
  for (let at = start; at < end; at += 1 << LINK_SHIFT) {
    const v = links[at + TO];
    const join = listed ? links[at + OUT_SECONDS] : arcs.seconds(node, v >> RICH_SHIFT);
    const joinMetres = listed ? links[at + OUT_METRES] : arcs.metres(node, v >> RICH_SHIFT);
    const price = rate * joinMetres + rateTime * join - gone;
    // As in exchanges of tails: no gain at the first arc, and neighbours later in the list promise less still.
    if (price >= 0) {
      if (listed) break;
      continue;
    }
    if (st[v + ROUTE] !== head || v === x) continue;
    const w = st[v + NEXT];
    if (w === u) continue;
    const guess = price - rate * st[v + OUT] - rateTime * st[v + OUT_TIME];
    if (guess >= 0) continue;
    const from = routes.goal(x);
    const to = routes.goal(w);
    const metres = arcs.metres(from, to) + joinMetres - st[u + OUT] - st[v + OUT];
    // A turned part sets up at other ends of its legs; told by the legs into u, all set-ups cancel out.
    const time =
      arcs.seconds(from, to) + arcs.seconds(v >> RICH_SHIFT, node) - arcs.seconds(from, node) - st[v + OUT_TIME];
    if (rate * metres + rateTime * time >= threshold) continue;
    const turned = precedes(routes.st, routes.firstHead, u, v)
      ? turnAround(routes, u, x, v, w, metres, time, threshold)
      : turnAround(routes, v, w, u, x, metres, time, threshold);
    if (turned) return true;
  }
  return false;
}

/** u -> [x ... v] -> w becomes u -> [v ... x] -> w, which takes `metres` and `time` more. */
function turnAround(
  routes: Walked,
  u: number,
  x: number,
  v: number,
  w: number,
  metres: number,
  time: number,
  threshold: number,
): boolean {
  const { st, walk, scratch, instance, loads } = routes;
  const head = st[x + ROUTE];
  const k = st[head + CLASS];
  if (x !== v && routes.gates?.mixes(k, x, v)) return false;
  let count = 0;
  for (let z = v; ; z = st[z + PREV]) {
    scratch[count++] = z;
    if (z === x) break;
  }
  if (instance.walked[k] !== 0 || !loads.totalsTell) {
    walk.beginWhole(u, head);
    for (let i = 0; i < count; i++) if (!walk.stepWhole(scratch[i])) return false;
    if (!walk.finishWhole(w)) return false;
    const cost =
      instance.walked[k] !== 0 && routes.walkedRoutes !== null
        ? (routes.courses ?? routes.walkedRoutes).replaced(
            head,
            u,
            scratch,
            0,
            count,
            w,
            routes.floorOf(head),
            routes.wayCostOf(head) + threshold,
          )
        : walk.cost;
    if (cost - routes.wayCostOf(head) >= threshold) return false;
  } else if (instance.windowed) {
    walk.begin(u, head);
    for (let i = 0; i < count; i++) if (!walk.step(scratch[i])) return false;
    if (!walk.reaches(w)) return false;
    if (instance.lasting) {
      const duration = walk.durationWith(w);
      if (duration > instance.longest[k]) return false;
      const longer = duration - st[head + DURATION];
      if (instance.rateMetre[k] * metres + instance.rateSecond[k] * longer >= threshold) return false;
    }
  } else if (st[head + DURATION] + time > instance.longest[k]) {
    return false;
  }
  if (routes.metresOf(head) + metres > instance.maxMetres[k]) return false;
  if (routes.gates !== null && !routes.gates.keepsTurn(u, count, w)) return false;
  const more = instance.windowed ? timeOfTurn(routes, head, u, count, w) : time;
  routes.setMetres(head, routes.metresOf(head) + metres);
  routes.chain(head, u, 0, count, w);
  loads.reorder(head);
  routes.relabel(head, u, w, more);
  return true;
}

/**
 * Seconds by which legs and work grow when `scratch[0 ... count - 1]` turns around between u and w: stops of one place may need
 * set-up where they did not, and where windows count, that is looked at.
 */
function timeOfTurn(routes: Walked, head: number, u: number, count: number, w: number): number {
  const { st, scratch } = routes;
  const arcs = routes.arcsOf(head);
  let more = -st[u + OUT_TIME];
  let last = routes.origin(u);
  for (let i = 0; i < count; i++) {
    const node = scratch[i] >> RICH_SHIFT;
    more += arcs.seconds(last, node) - st[scratch[i] + OUT_TIME];
    last = node;
  }
  return more + arcs.seconds(last, routes.goal(w));
}
