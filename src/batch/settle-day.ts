import type { Deferred, Money, Plan, Problem, Stop, Unassigned } from '../model/index.ts';
import { dueDay } from './days.ts';
import { canWait } from './select-orders.ts';

export interface SettledDay {
  readonly problem: Problem;
  readonly plan: Plan;
  /** Those that stay in the book, besides the ones that never were part of the problem. */
  readonly deferred: readonly Deferred[];
}

/**
 * Closes the book on a day that was searched: what may wait and was not worth its way leaves problem and plan and is deferred,
 * and what it would have been worth is no cost of the day. Places keep their numbers. What must go and does not stays unassigned.
 */
export function settleDay(problem: Problem, plan: Plan): SettledDay {
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const waits = new Map<string, Stop>();
  const out = new Set(plan.unassigned.map((entry) => entry.stopId));
  for (const stop of problem.stops) {
    if (!out.has(stop.id) || stop.skipCost === undefined) continue;
    const mine = stop.orderIds.map((id) => orders.get(id));
    if (mine.every((order) => order !== undefined && canWait(order, problem.date))) waits.set(stop.id, stop);
  }
  if (waits.size === 0) return { problem, plan, deferred: [] };
  const deferred: Deferred[] = [];
  const unassigned: Unassigned[] = [];
  for (const entry of plan.unassigned) {
    const stop = waits.get(entry.stopId);
    const order = orders.get(entry.orderId);
    if (stop === undefined || order === undefined) {
      unassigned.push(entry);
      continue;
    }
    const lastDay = dueDay(order);
    const worth = stop.skipCost ?? 0;
    deferred.push({
      order,
      kind: 'deferred',
      reason: reasonFor(entry, worth, lastDay),
      ...(lastDay === undefined ? {} : { lastDay }),
      worth,
      ...(entry.extraCost === undefined ? {} : { todayCost: entry.extraCost }),
    });
  }
  const gone = new Set(deferred.map(({ order }) => order.id));
  const left = problem.stops.filter((stop) => !waits.has(stop.id));
  const skipped = cents(plan.cost.skipped - [...waits.values()].reduce((sum, stop) => sum + (stop.skipCost ?? 0), 0));
  const { objective } = plan;
  return {
    problem: { ...problem, stops: left, orders: problem.orders.filter((order) => !gone.has(order.id)) },
    plan: {
      ...plan,
      unassigned,
      cost: { ...plan.cost, skipped, total: cents(plan.cost.total - plan.cost.skipped + skipped) },
      ...(objective === undefined
        ? {}
        : { objective: { ...objective, value: cents(objective.value - plan.cost.skipped + skipped) } }),
    },
    deferred,
  };
}

function reasonFor({ code, reason, extraCost }: Unassigned, worth: Money, lastDay: string | undefined): string {
  const due = `due on ${lastDay}`;
  if (code === 'NOT_WORTH_THE_COST' && extraCost !== undefined) {
    return `${due}: going today would add ${extraCost.toFixed(2)} and is worth ${worth.toFixed(2)}`;
  }
  return `${due}: ${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`;
}

function cents(value: number): number {
  return Math.round(value * 1000) / 1000;
}
