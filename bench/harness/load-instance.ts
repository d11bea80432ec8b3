import { readFileSync } from 'node:fs';
import { readResearchInstance } from '../../src/formats/read-research-instance.ts';
import { writeSol } from '../../src/formats/sol/write-sol.ts';
import { researchProblem } from '../../src/formats/vrplib/research-problem.ts';
import { routesOfPlan } from '../../src/formats/vrplib/research-routes.ts';
import { researchTravel } from '../../src/matrix/research-travel.ts';
import { InputError } from '../../src/model/complaint.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { Problem } from '../../src/model/problem.ts';
import type { Rounding } from '../../src/model/research-instance.ts';
import type { Travel } from '../../src/model/travel.ts';
import type { GeneratedDay } from '../generator/rich-problem.ts';
import { roadTravel } from '../generator/roads.ts';

export interface Loaded {
  readonly problem: Problem;
  readonly travel: Travel;
  /** The text of a `.sol` file; absent for rich days. */
  readonly solutionText?: (plan: Plan) => string;
}

/** Reads a research instance or a generated rich day. Throws an InputError if it cannot be read. */
export function loadInstance(path: string, rounding: Rounding): Loaded {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.json')) {
    const day: GeneratedDay = JSON.parse(text);
    return { problem: day.problem, travel: roadTravel(day.xs, day.ys, day.roads) };
  }
  const { instance, complaints } = readResearchInstance(text, path);
  if (instance === null) throw new InputError(complaints);
  const research = researchProblem(instance, rounding);
  return {
    problem: research.problem,
    travel: researchTravel(research.travel),
    solutionText: (plan) => writeSol({ routes: routesOfPlan(plan, research), cost: plan.cost.total }),
  };
}
