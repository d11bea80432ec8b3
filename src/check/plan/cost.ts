import type { Money, PlanCost, Problem, RouteCost } from '../../model/index.ts';
import type { Report } from '../report.ts';
import { billOf } from '../route/bill.ts';
import type { RouteCase } from '../route-case.ts';
import { isSameMoney } from '../tolerance.ts';

const PARTS = [
  ['fixed', 'PLAN_COST_FIXED'],
  ['distance', 'PLAN_COST_DISTANCE'],
  ['time', 'PLAN_COST_TIME'],
  ['pay', 'PLAN_COST_PAY'],
  ['overtime', 'PLAN_COST_OVERTIME'],
  ['lateness', 'PLAN_COST_LATENESS'],
  ['zone', 'PLAN_COST_ZONE'],
  ['skipped', 'PLAN_COST_SKIPPED'],
  ['total', 'PLAN_COST_TOTAL'],
] as const;

/** The plan costs what its routes cost and what the optional stops left out cost. Needs all routes; see {@link sumCost}. */
export function checkPlanCost(given: PlanCost, real: PlanCost, report: Report): void {
  for (const [part, code] of PARTS) {
    const [was, is] = [given[part] ?? 0, real[part] ?? 0];
    if (isSameMoney(was, is)) continue;
    report({ code, amount: Math.abs(was - is), message: `the plan's ${part} cost is ${is}, not ${was}` });
  }
}

/** Recomputed cost of a whole plan. */
export function sumCost(routes: readonly RouteCase[], problem: Problem, visits: ReadonlyMap<string, number>): PlanCost {
  const bills = routes.map(billOf);
  const sum = (part: keyof RouteCost) => bills.reduce((total, bill) => total + (bill[part] ?? 0), 0);
  const skipped = skippedCost(problem, visits);
  return {
    fixed: sum('fixed'),
    distance: sum('distance'),
    time: sum('time'),
    pay: sum('pay'),
    overtime: sum('overtime'),
    lateness: sum('lateness'),
    zone: sum('zone'),
    skipped,
    total: sum('total') + skipped,
  };
}

/** A stop left out costs its skip cost; a group of alternatives costs the dearest of them, once, and nothing if one is served. */
export function skippedCost({ stops }: Problem, visits: { has(stopId: string): boolean }): Money {
  let skipped = 0;
  const groups = new Map<string, Money>();
  for (const { id, group, skipCost = 0 } of stops) {
    if (group !== undefined) groups.set(group, Math.max(groups.get(group) ?? 0, skipCost));
    else if (!visits.has(id)) skipped += skipCost;
  }
  for (const { id, group } of stops) if (group !== undefined && visits.has(id)) groups.set(group, 0);
  for (const cost of groups.values()) skipped += cost;
  return skipped;
}
