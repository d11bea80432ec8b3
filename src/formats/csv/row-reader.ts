import type { Complaint, DateFormat, IsoDate, Seconds, Severity, TimeWindow } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';
import type { Column } from './column.ts';
import { DecimalMarks } from './decimal-marks.ts';
import { fileDates } from './file-dates.ts';
import { type Flaw, isFlaw } from './flaw.ts';
import type { BoundColumn, BoundTable } from './match-header.ts';
import { parseDate } from './parse-date.ts';
import { parseList } from './parse-list.ts';
import { parseNumber } from './parse-number.ts';
import { parseTime, parseWindows } from './parse-time.ts';
import type { Moment, PlanClock } from './plan-clock.ts';
import { raggedRow, type Table } from './read-table.ts';

/** Longest cell that is looked at as a number, time or list. */
const LONGEST = 2000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/**
 * Reads a table row by row: `open` a row, ask for its cells by column, then take its complaints. A cell that cannot be read gives
 * `undefined` and a complaint, so that all complaints of a row are found at once.
 */
export class RowReader {
  readonly table: Table;
  readonly clock: PlanClock;
  /** Zone of the local times of the row that is open. */
  timeZone: string;
  /** Order of day and month in this file. */
  readonly dates: DateFormat;
  /** About the file: not about one row. */
  readonly fileComplaints: Complaint[] = [];
  complaints: Complaint[] = [];
  line = 0;
  #row: readonly string[] = [];
  readonly #marks: DecimalMarks;
  readonly #windows = new Map<string, TimeWindow[] | Flaw>();
  readonly #dates = new Map<string, IsoDate | Flaw>();
  readonly #lists = new Map<string, string[]>();
  readonly #cleaned = new Set<string>();

  constructor(table: Table, bound: BoundTable<string>, clock: PlanClock, dateFormat: DateFormat | undefined) {
    this.table = table;
    this.clock = clock;
    this.timeZone = clock.timeZone;
    const columns = [...Object.values(bound.columns), ...bound.amounts];
    this.#marks = new DecimalMarks(table, columns);
    if (dateFormat === undefined) {
      const found = fileDates(table, columns);
      this.dates = found.order;
      this.fileComplaints.push(...found.complaints);
    } else this.dates = dateFormat;
  }

