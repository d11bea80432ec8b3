import { HORIZON } from '../instance.ts';
import { MILLS } from '../prices.ts';
import {
  CHOSEN_EARLY,
  CHOSEN_LATE,
  CLASS,
  DEP,
  DURATION,
  EARLY,
  LATE,
  LATEST,
  NEXT,
  OUT,
  OUT_TIME,
  RICH_SHIFT,
  TAIL_EARLY,
  TAIL_TIME,
  WORK,
} from '../record.ts';
import type { Walked } from './walked.ts';

/**
 * The change in cost of putting `stop` right after `before` on the route of `head`; Infinity if that breaks a rule or costs
 * `budget` or more.
 */
export function exactDelta(routes: Walked, before: number, stop: number, head: number, budget: number): number {
  const { st, instance, firstHead } = routes;
  const node = stop >> RICH_SHIFT;
  const k = st[head + CLASS];
  const arcs = instance.arcsOf[k];
  const after = st[before + NEXT];
  const i = before >= firstHead ? instance.from[k] : before >> RICH_SHIFT;
  const j = after >= firstHead ? instance.to[k] : after >> RICH_SHIFT;
  const metres = arcs.metres(i, node) + arcs.metres(node, j) - st[before + OUT];
  const there = arcs.seconds(i, node);
  const on = arcs.seconds(node, j);
  return joinedDelta(routes, before, after, stop, head, metres, there, on, budget);
}

/**
 * The same for arcs that are known: `metres` more, `there` seconds to the stop, `on` from it. O(1), but where the windows
 * chosen later on the route change: there the rest of it is walked until they agree.
 */
export function joinedDelta(
  routes: Walked,
  before: number,
  after: number,
  stop: number,
  head: number,
  metres: number,
  there: number,
  on: number,
  budget: number,
): number {
  const { st, instance, firstHead } = routes;
  const node = stop >> RICH_SHIFT;
  const k = st[head + CLASS];
  const empty = before >= firstHead && after >= firstHead;
  let delta = instance.rateMetre[k] * metres + (empty ? instance.fixed[k] : 0);
  if (instance.priced) delta += instance.prices[k * instance.n + node] / MILLS;
  const walked = instance.walked[k];
  // Next to a reload the detour may be shorter.
  if (delta >= budget && walked !== 2) return Infinity;
  if (routes.gates?.forbids(before, node, after, head)) return Infinity;
  if (routes.metresOf(head) + metres > instance.maxMetres[k] || routes.sizeOf(head) >= instance.maxStops[k])
    return Infinity;
  if (walked !== 0) return walkedDelta(routes, before, after, stop, head, there, on, budget);
  const service = instance.service[node];
  const rate = instance.rateSecond[k];
  const more = there + on + service - st[before + OUT_TIME];
  if (!instance.windowed) {
    if (st[head + DURATION] + more > instance.longest[k]) return Infinity;
    delta += rate * more;
    return delta < budget && routes.loads.fits(head, before, stop, after) ? delta : Infinity;
  }
  // However well it is timed, the day is no shorter than its legs and work.
  if (delta + rate * (st[head + WORK] + more - st[head + DURATION]) >= budget) return Infinity;
  const arrival = st[before + DEP] + there;
  let open = instance.open[node];
  let close = instance.close[node];
  if (arrival > close) return Infinity;
  if (instance.multi[node] === 1) {
    const w = routes.windowFrom(node, arrival);
    open = instance.windowStart[w];
    close = instance.windowEnd[w];
  }
  const departure = Math.max(arrival, open) + service;
  // Arrival at what follows when leaving the depot at `early`, and how much later one may leave.
  const next = departure + on;
  if (next > st[after + LATE]) return Infinity;
  const { loads } = routes;
  if (rate === 0 && instance.longest[k] === HORIZON) return loads.fits(head, before, stop, after) ? delta : Infinity;
  // Join the segments: prefix, stop, suffix.
  let early = st[before + EARLY];
  let latest = st[before + LATEST];
  const slack = early + close - arrival;
  if (latest > slack) latest = slack;
  if (arrival < open) {
    early += open - arrival;
    if (early > latest) early = latest;
  }
  let duration = 0;
  if (instance.choosing && after < firstHead && (next > st[after + CHOSEN_LATE] || next < st[after + CHOSEN_EARLY])) {
    const { walk } = routes;
    walk.begin(before, head);
    walk.step(stop);
    duration = walk.durationVia(next, after);
  } else {
    const wait = st[after + TAIL_EARLY] - next;
    const spare = latest - early;
    duration = next - early + st[after + TAIL_TIME] + (wait > spare ? wait - spare : 0);
  }
  if (duration > instance.longest[k]) return Infinity;
  delta += rate * (duration - st[head + DURATION]);
  return delta < budget && loads.fits(head, before, stop, after) ? delta : Infinity;
}

/** The same where the route has to be gone along. What can be said at once is said first. */
function walkedDelta(
  routes: Walked,
  before: number,
  after: number,
  stop: number,
  head: number,
  there: number,
  on: number,
  budget: number,
): number {
  const { st, instance, walkedRoutes, courses, loads } = routes;
  if (walkedRoutes === null) return Infinity;
  const node = stop >> RICH_SHIFT;
  if (instance.windowed) {
    const arrival = st[before + DEP] + there;
    if (arrival > instance.close[node]) return Infinity;
    if (Math.max(arrival, instance.open[node]) + instance.service[node] + on > st[after + LATE]) return Infinity;
  }
  if (!loads.fits(head, before, stop, after)) return Infinity;
  const price = instance.priced ? instance.prices[st[head + CLASS] * instance.n + node] / MILLS : 0;
  const was = routes.wayCostOf(head);
  const cost = (courses ?? walkedRoutes).inserted(head, before, stop, was + budget - price);
  const delta = cost - was + price;
  return delta < budget ? delta : Infinity;
}
