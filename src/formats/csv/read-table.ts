import { type CsvError, type Options, parse } from 'csv-parse/sync';
import type { Complaint } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';
import { countExplaining } from './explaining-columns.ts';
import type { InputFile } from './read-context.ts';
import { readText } from './read-text.ts';
import { plainCell } from './safe-cell.ts';

/** A file cut into cells; nothing is known yet about what its columns mean. */
export interface Table {
  readonly file: string;
  readonly delimiter: string;
  /** As in the file, trimmed; a repeated header gets ` (2)`. Empty = the file cannot be used, see `complaints`. */
  readonly header: readonly string[];
  /** Columns at the end in which an earlier run says what became of the orders: there, but no part of them. */
  readonly explaining: number;
  /** Blank rows are left out; a row may have more or fewer cells than the header. */
  readonly rows: readonly (readonly string[])[];
  /** Line on which each row begins, from 1. */
  readonly lines: readonly number[];
  /** Lines whose quote is never closed, as they stand in the file. */
  readonly unclosed: readonly { readonly line: number; readonly text: string }[];
  /** Whether any cell may hold control characters other than line breaks and tabs. */
  readonly hasControls: boolean;
  readonly complaints: readonly Complaint[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const LINE_BREAK = /\r\n|\n|\r/;
const APOSTROPHE = 0x27;

/** Cuts a file into header and rows with true line numbers. */
export function readTable(input: InputFile): Table {
  const { text: whole, complaints } = readText(input.name, input.bytes);
  if (whole === '') return { ...NOTHING, file: input.name, complaints };
  // Excel's `sep=;` first line names the delimiter.
  const sep = /^sep=(.)(?:\r\n|\n|\r)/i.exec(whole);
  const text = sep === null ? whole : whole.slice(sep[0].length);
  const delimiter = sep?.[1] ?? findDelimiter(text);
  const { records, lines, unclosed } = cut(text, delimiter, sep === null ? 1 : 2);
  const titles = titlesOf(records[0] ?? []);
  return {
    file: input.name,
    delimiter,
    header: uniqueHeaders(titles),
    explaining: countExplaining(titles),
    rows: records.slice(1),
    lines: lines.slice(1),
    unclosed,
    hasControls: CONTROLS.test(text),
    complaints,
  };
}

const NOTHING = { delimiter: ',', header: [], explaining: 0, rows: [], lines: [], unclosed: [], hasControls: false };

/** The most frequent of `,` `;` and tab in the first line that is not blank, quoted parts left out; a tie goes to the first of them. */
function findDelimiter(text: string): string {
  const start = text.search(/\S/);
  const end = text.slice(start).search(LINE_BREAK);
  const line = (end < 0 ? text.slice(start) : text.slice(start, start + end)).slice(0, 100_000).replace(/"[^"]*"/g, '');
  let best = ',';
  let most = 0;
  for (const candidate of [',', ';', '\t']) {
    const count = line.split(candidate).length - 1;
    if (count > most) {
      best = candidate;
      most = count;
    }
  }
  return best;
}

/** Unclosed quotes after which quotes mean nothing any more. */
const MOST_UNCLOSED = 20;

interface Cut {
  records: string[][];
  lines: number[];
  unclosed: { line: number; text: string }[];
}

/**
 * Every record and the line it begins on. Line numbers are counted from the line breaks inside the cells: asking csv-parse for
 * them (`info`) doubles its time. A quote that is never closed would swallow the rows after it: its line is set aside and
 * reading goes on with the next one.
 */
function cut(text: string, delimiter: string, firstLine: number): Cut {
  const out: Cut = { records: [], lines: [], unclosed: [] };
  if (!text.includes('"')) {
    for (const record of parse(text, csvOptions(delimiter)) as string[][]) keep(out, record, firstLine++);
    return out;
  }
  const all = new LineList(text);
  let options = csvOptions(delimiter);
  let next = 0;
  while (next < all.count) {
    const end = cutUntilBroken(all, next, options, firstLine, out);
    if (end < 0) break;
    out.unclosed.push({ line: firstLine + end, text: all.text(end, end + 1).trimEnd() });
    next = end + 1;
    // A file whose quotes are wrong all over would be read once a line: from here on they are taken as they stand.
    if (out.unclosed.length === MOST_UNCLOSED) options = { ...options, quote: null };
  }
  return out;
}

/** Where each line of a text begins. */
class LineList {
  readonly #text: string;
  readonly #starts: number[] = [0];

  constructor(text: string) {
    this.#text = text;
    for (const match of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(match.index + match[0].length);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** Lines from `first` up to, not including, `end`. */
  text(first: number, end: number): string {
    return this.#text.slice(this.#starts[first], this.#starts[end]);
  }
}

function csvOptions(delimiter: string): Options {
  return { bom: true, delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, relax_quotes: true };
}

/** Reads the lines from `next` on. Returns the index of the line whose quote is not closed, or -1 at the end of the text. */
function cutUntilBroken(all: LineList, next: number, options: Options, firstLine: number, out: Cut): number {
  const records: string[][] = [];
  const text = all.text(next, all.count);
  let isBroken = false;
  try {
    // What was read before an error is kept.
    parse(text, { ...options, on_record: (record: string[]) => void records.push(record) });
  } catch (error) {
    if ((error as CsvError).code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    isBroken = true;
  }
  let at = next;
  for (const record of records) {
    const breaks = breaksIn(record);
    if (breaks > 0 && hasSwallowed(record, all.text(at, at + breaks + 1), out.records[0]?.length ?? 0, options))
      return at;
    keep(out, record, firstLine + at);
    at += 1 + breaks;
  }
  return isBroken ? at : -1;
}

/** Whether a record of several lines is one whose quote was not closed, and ends at some quote of a later row. */
function hasSwallowed(record: readonly string[], lines: string, columns: number, options: Options): boolean {
  const delimiter = options.delimiter as string;
  // A line inside a cell with as many cells as the header is a row.
  const isRow = (line: string) => line.split(delimiter).length >= columns;
  if (columns > 2 && record.some((cell) => cell.split(LINE_BREAK).slice(1).some(isRow))) return true;
  try {
    parse(lines, { ...options, relax_quotes: false });
    return false;
  } catch (error) {
    return (error as CsvError).code === 'CSV_INVALID_CLOSING_QUOTE';
  }
}

function keep(out: Cut, record: string[], line: number): void {
  if (isBlank(record)) return;
  for (let i = 0; i < record.length; i++) if (record[i].charCodeAt(0) === APOSTROPHE) record[i] = plainCell(record[i]);
  out.records.push(record);
  out.lines.push(line);
}

function isBlank(record: readonly string[]): boolean {
  for (const cell of record) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

function breaksIn(record: readonly string[]): number {
  let breaks = 0;
  for (const cell of record) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(LINE_BREAK).length - 1;
  }
  return breaks;
}

function titlesOf(cells: readonly string[]): string[] {
  const titles = cells.map((cell) => cell.trim());
  // A delimiter at the end of every line makes a last column without a name.
  while (titles.length > 1 && titles[titles.length - 1] === '') titles.pop();
  return titles;
}

function uniqueHeaders(titles: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return titles.map((name, i) => {
    const title = name === '' ? `column ${i + 1}` : name;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}

/** The complaint for a line whose quote is never closed. */
export function unclosedQuote(file: string, line: number, text: string): Complaint {
  return {
    code: 'CSV_QUOTE',
    severity: 'error',
    file,
    line,
    read: visibleText(text),
    message: 'a quote is opened on this line and never closed',
    expected: '" at the end of the cell',
    cure: 'Close the quote, or write "" for a quote inside a quoted cell.',
  };
}

/** The complaint for a row that has another number of cells than the header; undefined if it has as many, or only empty ones more. */
export function raggedRow(table: Table, row: readonly string[], line: number): Complaint | undefined {
  const columns = table.header.length;
  if (row.length === columns) return undefined;
  if (row.length > columns && isBlank(row.slice(columns))) return undefined;
  const spanned = breaksIn(row);
  return {
    code: 'CSV_ROW_LENGTH',
    severity: 'error',
    file: table.file,
    line,
    read: visibleText(row.join(table.delimiter)),
    message: `the row has ${row.length} ${row.length === 1 ? 'cell' : 'cells'}${spanned > 0 ? ` and runs to line ${line + spanned}` : ''}`,
    expected: `${columns} cells, as in the header`,
    cure:
      spanned > 0
        ? 'A quote is probably missing or too many: look at the quotes of these lines.'
        : `Put quotes around cells that hold the delimiter "${visibleText(table.delimiter)}", and fill up short rows.`,
  };
}
