import { skippedCost } from '../check/plan/cost.ts';
import type { Money, Plan, PlanCost, Problem, Route, Travel, Unassigned } from '../model/index.ts';
import { scheduleRoute } from '../solver/schedule.ts';
import { findDecisions } from './find-decisions.ts';

/**
 * The route of a van that calls at these stops of a problem in this order; a shipment is named twice, for its fetch and its
 * visit. It pauses and loads again where that is best, or nowhere if there is no way to keep the rules.
 */
export function driveRoute(
  problem: Problem,
  travel: Travel,
  { vehicleId, vanId }: Pick<Route, 'vehicleId' | 'vanId'>,
  stopIds: readonly string[],
): Route {
  const vehicle = problem.vehicles.find((v) => v.id === vehicleId);
  const byId = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const stops = stopIds.flatMap((id) => byId.get(id) ?? []);
  if (vehicle === undefined || stops.length !== stopIds.length) throw new RangeError(`unknown vehicle or stop`);
  const decisions = findDecisions(problem, travel, vehicle, stops) ?? [];
  return scheduleRoute(problem, travel, vehicle, vanId, stops, decisions);
}

/** Ids of the stops that a route visits, in order. */
export function visitsOf(route: Route): string[] {
  return route.steps.flatMap((step) => (step.kind === 'visit' ? [step.stopId] : []));
}

/** Ids of the stops that a route calls at, in order: a shipment is there twice. */
export function callsOf(route: Route): string[] {
  return route.steps.flatMap((step) => (step.kind === 'visit' || step.kind === 'fetch' ? [step.stopId] : []));
}

/** The plan with other routes: what they serve is no longer unassigned, what they no longer serve is, and costs are summed anew. */
export function planWithRoutes(problem: Problem, plan: Pick<Plan, 'unassigned'>, routes: readonly Route[]): Plan {
  const served = new Set(routes.flatMap(visitsOf));
  const known = new Map(plan.unassigned.map((entry) => [entry.orderId, entry]));
  const unassigned: Unassigned[] = [];
  for (const stop of problem.stops) {
    if (served.has(stop.id)) continue;
    for (const orderId of stop.orderIds)
      unassigned.push(
        known.get(orderId) ?? { orderId, stopId: stop.id, code: 'NO_ROOM', reason: 'It was taken out.', remedy: '' },
      );
  }
  return { routes, unassigned, cost: sumCost(routes, skippedCost(problem, served)) };
}

/** Every part that a route's cost has is summed, whichever parts there are. */
export function sumCost(routes: readonly Route[], skipped: Money): PlanCost {
  const parts: Record<string, number> = { fixed: 0, distance: 0, time: 0, pay: 0 };
  for (const { cost } of routes) {
    for (const [part, money] of Object.entries(cost)) if (part !== 'total') parts[part] = (parts[part] ?? 0) + money;
  }
  parts.skipped = skipped;
  for (const part of Object.keys(parts)) parts[part] = roundMoney(parts[part]);
  const total = roundMoney(Object.values(parts).reduce((sum, money) => sum + money, 0));
  return { ...parts, total } as unknown as PlanCost;
}

export function roundMoney(amount: Money): Money {
  return Math.round(amount * 1000) / 1000;
}
