import type { Complaint, LockRow } from '../../model/index.ts';
import { LOCK_COLUMNS, type LockColumn } from './columns-lock.ts';
import { matchHeader } from './match-header.ts';
import { PlanClock } from './plan-clock.ts';
import type { InputFile, ReadContext } from './read-context.ts';
import { readTable, unclosedQuote } from './read-table.ts';
import { RowReader } from './row-reader.ts';

/** Reads what is settled about vans, each van's rows in their order. Never throws for what is in the file. */
export function readLocks(file: InputFile, ctx: ReadContext): { locks: LockRow[]; complaints: Complaint[] } {
  const rows: { readonly row: LockRow; readonly place: number | undefined }[] = [];
  const table = readTable(file);
  const complaints: Complaint[] = [...table.complaints];
  if (table.header.length === 0) return { locks: [], complaints };
  const bound = matchHeader<LockColumn>(table, LOCK_COLUMNS, [], { key: 'locks', defaults: {}, aliases: {} });
  complaints.push(...bound.complaints);
  for (const { line, text } of table.unclosed) complaints.push(unclosedQuote(table.file, line, text));
  if (complaints.some((c) => c.severity === 'error')) return { locks: [], complaints };
  const c = bound.columns;
  const r = new RowReader(table, bound, new PlanClock(ctx.date, ctx.timeZone), ctx.config.dateFormat);
  for (let i = 0; i < table.rows.length; i++) {
    if (r.open(i)) {
      const vanId = r.id(c.van_id);
      const orderId = r.id(c.order_id);
      const kind = r.choice(c.kind) as LockRow['kind'] | undefined;
      const place = r.number(c.sequence);
      if (vanId !== undefined && kind !== undefined && r.complaints.length === 0) {
        const source = { file: table.file, line: r.line };
        rows.push({ row: { vanId, ...(orderId === undefined ? {} : { orderId }), kind, source }, place });
      }
    }
    complaints.push(...r.complaints);
  }
  complaints.push(...r.fileComplaints);
  // rows without a place keep theirs behind those that have one
  const sorted = rows.toSorted((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || 0);
  return { locks: sorted.map(({ row }) => row), complaints };
}
