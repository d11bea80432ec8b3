import type { DateFormat, Seconds, TimeWindow } from '../../model/index.ts';
import { type Flaw, isFlaw } from './flaw.ts';
import { parseDate, serialDate } from './parse-date.ts';
import type { Moment } from './plan-clock.ts';

const DAY = 86_400;
const DATE = String.raw`\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}`;
const CLOCK = String.raw`\d{1,2}[:h]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{3,4}|\d{1,2}`;
const OFFSET = String.raw`Z|[+-]\d{2}:?\d{2}`;
const FRACTION = String.raw`\d*[.,]\d+`;
const SERIAL = String.raw`[2-7]\d{4}[.,]\d+`;
const NEXT_DAY = String.raw`\s*\(?\+(\d)(?:\s*d(?:ays?)?)?\)?`;
const TIME = String.raw`(?:(?:${DATE})[T\s]\s*(?:${CLOCK})\s*(?:${OFFSET})?|${SERIAL}|${FRACTION}|(?:${CLOCK}))(?:${NEXT_DAY})?`;

const WHOLE_TIME = new RegExp(
  String.raw`^(?:(${DATE})[T\s]\s*)?(?:(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\.?)?|(\d{1,2})\s*([ap])\.?m\.?|(\d{3,4})|(\d{1,2}))\s*(${OFFSET})?(?:${NEXT_DAY})?$`,
  'i',
);
const WHOLE_FRACTION = new RegExp(`^(${SERIAL}|${FRACTION})(?:${NEXT_DAY})?$`);
const RANGE = new RegExp(String.raw`^(${TIME})?\s*(?:-|–|—|/|\bto\b)\s*(${TIME})?$`, 'i');

export const TIME_EXPECTED = 'a time such as 8:00, 0800, 8:00am or 2026-11-22T08:00';
const WINDOW_EXPECTED = 'windows such as 09:00-12:00|14:00-16:00 or 22:00-06:00+1';

/** One time of day or date-time. `inFractions`: 0 and 1 are day fractions too, not hours. */
export function parseTime(text: string, dates: DateFormat, inFractions = false): Moment | Flaw {
  const fraction = WHOLE_FRACTION.exec(text) ?? (inFractions && /^[01]$/.test(text) ? [text, text] : null);
  if (fraction !== null) {
    const days = Number(fraction[1].replace(',', '.'));
    const seconds = Math.round((days - Math.floor(days)) * DAY) + Number(fraction[2] ?? 0) * DAY;
    if (days > 1 && days < 20_000) {
      return {
        ...flaw(text),
        cure: 'Write hours and minutes with a colon; a number with decimals is read as a part of a day.',
      };
    }
    return days >= 20_000
      ? { kind: 'local', date: serialDate(days), seconds }
      : { kind: 'clock', seconds: seconds + Math.floor(days) * DAY };
  }
  const match = WHOLE_TIME.exec(text);
  if (match === null) return flaw(text);
  const [, date, h, m, s, half, hour, hourHalf, digits, bare, offset, next] = match;
  let hours = Number(h ?? hour ?? bare ?? digits.slice(0, -2));
  const minutes = Number(m ?? digits?.slice(-2) ?? 0);
  const noon = half ?? hourHalf;
  if (noon !== undefined) {
    if (hours < 1 || hours > 12) return flaw(text);
    hours = (hours % 12) + (noon.toLowerCase() === 'p' ? 12 : 0);
  }
  const seconds = hours * 3600 + minutes * 60 + Number(s ?? 0);
  if (minutes > 59 || Number(s ?? 0) > 59 || seconds > DAY) return flaw(text);
  const whole = seconds + Number(next ?? 0) * DAY;
  if (date === undefined) return offset === undefined ? { kind: 'clock', seconds: whole } : flaw(text);
  const day = parseDate(date, dates);
  if (isFlaw(day)) return day;
  if (offset === undefined) return { kind: 'local', date: day, seconds: whole };
  return { kind: 'instant', epoch: Date.parse(`${day}T00:00:00Z`) + (whole - offsetSeconds(offset)) * 1000 };
}

/** Windows separated by `|` or `;`, sorted, those that meet made one. `at` turns a moment into plan seconds. */
export function parseWindows(text: string, dates: DateFormat, at: (moment: Moment) => Seconds): TimeWindow[] | Flaw {
  const windows: TimeWindow[] = [];
  for (const part of text.split(/[|;]/)) {
    const item = part.trim();
    if (item === '') continue;
    const window = parseWindow(item, dates, at);
    if (isFlaw(window)) return window;
    windows.push(window);
  }
  return mergeWindows(windows);
}

function parseWindow(text: string, dates: DateFormat, at: (moment: Moment) => Seconds): TimeWindow | Flaw {
  const match = RANGE.exec(text);
  if (match === null || (match[1] === undefined && match[3] === undefined)) {
    return {
      code: 'WINDOW',
      message: 'this is not a time window',
      expected: WINDOW_EXPECTED,
      cure: 'Write from-to with colons.',
    };
  }
  return window(match[1] ?? '', match[3] ?? '', dates, at);
}

/** The window of two texts; an empty one leaves that side open to the day's midnight. */
export function window(
  from: string,
  to: string,
  dates: DateFormat,
  at: (moment: Moment) => Seconds,
): TimeWindow | Flaw {
  const inFractions = /^0?[.,]\d/.test(from) || /^0?[.,]\d/.test(to);
  const first = from === '' ? ({ kind: 'clock', seconds: 0 } as const) : parseTime(from.trim(), dates, inFractions);
  if (isFlaw(first)) return first;
  let last = to === '' ? ({ kind: 'clock', seconds: DAY } as const) : parseTime(to.trim(), dates, inFractions);
  if (isFlaw(last)) return last;
  // 2026-11-22T09:00-12:00: both on the day named first.
  if (first.kind === 'local' && last.kind === 'clock') last = { ...last, kind: 'local', date: first.date };
  const start = at(first);
  const end = at(last);
  if (end >= start) return { start, end };
  return {
    code: 'WINDOW_REVERSED',
    message: 'the window ends before it begins',
    expected: 'an end after the begin',
    cure: last.kind === 'clock' ? `If it runs past midnight, write ${from}-${to}+1.` : 'Swap begin and end.',
  };
}

/** Sorted and disjoint. */
export function mergeWindows(windows: readonly TimeWindow[]): TimeWindow[] {
  const sorted = [...windows].sort((a, b) => a.start - b.start || a.end - b.end);
  const merged: TimeWindow[] = [];
  for (const w of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && w.start <= last.end)
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, w.end) };
    else merged.push(w);
  }
  return merged;
}

function offsetSeconds(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const sign = offset[0] === '-' ? -1 : 1;
  return sign * (Number(offset.slice(1, 3)) * 3600 + Number(offset.slice(-2)) * 60);
}

function flaw(text: string): Flaw {
  return {
    code: 'TIME',
    message: `${text === '' ? 'nothing' : 'this'} is not a time`,
    expected: TIME_EXPECTED,
    cure: 'Correct the time.',
  };
}
