import type { ShapedPlan } from '../plan-shape.ts';
import { quote, type Report } from '../report.ts';

/** How often each stop is visited, stops of unreadable routes included. */
export function countVisits(plan: ShapedPlan): Map<string, number> {
  const visits = new Map<string, number>();
  const count = (stopId: string) => visits.set(stopId, (visits.get(stopId) ?? 0) + 1);
  for (const { steps } of plan.routes) for (const step of steps) if (step.kind === 'visit') count(step.stopId);
  for (const stopId of plan.strayStopIds) count(stopId);
  return visits;
}

/** A stop is visited once; the amount is how many visits are too many. */
export function checkVisits(visits: ReadonlyMap<string, number>, report: Report): void {
  for (const [stopId, count] of visits) {
    if (count === 1) continue;
    const message = `stop ${quote(stopId)} is visited ${count} times`;
    report({ code: 'VISITED_TWICE', stopId, amount: count - 1, message });
  }
}
