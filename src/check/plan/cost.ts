import type { PlanCost, Problem } from '../../model/index.ts';
import type { Report } from '../report.ts';
import { dropsOf } from '../route/drops.ts';
import { factsOf } from '../route/facts.ts';
import type { RouteCase } from '../route-case.ts';
import { routeCost } from '../route-cost.ts';
import { isSameMoney } from '../tolerance.ts';

const PARTS = [
  ['fixed', 'PLAN_COST_FIXED'],
  ['distance', 'PLAN_COST_DISTANCE'],
  ['time', 'PLAN_COST_TIME'],
  ['pay', 'PLAN_COST_PAY'],
  ['skipped', 'PLAN_COST_SKIPPED'],
  ['total', 'PLAN_COST_TOTAL'],
] as const;

/** The plan costs what its routes cost and what the optional stops left out cost. Needs all routes; see {@link sumCost}. */
export function checkPlanCost(given: PlanCost, real: PlanCost, report: Report): void {
  for (const [part, code] of PARTS) {
    if (isSameMoney(given[part], real[part])) continue;
    const message = `the plan's ${part} cost is ${real[part]}, not ${given[part]}`;
    report({ code, amount: Math.abs(given[part] - real[part]), message });
  }
}

/** Recomputed cost of a whole plan. */
export function sumCost(routes: readonly RouteCase[], problem: Problem, visits: ReadonlyMap<string, number>): PlanCost {
  let fixed = 0;
  let distance = 0;
  let time = 0;
  let pay = 0;
  let skipped = 0;
  for (const route of routes) {
    const facts = factsOf(route);
    const cost = routeCost(route.vehicle, facts.metres, facts.seconds, dropsOf(route));
    fixed += cost.fixed;
    distance += cost.distance;
    time += cost.time;
    pay += cost.pay;
  }
  for (const stop of problem.stops) if (!visits.has(stop.id)) skipped += stop.skipCost ?? 0;
  return { fixed, distance, time, pay, skipped, total: fixed + distance + time + pay + skipped };
}
