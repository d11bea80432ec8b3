import type { InstanceMessage } from '../solver/regions/instance-message.ts';
import type { RegionOutcome } from '../solver/regions/lead-run.ts';
import type { Board, RegionTask } from '../solver/regions/region-search.ts';

/** What a thread that is hired for a search is told to begin with. */
export interface HandInput {
  readonly day: InstanceMessage;
  readonly board: Board;
  readonly region: number;
  readonly seed: number;
  /** Routes are collected for the stage that makes better plans of them. */
  readonly collects: boolean;
}

/** A search that works on one region of the day, in another thread. */
export interface Hand {
  /** Does a round; rejects if the thread is lost, and the hand with it. */
  work(task: RegionTask): Promise<RegionOutcome>;
  dismiss(): void;
}

/** Starts a thread; null where there are none. */
export type Hire = (input: HandInput) => Hand;
