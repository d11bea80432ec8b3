import type { DateFormat, IsoDate } from '../../model/index.ts';
import type { Flaw } from './flaw.ts';

const ISO = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/;
const COMPACT = /^(20\d\d)(\d\d)(\d\d)$/;
const LOCAL = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})$/;
/** Excel's count of days since 1899-12-30: 20,000 is in 1954, 79,999 in 2119. */
const SERIAL = /^([2-7]\d{4})(?:[.,]\d+)?$/;

/** Whether the year stands last with slashes or hyphens, so that day and month may be taken for each other; with points the day is first. */
export function isLocalDate(text: string): boolean {
  const local = LOCAL.exec(text);
  return local !== null && local[2] !== '.';
}

/** The order of day and month that a file's dates prove; `undefined` if none does, `both` if they contradict each other. */
export function dayMonthOrder(texts: Iterable<string>): 'dd/mm/yyyy' | 'mm/dd/yyyy' | 'both' | undefined {
  let dayFirst = false;
  let monthFirst = false;
  for (const text of texts) {
    const local = LOCAL.exec(text);
    if (local === null || local[2] === '.') continue;
    if (Number(local[1]) > 12) dayFirst = true;
    else if (Number(local[3]) > 12) monthFirst = true;
  }
  if (dayFirst && monthFirst) return 'both';
  return dayFirst ? 'dd/mm/yyyy' : monthFirst ? 'mm/dd/yyyy' : undefined;
}

/** A calendar day; `order` is for dates such as 03/04/2026. */
export function parseDate(text: string, order: DateFormat): IsoDate | Flaw {
  const iso = ISO.exec(text) ?? COMPACT.exec(text);
  if (iso !== null) return day(iso[1], iso[2], iso[3]);
  const local = LOCAL.exec(text);
  if (local !== null) {
    const format = local[2] === '.' ? 'dd/mm/yyyy' : order;
    if (format === 'dd/mm/yyyy') return day(local[4], local[3], local[1]);
    if (format === 'mm/dd/yyyy') return day(local[4], local[1], local[3]);
    return { ...NOT_A_DATE, expected: 'yyyy-mm-dd, as dateFormat says' };
  }
  const serial = SERIAL.exec(text);
  if (serial !== null) return serialDate(Number(serial[1]));
  return NOT_A_DATE;
}

/** The day of an Excel serial number. */
export function serialDate(days: number): IsoDate {
  return new Date(Date.UTC(1899, 11, 30 + Math.floor(days))).toISOString().slice(0, 10);
}

const NOT_A_DATE: Flaw = {
  code: 'DATE',
  message: 'this is not a date',
  expected: 'a date such as 2026-11-22 or 22/11/2026',
  cure: 'Correct the date.',
};

function day(year: string, month: string, date: string): IsoDate | Flaw {
  const iso = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)) return iso;
  return { ...NOT_A_DATE, message: 'there is no such day' };
}
