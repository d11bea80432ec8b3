import { InvalidArgumentError } from 'commander';
import { tilesHost } from '../formats/html/tiles.ts';

/** Parsers of option values; what they throw commander turns into a usage error that names the option. */

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** A path; an empty one is a shell variable that was never set, and not the folder one is in. */
export function parsePath(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('Expected a path; write . for the folder you are in.');
  return text;
}

/** `today`, `tomorrow` or an existing day as `yyyy-mm-dd`. */
export function parseDate(text: string): string {
  const word = text.trim().toLowerCase();
  if (word === 'today' || word === 'tomorrow') return word;
  if (!ISO_DATE.test(word) || !isDay(word)) {
    throw new InvalidArgumentError('Expected today, tomorrow or an existing day as YYYY-MM-DD.');
  }
  return word;
}

function isDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
}

export function parseSeconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value <= 0) {
    throw new InvalidArgumentError('Expected a number of seconds above 0, such as 60 or 0.5.');
  }
  return value;
}

/** An address of map tiles. */
export function parseTiles(text: string): string {
  try {
    tilesHost(text);
  } catch {
    throw new InvalidArgumentError('Expected an address like https://tile.example.org/{z}/{x}/{y}.png.');
  }
  return text;
}

/** `18:00` (the day before the plan's) or a local date-time such as `2026-11-22T10:30`. */
export function parseCutOff(text: string): string {
  const time = /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (time === null || Number(time[2]) > 23 || Number(time[3]) > 59 || (time[1] !== undefined && !isDay(time[1]))) {
    throw new InvalidArgumentError(
      'Expected a time such as 18:00 (of the day before), or one such as 2026-11-22T10:30.',
    );
  }
  const hour = `${time[2].padStart(2, '0')}:${time[3]}`;
  return time[1] === undefined ? hour : `${time[1]}T${hour}`;
}

/** `10:00`, a time of the plan day. */
export function parseClock(text: string): string {
  const time = /^(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (time === null || Number(time[1]) > 23 || Number(time[2]) > 59) {
    throw new InvalidArgumentError('Expected a time of the plan day such as 10:00.');
  }
  return `${time[1].padStart(2, '0')}:${time[2]}`;
}

/** Names of vans, separated by commas; `before`: those of the same option given before. */
export function parseVans(text: string, before: readonly string[] = []): string[] {
  const names = text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) throw new InvalidArgumentError('Expected names of vans, separated by commas.');
  return [...new Set([...before, ...names])];
}

/** Metres from 0 up. */
export function parseMetres(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) {
    throw new InvalidArgumentError('Expected a number of metres from 0 up, such as 20.');
  }
  return value;
}

/** A whole number from `least` to `most`. */
export function parseWhole(least: number, most: number = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(value) || value < least || value > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`Expected a whole number ${range}.`);
    }
    return value;
  };
}

/** `5` or `5%`: a share of all rows in per cent. */
export function parsePercent(text: string): number {
  const digits = text.replace('%', '').trim();
  const value = Number(digits);
  if (digits === '' || !Number.isFinite(value) || value < 0 || value > 100) {
    throw new InvalidArgumentError('Expected a percentage from 0 to 100, such as 5 or 5%.');
  }
  return value;
}

/** `csv,map`: names from `known`, split at commas; `before`: those of the same option given before. */
export function parseNames(known: readonly string[]): (text: string, before?: readonly string[]) => string[] {
  return (text, before = []) => {
    const names = text
      .split(',')
      .map((name) => name.trim().toLowerCase())
      .filter(Boolean);
    const wrong = names.filter((name) => !known.includes(name));
    if (names.length === 0 || wrong.length > 0) {
      const what = wrong.length > 0 ? `${wrong.join(', ')} is not an output. ` : '';
      throw new InvalidArgumentError(`${what}Expected one or more of ${known.join(', ')}, separated by commas.`);
    }
    return [...before, ...names];
  };
}
