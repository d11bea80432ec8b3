import { stringify } from 'csv-stringify/sync';
import { safeCell } from './safe-cell.ts';

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
