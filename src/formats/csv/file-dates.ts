import type { Complaint, DateFormat } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';
import type { ColumnKind } from './column.ts';
import type { BoundColumn } from './match-header.ts';
import { dayMonthOrder, isLocalDate } from './parse-date.ts';
import type { Table } from './read-table.ts';

const DATED: readonly ColumnKind[] = ['date', 'date-or-time', 'days', 'windows', 'time'];
/** Longer cells hold no dates worth a look. */
const LONGEST = 2000;

/** Whether the day or the month comes first in a file's dates: settled by any date beyond doubt; a complaint when there is none. */
export function fileDates(
  table: Table,
  columns: readonly BoundColumn[],
): { order: DateFormat; complaints: Complaint[] } {
  let first: { column: BoundColumn; line: number; text: string } | undefined;
  const texts: string[] = [];
  for (const column of columns) {
    if (column.position < 0 || !DATED.includes(column.column.kind)) continue;
    for (let i = 0; i < table.rows.length; i++) {
      for (const text of localDates(table.rows[i][column.position])) {
        first ??= { column, line: table.lines[i], text };
        texts.push(text);
      }
    }
  }
  if (first === undefined) return { order: 'dd/mm/yyyy', complaints: [] };
  const order = dayMonthOrder(texts);
  if (order === 'dd/mm/yyyy' || order === 'mm/dd/yyyy') return { order, complaints: [] };
  const isMixed = order === 'both';
  const complaint: Complaint = {
    code: 'DATE_AMBIGUOUS',
    severity: 'error',
    file: table.file,
    line: first.line,
    column: visibleText(first.column.header),
    read: visibleText(first.text),
    expected: 'dates whose day and month cannot be taken for each other',
    message: isMixed ? 'some dates of the file have the day first and some the month' : 'day or month may come first',
    cure: isMixed
      ? 'Write them one way, best as yyyy-mm-dd.'
      : 'Set "dateFormat" in the config to "dd/mm/yyyy" or "mm/dd/yyyy", or write yyyy-mm-dd.',
  };
  return { order: 'dd/mm/yyyy', complaints: [complaint] };
}

/** Dates in a cell whose day and month may be taken for each other. */
function localDates(cell: string | undefined): string[] {
  // Most files have none: look for their signs before looking closer.
  if (cell === undefined || cell.length < 8 || cell.length > LONGEST) return NONE;
  if (!cell.includes('/') && !cell.includes('-')) return NONE;
  return cell
    .split(/[|;]/)
    .map((part) => part.trim().split(/[T\s]/, 1)[0])
    .filter(isLocalDate);
}

const NONE: string[] = [];
