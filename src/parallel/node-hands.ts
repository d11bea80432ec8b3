import { type ResourceLimits, Worker } from 'node:worker_threads';
import type { RegionOutcome } from '../solver/regions/lead-run.ts';
import type { RegionTask } from '../solver/regions/region-search.ts';
import type { Hand, HandInput } from './hands.ts';

/** The file of the thread, beside this one. */
const THREAD = new URL('./hand-thread.js', import.meta.url);

/** A search in a thread of Node. @param resourceLimits of the thread; default: Node's own */
export function hireThread(input: HandInput, resourceLimits?: ResourceLimits): Hand {
  return new ThreadHand(
    new Worker(THREAD, {
      workerData: input,
      // what the process was started with (loaders, inspectors) is not the thread's
      execArgv: [],
      name: `dayroute region ${input.region}`,
      ...(resourceLimits === undefined ? {} : { resourceLimits }),
    }),
  );
}

class ThreadHand implements Hand {
  private readonly worker: Worker;
  private readonly lost: Promise<never>;
  private settle: ((outcome: RegionOutcome) => void) | null = null;

  constructor(worker: Worker) {
    this.worker = worker;
    this.lost = new Promise((_, reject) => {
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`a search thread ended (${code})`)));
    });
    // it may be lost between two rounds; the next one says so
    this.lost.catch(() => {});
    worker.on('message', (outcome: RegionOutcome) => this.settle?.(outcome));
  }

  work(task: RegionTask): Promise<RegionOutcome> {
    const done = new Promise<RegionOutcome>((resolve) => {
      this.settle = resolve;
    });
    this.worker.postMessage(task);
    return Promise.race([done, this.lost]);
  }

  dismiss(): void {
    void this.worker.terminate();
  }
}
