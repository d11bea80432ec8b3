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
const HANGS_AFTER = 60;
/** Failures after which an engine is asked no more. */
const STRIKES = 2;

interface Pending {
  readonly reply: Int32Array;
  /** Instant after which no answer is waited for. */
  readonly until: number;
  readonly columns: number;
}

/**
 * An engine in a thread of its own. Its answer comes in shared memory, so that whoever asked need not turn its event loop to get it; a
 * thread that has not answered in time is ended, whatever it is doing.
 */
export class ThreadedSolver implements LpSolver {
  readonly name: EngineName;
  private readonly start: StartEngine;
  private readonly hangsAfter: number;
  private thread: EngineThread | null = null;
  private strikes = 0;
  /** Null = the question could not be put. */
  private pending: Pending | null = null;

  /** @param hangsAfter seconds after which an engine that has only steps to count is taken to hang */
  constructor(name: EngineName, start: StartEngine, hangsAfter = HANGS_AFTER) {
    this.name = name;
    this.start = start;
    this.hangsAfter = hangsAfter;
  }

  ask(problem: CoverProblem, { steps, seconds }: LpLimits): void {
    this.pending = null;
    if (this.strikes >= STRIKES) return;
    const { columns } = problem;
    const reply = new Int32Array(new SharedArrayBuffer(4 * (columns + 2)));
    const now = instant();
    const ownEnd = seconds === null ? null : now + 1000 * OWN_SHARE * seconds;
    try {
      this.thread ??= this.start(this.name);
      this.thread.post({ problem, steps, until: ownEnd, reply });
    } catch {
      return;
    }
    this.pending = { reply, columns, until: now + 1000 * (seconds ?? this.hangsAfter) };
  }

  poll(seconds: number): LpAnswer | null {
    if (this.pending === null) return this.fail(false);
    const { reply, until, columns } = this.pending;
    const patience = Math.max(0, Math.min(1000 * seconds, until - instant()));
    Atomics.wait(reply, 0, WAITING, patience);
    const state = Atomics.load(reply, 0);
    if (state === WAITING) return instant() < until ? null : this.fail(true);
    this.pending = null;
    const count = reply[1];
    if (state === CRASHED || count < 0 || count > columns) return this.fail(false);
    return count === 0 ? { kind: 'nothing' } : { kind: 'chosen', columns: reply.slice(2, 2 + count) };
  }

  close(): void {
    this.thread?.terminate();
    this.thread = null;
    this.pending = null;
  }

  private fail(isTimeOut: boolean): LpAnswer {
    this.strikes++;
    this.close();
    return { kind: 'failed', isTimeOut };
  }
}
