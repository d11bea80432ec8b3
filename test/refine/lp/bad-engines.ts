import { Worker } from 'node:worker_threads';
import type { StartEngine } from '../../../src/refine/lp/threaded-solver.ts';

const ANSWER = 'Atomics.store(reply, 0, 1); Atomics.notify(reply, 0);';

/** What an engine in a thread may do instead of its work. */
export const BAD_ENGINES = {
  'hangs in a loop': 'for (;;) {}',
  'never answers': '',
  throws: "throw new Error('lost')",
  'ends its thread': 'process.exit(3)',
  'says it crashed': 'Atomics.store(reply, 0, 2); Atomics.notify(reply, 0);',
  'chooses one column of all': `reply[1] = 1; reply[2] = 0; ${ANSWER}`,
  'chooses columns that are not there': `reply[1] = 2; reply[2] = 123456; reply[3] = -7; ${ANSWER}`,
  'takes a column twice': `reply[1] = problem.columns; ${ANSWER}`,
  'says more than there is': `reply[1] = 1e9; ${ANSWER}`,
  'says less than nothing': `reply[1] = -5; ${ANSWER}`,
  'takes all columns': `reply[1] = problem.columns; for (let c = 0; c < problem.columns; c++) reply[2 + c] = c; ${ANSWER}`,
  'finds nothing': `reply[1] = 0; ${ANSWER}`,
} as const;

export type BadEngine = keyof typeof BAD_ENGINES;

/** Starts threads that do so. */
export function startBad(kind: BadEngine, started: Worker[] = []): StartEngine {
  return () => {
    const worker = new Worker(
      `require('node:worker_threads').parentPort.on('message', ({ problem, reply }) => { ${BAD_ENGINES[kind]} });`,
      { eval: true, execArgv: [] },
    );
    worker.unref();
    worker.on('error', () => {});
    started.push(worker);
    return { post: (question) => worker.postMessage(question), terminate: () => void worker.terminate() };
  };
}
