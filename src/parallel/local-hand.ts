import type { RegionOutcome } from '../solver/regions/lead-run.ts';
import type { RegionSearch, RegionTask } from '../solver/regions/region-search.ts';
import { monotonicSeconds, nextTurn, TURN } from '../solver/solve.ts';
import type { Hand, HandInput } from './hands.ts';
import { regionSearch } from './region-hand.ts';

/** This thread's own, for when there is no other; lets the event loop turn. */
export class LocalHand implements Hand {
  private readonly search: RegionSearch;

  constructor(input: HandInput) {
    this.search = regionSearch(input);
  }

  async work(task: RegionTask): Promise<RegionOutcome> {
    const { search } = this;
    search.begin(task, monotonicSeconds());
    for (let until = monotonicSeconds() + TURN; search.step(monotonicSeconds()); ) {
      if (monotonicSeconds() < until) continue;
      await nextTurn();
      until = monotonicSeconds() + TURN;
    }
    return { ...search.end(), current: search.current, best: search.best };
  }

  dismiss(): void {
    // nothing to give back
  }
}
