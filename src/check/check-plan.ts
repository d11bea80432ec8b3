import type { Plan, Problem, Travel, Violation } from '../model/index.ts';
import { checkCompanions } from './plan/companions.ts';
import { checkPlanCost, sumCost } from './plan/cost.ts';
import { checkGroups } from './plan/groups.ts';
import { checkLocks } from './plan/locks.ts';
import { checkObjective } from './plan/objective.ts';
import { checkUnassigned } from './plan/unassigned.ts';
import { checkVans } from './plan/vans.ts';
import { checkVisits, countVisits } from './plan/visits.ts';
import { shapePlan } from './plan-shape.ts';
import { indexProblem } from './problem-index.ts';
import { problemFaults } from './problem-shape.ts';
import type { Report } from './report.ts';
import { checkBackhaul } from './route/backhaul.ts';
import { checkBreaks } from './route/breaks.ts';
import { checkCanonical } from './route/canonical.ts';
import { checkCapacity } from './route/capacity.ts';
import { checkCash } from './route/cash.ts';
import { checkCost } from './route/cost.ts';
import { checkDepotHours } from './route/depot-hours.ts';
import { checkDepots } from './route/depots.ts';
import { checkDrivingRule } from './route/driving-rule.ts';
import { checkLegs } from './route/legs.ts';
import { checkLimits } from './route/limits.ts';
import { checkLoads } from './route/loads.ts';
import { checkPins } from './route/pins.ts';
import { checkReadiness } from './route/readiness.ts';
import { checkRelease } from './route/release.ts';
import { checkSchedule } from './route/schedule.ts';
import { checkShift } from './route/shift.ts';
import { checkShipments } from './route/shipments.ts';
import { checkSkills } from './route/skills.ts';
import { checkTotals } from './route/totals.ts';
import { checkTrips } from './route/trips.ts';
import { checkUnjudged } from './route/unjudged.ts';
import { checkWindows } from './route/windows.ts';
import { checkZone } from './route/zone.ts';
import { openRouteCase, type RouteCase } from './route-case.ts';

export interface CheckOptions {
  /** Also report times that are feasible but not those of the canonical schedule. Default false: a plan may come from elsewhere. */
  readonly strict?: boolean;
  /** A problem that `checkProblem` found nothing wrong with: if it is the very object to be judged, it is not read again. */
  readonly faultless?: Problem;
}

/** Whether nothing is known to be wrong with it. Both may be missing where a plan is hostile. */
export function isFaultless(problem: Problem, { faultless }: CheckOptions): boolean {
  return faultless !== undefined && problem === faultless;
}

/** One rule a file; a new rule is a file in route/ and a line here. */
const ROUTE_RULES: readonly ((c: RouteCase, report: Report) => void)[] = [
  checkDepots,
  checkLegs,
  checkSchedule,
  checkWindows,
  checkShift,
  checkDepotHours,
  checkBreaks,
  checkDrivingRule,
  checkTrips,
  checkRelease,
  checkShipments,
  checkCapacity,
  checkLoads,
  checkCash,
  checkBackhaul,
  checkSkills,
  checkPins,
  checkZone,
  checkReadiness,
  checkLimits,
  checkTotals,
  checkCost,
  checkUnjudged,
];

/**
 * The referee: recomputes every leg, time, load, distance and cost of a plan from the problem and travel alone, and
 * lists every rule that is broken. Never throws on what a plan holds: what cannot be read is a `MALFORMED` violation.
 */
export function checkPlan(problem: Problem, plan: Plan, travel: Travel, options: CheckOptions = {}): Violation[] {
  const violations: Violation[] = [];
  const report: Report = (violation) => {
    violations.push(violation);
  };
  const faults = isFaultless(problem, options) ? [] : problemFaults(problem);
  if (faults.length > 0) return faults.map((message) => ({ code: 'MALFORMED_PROBLEM', message }));

  const index = indexProblem(problem);
  const shaped = shapePlan(plan, report);
  const cases: RouteCase[] = [];
  for (const route of shaped.routes) {
    const found = openRouteCase(route, index, travel, report);
    if (found === undefined) continue;
    cases.push(found);
    for (const rule of ROUTE_RULES) rule(found, report);
    if (options.strict) checkCanonical(found, travel, report);
  }

  const visits = countVisits(shaped);
  checkVans(shaped, report);
  checkVisits(visits, report);
  checkGroups(index, visits, report);
  checkCompanions(shaped, index, report);
  checkLocks(shaped, index, report);
  checkUnassigned(shaped, index, visits, report);
  // with a route that could not be judged the sum is unknown
  const areAllJudged = cases.length === shaped.routes.length && shaped.strayStopIds.length === 0;
  if (areAllJudged) {
    const real = sumCost(cases, problem, visits);
    if (shaped.cost !== undefined) checkPlanCost(shaped.cost, real, report);
    checkObjective(shaped.objective, shaped.routes, problem, real, report);
  }
  return violations;
}
