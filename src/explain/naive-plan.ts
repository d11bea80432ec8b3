import { checkPlan } from '../check/index.ts';
import { keepsDepot } from '../model/depot-pin.ts';
import type { Plan, Problem, Route, Stop, Travel } from '../model/index.ts';
import { figuresOf } from './compare-plans.ts';
import { Fleet } from './fleet.ts';
import { LoadPeaks } from './load-peaks.ts';
import { driveRoute, planWithRoutes, visitsOf } from './plan-with-routes.ts';
import type { RowView } from './row-view.ts';
import { NOWHERE, startAt, TourView } from './tour-view.ts';

/** Days with more stops have no naive plan: looking at every stop from every other takes too long for a comparison. */
export const MOST_NAIVE = 6000;
/** Rounds in which the referee takes stops off a naive plan until it keeps every rule. */
const MOST_ROUNDS = 60;

/** Which stops a dispatcher looks at first: those due on the earliest day, or all alike. */
export type NaiveRule = 'due-date' | 'nearest';

/**
 * What a dispatcher would do by hand: one van after the other, each driving to the stop where work can begin soonest among those
 * that still fit, until nothing fits; by `due-date` those due first are done before those due next. The referee has passed it;
 * `null` if the day is too large or its rules are beyond so simple a method.
 */
export function naivePlan(problem: Problem, travel: Travel, rule: NaiveRule = 'due-date'): Plan | null {
  if (problem.stops.length > MOST_NAIVE) return null;
  const nothing = planWithRoutes(problem, { unassigned: [] }, []);
  const left = byDueDay(problem, rule);
  const routes: Route[] = [];
  for (const { tour } of new Fleet(problem, nothing, travel).vans) {
    const { row } = tour;
    for (let van = 1; van <= row.vehicle.count; van++) {
      const vanId = row.vehicle.count === 1 ? row.vehicle.id : `${row.vehicle.id}-${van}`;
      const ids = fill(row, vanId, left);
      // the next vans of the row are alike: none of them can take anything either, unless it is pinned to one
      if (ids.length === 0 && !isAnyPinned(left, row)) break;
      if (ids.length > 0) routes.push(driveRoute(problem, travel, { vehicleId: row.vehicle.id, vanId }, ids));
    }
  }
  return passed(problem, planWithRoutes(problem, nothing, routes), travel);
}

/** The better of the two rules of thumb: it serves more orders, or as many for less. */
export function bestNaivePlan(problem: Problem, travel: Travel): { rule: NaiveRule; plan: Plan } | null {
  let best: { rule: NaiveRule; plan: Plan; orders: number } | null = null;
  const dated = problem.orders.some((order) => order.dueOn !== undefined);
  for (const rule of dated ? (['due-date', 'nearest'] as const) : (['nearest'] as const)) {
    const plan = naivePlan(problem, travel, rule);
    if (plan === null) continue;
    const { orders } = figuresOf(problem, plan);
    const isBetter =
      best === null || orders > best.orders || (orders === best.orders && plan.cost.total < best.plan.cost.total);
    if (isBetter) best = { rule, plan, orders };
  }
  return best === null ? null : { rule: best.rule, plan: best.plan };
}

/** Stops by the day that the first of their orders is due, earliest first; those without a day come last. */
function byDueDay({ stops, orders }: Problem, rule: NaiveRule): Set<Stop>[] {
  const dueOn = new Map(
    orders.map((order) => [order.id, rule === 'nearest' ? '' : (order.dueOn?.slice(0, 10) ?? '9999')]),
  );
  const groups = new Map<string, Set<Stop>>();
  for (const stop of stops) {
    // what is tied to other stops is more than a dispatcher juggles in his head
    if (stop.from !== undefined || stop.together !== undefined) continue;
    const day = stop.orderIds.map((id) => dueOn.get(id) ?? '9999').reduce((a, b) => (a < b ? a : b), '9999');
    const group = groups.get(day);
    if (group === undefined) groups.set(day, new Set([stop]));
    else group.add(stop);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group);
}

function isAnyPinned(left: readonly Set<Stop>[], { vehicle }: RowView): boolean {
  return left.some((group) => [...group].some((stop) => stop.vehicle?.startsWith(`${vehicle.id}-`)));
}

