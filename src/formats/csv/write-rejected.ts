import type { PlanDocument } from '../../model/index.ts';
import type { CsvStyle } from './csv-style.ts';
import { EXPLAINING_COLUMNS } from './explaining-columns.ts';
import { writeTable } from './write-table.ts';

const WHY = EXPLAINING_COLUMNS.rejected;

/** `rejected.csv`: the rows that could not be planned, cell by cell as they were read, and what is wrong with each. */
export function rejectedCsv({ rejected }: Pick<PlanDocument, 'rejected'>, style?: CsvStyle): string {
  const header = [...new Set(rejected.flatMap(({ cells }) => Object.keys(cells)))];
  const rows = rejected.map(({ file, line, cells, complaints }) => [
    ...header.map((name) => (Object.hasOwn(cells, name) ? cells[name] : '')),
    complaints.map((c) => c.code).join('|'),
    complaints.map((c) => (c.column === undefined ? c.message : `${c.column}: ${c.message}`)).join('; '),
    [...new Set(complaints.map((c) => c.cure ?? '').filter((cure) => cure !== ''))].join('; '),
    `${file}:${line}`,
  ]);
  return writeTable([...header, ...WHY], rows, style);
}