  /** Turns to a row. False if it has the wrong number of cells: the complaint is made and nothing can be read. */
  open(index: number): boolean {
    this.#row = this.table.rows[index];
    this.line = this.table.lines[index];
    this.complaints = [];
    this.timeZone = this.clock.timeZone;
    const ragged = raggedRow(this.table, this.#row, this.line);
    if (ragged === undefined) return true;
    this.complaints.push(ragged);
    return false;
  }

  /** The open row as a record. */
  cells(): Record<string, string> {
    const cells: Record<string, string> = {};
    const { header, explaining } = this.table;
    for (let i = 0; i < header.length - explaining; i++) cells[header[i]] = this.#row[i] ?? '';
    // What stands beyond the header is kept too: the row must be mendable.
    for (let i = header.length; i < this.#row.length; i++) cells[`column ${i + 1}`] = this.#row[i];
    return cells;
  }

  /** Cells of the columns that are not dayroute's, as read. */
  extra(extras: readonly { readonly header: string; readonly position: number }[]): Record<string, string> {
    const extra: Record<string, string> = {};
    for (const { header, position } of extras) extra[header] = this.#clean(this.#row[position] ?? '', header);
    return extra;
  }

  /** Trimmed text, the default if the cell is empty. */
  text(column: BoundColumn): string {
    const cell = column.position < 0 ? '' : (this.#row[column.position] ?? '').trim();
    return cell === '' ? column.fallback : this.#clean(cell, column.header);
  }

  /** An id: no control characters, not missing when required. */
  id(column: BoundColumn): string | undefined {
    const raw = column.position < 0 ? '' : (this.#row[column.position] ?? '').trim();
    const text = raw === '' ? column.fallback : raw;
    if (text === '') {
      if (column.column.required) this.#missing(column);
      return undefined;
    }
    if (this.table.hasControls && text.search(CONTROLS) >= 0) {
      const cure = 'Remove them.';
      this.reject(column, text, { code: 'CONTROL_CHARACTERS', message: 'an id holds control characters', cure });
      return undefined;
    }
    if (text.length > 200) {
      const message = `an id of ${text.length} characters is too long`;
      this.reject(column, text, {
        code: 'VALUE_LONG',
        message,
        expected: 'at most 200 characters',
        cure: 'Shorten it.',
      });
      return undefined;
    }
    return text;
  }

  number(column: BoundColumn): number | undefined {
    const text = this.text(column);
    if (text === '') {
      if (column.column.required) this.#missing(column);
      return undefined;
    }
    const { unit, min, max, kind, choices } = column.column;
    const cell = chosen(choices, text) ?? text;
    if (this.#isLong(column, cell)) return undefined;
    // There are no thousands in degrees: whichever mark is there is the decimal one.
    const style = () => (unit !== 'degrees' ? this.#marks.of(column) : cell.includes(',') ? 'comma' : 'point');
    const value = parseNumber(cell, unit, style);
    if (typeof value !== 'number') {
      this.reject(column, text, { expected: rangeText(column), ...value });
      return undefined;
    }
    if ((min !== undefined && value < min) || (max !== undefined && value > max)) {
      const message = min === 0 && value < 0 ? 'the number is negative' : 'the number is out of range';
      this.reject(column, text, {
        code: 'NUMBER_RANGE',
        message,
        expected: rangeText(column),
        cure: 'Correct the number.',
      });
      return undefined;
    }
    if (kind === 'whole' && !Number.isInteger(value)) {
      this.reject(column, text, {
        code: 'NUMBER',
        message: 'this is not a whole number',
        expected: rangeText(column),
        cure: 'Round it.',
      });
      return undefined;
    }
    return value;
  }

  /** A number times `factor`, rounded: minutes to seconds, hours to seconds, km to metres. */
  scaled(column: BoundColumn, factor: number): number | undefined {
    const value = this.number(column);
    return value === undefined ? undefined : Math.round(value * factor);
  }

  choice(column: BoundColumn): string | undefined {
    const text = this.text(column);
    const value = chosen(column.column.choices, text);
    if (value !== undefined) return value;
    const expected = [...new Set(Object.values(column.column.choices ?? {}))].join(', ');
    this.reject(column, text, {
      code: 'CHOICE',
      message: 'this is none of the values known',
      expected,
      cure: 'Write one of them.',
    });
    return undefined;
  }

  list(column: BoundColumn): readonly string[] {
    const text = this.text(column);
    if (text === '') return NONE;
    let list = this.#lists.get(text);
    if (list === undefined) {
      list = parseList(text);
      this.#lists.set(text, list);
    }
    return list;
  }

  /** Windows in plan seconds; undefined if they cannot be read, empty if there are none. */
  windows(column: BoundColumn): readonly TimeWindow[] | undefined {
    const text = this.text(column);
    if (text === '') return NO_WINDOWS;
    if (this.#isLong(column, text)) return undefined;
    const key = `${this.timeZone} ${text}`;
    let windows = this.#windows.get(key);
    if (windows === undefined) {
      windows = parseWindows(text, this.dates, this.at);
      this.#windows.set(key, windows);
    }
    return this.accept(column, text, windows);
  }

  date(column: BoundColumn): IsoDate | undefined {
    const text = this.text(column);
    if (text === '' || this.#isLong(column, text)) return undefined;
    let date = this.#dates.get(text);
    if (date === undefined) {
      date = this.#date(text);
      this.#dates.set(text, date);
    }
    return this.accept(column, text, date);
  }

  /** A day, or a date-time as clocks in the plan's zone show it. */
  dateOrTime(column: BoundColumn): string | undefined {
    const text = this.text(column);
    if (text === '' || this.#isLong(column, text)) return undefined;
    const day = this.#dates.get(text);
    if (typeof day === 'string') return day;
    const date = parseDate(text, this.dates);
    if (typeof date === 'string' && !/^\d+[.,]\d*[1-9]\d*$/.test(text)) {
      this.#dates.set(text, date);
      return date;
    }
    const moment = parseTime(text, this.dates);
    if (isFlaw(moment) || moment.kind === 'clock') {
      const expected = 'a date such as 2026-11-22, or with a time: 2026-11-22T14:00';
      this.reject(column, text, {
        ...(isFlaw(date) ? date : { code: 'DATE', message: 'this is not a date' }),
        expected,
      });
      return undefined;
    }
    return this.clock.local(moment);
  }

  /** Plan seconds of a moment in the open row's zone. */
  readonly at = (moment: Moment): Seconds => this.clock.seconds(moment, this.timeZone);

  /** What a parser read, or undefined and a complaint. */
  accept<T extends object | string | number | boolean>(
    column: BoundColumn,
    read: string,
    result: T | Flaw,
  ): T | undefined {
    if (!isFlaw(result)) return result as T;
    this.reject(column, read, result);
    return undefined;
  }

  /** Complains about a cell of the open row. */
  reject(column: BoundColumn, read: string, flaw: Flaw, severity: Severity = 'error'): void {
    this.complaints.push({
      code: flaw.code,
      severity,
      file: this.table.file,
      line: this.line,
      column: visibleText(column.header),
      read: visibleText(read),
      ...(flaw.expected === undefined ? {} : { expected: flaw.expected }),
      message: flaw.message,
      ...(flaw.cure === undefined ? {} : { cure: flaw.cure }),
    });
  }

  #date(text: string): IsoDate | Flaw {
    const date = parseDate(text, this.dates);
    if (typeof date === 'string') return date;
    // A date-time where a day is wanted: its day.
    const moment = parseTime(text, this.dates);
    return isFlaw(moment) || moment.kind === 'clock' ? date : this.clock.local(moment).slice(0, 10);
  }

  #missing(column: BoundColumn): void {
    const { name } = column.column;
    this.reject(column, '', {
      code: 'VALUE_MISSING',
      message: `${name} is empty`,
      expected: 'a value',
      cure: 'Fill it in.',
    });
  }

  #isLong(column: BoundColumn, text: string): boolean {
    if (text.length <= LONGEST) return false;
    const message = `the cell has ${text.length} characters`;
    this.reject(column, text, {
      code: 'VALUE_LONG',
      message,
      expected: `at most ${LONGEST}`,
      cure: 'Look for a missing line break or quote.',
    });
    return true;
  }

  /** Text without control characters, and a warning once a column when there were any. */
  #clean(text: string, header: string): string {
    if (!this.table.hasControls || text.search(CONTROLS) < 0) return text;
    if (!this.#cleaned.has(header)) {
      this.#cleaned.add(header);
      this.fileComplaints.push({
        code: 'CONTROL_CHARACTERS',
        severity: 'warning',
        file: this.table.file,
        line: this.line,
        column: visibleText(header),
        read: visibleText(text),
        message: 'control characters are left out, here and further down this column',
      });
    }
    return text.replace(CONTROLS, '');
  }
}

const NONE: readonly string[] = [];
const NO_WINDOWS: readonly TimeWindow[] = [];

function rangeText(column: BoundColumn): string {
  const { min, max, unit, kind } = column.column;
  const range =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min === 0
        ? '0 or more'
        : min !== undefined
          ? `at least ${min}`
          : 'a number';
  const isPlain = unit === undefined || unit === 'money' || unit === 'number';
  return `${kind === 'whole' ? 'a whole number, ' : ''}${range}${isPlain ? '' : ` ${unit}`}`;
}

/** The value of a spelling; a cell such as `constructor` must not find what every object has. */
function chosen(choices: Column['choices'], text: string): string | undefined {
  const key = text.toLowerCase();
  return choices !== undefined && Object.hasOwn(choices, key) ? choices[key] : undefined;
}