/** Takes stops out of `left` and gives their order. */
function fill(row: RowView, vanId: string, left: readonly Set<Stop>[]): string[] {
  let tour = new TourView(row, vanId, []);
  const groups = new Set<string>();
  for (const group of left) {
    // what does not fit at the end of a tour does not fit at the end of a longer one either
    const open = new Set([...group].filter((stop) => isAllowed(stop, row, vanId)));
    for (;;) {
      const next = soonest(tour, open);
      if (next === undefined) break;
      open.delete(next);
      const isTaken = next.group !== undefined && groups.has(next.group);
      if (isTaken || !fits(tour, next)) continue;
      tour = new TourView(row, vanId, [...tour.stops, next]);
      group.delete(next);
      if (next.group === undefined) continue;
      groups.add(next.group);
      for (const others of left) for (const other of others) if (other.group === next.group) others.delete(other);
    }
  }
  return tour.stops.map((stop) => stop.id);
}

function isAllowed(stop: Stop, { vehicle }: RowView, vanId: string): boolean {
  if (!keepsDepot(vehicle, stop)) return false;
  if (stop.vehicle !== undefined && stop.vehicle !== vehicle.id && stop.vehicle !== vanId) return false;
  return stop.skills.every((skill) => vehicle.skills.includes(skill));
}

function soonest({ row, stops, departs }: TourView, open: ReadonlySet<Stop>): Stop | undefined {
  const from = stops.at(-1)?.place ?? row.start.place;
  const time = departs[stops.length];
  let best: Stop | undefined;
  let bestStart = Infinity;
  for (const stop of open) {
    const start = startAt(stop, time + row.seconds(from, stop.place));
    if (start >= bestStart) continue;
    best = stop;
    bestStart = start;
  }
  return best;
}

/** At the end of the tour, by time, loads and limits. */
function fits(tour: TourView, stop: Stop): boolean {
  const { row, stops, departs } = tour;
  const { maxStops, maxMetres, maxSeconds, maxDrivingSeconds } = row.vehicle;
  const last = stops.at(-1);
  const arrival = departs[stops.length] + row.seconds(last?.place ?? row.start.place, stop.place);
  const start = startAt(stop, arrival);
  const end = stop.windows.at(-1)?.end ?? Infinity;
  const home = row.end === null ? 0 : row.seconds(stop.place, row.end.place);
  if (start > end || start + row.work(stop, last?.place ?? NOWHERE) + home > row.closes) return false;
  if (stops.length + 1 > (maxStops ?? Infinity)) return false;
  if (new LoadPeaks(tour).excess(stop, stops.length) !== null) return false;
  if (maxMetres === undefined && maxSeconds === undefined && maxDrivingSeconds === undefined) return true;
  const longer = new TourView(row, tour.vanId, [...stops, stop]);
  // waiting is in it, as a dispatcher who sends the van out in the morning would have it
  const seconds = longer.finish - row.opens;
  if (longer.metres > (maxMetres ?? Infinity) || longer.driving > (maxDrivingSeconds ?? Infinity)) return false;
  return seconds <= (maxSeconds ?? Infinity);
}

/** The plan less the stops that the referee objects to, where rules are at work that the dispatcher did not think of. */
function passed(problem: Problem, plan: Plan, travel: Travel): Plan | null {
  let now = plan;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const violations = checkPlan(problem, now, travel);
    if (violations.length === 0) return now;
    const bad = new Set(violations.flatMap(({ stopId }) => stopId ?? []));
    const late = new Set(violations.flatMap(({ vanId, stopId }) => (stopId === undefined && vanId ? [vanId] : [])));
    const routes = now.routes.flatMap((route) => {
      const visits = visitsOf(route);
      const kept = visits.filter((id) => !bad.has(id));
      if (late.has(route.vanId) && kept.length === visits.length) kept.pop();
      if (kept.length === visits.length) return [route];
      return kept.length === 0 ? [] : [driveRoute(problem, travel, route, kept)];
    });
    const before = now.routes.reduce((sum, route) => sum + visitsOf(route).length, 0);
    const after = routes.reduce((sum, route) => sum + visitsOf(route).length, 0);
    if (after === before) return null;
    now = planWithRoutes(problem, now, routes);
  }
  return null;
}
