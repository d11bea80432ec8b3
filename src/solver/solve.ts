import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import { lastPass } from './last-pass.ts';
import { Logbook } from './logbook.ts';
import type { RefineReport, RefineStage } from './refine-stage.ts';
import { SearchRun } from './search-run.ts';
import type { SolveEvent } from './solve-event.ts';
import { progressOf, reasonToStop, type Standing, type StopReason, type StopRules } from './stop-rule.ts';

export type { SolveEvent };

/** How to search. With neither a time limit nor a bound on iterations or `noImprovement` it ends after 30 s per 1,000 stops, at least 5 s. */
export interface SolveOptions extends StopRules {
  /** Same seed, same problem, same `iterations`: same plan. Default 1. */
  readonly seed?: number;
  /** Clock in seconds; only differences count. Default: the platform's monotonic clock. */
  readonly now?: () => number;
  readonly onEvent?: (event: SolveEvent) => void;
  /** A plan to start from; it may be partial, and what of it is no longer feasible is taken out. */
  readonly warmStart?: Plan;
  /** Works on the routes that the search has seen; made for this one solve. Default none. */
  readonly refine?: RefineStage;
}

export interface SolveResult {
  readonly plan: Plan;
  readonly iterations: number;
  readonly elapsedSeconds: number;
  readonly stopReason: StopReason;
  /** Of the stage handed in, if any. */
  readonly refine?: RefineReport;
}

/** Of a search, more or less; says how often a run of so many seconds may heat up again. */
export const ITERATIONS_PER_SECOND = 100_000;
/** Seconds of work between two turns of the event loop. */
export const TURN = 0.03;

/** Seconds a search takes when no rule says otherwise. */
export function defaultTimeLimit(stops: number): number {
  return Math.max(5, (30 * stops) / 1000);
}

/**
 * Computes routes that serve the stops of a problem at the least cost. Blocks until done; see `solveAsync`. The plan is
 * always feasible; stops that found no place are listed with reasons.
 */
export function solve(problem: Problem, travel: Travel, options: SolveOptions = {}): SolveResult {
  const pilot = new Pilot(problem, travel, options);
  while (pilot.fly(Infinity)) {
    // until a rule stops it
  }
  return pilot.land();
}

/** As `solve`, but lets the event loop turn every 30 ms, so that signals, timers and requests are served meanwhile. */
export async function solveAsync(problem: Problem, travel: Travel, options: SolveOptions = {}): Promise<SolveResult> {
  const pilot = new Pilot(problem, travel, options);
  while (pilot.fly(TURN)) await nextTurn();
  return pilot.land();
}

/** The default time limit where no other rule ends the search. */
export function withLimit<Rules extends StopRules>(options: Rules, stops: number): Rules {
  const { iterations, timeLimitSeconds, noImprovement } = options;
  const open = [iterations, timeLimitSeconds, noImprovement].every((rule) => rule === undefined);
  return open ? { ...options, timeLimitSeconds: defaultTimeLimit(stops) } : options;
}

/** Seconds that only run forward. */
export function monotonicSeconds(): number {
  return performance.now() / 1000;
}

/** About how many iterations the rules leave time for, by all threads. With nothing but `noImprovement` to go by: none can be counted on. */
export function expectedIterations(
  { iterations = Infinity, timeLimitSeconds = Infinity }: StopRules,
  threads = 1,
): number {
  const expected = Math.min(iterations, threads * timeLimitSeconds * ITERATIONS_PER_SECOND);
  return expected === Infinity ? 0 : expected;
}

/** Steers one search: clock, stop rules, events. */
class Pilot {
  private readonly run: SearchRun;
  private readonly options: SolveOptions;
  private readonly now: () => number;
  private readonly began: number;
  private stopReason: StopReason | null = null;
  private readonly logbook: Logbook;

  constructor(problem: Problem, travel: Travel, options: SolveOptions) {
    this.options = withLimit(options, problem.stops.length);
    this.now = options.now ?? monotonicSeconds;
    this.began = this.now();
    const { seed = 1, warmStart, signal, refine } = options;
    this.run = new SearchRun(problem, travel, seed, expectedIterations(this.options), warmStart, signal, refine);
    this.logbook = new Logbook(this.run, this.options, options.onEvent, this.now, this.began);
  }

  /** Searches for at most `seconds`; false when a rule says stop. */
  fly(seconds: number): boolean {
    const { run, options } = this;
    const until = this.now() - this.began + seconds;
    for (let steps = 0; ; steps++) {
      const at = this.logbook.standing();
      this.logbook.tell(at);
      this.stopReason = run.isTrivial ? 'nothing-to-do' : reasonToStop(options, at);
      if (this.stopReason !== null) return false;
      // However slow the machine or coarse the clock, every turn takes the search a step on.
      if (steps > 0 && at.elapsedSeconds >= until) return true;
      const left = options.iterations === undefined ? Infinity : options.iterations - at.iterations;
      run.advance(progressOf(options, at), left, this.secondsLeft(at));
    }
  }

  land(): SolveResult {
    const pass = lastPass(this.stopReason === 'aborted', this.options.timeLimitSeconds, this.now);
    const plan = this.run.finish(pass, this.secondsLeft(this.logbook.standing()));
    const { elapsedSeconds, iterations } = this.logbook.standing();
    this.options.refine?.close();
    const refine = this.options.refine?.report();
    const stopReason = this.stopReason ?? 'aborted';
    return { plan, iterations, elapsedSeconds, stopReason, ...(refine === undefined ? {} : { refine }) };
  }

  private secondsLeft({ elapsedSeconds }: Standing): number {
    return Math.max(0, (this.options.timeLimitSeconds ?? Infinity) - elapsedSeconds);
  }
}

export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
