import type { Problem } from '../model/problem.ts';
import type { StartEngine } from '../refine/lp/threaded-solver.ts';
import { ThreadedSolver } from '../refine/lp/threaded-solver.ts';
import { paysByDefault } from '../refine/pays-by-default.ts';
import { Refinement } from '../refine/refinement.ts';
import type { RefineStage } from '../solver/refine-stage.ts';
import { monotonicSeconds, withLimit } from '../solver/solve.ts';
import type { SearchSettings } from './solve-settings.ts';

/** What the stage is told of a search. */
type Limits = Pick<SearchSettings, 'refine' | 'timeLimitSeconds' | 'iterations' | 'noImprovement'>;

/**
 * The stage that makes better routes of those a search has seen, if it is asked for (`auto`: where it was found to pay). One
 * search each. Without `start`, where engines have no threads of their own, it does without them.
 *
 * @param now clock of the search in seconds. Default: the platform's monotonic clock
 */
export function refining(
  problem: Problem,
  settings: Limits,
  start?: StartEngine,
  now: () => number = monotonicSeconds,
): { readonly refine?: RefineStage } {
  const { refine = 'auto', timeLimitSeconds, iterations } = withLimit(settings, problem.stops.length);
  const limits = {
    ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }),
    ...(iterations === undefined ? {} : { iterations }),
  };
  if (refine === 'off' || (refine === 'auto' && !paysByDefault(problem, limits))) return {};
  return {
    refine: new Refinement({
      now,
      ...(start === undefined ? {} : engines(start)),
      ...limits,
    }),
  };
}

function engines(start: StartEngine) {
  return { highs: new ThreadedSolver('highs', start), simplex: new ThreadedSolver('simplex', start) };
}
