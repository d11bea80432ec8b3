import type { PlanDocument } from '../../model/index.ts';
import { headerKey } from './match-header.ts';
import { writeTable } from './write-table.ts';

const WHY = ['code', 'reason', 'remedy', 'read_from'] as const;

/** `rejected.csv`: the rows that could not be planned, cell by cell as they were read, and what is wrong with each. */
export function rejectedCsv({ rejected }: Pick<PlanDocument, 'rejected'>): string {
  const taken = new Set(WHY.map(headerKey));
  const names = new Set<string>();
  for (const { cells } of rejected)
    for (const name of Object.keys(cells)) if (!taken.has(headerKey(name))) names.add(name);
  const header = [...names];
  const rows = rejected.map(({ file, line, cells, complaints }) => [
    ...header.map((name) => (Object.hasOwn(cells, name) ? cells[name] : '')),
    complaints.map((c) => c.code).join('|'),
    complaints.map((c) => (c.column === undefined ? c.message : `${c.column}: ${c.message}`)).join('; '),
    [...new Set(complaints.map((c) => c.cure ?? '').filter((cure) => cure !== ''))].join('; '),
    `${file}:${line}`,
  ]);
  return writeTable([...header, ...WHY], rows);
}
