import type { Plan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import type { RefineReport, RefineStage } from './refine-stage.ts';
import { SearchRun } from './search-run.ts';
import { progressOf, reasonToStop, type Standing, type StopReason, type StopRules } from './stop-rule.ts';

/** What a search tells while it runs. */
export interface SolveEvent {
  readonly kind: 'improved' | 'progress';
  readonly elapsedSeconds: number;
  readonly iterations: number;
  /** Money, skip costs of optional stops included; must-serve stops left out are not in it. */
  readonly cost: number;
  readonly routes: number;
  /** Stops not on a route. */
  readonly unassigned: number;
}

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

/** Seconds between `progress` events. */
const PROGRESS_EVERY = 0.5;
/** Of a search, more or less; says how often a run of so many seconds may heat up again. */
const ITERATIONS_PER_SECOND = 100_000;
/** Seconds of work between two turns of the event loop. */
const TURN = 0.03;

/** Seconds that an aborted search has for its last pass over the stops left out. */
const LAST_PASS = 0.01;

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

/** About how many iterations the rules leave time for. With nothing but `noImprovement` to go by: none can be counted on. */
function expectedIterations({ iterations = Infinity, timeLimitSeconds = Infinity }: StopRules): number {
  const expected = Math.min(iterations, timeLimitSeconds * ITERATIONS_PER_SECOND);
  return expected === Infinity ? 0 : expected;
}

/** Steers one search: clock, stop rules, events. */
class Pilot {
  private readonly run: SearchRun;
  private readonly options: SolveOptions;
  private readonly now: () => number;
  private readonly began: number;
  private stopReason: StopReason | null = null;
  private improvements = 0;
  private improvedAt = 0;
  /** Improvements that an event has told of; the first plan is the first. */
  private told = -1;
  private nextProgress = 0;

  constructor(problem: Problem, travel: Travel, options: SolveOptions) {
    const { iterations, timeLimitSeconds, noImprovement } = options;
    const open = [iterations, timeLimitSeconds, noImprovement].every((rule) => rule === undefined);
    this.options = open ? { ...options, timeLimitSeconds: defaultTimeLimit(problem.stops.length) } : options;
    this.now = options.now ?? (() => performance.now() / 1000);
    this.began = this.now();
    const { seed = 1, warmStart, signal, refine } = options;
    this.run = new SearchRun(problem, travel, seed, expectedIterations(this.options), warmStart, signal, refine);
  }

  /** Searches for at most `seconds`; false when a rule says stop. */
  fly(seconds: number): boolean {
    const { run, options } = this;
    const until = this.now() - this.began + seconds;
    for (let steps = 0; ; steps++) {
      const at = this.standing();
      this.tell(at);
      this.stopReason = run.isTrivial ? 'nothing-to-do' : reasonToStop(options, at);
      if (this.stopReason !== null) return false;
      // However slow the machine or coarse the clock, every turn takes the search a step on.
      if (steps > 0 && at.elapsedSeconds >= until) return true;
      const left = options.iterations === undefined ? Infinity : options.iterations - at.iterations;
      run.advance(progressOf(options, at), left, this.secondsLeft(at));
    }
  }

  land(): SolveResult {
    // whoever aborts waits
    const until = this.now() + LAST_PASS;
    const isOver = this.stopReason === 'aborted' ? () => this.now() >= until : undefined;
    const plan = this.run.finish(isOver, this.secondsLeft(this.standing()));
    const { elapsedSeconds, iterations } = this.standing();
    this.options.refine?.close();
    const refine = this.options.refine?.report();
    const stopReason = this.stopReason ?? 'aborted';
    return { plan, iterations, elapsedSeconds, stopReason, ...(refine === undefined ? {} : { refine }) };
  }

  private secondsLeft({ elapsedSeconds }: Standing): number {
    return Math.max(0, (this.options.timeLimitSeconds ?? Infinity) - elapsedSeconds);
  }

  private standing(): Standing {
    const { run } = this;
    if (run.improvements !== this.improvements) {
      this.improvements = run.improvements;
      this.improvedAt = run.iterations;
    }
    return {
      elapsedSeconds: this.now() - this.began,
      iterations: run.iterations,
      sinceImprovement: run.iterations - this.improvedAt,
      cost: this.options.targetCost === undefined || run.leavesOutRequired ? Infinity : run.cost,
    };
  }

  private tell({ elapsedSeconds, iterations }: Standing): void {
    const { run, options } = this;
    if (options.onEvent === undefined || run.isTrivial) return;
    const improved = run.improvements !== this.told;
    if (!improved && elapsedSeconds < this.nextProgress) return;
    this.told = run.improvements;
    if (elapsedSeconds >= this.nextProgress) this.nextProgress = elapsedSeconds + PROGRESS_EVERY;
    const { cost, routes, unassigned } = run;
    options.onEvent({ kind: improved ? 'improved' : 'progress', elapsedSeconds, iterations, cost, routes, unassigned });
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
