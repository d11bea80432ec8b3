import { stringify } from 'csv-stringify/sync';
import { type CsvStyle, RFC_4180 } from './csv-style.ts';
import { safeCell } from './safe-cell.ts';

/** A number of dayroute's own, written with the decimal mark of the table; texts stay as they are. */
export class NumberCell {
  /** With a decimal point. */
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Cell = string | NumberCell;

/** RFC 4180 unless told otherwise: commas, CRLF, quotes where needed; UTF-8 without a byte-order mark. */
export function writeTable(
  header: readonly string[],
  rows: readonly (readonly Cell[])[],
  { delimiter, decimalMark, byteOrderMark }: CsvStyle = RFC_4180,
): string {
  const shown = (cell: Cell) =>
    typeof cell === 'string' ? safeCell(cell) : decimalMark === '.' ? cell.text : cell.text.replace('.', decimalMark);
  const table = [header, ...rows].map((row) => row.map(shown));
  return stringify(table, { record_delimiter: '\r\n', quote_record_delimiter: true, delimiter, bom: byteOrderMark });
}

/** A number with at most `digits` decimals, without trailing zeros or exponent; empty if there is none. */
export function decimal(value: number | undefined, digits: number): Cell {
  if (value === undefined || !Number.isFinite(value)) return '';
  const text = value.toFixed(digits);
  const short = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return new NumberCell(short === '-0' ? '0' : short);
}
