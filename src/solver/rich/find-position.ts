import {
  CHOSEN_LATE,
  CLASS,
  DEP,
  DURATION,
  EARLY,
  FREE,
  IN_WORTH,
  LATE,
  LATEST,
  NEXT,
  OUT,
  OUT_TIME,
  OUT_WORTH,
  PREV,
  RICH_SHIFT,
  ROUTE,
  SPARE,
  TAIL_EARLY,
  TAIL_TIME,
  WORK,
} from '../record.ts';
import type { Courses } from './courses.ts';
import { exactDelta, joinedDelta } from './exact-delta.ts';
import {
  FAR_METRES,
  FAR_SECONDS,
  IN_METRES,
  IN_SECONDS,
  LINK_SHIFT,
  MEASURE,
  OUT_METRES,
  OUT_SECONDS,
  TO,
} from './links.ts';
import { placeWithLarger } from './vehicle-change.ts';
import type { Walked } from './walked.ts';
import { LOOK, type Worths } from './worth.ts';

/**
 * The best place for a stop among those next to its neighbours, nearest first, at less than `budget`; -1 if none. A place is
 * held against one bound after the other, cheapest first: what the lists know (the far arc is at least as long as those to
 * neighbours not yet looked at, and a detour shortens no working day) in whole numbers for all classes alike (worth.ts), then at
 * the rates of the class, the time windows, the true arcs, the exact price.
 * (Where roads break the first a place may be overlooked; what is found is priced exactly.)
 */
export function findPosition(routes: Walked, stop: number, budget: number): number {
  const { st, instance, links, worths, random, blink, firstHead, gates, courses } = routes;
  const { serves, rateMetre, rateSecond, unlike, windowed, choosing, walked, largerFixed, largerMetre, largerSecond } =
    instance;
  const { wide, size, table } = instance.arcs[0];
  const node = stop >> RICH_SHIFT;
  const row = node * size;
  const kinds = node * instance.classes.length;
  const brought = instance.dimensions === 0 ? 0 : instance.delivery[node * instance.dimensions];
  // Where routes may change to larger vehicles, those without room are looked at as well.
  const roomAtLeast = instance.enlarges ? -1 : brought;
  const service = instance.service[node];
  const open = instance.open[node];
  const close = instance.close[node];
  let best = budget;
  let position = -1;
  let room = roomFor(worths, best, service);
  const start = (node * routes.k) << LINK_SHIFT;
  for (let at = start, end = start + (routes.reach.scanned << LINK_SHIFT); at < end; at += 1 << LINK_SHIFT) {
    const o = links[at + TO];
    const head = st[o + ROUTE];
    const least = (links[at + MEASURE] - st[head + SPARE] - room) | 0;
    const behind = least - st[o + OUT_WORTH];
    const ahead = least - st[o + IN_WORTH];
    // By their signs, in one: it is worth a look behind or ahead, and there is room. Whether each holds is hard to foresee.
    if (((behind | ahead) & ~(st[head + FREE] - roomAtLeast)) >= 0) continue;
    const isBehind = behind < 0;
    const isAhead = ahead < 0;
    const c = st[head + CLASS];
    if (st[head + FREE] < brought) {
      if (largerFixed[c] === Infinity) continue;
      const step = largerMetre[c] * routes.metresOf(head) + largerSecond[c] * st[head + DURATION];
      if (largerFixed[c] + step >= best) continue;
      const found = placeWithLarger(routes, stop, st[o + PREV], o, best, true);
      if (found < 0) continue;
      position = found;
      best = routes.delta;
      room = roomFor(worths, best, service);
      continue;
    }
    if (serves[kinds + c] === 0) continue;
    if (unlike[c] === 1 || table === null || (unlike[c] === 2 && mayReload(courses, o, st[o + NEXT]))) {
      const found = lookClosely(routes, stop, at, best);
      if (found < 0) continue;
      position = found;
      best = routes.delta;
      room = roomFor(worths, best, service);
      continue;
    }
    const rate = rateMetre[c];
    const rateTime = rateSecond[c];
    const duration = st[head + DURATION];
    const farMetres = links[at + FAR_METRES];
    const farTime = links[at + FAR_SECONDS];
    const isTimed = windowed && rateTime > 0 && walked[c] === 0;
    const spared = best + rateTime * (duration - st[head + WORK] - service);

    if (isBehind) {
      const metresThere = links[at + IN_METRES] - st[o + OUT];
      const there = links[at + IN_SECONDS];
      const seconds = there - st[o + OUT_TIME];
      if (rate * (metresThere + farMetres) + rateTime * (seconds + farTime) < spared) {
        const x = st[o + NEXT];
        let possible = gates === null || !(gates.clashes(c, o, stop) || gates.clashes(c, stop, x));
        if (windowed && possible) {
          const arrival = st[o + DEP] + there;
          const next = (arrival < open ? open : arrival) + service + farTime;
          possible = arrival <= close && next <= st[x + LATE];
          if (possible && isTimed && (!choosing || x >= firstHead || next <= st[x + CHOSEN_LATE])) {
            // The waiting of the route can only be saved as far as its prefix and its suffix can be shifted.
            let shift = arrival + service + farTime - st[o + EARLY];
            const apart = st[x + TAIL_EARLY] - st[o + LATEST];
            if (shift < apart) shift = apart;
            possible = rate * (metresThere + farMetres) + rateTime * (shift + st[x + TAIL_TIME] - duration) < best;
          }
        }
        if (possible) {
          const arc = (row + (x >= firstHead ? instance.to[c] : x >> RICH_SHIFT)) << wide;
          const metres = metresThere + table[arc];
          const on = table[arc + wide];
          if (rate * metres + rateTime * (seconds + on) < spared) {
            const delta = joinedDelta(routes, o, x, stop, head, metres, there, on, best);
            if (delta < best && (random.int32() & 65535) >= blink) {
              best = delta;
              position = o;
              room = roomFor(worths, best, service);
            }
          }
        }
      }
    }

    if (isAhead) {
      const p = st[o + PREV];
      const metresOn = links[at + OUT_METRES] - st[p + OUT];
      const on = links[at + OUT_SECONDS];
      const seconds = on - st[p + OUT_TIME];
      if (rate * (metresOn + farMetres) + rateTime * (seconds + farTime) < spared) {
        let possible = gates === null || !(gates.clashes(c, p, stop) || gates.clashes(c, stop, o));
        if (windowed && possible) {
          const next = st[p + DEP] + farTime + service + on;
          possible = st[o + LATE] - on - service >= open && next <= st[o + LATE];
          if (possible && isTimed && (!choosing || next <= st[o + CHOSEN_LATE])) {
            let shift = next - st[p + EARLY];
            const apart = st[o + TAIL_EARLY] - st[p + LATEST];
            if (shift < apart) shift = apart;
            possible = rate * (metresOn + farMetres) + rateTime * (shift + st[o + TAIL_TIME] - duration) < best;
          }
        }
        if (possible) {
          const arc = ((p >= firstHead ? instance.from[c] : p >> RICH_SHIFT) * size + node) << wide;
          const metres = metresOn + table[arc];
          const there = table[arc + wide];
          if (rate * metres + rateTime * (seconds + there) < spared) {
            const delta = joinedDelta(routes, p, o, stop, head, metres, there, on, best);
            if (delta < best && (random.int32() & 65535) >= blink) {
              best = delta;
              position = p;
              room = roomFor(worths, best, service);
            }
          }
        }
      }
    }
  }
  routes.delta = best;
  return position;
}

