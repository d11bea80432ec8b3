import type { Complaint, Depot, TimeWindow } from '../../model/index.ts';
import { nearestName } from '../nearest-name.ts';
import { checkDefaults, tableSettings } from './check-defaults.ts';
import { DEPOT_COLUMNS, type DepotColumn } from './columns-depot.ts';
import { SeenIds } from './duplicate-ids.ts';
import { matchHeader } from './match-header.ts';
import { NotYetHonoured } from './not-yet-honoured.ts';
import { isTimeZone, PlanClock } from './plan-clock.ts';
import type { InputFile, ReadContext } from './read-context.ts';
import { readTable, unclosedQuote } from './read-table.ts';
import { RowReader } from './row-reader.ts';

/** Reads a depot file; any bad row is an error. Windows are in the depot's own zone. Never throws for what is in the file. */
export function readDepots(file: InputFile, ctx: ReadContext): { depots: Depot[]; complaints: Complaint[] } {
  const depots: Depot[] = [];
  const table = readTable(file);
  const complaints: Complaint[] = [...table.complaints];
  if (table.header.length === 0) return { depots, complaints };
  const settings = tableSettings(ctx.config, 'depots');
  const matched = matchHeader<DepotColumn>(table, DEPOT_COLUMNS, [], settings);
  complaints.push(...matched.complaints);
  if (complaints.some((c) => c.severity === 'error')) return { depots, complaints };
  const r = new RowReader(table, matched, new PlanClock(ctx.date, ctx.timeZone), ctx.config.dateFormat);
  const bound = checkDefaults(r, matched, settings, complaints);
  const c = bound.columns;
  const notYet = new NotYetHonoured('depots', bound, r);
  const seen = new SeenIds();
  for (let i = 0; i < table.rows.length; i++) {
    if (r.open(i)) {
      const id = r.id(c.depot_id);
      const lat = r.number(c.lat);
      const lon = r.number(c.lon);
      const timeZone = readZone(r, c.time_zone);
      r.timeZone = timeZone ?? ctx.timeZone;
      const windows = r.windows(c.window) ?? [];
      if (windows.length > 1) {
        r.reject(c.window, r.text(c.window), {
          code: 'WINDOW',
          message: 'a depot has one window',
          expected: 'one window such as 06:00-20:00',
          cure: 'Write from the first opening to the last closing.',
        });
      }
      const loadSeconds = r.scaled(c.load_min, 60) ?? 0;
      const docks = r.number(c.docks);
      const again = id === undefined ? undefined : seen.add(id, c.depot_id.header, { file: table.file, line: r.line });
      if (again !== undefined) r.complaints.push(again);
      if (id !== undefined && lat !== undefined && lon !== undefined && r.complaints.length === 0) {
        notYet.look();
        depots.push({
          id,
          location: { lat, lon },
          ...(windows.length === 0 ? {} : { window: windows[0] as TimeWindow }),
          loadSeconds,
          ...(docks === undefined ? {} : { docks }),
          ...(timeZone === undefined ? {} : { timeZone }),
          extra: r.extra(bound.extras),
        });
      }
    }
    complaints.push(...r.complaints);
  }
  for (const { line, text } of table.unclosed) complaints.push(unclosedQuote(table.file, line, text));
  complaints.push(...r.fileComplaints);
  return { depots, complaints };
}

function readZone(r: RowReader, column: Parameters<RowReader['text']>[0]): string | undefined {
  const text = r.text(column);
  if (text === '' || isTimeZone(text)) return text || undefined;
  const near = nearestName(text, Intl.supportedValuesOf('timeZone'));
  r.reject(column, text, {
    code: 'TIME_ZONE',
    message: 'there is no such time zone',
    expected: 'an IANA name such as Europe/Berlin',
    cure: near === undefined ? 'Correct the name.' : `Did you mean ${near}?`,
  });
  return undefined;
}
