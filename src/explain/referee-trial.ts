import { checkPlan } from '../check/index.ts';
import type { Money, Order, Plan, Problem, Route, Stop, Travel, Violation } from '../model/index.ts';
import type { Candidate } from './candidates.ts';
import { applyChanges, type Change, mergeChanges } from './change.ts';
import { changesFor } from './changes-for.ts';
import { driveRoute, planWithRoutes, roundMoney, sumCost } from './plan-with-routes.ts';
import type { TourView } from './tour-view.ts';

/** Rounds of "what else does the referee miss?" before a candidate is given up. */
const MOST_ROUNDS = 4;

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

  /** @param plan may break rules already; what it breaks is held against no insertion */
  constructor(problem: Problem, plan: Plan, travel: Travel) {
    this.problem = problem;
    this.plan = plan;
    this.travel = travel;
    this.orders = new Map(problem.orders.map((order) => [order.id, order]));
    this.stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    this.routes = new Map(plan.routes.map((route) => [route.vanId, route]));
    this.known = new Set(checkPlan(problem, plan, travel).map(nameOf));
  }

  /**
   * The changes by which the van's own route keeps every rule: those of the candidate, and what else the referee misses. `null`
   * if there is a rule that no change helps against. Whether the rest of the plan agrees is for `serve`.
   */
  settle(stop: Stop, { tour, position, changes }: Candidate): Settled | null {
    const stops = insert(tour, stop, position);
    const part = this.part(tour, stops, stop);
    let all = changes;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const small = applyChanges(part, all);
      const route = this.drive(small, tour, stops);
      const violations = this.judge(small, route);
      if (violations.length === 0) return this.priced(stop, { tour, position, changes: all, route, extraCost: 0 });
      const more = changesFor(violations, stop, small, stops, tour);
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

function insert({ stops }: TourView, stop: Stop, position: number): Stop[] {
  return [...stops.slice(0, position), stop, ...stops.slice(position)];
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
