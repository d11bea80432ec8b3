import type { Stop } from '../../model/problem.ts';
import { HORIZON } from '../no-bound.ts';

/** What the time of a call is bound by, per node, as it stands on the door: set-up is part of the work. */
export interface CallRules {
  /** Windows of the start of work; `windowAt` of the instance tells whose. */
  readonly from: Int32Array;
  readonly until: Int32Array;
  /** Money per second after the last window's end; -1 = that is too late. */
  readonly late: Float64Array;
  /** Goods are at the depot from here on. */
  readonly ready: Int32Array;
  /** Some call may be late, or some goods are not there from the beginning. */
  readonly anyLate: boolean;
  readonly anyReady: boolean;
}

/**
 * @param weight of money in the objective
 * @param isLoaded whether the goods of a node come from the depot
 */
export function callRules(nodes: readonly Stop[], weight: number, isLoaded: (node: number) => boolean): CallRules {
  const from: number[] = [];
  const until: number[] = [];
  for (const stop of nodes) {
    const windows = stop.windows.length === 0 ? [{ start: -HORIZON, end: HORIZON }] : stop.windows;
    for (const w of windows) {
      from.push(Math.max(-HORIZON, Math.ceil(w.start)));
      until.push(Math.min(HORIZON, Math.floor(w.end)));
    }
  }
  const late = Float64Array.from(nodes, (s) =>
    s.lateCostPerHour === undefined || s.windows.length === 0 ? -1 : (weight * s.lateCostPerHour) / 3600,
  );
  const ready = Int32Array.from(nodes, (s, i) => (s.readyAt === undefined || !isLoaded(i) ? -HORIZON : s.readyAt));
  return {
    from: Int32Array.from(from),
    until: Int32Array.from(until),
    late,
    ready,
    anyLate: late.some((rate) => rate >= 0),
    anyReady: ready.some((t) => t > -HORIZON),
  };
}
