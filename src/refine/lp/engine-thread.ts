import type { LpEngine } from './lp-engine.ts';
import type { CoverProblem } from './lp-solver.ts';

/** A question to the thread of an engine. */
export interface EngineQuestion {
  readonly problem: CoverProblem;
  readonly steps: number;
  /** Milliseconds since 1970 at which it is to be done; null = when `steps` are. */
  readonly until: number | null;
  /** What became of it (below), how many columns were chosen, and the columns. Shared. */
  readonly reply: Int32Array;
}

export const WAITING = 0;
export const ANSWERED = 1;
export const CRASHED = 2;

/** Milliseconds since 1970, the same in all threads; does not jump. */
export function instant(): number {
  return performance.timeOrigin + performance.now();
}

/** Answers a question where its asker waits: in shared memory. */
export function answerQuestion(engine: LpEngine, { problem, steps, until, reply }: EngineQuestion): void {
  let kind = CRASHED;
  try {
    const seconds = until === null ? null : Math.max(0.01, (until - instant()) / 1000);
    const columns = engine(problem, { steps, seconds });
    reply[1] = columns.length;
    reply.set(columns.subarray(0, reply.length - 2), 2);
    kind = ANSWERED;
  } finally {
    Atomics.store(reply, 0, kind);
    Atomics.notify(reply, 0);
  }
}
