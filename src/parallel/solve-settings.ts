import { type Complaint, InputError } from '../model/complaint.ts';
import type { Plan } from '../model/plan.ts';
import type { SolveEvent } from '../solver/solve.ts';

export type RefineSwitch = 'auto' | 'on' | 'off';

export const REFINE_SWITCHES: readonly RefineSwitch[] = ['auto', 'on', 'off'];

/** How long and how to search. With no limit at all it ends after 30 s per 1,000 stops, at least 5 s. */
export interface SearchSettings {
  /** Seconds of searching; preparing and checking come on top. */
  readonly timeLimitSeconds?: number;
  /** The same problem, `seed` and `iterations` give the same plan, if no time limit cuts in. */
  readonly iterations?: number;
  /** Iterations without a better plan. */
  readonly noImprovement?: number;
  /** Cost at which the plan is good enough, if no must-serve stop is left out. */
  readonly targetCost?: number;
  /**
   * Threads that search, 1 to 64, besides the one that asks; `threads` is part of what decides which plan is found. Default of `plan` and `solve`: all of the
   * machine's but one, at least one. What runs in the calling thread, or where there are no threads, uses one.
   */
  readonly threads?: number;
  /** 0 to 4294967295. Default 1. */
  readonly seed?: number;
  /**
   * Whether new plans are made from routes that the search has seen, by linear programming: `auto` where it was found to pay.
   * Default `auto`.
   */
  readonly refine?: RefineSwitch;
  /** A plan to start from; it may be partial, and what of it is no longer feasible is taken out. */
  readonly warmStart?: Plan;
}

/** What cannot be handed to another thread. */
export interface SearchControl {
  /** Ends the search; the answer is the best plan so far, `stopReason` is `aborted`. */
  readonly signal?: AbortSignal;
  /** Called for every better plan, and twice a second. What it throws ends the search. */
  readonly onEvent?: (event: SolveEvent) => void;
}

export type SearchOptions = SearchSettings & SearchControl;

const NUMBERS: readonly [key: keyof SearchSettings, isWhole: boolean, least: number, most: number, words: string][] = [
  ['timeLimitSeconds', false, 0, Infinity, 'a number of seconds, 0 or more'],
  ['iterations', true, 0, Infinity, 'a whole number, 0 or more'],
  ['noImprovement', true, 1, Infinity, 'a whole number, 1 or more'],
  ['targetCost', false, -Infinity, Infinity, 'a number'],
  ['threads', true, 1, 64, 'a whole number from 1 to 64'],
  ['seed', true, 0, 2 ** 32 - 1, 'a whole number from 0 to 4294967295'],
];

/** The part of the options that another thread can be told. Throws an InputError (`OPTION`) that names every wrong one. */
export function settingsOf(options: SearchOptions): SearchSettings {
  const complaints: Complaint[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, isWhole, least, most, words] of NUMBERS) {
    const value: unknown = options[key];
    if (value === undefined) continue;
    const isGood = typeof value === 'number' && (isWhole ? Number.isSafeInteger(value) : !Number.isNaN(value));
    if (isGood && value >= least && value <= most) settings[key] = value;
    else complaints.push(optionComplaint(key, value, words));
  }
  const { refine } = options;
  if (refine !== undefined && !REFINE_SWITCHES.includes(refine)) {
    complaints.push(optionComplaint('refine', refine, REFINE_SWITCHES.join(', ')));
  }
  if (complaints.length > 0) throw new InputError(complaints);
  if (refine !== undefined) settings.refine = refine;
  if (options.warmStart !== undefined) settings.warmStart = options.warmStart;
  return settings;
}

function optionComplaint(column: string, value: unknown, expected: string): Complaint {
  const read = String(value).slice(0, 80);
  const message = `the option ${column} cannot be used`;
  return { code: 'OPTION', severity: 'error', column, read, expected, message, cure: 'Correct the call' };
}
