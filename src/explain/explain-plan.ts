import type { Plan, Problem, Travel, Unassigned } from '../model/index.ts';
import { Explainer, type ExplainOptions, type Explanation } from './explain-stop.ts';

/** The plan with a reason and the nearest remedy for every order it leaves out; routes and costs are as they were. */
export function explainPlan(problem: Problem, plan: Plan, travel: Travel, options: ExplainOptions = {}): Plan {
  if (plan.unassigned.length === 0) return plan;
  const explainer = new Explainer(problem, plan, travel, options);
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const known = new Map<string, Explanation>();
  const unassigned = plan.unassigned.map((entry): Unassigned => {
    const stop = stops.get(entry.stopId);
    if (stop === undefined) return entry;
    let found = known.get(stop.id);
    if (found === undefined) {
      found = explainer.explain(stop);
      known.set(stop.id, found);
    }
    const { code, reason, remedy } = found;
    return { ...entry, code, reason, remedy };
  });
  return { ...plan, unassigned };
}
