import { explainSteps } from '../explain/index.ts';
import { WallClock } from '../formats/csv/wall-clock.ts';
import type { Plan, Problem, Travel } from '../model/index.ts';
import { breathe } from './interrupt.ts';

/** The plan with a reason and a remedy for every order it leaves out; signals are heard meanwhile. */
export async function explainLeftOvers(problem: Problem, plan: Plan, travel: Travel): Promise<Plan> {
  const clock = new WallClock(problem);
  const steps = explainSteps(problem, plan, travel, { clock: (seconds) => clock.bound(seconds) });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await breathe();
  }
}
