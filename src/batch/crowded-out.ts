import type { Deferred, Plan, Problem } from '../model/index.ts';
import { vanIds } from '../model/index.ts';
import { canCarry } from './can-carry.ts';
import { addDays } from './days.ts';

/** An order that may wait, but longer than was promised: those before it in the queue take all the days until then. */
export interface CrowdedOut {
  readonly entry: Deferred;
  /** The first day on which its turn can come. */
  readonly newDate: string;
  /** Orders that found no room today and go no later than it does, itself included. */
  readonly place: number;
  /** Orders that all vans together take today. */
  readonly perDay: number;
}

/**
 * Where every van is out and there still was no room for some orders, those queue for the days to come: first what was due today, then
 * by last day, as many a day as go today. Whose turn comes after its last day is crowded out. Newcomers and what stayed at home by
 * choice are not counted, so nobody is told of a delay that the book of today does not already hold.
 */
export function crowdedOut(problem: Problem, plan: Plan, deferred: readonly Deferred[]): CrowdedOut[] {
  const vans = new Set(plan.routes.map(({ vanId }) => vanId));
  if (!problem.vehicles.every((vehicle) => vanIds(vehicle).every((id) => vans.has(id)))) return [];
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop.orderIds.length]));
  const steps = plan.routes.flatMap((route) => route.steps);
  const perDay = steps.reduce((sum, step) => sum + (step.kind === 'visit' ? (stops.get(step.stopId) ?? 0) : 0), 0);
  if (perDay === 0) return [];
  const first = plan.unassigned.filter(({ code }) => code === 'NO_ROOM').length;
  const queue = deferred
    .filter(({ kind, worth, todayCost }) => kind === 'deferred' && worth !== undefined && todayCost === undefined)
    .filter(({ order }) => problem.vehicles.some((vehicle) => canCarry(vehicle, [order])))
    .sort((a, b) => compare(a.lastDay ?? '9', b.lastDay ?? '9') || b.order.priority - a.order.priority);
  return queue.flatMap((entry, i) => {
    const place = first + i + 1;
    const newDate = addDays(problem.date, Math.ceil(place / perDay));
    return entry.lastDay === undefined || newDate <= entry.lastDay ? [] : [{ entry, newDate, place, perDay }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
