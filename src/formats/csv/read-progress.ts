import type { Complaint, ProgressEntry, ProgressStatus } from '../../model/index.ts';
import { PROGRESS_COLUMNS, type ProgressColumn } from './columns-progress.ts';
import { matchHeader } from './match-header.ts';
import { PlanClock } from './plan-clock.ts';
import type { InputFile, ReadContext } from './read-context.ts';
import { readTable, unclosedQuote } from './read-table.ts';
import { RowReader } from './row-reader.ts';

const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/** Reads what drivers report of a plan; `ctx.date` is its day. Never throws for what is in the file. */
export function readProgress(file: InputFile, ctx: ReadContext): { entries: ProgressEntry[]; complaints: Complaint[] } {
  const entries: ProgressEntry[] = [];
  const table = readTable(file);
  const complaints: Complaint[] = [...table.complaints];
  if (table.header.length === 0) return { entries, complaints };
  const bound = matchHeader<ProgressColumn>(table, PROGRESS_COLUMNS, [], {
    key: 'progress',
    defaults: {},
    aliases: {},
  });
  complaints.push(...bound.complaints.filter((c) => c.code !== 'COLUMN_UNKNOWN'));
  for (const { line, text } of table.unclosed) complaints.push(unclosedQuote(table.file, line, text));
  if (complaints.some((c) => c.severity === 'error')) return { entries, complaints };
  const c = bound.columns;
  const r = new RowReader(table, bound, new PlanClock(ctx.date, ctx.timeZone), ctx.config.dateFormat);
  for (let i = 0; i < table.rows.length; i++) {
    if (r.open(i)) {
      const orderId = r.id(c.order_id);
      const vehicleId = r.id(c.vehicle_id);
      const status = r.choice(c.status) as ProgressStatus | undefined;
      const time = CLOCK.exec(r.text(c.at));
      const at = time === null ? r.dateOrTime(c.at) : clockTime(ctx.date, time);
      const note = r.text(c.note);
      if (orderId !== undefined && status !== undefined && r.complaints.length === 0) {
        entries.push({
          orderId,
          ...(vehicleId === undefined ? {} : { vehicleId }),
          status,
          ...(at === undefined ? {} : { at }),
          ...(note === '' ? {} : { note }),
          source: { file: table.file, line: r.line },
        });
      }
    }
    complaints.push(...r.complaints);
  }
  complaints.push(...r.fileComplaints);
  return { entries, complaints };
}

function clockTime(date: string, [, hour, minute, second = '00']: RegExpExecArray): string {
  return `${date}T${hour.padStart(2, '0')}:${minute}:${second}`;
}
