import { Worker } from 'node:worker_threads';
import type { StartEngine } from '../refine/lp/threaded-solver.ts';

/** The file of the thread, beside this one. */
const THREAD = new URL('./engine-thread.js', import.meta.url);

/** Threads of Node for LP engines. They keep nobody from ending, and what becomes of them is seen by who waits for an answer. */
export const startNodeEngine: StartEngine = (engine) => {
  const worker = new Worker(THREAD, {
    workerData: { engine },
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
    name: `dayroute ${engine}`,
  });
  worker.unref();
  worker.on('error', () => {});
  return {
    post: (question) => worker.postMessage(question),
    terminate: () => void worker.terminate(),
  };
};
