import type { Plan, Problem, Travel, Unassigned, UnassignedCode } from '../model/index.ts';
import { Explainer, type ExplainOptions, type Explanation } from './explain-stop.ts';

/** Nobody reads more than so many one by one. */
const MOST = 500;
/** However large the day, so many are explained. */
const FEWEST = 10;
/** Every trial has the whole plan judged, so that a large day takes longer over each: stops explained times stops of the day. */
const EFFORT = 600_000;

/** How many stops left out of a day of so many are explained; the others keep the plain reason that the search gave. */
export function mostExplained(stops: number): number {
  return Math.min(MOST, Math.max(FEWEST, Math.floor(EFFORT / stops)));
}

/** Reasons that are about other orders: there is nothing to mend on this one, and no trial says more. */
export const KEPT: ReadonlySet<UnassignedCode> = new Set(['OTHER_OF_GROUP', 'NOT_TOGETHER']);

/** The plan with a reason and the nearest remedy for every order it leaves out; routes and costs are as they were. */
export function explainPlan(problem: Problem, plan: Plan, travel: Travel, options: ExplainOptions = {}): Plan {
  const steps = explainSteps(problem, plan, travel, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same a stop at a time, for those who have something else to do in between. */
export function* explainSteps(
  problem: Problem,
  plan: Plan,
  travel: Travel,
  options: ExplainOptions = {},
): Generator<undefined, Plan> {
  if (plan.unassigned.length === 0) return plan;
  const explainer = new Explainer(problem, plan, travel, options);
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const known = new Map<string, Explanation>();
  const most = mostExplained(problem.stops.length);
  const unassigned: Unassigned[] = [];
  for (const entry of plan.unassigned) {
    const stop = KEPT.has(entry.code) ? undefined : stops.get(entry.stopId);
    let found = known.get(entry.stopId);
    if (found === undefined && stop !== undefined && known.size < most) {
      found = explainer.explain(stop);
      known.set(stop.id, found);
      yield;
    }
    unassigned.push(found === undefined ? entry : { ...entry, ...wordsOf(found) });
  }
  return { ...plan, unassigned };
}

function wordsOf({ code, reason, remedy }: Explanation): Pick<Unassigned, 'code' | 'reason' | 'remedy'> {
  return { code, reason, remedy };
}
