import {
  CHOSEN_LATE,
  CLASS,
  DEP,
  DURATION,
  EARLY,
  FREE,
  IN,
  IN_TIME,
  LATE,
  LATEST,
  NEXT,
  OUT,
  OUT_TIME,
  PREV,
  RICH_SHIFT,
  ROUTE,
  TAIL_EARLY,
  TAIL_TIME,
  WORK,
} from '../record.ts';
import { exactDelta, joinedDelta } from './exact-delta.ts';
import { FAR_METRES, FAR_SECONDS, IN_METRES, IN_SECONDS, LINK_SHIFT, OUT_METRES, OUT_SECONDS, TO } from './links.ts';
import type { Walked } from './walked.ts';

/**
 * The best place for a stop among those next to its neighbours, nearest first, at less than `budget`; -1 if none. A place is
 * held against one bound after the other, cheapest first: what the lists know (the far arc is at least as long as those to
 * neighbours not yet looked at, and a detour shortens no working day), the time windows, the true arcs, the exact price.
 * (Where roads break the first a place may be overlooked; what is found is priced exactly.)
 */
export function findPosition(routes: Walked, stop: number, budget: number): number {
  const { st, instance, links, listMetre, listSecond, random, blink, firstHead, reloadAfter } = routes;
  const {
    serves,
    rateMetre,
    rateSecond,
    arcsOf,
    windowed,
    choosing,
    walked,
    endsAnywhere,
    reloadMetres,
    reloadSeconds,
  } = instance;
  const listed = instance.arcs[0];
  const { table, wide, size } = listed;
  const node = stop >> RICH_SHIFT;
  const row = node * size;
  const kinds = node * instance.classes.length;
  const brought = instance.dimensions === 0 ? 0 : instance.delivery[node * instance.dimensions];
  const service = instance.service[node];
  const open = instance.open[node];
  const close = instance.close[node];
  let best = budget;
  let position = -1;
  const start = (node * routes.k) << LINK_SHIFT;
  for (let at = start, end = start + (routes.k << LINK_SHIFT); at < end; at += 1 << LINK_SHIFT) {
    const o = links[at + TO];
    const head = st[o + ROUTE];
    if (st[head + FREE] < brought) continue;
    const c = st[head + CLASS];
    if (serves[kinds + c] === 0) continue;
    const rate = rateMetre[c];
    const rateTime = rateSecond[c];
    const duration = st[head + DURATION];
    const spared = best + rateTime * (duration - st[head + WORK] - service);
    const perMetre = listMetre[c];
    const perSecond = listSecond[c];
    const far = perMetre * links[at + FAR_METRES] + perSecond * links[at + FAR_SECONDS] - spared;

    const back = links[at + IN_METRES];
    const backTime = links[at + IN_SECONDS];
    // On its way to a reload the van comes by another arc.
    const loops = walked[c] === 2 && reloadAfter[o >> RICH_SHIFT] === 1;
    const home = loops ? rate * reloadMetres[o >> RICH_SHIFT] + rateTime * reloadSeconds[o >> RICH_SHIFT] : 0;
    const gone = Math.max(home, rate * st[o + OUT] + rateTime * st[o + OUT_TIME]);
    // Behind the last visit of an open route there is no far arc.
    const isEnd = endsAnywhere[c] === 1 && st[o + NEXT] >= firstHead;
    if (isEnd || perMetre * back + perSecond * backTime + far < gone) {
      let delta = Infinity;
      if (table !== null && !isEnd && arcsOf[c] === listed) {
        const x = st[o + NEXT];
        let possible = true;
        if (windowed) {
          const arrival = st[o + DEP] + backTime;
          const next = (arrival < open ? open : arrival) + service + links[at + FAR_SECONDS];
          possible = arrival <= close && next <= st[x + LATE];
          if (
            possible &&
            rateTime > 0 &&
            walked[c] === 0 &&
            (!choosing || x >= firstHead || next <= st[x + CHOSEN_LATE])
          ) {
            // The waiting of the route can only be saved as far as its prefix and its suffix can be shifted.
            let least = arrival + service + links[at + FAR_SECONDS] - st[o + EARLY];
            const apart = st[x + TAIL_EARLY] - st[o + LATEST];
            if (least < apart) least = apart;
            possible =
              perMetre * (back + links[at + FAR_METRES]) + rateTime * (least + st[x + TAIL_TIME] - duration) <
              best + rate * st[o + OUT];
          }
        }
        if (possible) {
          const arc = (row + (x >= firstHead ? instance.to[c] : x >> RICH_SHIFT)) << wide;
          const metres = back + table[arc];
          const on = table[arc + wide];
          if (loops || rate * metres + rateTime * (backTime + on) < gone + spared) {
            delta = joinedDelta(routes, o, x, stop, head, metres - st[o + OUT], backTime, on, best);
          }
        }
      } else {
        delta = exactDelta(routes, o, stop, head, best);
      }
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = o;
      }
    }

    const onward = links[at + OUT_METRES];
    const onTime = links[at + OUT_SECONDS];
    const p = st[o + PREV];
    const comes = walked[c] === 2 && p < firstHead && reloadAfter[p >> RICH_SHIFT] === 1;
    const from = comes ? rate * reloadMetres[o >> RICH_SHIFT] + rateTime * reloadSeconds[o >> RICH_SHIFT] : 0;
    const cut = Math.max(from, rate * st[o + IN] + rateTime * st[o + IN_TIME]);
    if (perMetre * onward + perSecond * onTime + far < cut) {
      let delta = Infinity;
      if (table !== null && arcsOf[c] === listed) {
        let possible = true;
        if (windowed) {
          const latest = st[o + LATE] - onTime - service;
          const next = st[p + DEP] + links[at + FAR_SECONDS] + service + onTime;
          possible = latest >= open && next <= st[o + LATE];
          if (possible && rateTime > 0 && walked[c] === 0 && (!choosing || next <= st[o + CHOSEN_LATE])) {
            let least = next - st[p + EARLY];
            const apart = st[o + TAIL_EARLY] - st[p + LATEST];
            if (least < apart) least = apart;
            possible =
              perMetre * (onward + links[at + FAR_METRES]) + rateTime * (least + st[o + TAIL_TIME] - duration) <
              best + rate * st[o + IN];
          }
        }
        if (possible) {
          const i = p >= firstHead ? instance.from[c] : p >> RICH_SHIFT;
          const arc = (i * size + node) << wide;
          const metres = onward + table[arc];
          const there = table[arc + wide];
          if (comes || rate * metres + rateTime * (there + onTime) < cut + spared) {
            delta = joinedDelta(routes, p, o, stop, head, metres - st[o + IN], there, onTime, best);
          }
        }
      } else {
        delta = exactDelta(routes, p, stop, head, best);
      }
      if (delta < best && (random.int32() & 65535) >= blink) {
        best = delta;
        position = p;
      }
    }
  }
  routes.delta = best;
  return position;
}
