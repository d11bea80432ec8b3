import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { isSameMoney } from '../tolerance.ts';
import { billOf } from './bill.ts';

const PARTS = [
  ['fixed', 'ROUTE_COST_FIXED'],
  ['distance', 'ROUTE_COST_DISTANCE'],
  ['time', 'ROUTE_COST_TIME'],
  ['pay', 'ROUTE_COST_PAY'],
  ['overtime', 'ROUTE_COST_OVERTIME'],
  ['lateness', 'ROUTE_COST_LATENESS'],
  ['zone', 'ROUTE_COST_ZONE'],
  ['total', 'ROUTE_COST_TOTAL'],
] as const;

/** A route costs what its vehicle's rates make of its distance, its duration, the orders done, lateness and stops outside the zone. */
export function checkCost(c: RouteCase, report: Report): void {
  const { vanId, cost } = c.route;
  const bill = billOf(c);
  for (const [part, code] of PARTS) {
    const given = cost[part] ?? 0;
    const real = bill[part] ?? 0;
    if (isSameMoney(given, real)) continue;
    const message = `the ${part} cost of van ${quote(vanId)} is ${real}, not ${given}`;
    report({ code, vanId, amount: Math.abs(given - real), message });
  }
}
