import type { TimeWindow } from '../model/units.ts';

/** When a van may leave, or begin to be loaded where that takes time: once its shift and its start depot's hours have begun; 0 where neither says anything. */
export function earliestDeparture(shift: TimeWindow | undefined, depotHours: TimeWindow | undefined): number {
  const opens = [shift?.start, depotHours?.start].filter((t) => t !== undefined);
  return opens.length === 0 ? 0 : Math.max(...opens);
}
