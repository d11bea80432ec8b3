import type { IsoDate } from '../../model/units.ts';
import { PlanClock } from '../csv/plan-clock.ts';

/** From `from` (elapsed seconds since the day's midnight) on, local clocks show `ahead` seconds more than have elapsed. */
export interface ClockChange {
  readonly from: number;
  readonly ahead: number;
}

const DAY = 86_400;
/** Clocks change on a quarter hour. */
const QUARTER = 900;

/**
 * When clocks change between the day before and the third day after; empty on most days. Needed since a plan's times
 * are elapsed seconds: on the day summer time begins, 10:00 is nine hours after midnight.
 *
 * @throws RangeError if the zone is not known
 */
export function clockChanges(date: IsoDate, timeZone: string): ClockChange[] {
  const zone = new PlanClock(date, timeZone);
  const midnight = -1000 * zone.seconds({ kind: 'instant', epoch: 0 });
  const changes: ClockChange[] = [];
  let before = 0;
  for (let t = -DAY; t <= 3 * DAY; t += QUARTER) {
    const local = zone.local({ kind: 'instant', epoch: midnight + t * 1000 });
    const ahead = (Date.parse(`${local}Z`) - Date.parse(`${date}T00:00:00Z`)) / 1000 - t;
    if (ahead !== before) changes.push({ from: t, ahead });
    before = ahead;
  }
  return changes;
}
