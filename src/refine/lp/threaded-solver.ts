import { CRASHED, type EngineQuestion, instant, WAITING } from './engine-thread.ts';
import type { EngineName } from './lp-engine.ts';
import type { CoverProblem, LpAnswer, LpLimits, LpSolver } from './lp-solver.ts';

/** A thread with an engine in it, as the platform gives it. */
export interface EngineThread {
  post(question: EngineQuestion): void;
  /** At once, whatever it is doing. */
  terminate(): void;
}

/** Starts the thread of an engine. */
export type StartEngine = (engine: EngineName) => EngineThread;

/** Share of the time given after which the engine is to end by itself. */
const OWN_SHARE = 0.8;
/** Seconds after which an engine that has only nodes to count is taken to hang. */
const HANGS_AFTER = 30;
/** Failures after which an engine is asked no more. */
const STRIKES = 2;

const FAILED: LpAnswer = { kind: 'failed', isTimeOut: false };

/**
 * An engine in a thread of its own. The caller sleeps until the answer is in shared memory or the time is up; a thread that
 * has not answered by then is ended, whatever it is doing.
 */
export class ThreadedSolver implements LpSolver {
  readonly name: EngineName;
  private readonly start: StartEngine;
  private thread: EngineThread | null = null;
  private strikes = 0;

  constructor(name: EngineName, start: StartEngine) {
    this.name = name;
    this.start = start;
  }

  /** Has the engine loaded meanwhile. */
  warmUp(): void {
    this.thread ??= this.start(this.name);
  }

  solve(problem: CoverProblem, { nodes, seconds }: LpLimits): LpAnswer {
    if (this.strikes >= STRIKES) return FAILED;
    const reply = new Int32Array(new SharedArrayBuffer(4 * (problem.columns + 2)));
    const until = seconds === null ? null : instant() + 1000 * OWN_SHARE * seconds;
    try {
      this.warmUp();
      this.thread?.post({ problem, nodes, until, reply });
    } catch {
      return this.fail(false);
    }
    Atomics.wait(reply, 0, WAITING, 1000 * (seconds ?? HANGS_AFTER));
    const state = Atomics.load(reply, 0);
    if (state === WAITING) return this.fail(true);
    const count = reply[1];
    if (state === CRASHED || count < 0 || count > problem.columns) return this.fail(false);
    return count === 0 ? { kind: 'nothing' } : { kind: 'chosen', columns: reply.slice(2, 2 + count) };
  }

  close(): void {
    this.thread?.terminate();
    this.thread = null;
  }

  private fail(isTimeOut: boolean): LpAnswer {
    this.strikes++;
    this.close();
    return { kind: 'failed', isTimeOut };
  }
}
