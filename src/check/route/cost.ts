import { quote, type Report } from '../report.ts';
import type { RouteCase } from '../route-case.ts';
import { routeCost } from '../route-cost.ts';
import { isSameMoney } from '../tolerance.ts';
import { dropsOf } from './drops.ts';
import { factsOf } from './facts.ts';

const PARTS = [
  ['fixed', 'ROUTE_COST_FIXED'],
  ['distance', 'ROUTE_COST_DISTANCE'],
  ['time', 'ROUTE_COST_TIME'],
  ['pay', 'ROUTE_COST_PAY'],
  ['total', 'ROUTE_COST_TOTAL'],
] as const;

/** A route costs what its vehicle's rates make of its distance, its duration and the orders done. */
export function checkCost(c: RouteCase, report: Report): void {
  const { vanId, cost } = c.route;
  const facts = factsOf(c);
  const real = routeCost(c.vehicle, facts.metres, facts.seconds, dropsOf(c));
  for (const [part, code] of PARTS) {
    if (isSameMoney(cost[part], real[part])) continue;
    const message = `the ${part} cost of van ${quote(vanId)} is ${real[part]}, not ${cost[part]}`;
    report({ code, vanId, amount: Math.abs(cost[part] - real[part]), message });
  }
}
