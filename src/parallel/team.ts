import type { Problem } from '../model/problem.ts';
import type { Travel } from '../model/travel.ts';
import { lastPass } from '../solver/last-pass.ts';
import { Logbook } from '../solver/logbook.ts';
import { objectiveRates } from '../solver/objective.ts';
import type { InstanceMessage } from '../solver/regions/instance-message.ts';
import { LeadRun, type RegionOutcome, type Round } from '../solver/regions/lead-run.ts';
import type { Board, RegionTask } from '../solver/regions/region-search.ts';
import { MOST_REGIONS } from '../solver/regions/territories.ts';
import {
  expectedIterations,
  monotonicSeconds,
  nextTurn,
  type SolveOptions,
  type SolveResult,
  solveAsync,
  withLimit,
} from '../solver/solve.ts';
import { progressOf, reasonToStop, type Standing, type StopReason } from '../solver/stop-rule.ts';
import type { Hand, Hire } from './hands.ts';
import { LocalHand } from './local-hand.ts';

/** Rounds of a run: before each the day is cut anew. */
const ROUNDS = 100;
/** Bounds of a round, in seconds. */
const SHORTEST = 0.05;
const LONGEST = 5;
/** Fewest iterations of a round, per region. */
const FEWEST = 200;
/** Most iterations of a round, per stop: stop rules are asked between rounds alone. */
const MOST_PER_STOP = 100;
/** Milliseconds between two looks at the signal. */
const LOOK_EVERY = 20;
/** Threads hired in the place of lost ones, at most, for each of the team. */
const MOST_REPLACED = 3;

/**
 * As `solveAsync`, by several threads: each anneals a region of the day, all at one temperature, and the regions are cut anew each round; where
 * there is time for it, each cools down the whole day on its own instead. The same problem, seed, iterations and threads give the same plan,
 * whatever their timing. A thread that is lost is replaced, and the plan is none the worse. Where no thread can be had, or the day cannot be
 * shared out (its legs are computed by functions from outside, or every route's price depends on all the others), this thread searches alone.
 */
export async function solveInTeam(
  problem: Problem,
  travel: Travel,
  given: SolveOptions,
  threads: number,
  hire: Hire,
): Promise<SolveResult> {
  const options = withLimit(given, problem.stops.length);
  const isAlone = threads < 2 || typeof SharedArrayBuffer === 'undefined' || objectiveRates(problem).completion > 0;
  if (isAlone) return solveAsync(problem, travel, options);
  const began = (options.now ?? monotonicSeconds)();
  const { seed = 1, warmStart, signal, refine } = options;
  const run = new LeadRun(problem, travel, seed, expectedIterations(options, threads), warmStart, signal, refine);
  const day = run.message();
  const { board } = run;
  if (day === null || board === null) return solveAsync(problem, travel, restOf(options, began));
  return await new Team(run, day, board, options, began, Math.min(threads, MOST_REGIONS), hire).search();
}

/** The options of a search that begins later than `began`. */
function restOf(options: SolveOptions, began: number): SolveOptions {
  const { timeLimitSeconds, now = monotonicSeconds } = options;
  if (timeLimitSeconds === undefined) return options;
  return { ...options, timeLimitSeconds: Math.max(0.001, timeLimitSeconds - (now() - began)) };
}

class Team {
  private readonly options: SolveOptions;
  private readonly now: () => number;
  private readonly run: LeadRun;
  private readonly board: Board;
  private readonly day: InstanceMessage;
  private readonly hire: Hire;
  private readonly logbook: Logbook;
  /** By region, if there are as many; null = to be hired. */
  private readonly hands: (Hand | null)[];
  private readonly stops: number;
  private hired = 0;
  /** Why the search is to end that no stop rule knows of: what an event's listener threw. */
  private failure: { readonly error: unknown } | null = null;
  /** Seconds of `now` that pass in one on the wall: several where `now` counts what all threads use. */
  private pace = 1;

  constructor(
    run: LeadRun,
    day: InstanceMessage,
    board: Board,
    options: SolveOptions,
    began: number,
    size: number,
    hire: Hire,
  ) {
    this.options = options;
    this.now = options.now ?? monotonicSeconds;
    this.run = run;
    this.stops = day.instance.n;
    this.board = board;
    this.day = day;
    this.hire = hire;
    this.logbook = new Logbook(run, options, options.onEvent, this.now, began);
    this.hands = Array.from({ length: size }, () => null);
  }

