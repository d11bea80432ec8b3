import type { Complaint } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';
import type { BoundColumn } from './match-header.ts';
import type { Table } from './read-table.ts';

const SCIENTIFIC = /^\d(?:[.,]\d+)?E\+?\d{1,3}$/i;

/** Warns of ids that a spreadsheet has turned into numbers (1.23E+15): two of them may have become one. */
export function scientificIds(table: Table, column: BoundColumn): Complaint[] {
  if (column.position < 0) return [];
  let count = 0;
  let first = -1;
  for (let i = 0; i < table.rows.length; i++) {
    const cell = table.rows[i][column.position];
    // The length test keeps the expression away from nearly every cell.
    if (cell === undefined || cell.length > 24 || !SCIENTIFIC.test(cell.trim())) continue;
    if (first < 0) first = i;
    count++;
  }
  if (first < 0) return [];
  return [
    {
      code: 'ID_SCIENTIFIC',
      severity: 'warning',
      file: table.file,
      line: table.lines[first],
      column: visibleText(column.header),
      read: visibleText(table.rows[first][column.position]),
      message: `${count} ${count === 1 ? 'cell looks' : 'cells look'} like a long number that a spreadsheet has rounded`,
      cure: 'Import the column as text into the spreadsheet and save it again.',
    },
  ];
}

/** Warns of codes that are all digits and of one length but for some shorter ones, none starting with 0: a spreadsheet may have dropped zeros. */
export function lostZeros(table: Table, column: BoundColumn): Complaint[] {
  if (column.position < 0) return [];
  const counts = new Map<number, number>();
  let total = 0;
  for (const row of table.rows) {
    const cell = row[column.position]?.trim() ?? '';
    if (cell === '') continue;
    if (!/^[1-9]\d{2,9}$/.test(cell)) return [];
    total++;
    counts.set(cell.length, (counts.get(cell.length) ?? 0) + 1);
  }
  const [longest = 0, most = 0] = [...counts].sort((a, b) => b[0] - a[0])[0] ?? [];
  const lost = total - most;
  // Codes of many lengths are just that; with lost zeros nearly all are of the full length or one short of it.
  if (longest < 4 || lost === 0 || lost > total / 2 || most + (counts.get(longest - 1) ?? 0) < total * 0.95) return [];
  const first = table.rows.findIndex((row) => {
    const cell = row[column.position]?.trim() ?? '';
    return cell !== '' && cell.length < longest;
  });
  return [
    {
      code: 'LEADING_ZEROS',
      severity: 'warning',
      file: table.file,
      line: table.lines[first],
      column: visibleText(column.header),
      read: visibleText(table.rows[first][column.position]),
      expected: `${longest} digits`,
      message: `${lost} of ${total} codes are shorter than the others: a spreadsheet may have dropped leading zeros`,
      cure: 'Import the column as text into the spreadsheet and save it again.',
    },
  ];
}
