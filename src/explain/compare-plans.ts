import type { Metres, Money, Plan, PlanCost, Problem, Seconds } from '../model/index.ts';
import { visitsOf } from './plan-with-routes.ts';

/** A plan in figures. */
export interface PlanFigures {
  readonly cost: PlanCost;
  readonly metres: Metres;
  /** From departure to return, over all routes. */
  readonly seconds: Seconds;
  readonly routes: number;
  readonly stops: number;
  /** Orders served. */
  readonly orders: number;
  /** 0 if nothing is served. */
  readonly stopsPerHour: number;
  /** 0 if nothing is served. */
  readonly costPerOrder: Money;
}

/** How a plan does beside another one. */
export interface Comparison {
  readonly other: PlanFigures;
  /** What this plan has less than the other, negative = more: money, and each part of it by name. */
  readonly saved: Readonly<Record<string, Money>>;
  readonly savedMetres: Metres;
  readonly savedSeconds: Seconds;
  /** What this plan has more than the other. */
  readonly moreOrders: number;
  readonly moreStopsPerHour: number;
  /** Of the other's total cost; 0 if that costs nothing. */
  readonly savedPercent: number;
  /** The same of the cost of an order served: what to go by where the plans serve different orders. */
  readonly savedPercentPerOrder: number;
}

export function figuresOf({ stops }: Pick<Problem, 'stops'>, { routes, cost }: Plan): PlanFigures {
  const orderIds = new Map(stops.map((stop) => [stop.id, stop.orderIds.length]));
  const visits = routes.flatMap(visitsOf);
  const seconds = routes.reduce((sum, route) => sum + route.seconds, 0);
  const orders = visits.reduce((sum, id) => sum + (orderIds.get(id) ?? 0), 0);
  return {
    cost,
    metres: routes.reduce((sum, route) => sum + route.metres, 0),
    seconds,
    routes: routes.length,
    stops: visits.length,
    orders,
    stopsPerHour: seconds === 0 ? 0 : round((3600 * visits.length) / seconds),
    costPerOrder: orders === 0 ? 0 : round(cost.total / orders),
  };
}

export function compareFigures(now: PlanFigures, other: PlanFigures): Comparison {
  const parts = new Set([...Object.keys(other.cost), ...Object.keys(now.cost)]) as Set<keyof PlanCost>;
  const saved = Object.fromEntries(
    [...parts].map((part) => [part, round((other.cost[part] ?? 0) - (now.cost[part] ?? 0))]),
  );
  return {
    other,
    saved,
    savedMetres: other.metres - now.metres,
    savedSeconds: other.seconds - now.seconds,
    moreOrders: now.orders - other.orders,
    moreStopsPerHour: round(now.stopsPerHour - other.stopsPerHour),
    savedPercent: percent(now.cost.total, other.cost.total),
    savedPercentPerOrder: percent(now.costPerOrder, other.costPerOrder),
  };
}

function percent(now: number, other: number): number {
  return other === 0 ? 0 : Math.round((1000 * (other - now)) / other) / 10;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
