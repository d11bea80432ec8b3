import { settleDay } from '../batch/index.ts';
import { checkPlan } from '../check/index.ts';
import type { Plan, Route } from '../model/plan.ts';
import { PlanRejectedError } from '../model/plan-errors.ts';
import type { Problem } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import type { Money } from '../model/units.ts';
import { solve } from '../solver/solve.ts';

/** What a fleet of a given size can do. */
export interface FleetPoint {
  /** Vans that may be used, by row of the vehicle file. */
  readonly vans: Readonly<Record<string, number>>;
  readonly total: number;
  /** Vans that go out. */
  readonly used: number;
  /** Money of the routes, skip costs left out. */
  readonly cost: Money;
  readonly served: number;
  /** Orders that must go, or have a skip cost of their own, and do not. */
  readonly unserved: number;
  /** Orders that may wait, and do. */
  readonly deferred: number;
}

export interface FleetCurve {
  /** The fleet as it is. */
  readonly present: FleetPoint;
  /** As many vans of each row as the day is best served with, and from there one fewer at a time. */
  readonly curve: readonly FleetPoint[];
}

export interface FleetOptions {
  /** Of each search. Default 20,000. */
  readonly iterations?: number;
  readonly seed?: number;
  /** Fleets looked at below the best one, at most. Default 10. */
  readonly steps?: number;
  /** No smaller fleet is looked at once more of the orders that must go are left than this share. Default 0.25. */
  readonly mostUnserved?: number;
  readonly onPoint?: (point: FleetPoint) => void;
}

/** More vans of a row than a day ever needs are as good as any number. */
const PLENTY = 3;

/**
 * How many vans of which row a day needs: the best fleet if any number of each could be had, and what fewer can do. Of each row the
 * van with the least to do is tried as the one to go; the search goes on from the plan without it, and the best outcome stands.
 *
 * @throws PlanRejectedError if the referee finds a mistake of ours
 */
export function fleetCurve(problem: Problem, travel: Travel, options: FleetOptions = {}): FleetCurve {
  const { steps = 10, mostUnserved = 0.25, onPoint } = options;
  const counts = new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle.count]));
  const tell = (point: FleetPoint) => {
    onPoint?.(point);
    return point;
  };
  const present = tell(pointOf(problem, counts, search(problem, travel, counts, options)));
  const most = Math.max(1, Math.min(problem.stops.length, PLENTY * present.total));
  const free = new Map(problem.vehicles.map((vehicle) => [vehicle.id, most]));
  let plan = search(problem, travel, free, options);
  let fleet = usedBy(problem, plan);
  const curve = [tell(pointOf(problem, fleet, plan))];
  while (curve.length <= steps && (curve.at(-1)?.total ?? 0) > 1) {
    const next = weakestOfEachRow(plan)
      .map((route) => {
        const counts = new Map(fleet).set(route.vehicleId, (fleet.get(route.vehicleId) ?? 1) - 1);
        const rest = { ...plan, routes: plan.routes.filter((other) => other !== route) };
        const found = search(problem, travel, counts, options, rest);
        return { counts, found, point: pointOf(problem, counts, found) };
      })
      .sort((a, b) => a.point.unserved - b.point.unserved || a.point.cost - b.point.cost)[0];
    if (next === undefined) break;
    fleet = next.counts;
    plan = next.found;
    const point = tell(next.point);
    curve.push(point);
    if (point.unserved > mostUnserved * (point.served + point.unserved)) break;
  }
  return { present, curve };
}

function weakestOfEachRow({ routes }: Plan): Route[] {
  const weakest = new Map<string, Route>();
  for (const route of routes) {
    const known = weakest.get(route.vehicleId);
    if (known === undefined || route.steps.length < known.steps.length) weakest.set(route.vehicleId, route);
  }
  return [...weakest.values()];
}

function search(
  problem: Problem,
  travel: Travel,
  counts: ReadonlyMap<string, number>,
  { iterations = 20_000, seed = 1 }: FleetOptions,
  warmStart?: Plan,
): Plan {
  const vehicles = problem.vehicles.map((vehicle) => ({ ...vehicle, count: counts.get(vehicle.id) ?? 0 }));
  const sized = { ...problem, vehicles: vehicles.filter((vehicle) => vehicle.count > 0) };
  const named = warmStart === undefined ? {} : { warmStart: renamed(warmStart, counts) };
  const { plan } = solve(sized, travel, { iterations, seed, ...named });
  const violations = checkPlan(sized, plan, travel, { strict: true });
  if (violations.length > 0) throw new PlanRejectedError(violations);
  return plan;
}

/** The routes under the names that the vans of a smaller fleet have. */
function renamed(plan: Plan, counts: ReadonlyMap<string, number>): Plan {
  const next = new Map<string, number>();
  const routes = plan.routes.map((route) => {
    const number = (next.get(route.vehicleId) ?? 0) + 1;
    next.set(route.vehicleId, number);
    return { ...route, vanId: counts.get(route.vehicleId) === 1 ? route.vehicleId : `${route.vehicleId}-${number}` };
  });
  return { ...plan, routes };
}

function usedBy(problem: Problem, plan: Plan): Map<string, number> {
  const used = new Map(problem.vehicles.map((vehicle) => [vehicle.id, 0]));
  for (const { vehicleId } of plan.routes) used.set(vehicleId, (used.get(vehicleId) ?? 0) + 1);
  return used;
}

function pointOf(problem: Problem, counts: ReadonlyMap<string, number>, found: Plan): FleetPoint {
  const { plan, deferred } = settleDay(problem, found);
  const unserved = plan.unassigned.length;
  return {
    vans: Object.fromEntries(counts),
    total: [...counts.values()].reduce((sum, count) => sum + count, 0),
    used: plan.routes.length,
    cost: Math.round((plan.cost.total - plan.cost.skipped) * 1000) / 1000,
    served: problem.orders.length - deferred.length - unserved,
    unserved,
    deferred: deferred.length,
  };
}
