import type { RefineReport } from '../solver/refine-stage.ts';
import { roundToMs } from './figures.ts';

/** What the stage beside the search did, in figures. */
export interface RefineOutcome {
  /** Times it was called, and times that made the plan better. */
  readonly calls: number;
  readonly improvements: number;
  /** By how much, in the units of the cost. */
  readonly gain: number;
  /** Routes it had to choose from at the end. */
  readonly pool: number;
  readonly seconds: number;
  /** Engines that did not answer, or answered nonsense. */
  readonly failures: readonly string[];
  /** False if a guard against hanging cut in under an iteration limit: another run may give another plan. */
  readonly repeatable: boolean;
}

export function refineOutcome(report: RefineReport, costUnit: number): RefineOutcome {
  const { calls, improvements, gain, pool, seconds, failures, timedOut } = report;
  return {
    calls,
    improvements,
    gain: Math.round((gain / costUnit) * 1000) / 1000,
    pool,
    seconds: roundToMs(seconds),
    failures,
    repeatable: !timedOut,
  };
}

/** `3 calls, 2 better, 17.5 cheaper`; a plan that is better for what it serves need not be cheaper. */
export function refineText({ calls, improvements, gain, failures }: RefineOutcome): string {
  const failed = failures.length > 0 ? `; did not answer: ${failures.join(', ')}` : '';
  const cheaper = gain === 0 ? '' : `, ${gain.toLocaleString('en-US')} cheaper`;
  const better = improvements === 0 ? 'no better plan' : `${improvements} better${cheaper}`;
  return `${calls} ${calls === 1 ? 'call' : 'calls'}, ${better}${failed}`;
}
