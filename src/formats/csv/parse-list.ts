import type { Break, DateFormat, IsoDate, Seconds } from '../../model/index.ts';
import { type Flaw, isFlaw } from './flaw.ts';
import { parseDate } from './parse-date.ts';
import { parseWindows } from './parse-time.ts';
import type { Moment } from './plan-clock.ts';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const WEEKDAY = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*$/;

/** Items separated by `|` or `;`, trimmed, each once, sorted. */
export function parseList(text: string): string[] {
  return [...new Set(splitList(text))].sort();
}

function splitList(text: string): string[] {
  return text
    .split(/[|;]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** Whether a day is among dates and weekdays such as `mon-fri|2026-11-28`. */
export function parseDays(text: string, dates: DateFormat, date: IsoDate): boolean | Flaw {
  const today = new Date(`${date}T00:00:00Z`).getUTCDay();
  let among = false;
  for (const item of splitList(text)) {
    const range = item.toLowerCase().split(/\s*[-–]\s*/);
    const days = range.map((name) => WEEKDAYS.indexOf(WEEKDAY.exec(name)?.[1] ?? ''));
    if (days.length <= 2 && days.every((day) => day >= 0)) {
      const [first, last = first] = days;
      // fri-mon runs over the week's end.
      if (first <= last ? today >= first && today <= last : today >= first || today <= last) among = true;
      continue;
    }
    const day = parseDate(item, dates);
    if (isFlaw(day)) return { ...day, expected: 'dates or weekdays such as mon-fri|2026-11-28' };
    if (day === date) among = true;
  }
  return among;
}

/** Breaks such as `12:00-14:00/30|16:00-17:00/15`: window and minutes. */
export function parseBreaks(text: string, dates: DateFormat, at: (moment: Moment) => Seconds): Break[] | Flaw {
  const breaks: Break[] = [];
  for (const item of splitList(text)) {
    const match = /^(.*)\/\s*(\d+)\s*(?:min)?$/.exec(item);
    const windows = match === null ? [] : parseWindows(match[1].trim(), dates, at);
    if (isFlaw(windows)) return windows;
    if (match === null || windows.length !== 1) {
      const expected = 'breaks such as 12:00-14:00/30 (window and minutes)';
      return {
        code: 'BREAKS',
        message: 'this is not a break',
        expected,
        cure: 'Write the window, a slash and the minutes.',
      };
    }
    breaks.push({ window: windows[0], seconds: Number(match[2]) * 60 });
  }
  return breaks;
}

/** Parts such as `15+30`, in minutes, as seconds. */
export function parseParts(text: string): Seconds[] | Flaw {
  const parts = text.split('+').map((part) => part.trim());
  if (parts.every((part) => /^\d+$/.test(part))) return parts.map((part) => Number(part) * 60);
  return {
    code: 'NUMBER',
    message: 'these are not minutes',
    expected: 'parts such as 15+30',
    cure: 'Write whole minutes joined by +.',
  };
}

/** Yes or no. */
export function parseYesNo(text: string): boolean | Flaw {
  if (/^(?:y|yes|true|1|x)$/i.test(text)) return true;
  if (/^(?:n|no|false|0)$/i.test(text)) return false;
  return { code: 'CHOICE', message: 'this is neither yes nor no', expected: 'yes or no', cure: 'Write yes or no.' };
}
