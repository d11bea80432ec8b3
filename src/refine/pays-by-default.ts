import type { Problem } from '../model/problem.ts';
import type { StopRules } from '../solver/stop-rule.ts';

/** Stops above which it was not measured. */
const MOST_STOPS = 3_000;
/** Iterations below which a run has seen too little to choose from. */
const LEAST_ITERATIONS = 500_000;

/** Whether the stage is on where nobody says: where it was found to pay; docs/solver.md has the figures. */
export function paysByDefault({ stops }: Problem, { timeLimitSeconds, iterations }: StopRules): boolean {
  if (stops.length > MOST_STOPS) return false;
  return timeLimitSeconds !== undefined || (iterations ?? 0) >= LEAST_ITERATIONS;
}