/** Whether a van reloads right before or after a stop, as far as is known. */
function mayReload(courses: Courses | null, stop: number, after: number): boolean {
  return courses === null || courses.store.reloadsBefore(stop) || courses.store.reloadsBefore(after);
}

/** What a place may cost in the units of worths, rounded up. */
function roomFor({ perMoney, leastSecond }: Worths, budget: number, service: number): number {
  if (perMoney === 0) return LOOK;
  return Math.min(LOOK, Math.ceil(Math.max(0, budget - leastSecond * service) * perMoney) + 1) | 0;
}

/**
 * The two places next to the neighbour at `links[at]` on routes that the lists know less of: on other arcs, with reloads, or open
 * at the end. The better one at less than `budget`, or -1; sets `routes.delta`.
 */
function lookClosely(routes: Walked, stop: number, at: number, budget: number): number {
  const { st, instance, links, listMetre, listSecond, random, blink, firstHead, reloadAfter, courses } = routes;
  const { reloadMetres, reloadSeconds } = instance;
  const o = links[at + TO];
  const head = st[o + ROUTE];
  const c = st[head + CLASS];
  const rate = instance.rateMetre[c];
  const rateTime = instance.rateSecond[c];
  const service = instance.service[stop >> RICH_SHIFT];
  const spared = budget + rateTime * (st[head + DURATION] - st[head + WORK] - service);
  const far = listMetre[c] * links[at + FAR_METRES] + listSecond[c] * links[at + FAR_SECONDS] - spared;
  const reloads = instance.walked[c] === 2;
  const fromDepot = reloads ? rate * reloadMetres[o >> RICH_SHIFT] + rateTime * reloadSeconds[o >> RICH_SHIFT] : 0;
  let best = budget;
  let position = -1;
  const back = listMetre[c] * links[at + IN_METRES] + listSecond[c] * links[at + IN_SECONDS];
  // On its way to a reload the van comes by another arc.
  const loops =
    reloads && (courses === null ? reloadAfter[o >> RICH_SHIFT] === 1 : courses.store.reloadsBefore(st[o + NEXT]));
  const gone = Math.max(loops ? fromDepot : 0, rate * st[o + OUT] + rateTime * st[o + OUT_TIME]);
  // Behind the last visit of an open route there is no far arc.
  const isEnd = instance.endsAnywhere[c] === 1 && st[o + NEXT] >= firstHead;
  if (isEnd || loops || back + far < gone) {
    const delta = exactDelta(routes, o, stop, head, best);
    if (delta < best && (random.int32() & 65535) >= blink) {
      best = delta;
      position = o;
    }
  }
  const p = st[o + PREV];
  const comes =
    reloads &&
    p < firstHead &&
    (courses === null ? reloadAfter[p >> RICH_SHIFT] === 1 : courses.store.reloadsBefore(o));
  const cut = Math.max(comes ? fromDepot : 0, rate * st[p + OUT] + rateTime * st[p + OUT_TIME]);
  const onward = listMetre[c] * links[at + OUT_METRES] + listSecond[c] * links[at + OUT_SECONDS];
  if (comes || onward + far < cut) {
    const delta = exactDelta(routes, p, stop, head, best);
    if (delta < best && (random.int32() & 65535) >= blink) {
      best = delta;
      position = p;
    }
  }
  routes.delta = best;
  return position;
}
