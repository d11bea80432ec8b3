import { checkPlan } from '../check/index.ts';
import type { Money, Order, Plan, Problem, Route, Stop, Travel, Violation } from '../model/index.ts';
import { routeCalls } from '../solver/calls.ts';
import { type Decision, scheduleRoute } from '../solver/schedule.ts';
import type { Candidate } from './candidates.ts';
import { applyChanges, type Change, type Hindrance, mergeChanges } from './change.ts';
import { changesFor } from './changes-for.ts';
import { effortOf } from './effort.ts';
import { decidesAnything, findDecisions } from './find-decisions.ts';
import { driveRoute, planWithRoutes, roundMoney, sumCost } from './plan-with-routes.ts';
import { easings, slowWay } from './slack.ts';
import type { TourView } from './tour-view.ts';

/** Rounds of "what else does the referee miss?" before a candidate is given up. */
const MOST_ROUNDS = 4;

/** What the referee finds where all is right but the time. */
const OF_TIME: ReadonlySet<string> = new Set([
  'LATE',
  'SHIFT_OVERRUN',
  'DEPOT_CLOSED',
  'MAX_SECONDS',
  'MAX_DRIVING',
  'MAX_METRES',
]);

/** Candidates left for which it may be looked what else would have to change so that pauses and trips can be found. */
export interface Budget {
  left: number;
}

/** An insertion after which the van's own route keeps every rule. */
export interface Settled {
  readonly tour: TourView;
  readonly position: number;
  /** All that had to be changed; with none it fits as things are, with `skip-cost` alone it fits but does not pay. */
  readonly changes: readonly Change[];
  readonly route: Route;
  /** What the van's route costs more than before. */
  readonly extraCost: Money;
}

/** An insertion that the referee has passed, the whole plan looked at. */
export interface Served extends Settled {
  /** The problem after the changes. */
  readonly problem: Problem;
  /** The plan with the stop served; it keeps every rule of `problem`. */
  readonly plan: Plan;
  /** The stop that had to make room, if one had to. */
  readonly displaced?: Stop;
}

/** Puts stops into the routes of a plan and asks the referee; nothing is believed that it has not passed. */
export class RefereeTrial {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly travel: Travel;
  private readonly orders: ReadonlyMap<string, Order>;
  private readonly stops: ReadonlyMap<string, Stop>;
  private readonly routes: ReadonlyMap<string, Route>;
  private readonly known: ReadonlySet<string>;

  /**
   * @param plan may break rules already
   * @param before what this plan breaks is held against no insertion; absent = `plan` itself
   */
  constructor(problem: Problem, plan: Plan, travel: Travel, before: Plan = plan) {
    this.problem = problem;
    this.plan = plan;
    this.travel = travel;
    this.orders = new Map(problem.orders.map((order) => [order.id, order]));
    this.stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    this.routes = new Map(plan.routes.map((route) => [route.vanId, route]));
    this.known = new Set(checkPlan(problem, before, travel).map(nameOf));
  }

  /**
   * The changes by which the van's own route keeps every rule: those of the candidate, and what else the referee misses. `null`
   * if there is a rule that no change helps against. Whether the rest of the plan agrees is for `serve`.
   */
  settle(stop: Stop, candidate: Candidate, budget: Budget = { left: 0 }): Settled | null {
    let best: Settled | null = null;
    for (const found of this.settleAll(stop, candidate, budget)) {
      if (best === null || effortOf(found.changes, this.problem) < effortOf(best.changes, this.problem)) best = found;
    }
    return best;
  }

  /** As `settle`, every way found: where a van pauses or loads again, more than one change may help. */
  settleAll(stop: Stop, candidate: Candidate, budget: Budget): Settled[] {
    const { tour, position } = candidate;
    const stops = insert(tour, stop, position);
    const part = this.part(tour, stops, stop);
    return this.ways(part, stop, stops, candidate, budget).flatMap(
      (way) => this.settleWith(part, stop, stops, { ...candidate, changes: way }) ?? [],
    );
  }

