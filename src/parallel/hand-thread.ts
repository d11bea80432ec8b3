// A thread that searches a region of the day; `node-hands.ts` starts it.
import { parentPort, workerData } from 'node:worker_threads';
import { unpackInstance } from '../solver/regions/instance-message.ts';
import { RegionSearch, type RegionTask } from '../solver/regions/region-search.ts';
import type { HandInput } from './hands.ts';

const { day, board, region, seed } = workerData as HandInput;
const { instance, neighbours, parameters } = unpackInstance(day);
const search = new RegionSearch(instance, neighbours, parameters, board, region, seed);
const now = () => performance.now() / 1000;

parentPort?.on('message', (task: RegionTask) => {
  search.begin(task, now());
  while (search.step(now())) {
    // until the round is over
  }
  parentPort?.postMessage({ ...search.end(), current: search.current, best: search.best });
});
