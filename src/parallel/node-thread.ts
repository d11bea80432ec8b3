import { MessageChannel, Worker } from 'node:worker_threads';
import { WorkerError } from '../model/plan-errors.ts';
import type { Problem } from '../model/problem.ts';
import type { SolveResult } from '../solver/solve.ts';
import { askToPlan, askToSolve } from './ask.ts';
import { defaultThreads } from './default-threads.ts';
import type { Wire } from './messages.ts';
import type { PlanInput, PlanOptions, PlanResult } from './plan-day.ts';
import type { SolveProblemOptions } from './solve-problem.ts';

/** The file of the thread, beside this one. */
const THREAD = new URL('./solver-thread.js', import.meta.url);

/**
 * Computes routes at the least cost, in a thread of its own: the event loop stays free, and any number may run side by
 * side (one a processor core is sensible). The plan keeps every rule; what found no place is in `plan.unassigned`.
 *
 * @throws InputError if the problem contradicts itself or an option cannot be used, WorkerError if the thread fails
 */
export function solve(problem: Problem, options: SolveProblemOptions = {}): Promise<SolveResult> {
  return inThread((wire) => askToSolve(wire, problem, { threads: defaultThreads(), ...options }));
}

/**
 * A whole day, in a thread of its own: stops, travel, search, referee.
 *
 * @throws InputError if the day cannot be planned, PlanRejectedError if the referee finds a mistake of ours, WorkerError if the thread fails
 */
export function plan(day: PlanInput, options: PlanOptions = {}): Promise<PlanResult> {
  return inThread((wire) => askToPlan(wire, day, { threads: defaultThreads(), ...options }));
}

/** A thread a question: V8 learns from what it has run, and what it learnt from one search slows the next. */
async function inThread<T>(ask: (wire: Wire) => Promise<T>): Promise<T> {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(THREAD, {
    workerData: { port: port2 },
    transferList: [port2],
    // what the process was started with (loaders, inspectors) is not the thread's
    execArgv: [],
    name: 'dayroute',
  });
  const failed = new Promise<never>((_, reject) => {
    worker.on('error', (error: NodeJS.ErrnoException) =>
      reject(new WorkerError(`the solving thread failed: ${error.message}`, { cause: error })),
    );
    worker.on('exit', (code) => reject(new WorkerError(`the solving thread ended (${code}) before it had answered`)));
  });
  try {
    return await Promise.race([ask(port1 as unknown as Wire), failed]);
  } finally {
    port1.close();
    failed.catch(() => {}); // its end is no news any more
    // its memory may be much, and takes time to give back: nobody waits for that
    void worker.terminate();
  }
}