  async search(): Promise<SolveResult> {
    const looking = setInterval(() => this.look(), LOOK_EVERY);
    let stopReason: StopReason;
    try {
      stopReason = await this.rounds();
    } catch (error) {
      this.options.refine?.close();
      throw error;
    } finally {
      clearInterval(looking);
      for (const hand of this.hands) hand?.dismiss();
    }
    const pass = lastPass(stopReason === 'aborted', this.options.timeLimitSeconds, this.now);
    const plan = this.run.finish(pass, this.secondsLeft(this.logbook.standing()));
    const { elapsedSeconds, iterations } = this.logbook.standing();
    this.options.refine?.close();
    const refine = this.options.refine?.report();
    return { plan, iterations, elapsedSeconds, stopReason, ...(refine === undefined ? {} : { refine }) };
  }

  private async rounds(): Promise<StopReason> {
    const { run, options, logbook } = this;
    for (;;) {
      const at = logbook.standing();
      logbook.tell(at);
      if (this.failure !== null) throw this.failure.error;
      const reason = reasonToStop(options, at);
      if (reason !== null) return reason;
      const tasks = run.cut(this.hands.length, this.nextRound(at));
      this.staff(tasks.length);
      const began = monotonicSeconds();
      run.merge(await Promise.all(tasks.map((task, region) => this.work(task, region))));
      const seconds = monotonicSeconds() - began;
      const after = logbook.standing();
      if (seconds > 0) this.pace = (after.elapsedSeconds - at.elapsedSeconds) / seconds;
      await this.refine();
    }
  }

  /** Has the stage look at the plan, for as long as it waits for an answer. */
  private async refine(): Promise<void> {
    for (;;) {
      const at = this.logbook.standing();
      const isWaiting = this.run.look({ progress: progressOf(this.options, at), secondsLeft: this.secondsLeft(at) });
      if (!isWaiting || reasonToStop(this.options, this.logbook.standing()) !== null) return;
      await nextTurn();
    }
  }

  private secondsLeft({ elapsedSeconds }: Standing): number {
    return Math.max(0, (this.options.timeLimitSeconds ?? Infinity) - elapsedSeconds);
  }

  /** How long the next round is, and what of the run is over at its end. */
  private nextRound(at: Standing): Round {
    const { options, hands } = this;
    const { timeLimitSeconds = Infinity, iterations = Infinity, noImprovement = Infinity } = options;
    const wanted = Math.min(iterations / ROUNDS, noImprovement / ROUNDS, MOST_PER_STOP * this.stops);
    const count = Math.ceil(Math.max(wanted, FEWEST * hands.length));
    const length = Math.max(SHORTEST, Math.min(timeLimitSeconds / ROUNDS, LONGEST));
    const seconds = Math.min(length, timeLimitSeconds - at.elapsedSeconds);
    const isTimed = timeLimitSeconds < Infinity;
    // without a clock it is iterations that take the run on
    const end: Standing = {
      ...at,
      elapsedSeconds: at.elapsedSeconds + seconds,
      iterations: isTimed ? at.iterations : at.iterations + count,
      sinceImprovement: isTimed ? at.sinceImprovement : at.sinceImprovement + count,
    };
    return {
      iterations: Math.min(count, iterations - at.iterations),
      seconds: isTimed ? seconds / Math.max(this.pace, 0.01) : Infinity,
      from: progressOf(options, at),
      to: progressOf(options, end),
    };
  }

  /** Hires for each task that has nobody. */
  private staff(tasks: number): void {
    const { hands, day, board, options } = this;
    const { collects } = this.run;
    for (let region = 0; region < tasks; region++) {
      if (hands[region] !== null || this.hired >= hands.length * (1 + MOST_REPLACED)) continue;
      // another seed for whoever takes a lost one's place, who may have been lost for what the seed led to
      const seed = ((options.seed ?? 1) * 1009 + this.hired++) | 0;
      try {
        hands[region] = this.hire({ day, board, region, seed, collects });
      } catch {
        // there are no threads here, or no more of them
      }
    }
    if (!hands.some((hand) => hand !== null)) {
      hands.length = 1;
      hands[0] = new LocalHand({ day, board, region: 0, seed: options.seed ?? 1, collects });
    }
  }

  private async work(task: RegionTask, region: number): Promise<RegionOutcome | null> {
    // where no thread can be had there are fewer hands than the round was cut for
    const hand = this.hands[region] ?? null;
    if (hand === null) return null;
    try {
      return await hand.work(task);
    } catch {
      hand.dismiss();
      this.hands[region] = null;
      return null;
    }
  }

  private look(): void {
    const { options, logbook, board } = this;
    try {
      logbook.tell(logbook.standing());
    } catch (error) {
      this.failure = { error };
    }
    if (options.signal?.aborted || this.failure !== null) Atomics.store(board.stop, 0, 1);
  }
}
