import { checkPlan } from '../../src/check/index.ts';
import type { Plan, Problem } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { bestPlan } from './exhaustive.ts';
import { dayBegin, leftOut } from './plan-judge.ts';
import type { RandomDay } from './random-days.ts';

export type Verdict =
  /** As good as the best plan there is. */
  | 'optimal'
  | 'dearer'
  /** Serves fewer must-serve stops (by their weight) than can be served. */
  | 'leaves out'
  /** What is settled cannot be kept by any plan. */
  | 'no plan'
  /** The referee finds a rule broken. */
  | 'rejected'
  /** Better than the best: the oracle is wrong. */
  | 'impossible'
  /** More to try than the oracle has patience for. */
  | 'too large';

export interface Held {
  readonly verdict: Verdict;
  /** In words, for whoever looks into it. */
  readonly about: string;
}

/** Solves a tiny day and holds the plan against referee and oracle. */
export function holdAgainst(day: RandomDay, iterations: number, limit?: number): Held {
  const { problem, travel, seed, rules } = day;
  const name = `seed ${seed} [${rules.join(', ')}]`;
  let plan: Plan;
  try {
    plan = solve(problem, travel, { iterations, seed: 1 }).plan;
  } catch (error) {
    if (bestPlan(problem, travel, limit) === 'none') return { verdict: 'no plan', about: name };
    const about = `${name}: the search fails: ${error instanceof Error ? error.message : error}`;
    return { verdict: 'rejected', about };
  }
  const [violation] = checkPlan(problem, plan, travel, { strict: true });
  // what is settled may contradict itself: `findContradictions` stops such a day before any search
  const best = violation === undefined || problem.locks !== undefined ? bestPlan(problem, travel, limit) : 'too large';
  if (best === 'none') return { verdict: 'no plan', about: name };
  if (violation !== undefined) return { verdict: 'rejected', about: `${name}: ${violation.code} ${violation.message}` };
  if (best === 'too large') return { verdict: 'too large', about: name };
  const visited = new Set(
    plan.routes.flatMap(({ steps }) => steps.flatMap((s) => (s.kind === 'visit' ? [s.stopId] : []))),
  );
  const left = leftOut(problem, ({ id }) => visited.has(id));
  const value = worthOf(problem, plan, left.skipped);
  const about = `${name}: search ${left.weight} left, ${value.toFixed(3)}; oracle ${best.left.weight} left, ${best.value.toFixed(3)}`;
  if (left.weight > best.left.weight + 1e-9) return { verdict: 'leaves out', about };
  if (left.weight < best.left.weight - 1e-9) return { verdict: 'impossible', about };
  if (value > best.value + 0.0015 + 1e-9 * Math.abs(best.value)) return { verdict: 'dearer', about };
  if (value < best.value - 0.0015 - 1e-9 * Math.abs(best.value)) return { verdict: 'impossible', about };
  return { verdict: 'optimal', about };
}

/** What the objective makes of a plan by its own figures, which the referee has passed. */
function worthOf(problem: Problem, plan: Plan, skipped: number): number {
  const { cost = 1, completionPerHour = 0, arrivalsPerHour = 0 } = problem.objective ?? {};
  if (plan.routes.length === 0) return skipped;
  const begin = dayBegin(problem);
  const visits = plan.routes.map(({ steps }) => steps.filter((step) => step.kind === 'visit'));
  const completion = Math.max(...visits.map((all) => all[all.length - 1].departure)) - begin;
  const arrivals = visits.flat().reduce((sum, { start }) => sum + start - begin, 0);
  const money = plan.routes.reduce((sum, route) => sum + route.cost.total, 0);
  return cost * money + skipped + (completionPerHour * completion + arrivalsPerHour * arrivals) / 3600;
}
