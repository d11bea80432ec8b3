import type { ShapedPlan } from '../plan-shape.ts';
import { quote, type Report } from '../report.ts';

/** A van drives one route; the amount is how many it has too many. */
export function checkVans(plan: ShapedPlan, report: Report): void {
  const routes = new Map<string, number>();
  for (const { vanId } of plan.routes) routes.set(vanId, (routes.get(vanId) ?? 0) + 1);
  for (const [vanId, count] of routes) {
    if (count === 1) continue;
    const message = `van ${quote(vanId)} has ${count} routes`;
    report({ code: 'VAN_USED_TWICE', vanId, amount: count - 1, message });
  }
}
