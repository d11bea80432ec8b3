import { checkProblem } from '../check/index.ts';
import { problemTravel } from '../matrix/problem-travel.ts';
import { InputError } from '../model/complaint.ts';
import type { Problem } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import type { StartEngine } from '../refine/lp/threaded-solver.ts';
import { type SolveOptions, type SolveResult, solve, solveAsync } from '../solver/solve.ts';
import type { Hire } from './hands.ts';
import { refining } from './refining.ts';
import { type SearchControl, type SearchOptions, type SearchSettings, settingsOf } from './solve-settings.ts';
import { solveInTeam } from './team.ts';

export interface SolveProblemOptions extends SearchSettings, SearchControl {
  /** Default: the great circle, by the problem's profiles. */
  readonly travel?: Travel;
}

/**
 * Computes routes at the least cost, in this thread, which is blocked until they are there; for scripts. The plan keeps
 * every rule; what found no place is in `plan.unassigned`, with reasons.
 *
 * @throws InputError if the problem contradicts itself or an option cannot be used
 */
export function solveSync(problem: Problem, options: SolveProblemOptions = {}, start?: StartEngine): SolveResult {
  stopAtFaults(problem);
  return solve(problem, options.travel ?? problemTravel(problem), searchOptions(problem, options, start));
}

/**
 * As `solveSync`, but lets the event loop turn every 30 ms: for a Web Worker that must hear messages, or where there
 * are no threads.
 */
export async function solveInTurns(
  problem: Problem,
  options: SolveProblemOptions = {},
  start?: StartEngine,
): Promise<SolveResult> {
  stopAtFaults(problem);
  return solveAsync(problem, options.travel ?? problemTravel(problem), searchOptions(problem, options, start));
}

/** As `solveInTurns`, with the searching done by `options.threads` threads. */
export async function solveProblemInTeam(
  problem: Problem,
  options: SolveProblemOptions,
  hire: Hire,
  start?: StartEngine,
): Promise<SolveResult> {
  stopAtFaults(problem);
  const travel = options.travel ?? problemTravel(problem);
  return solveInTeam(problem, travel, searchOptions(problem, options, start), options.threads ?? 1, hire);
}

/** What the search is told: checked, without what is not its own; `start` starts LP engines in threads of their own. */
export function searchOptions(problem: Problem, options: SearchOptions, start?: StartEngine): SolveOptions {
  const { signal, onEvent } = options;
  const { refine, ...settings } = settingsOf(options);
  return {
    ...settings,
    ...refining(problem, { ...settings, ...(refine === undefined ? {} : { refine }) }, start),
    ...(signal === undefined ? {} : { signal }),
    ...(onEvent === undefined ? {} : { onEvent }),
  };
}

/** The search trusts its input: a stop at a place that is not there would be a crash without words. */
function stopAtFaults(problem: Problem): void {
  const faults = checkProblem(problem);
  if (faults.length === 0) return;
  throw new InputError(
    faults.map(({ code, message }) => ({ code, severity: 'error', message, cure: 'Correct the problem' })),
  );
}
