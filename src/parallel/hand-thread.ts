// A thread that searches a region of the day; `node-hands.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import type { RegionTask } from '../solver/regions/region-search.ts';
import type { HandInput } from './hands.ts';
import { regionSearch } from './region-hand.ts';

const search = regionSearch(workerData as HandInput);
const now = () => performance.now() / 1000;

parentPort?.on('message', (task: RegionTask) => {
  search.begin(task, now());
  while (search.step(now())) {
    // until the round is over
  }
  parentPort?.postMessage({ ...search.end(), current: search.current, best: search.best });
});
