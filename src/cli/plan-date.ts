import type { IsoDate } from '../model/index.ts';

/** The day that `today`, `tomorrow` or a written date means where the plan's clocks are. */
export function planDate(text: string, timeZone: string, now: Date): IsoDate {
  if (text !== 'today' && text !== 'tomorrow') return text;
  // the Swedish way of writing a date is ISO 8601
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(now);
  return text === 'today' ? today : dayAfter(today);
}

// On calendar days, not 24 hours later: days on which clocks change are shorter or longer.
function dayAfter(date: IsoDate): IsoDate {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
