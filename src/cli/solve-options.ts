import type { Rounding } from '../model/research-instance.ts';
import type { RefineSwitch } from '../parallel/solve-settings.ts';
import type { CommonOptions } from './run-command.ts';

/** Values of `--round`. */
export const ROUNDINGS: readonly Rounding[] = ['round', 'trunc', 'dimacs', 'exact', 'none'];

/** Options of `solve`, values already checked. */
export interface SolveCommandOptions extends CommonOptions {
  /** Default: `round` for `.vrp`, `none` for `.txt`. */
  readonly round?: Rounding;
  /** Seconds from the start of the process to the end of the search. */
  readonly timeLimit?: number;
  /** Time limit and elapsed time are CPU seconds of the process, all threads, from its start. */
  readonly cpu?: boolean;
  readonly iterations?: number;
  readonly seed: number;
  readonly threads: number;
  readonly refine: RefineSwitch;
  /** Path of the `.sol` file. */
  readonly out?: string;
  readonly failOnUnassigned?: boolean;
}
