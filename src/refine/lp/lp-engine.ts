import type { CoverProblem, LpLimits } from './lp-solver.ts';

/** Solves a problem within limits, in the thread it is called in; the columns chosen, none if it found nothing. */
export type LpEngine = (problem: CoverProblem, limits: LpLimits) => Int32Array;

export type EngineName = 'highs' | 'simplex';