  /** What keeps the van from it: the first thing that would have to change, else the first rule that is broken. `null` = nothing. */
  hindrance(stop: Stop, candidate: Candidate): Hindrance | null {
    const [known] = candidate.changes;
    if (known !== undefined) return known;
    const settled = this.settle(stop, candidate);
    if (settled !== null) return settled.changes.find(({ kind }) => kind !== 'skip-cost') ?? this.clash(settled);
    return { kind: 'rule', code: this.breach(stop, candidate) };
  }

  /** Of a candidate that cannot be settled: the code of a rule that is broken, one that no change helps against if there is one. */
  breach(stop: Stop, { tour, position, changes }: Candidate): string {
    const stops = insert(tour, stop, position);
    const part = applyChanges(this.part(tour, stops, stop), changes);
    const route = this.drive(part, tour, stops);
    const violations = this.judge(part, route);
    const worst = violations.find((violation) => changesFor([violation], stop, part, stops, tour, route) === null);
    return (worst ?? violations[0])?.code ?? '';
  }

  /** What the rest of the plan has against an insertion that its own route allows. `null` = nothing. */
  clash({ route }: Pick<Settled, 'route'>): Hindrance | null {
    const found = checkPlan(this.problem, withRoute(this.problem, this.plan, route), this.travel);
    const violation = found.find((v) => !this.known.has(nameOf(v)));
    return violation === undefined ? null : { kind: 'rule', code: violation.code };
  }

  /** The changes, and where no pauses or trips can be found for the van then: with each one more that there can be. */
  private ways(
    part: Problem,
    stop: Stop,
    stops: readonly Stop[],
    { tour, changes }: Candidate,
    budget: Budget,
  ): (readonly Change[])[] {
    if (!decidesAnything(tour.row.vehicle)) return [changes];
    const { vanId } = tour;
    const small = applyChanges(part, changes);
    if (this.decisions(small, stops) !== null) return [changes];
    if (budget.left-- <= 0) return [];
    const ways: (readonly Change[])[] = [];
    for (const isLate of [false, true]) {
      const way = slowWay(small, isLate, (day) => this.decisions(day, stops));
      if (way === null) continue;
      const [vehicle] = way.problem.vehicles;
      const route = scheduleRoute(way.problem, this.travel, vehicle, vanId, stopsIn(way.problem, stops), way.decisions);
      const overruns = this.judge(small, route).filter(({ code }) => OF_TIME.has(code));
      const more = changesFor(overruns, stop, small, stops, tour, route);
      if (more !== null && more.length > 0) ways.push(mergeChanges([...changes, ...more]));
    }
    for (const steps of easings(small.vehicles[0], vanId)) {
      const helps = (change: Change) => this.decisions(applyChanges(small, [change]), stops) !== null;
      // where the largest step is none, no smaller one is
      const enough = steps.slice(-1).some(helps) ? steps.find(helps) : undefined;
      if (enough !== undefined) ways.push(mergeChanges([...changes, enough]));
    }
    return ways;
  }

  private decisions(problem: Problem, stops: readonly Stop[]): readonly Decision[] | null {
    return findDecisions(problem, this.travel, problem.vehicles[0], stopsIn(problem, stops));
  }

