import type { IsoDate } from '../../model/units.ts';

/** From `from` (elapsed seconds since the day's midnight) on, local clocks show `ahead` seconds more than have elapsed. */
export interface ClockChange {
  readonly from: number;
  readonly ahead: number;
}

/**
 * When clocks change between the day before and the third day after; empty on most days. Needed since a plan's times
 * are elapsed seconds: on the day summer time begins, 10:00 is nine hours after midnight.
 */
export function clockChanges(date: IsoDate, timeZone: string): ClockChange[] {
  const offset = offsetReader(timeZone);
  const utcMidnight = Date.parse(`${date}T00:00:00Z`) / 1000;
  // Twice, since the first guess may look at the wrong side of a change.
  let midnight = utcMidnight - offset(utcMidnight);
  midnight = utcMidnight - offset(midnight);
  const atMidnight = offset(midnight);
  const changes: ClockChange[] = [];
  let before = 0;
  for (let t = -86_400; t <= 3 * 86_400; t += 900) {
    const ahead = offset(midnight + t) - atMidnight;
    if (ahead !== before) changes.push({ from: t, ahead });
    before = ahead;
  }
  return changes;
}

/** Seconds that local time is ahead of UTC at an instant given in seconds since 1970. */
function offsetReader(timeZone: string): (seconds: number) => number {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  return (seconds) => {
    const parts = Object.fromEntries(format.formatToParts(seconds * 1000).map((part) => [part.type, part.value]));
    const local = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}Z`;
    return Date.parse(local) / 1000 - seconds;
  };
}
