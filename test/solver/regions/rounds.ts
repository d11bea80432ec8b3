import { unpackInstance } from '../../../src/solver/regions/instance-message.ts';
import type { LeadRun, RegionOutcome } from '../../../src/solver/regions/lead-run.ts';
import type { RegionSearch, RegionTask } from '../../../src/solver/regions/region-search.ts';

/** The day of a run as a thread gets it. */
export function toldOf(run: LeadRun) {
  const message = run.message();
  if (message === null) throw new Error('the day cannot be told');
  return unpackInstance(structuredClone(message));
}

/** A whole round, by a clock that stands still. */
export function work(search: RegionSearch, task: RegionTask): RegionOutcome {
  search.begin(task, 0);
  return end(search);
}

/** The rest of a round that has begun. */
export function end(search: RegionSearch): RegionOutcome {
  while (search.step(0)) {
    // until its iterations are done
  }
  return { ...search.end(), current: search.current, best: search.best };
}