  private settleWith(
    part: Problem,
    stop: Stop,
    stops: readonly Stop[],
    { tour, position, changes }: Candidate,
  ): Settled | null {
    let all = changes;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const small = applyChanges(part, all);
      const route = this.drive(small, tour, stops);
      const violations = this.judge(small, route);
      if (violations.length === 0) return this.priced(stop, { tour, position, changes: all, route, extraCost: 0 });
      const more = changesFor(violations, stop, small, stops, tour, route);
      if (more === null) return null;
      all = mergeChanges([...all, ...more]);
    }
    return null;
  }

  private priced(stop: Stop, settled: Settled): Settled {
    const before = this.routes.get(settled.tour.vanId)?.cost.total ?? 0;
    const extraCost = roundMoney(settled.route.cost.total - before);
    // an order that may be left out is, unless that costs more
    const isDear = stop.skipCost !== undefined && extraCost >= stop.skipCost;
    const price: Change[] = isDear ? [{ kind: 'skip-cost', stopId: stop.id, above: extraCost }] : [];
    return { ...settled, extraCost, changes: [...settled.changes, ...price] };
  }

  /**
   * The whole plan with the stop served, if the referee passes it, else `null`.
   *
   * @param displaced a stop that is left out for it
   */
  serve(settled: Settled, displaced?: Stop): Served | null {
    const { changes, route } = settled;
    const problem = applyChanges(this.problem, changes);
    const plan = withRoute(problem, renamed(this.plan, changes), route);
    const violations = checkPlan(problem, plan, this.travel).filter((v) => !this.known.has(nameOf(v)));
    if (violations.length > 0) return null;
    return { ...settled, problem, plan, ...(displaced === undefined ? {} : { displaced }) };
  }

  /** The problem of these stops alone, so that a trial costs no more than its route is long. */
  private part({ row }: TourView, stops: readonly Stop[], added: Stop): Problem {
    // doors of a tour stand for their stops, a shipment's two for one; the added stop is as it is given
    const own = new Map(stops.map((stop) => [stop.id, this.stops.get(stop.id) ?? stop]));
    own.set(added.id, added);
    const unique = [...own.values()];
    const orders = unique.flatMap((stop) => stop.orderIds.flatMap((id) => this.orders.get(id) ?? []));
    const { locks: _ofTheWholePlan, ...rest } = this.problem;
    return { ...rest, stops: unique, orders, vehicles: [row.vehicle] };
  }

  private drive(problem: Problem, { row, vanId }: TourView, stops: readonly Stop[]): Route {
    const of = { vehicleId: row.vehicle.id, vanId };
    return driveRoute(
      problem,
      this.travel,
      of,
      stops.map((stop) => stop.id),
    );
  }

  private judge(problem: Problem, route: Route): Violation[] {
    const cost = sumCost([route], 0);
    return checkPlan(problem, { routes: [route], unassigned: [], cost }, this.travel);
  }
}

/** The stops as the problem has them. */
function stopsIn(problem: Problem, stops: readonly Stop[]): Stop[] {
  const byId = new Map(problem.stops.map((stop) => [stop.id, stop]));
  return stops.flatMap(({ id }) => byId.get(id) ?? []);
}

function insert({ stops }: TourView, stop: Stop, position: number): Stop[] {
  const doors = stop.from === undefined ? [stop] : routeCalls([stop, stop]).map(({ door }) => door);
  return [...stops.slice(0, position), ...doors, ...stops.slice(position)];
}

/** The same breach before and after, whatever its amount. */
function nameOf({ code, vanId, stopId, orderId }: Violation): string {
  return [code, vanId, stopId, orderId].join('\n');
}

/** One more van of a row that had one: that one gets a number. */
function renamed(plan: Plan, changes: readonly Change[]): Plan {
  const grown = new Set(changes.flatMap((c) => (c.kind === 'more-vans' ? [c.vehicleId] : [])));
  if (grown.size === 0) return plan;
  const rename = (route: Route) =>
    grown.has(route.vehicleId) && route.vanId === route.vehicleId ? { ...route, vanId: `${route.vanId}-1` } : route;
  return { ...plan, routes: plan.routes.map(rename) };
}

/** The plan with a van's route put in place of the one it had. */
function withRoute(problem: Problem, plan: Plan, route: Route): Plan {
  const isThere = plan.routes.some((r) => r.vanId === route.vanId);
  const routes = isThere ? plan.routes.map((r) => (r.vanId === route.vanId ? route : r)) : [...plan.routes, route];
  return planWithRoutes(problem, plan, routes);
}
