import { stringify } from 'csv-stringify/sync';

/** What a spreadsheet takes for a formula, also after apostrophes, so that reading can take exactly one off again. */
const FORMULA = /^'*[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
/** A sign and digits are no formula: coordinates, amounts, times stay as they are, and so do phone numbers with blanks. */
const SIGNED_NUMBER = /^[+-]\d(?:[\d.,:]*(?:[eE][+-]?\d{1,3})?|[\d ]*)$/;

/** Text as a cell may hold it: what would run as a formula in a spreadsheet gets an apostrophe before it. */
export function safeCell(text: string): string {
  return FORMULA.test(text) && !SIGNED_NUMBER.test(text) ? `'${text}` : text;
}

/** What {@link safeCell} made of a text, undone; other text stays as it is. For readers of files that dayroute wrote. */
export function plainCell(text: string): string {
  return text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
}

/** RFC 4180: commas, CRLF, quotes where needed; UTF-8 without a byte-order mark. */
export function writeTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = [header, ...rows].map((row) => row.map(safeCell));
  return stringify(table, { record_delimiter: '\r\n', quote_record_delimiter: true });
}

/** A number with at most `digits` decimals, without trailing zeros or exponent; empty if there is none. */
export function decimal(value: number | undefined, digits: number): string {
  if (value === undefined || !Number.isFinite(value)) return '';
  const text = value.toFixed(digits);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return short === '-0' ? '0' : short;
}
