import type { Complaint, Config, Order, RejectedRow } from '../../model/index.ts';
import { recogniseExport } from '../exports/recognise-export.ts';
import { visibleText } from '../visible-text.ts';
import { checkDefaults, tableSettings } from './check-defaults.ts';
import { ORDER_AMOUNTS, ORDER_COLUMNS, type OrderColumn } from './columns-order.ts';
import { SeenIds } from './duplicate-ids.ts';
import { type BoundTable, matchHeader } from './match-header.ts';
import { NotYetHonoured } from './not-yet-honoured.ts';
import { OrderRows } from './order-rows.ts';
import type { Places } from './places.ts';
import { PlanClock } from './plan-clock.ts';
import type { InputFile, ReadContext } from './read-context.ts';
import { readTable, type Table, unclosedQuote } from './read-table.ts';
import { RowReader } from './row-reader.ts';
import { lostZeros, scientificIds } from './spoilt-ids.ts';

export interface OrdersRead {
  readonly orders: Order[];
  /** Rows that cannot be planned, each with its complaints. */
  readonly rejected: RejectedRow[];
  /** About whole files: errors stop the run. Those of single rows are with the rows. */
  readonly complaints: Complaint[];
  /** Rows read, the rejected ones included. */
  readonly rows: number;
}

/** Reads order files into orders, units fixed and defaults filled in. A bad row is set aside and the rest goes on. Never throws for what is in a file. */
export function readOrders(files: readonly InputFile[], ctx: ReadContext): OrdersRead {
  const out: OrdersRead & { rows: number } = { orders: [], rejected: [], complaints: [], rows: 0 };
  const clock = new PlanClock(ctx.date, ctx.timeZone);
  const seen = new SeenIds();
  for (const file of files) readFile(file, ctx, clock, seen, out);
  return out;
}

function readFile(
  file: InputFile,
  ctx: ReadContext,
  clock: PlanClock,
  seen: SeenIds,
  out: OrdersRead & { rows: number },
): void {
  const table = readTable(file);
  out.complaints.push(...table.complaints);
  if (table.header.length === 0) return;
  // a rejected.csv of a night on which nothing was
  if (table.header.length === table.explaining && table.rows.length === 0) return;
  const settings = tableSettings(ctx.config, 'orders');
  const matched = matchHeader<OrderColumn>(table, ORDER_COLUMNS, ORDER_AMOUNTS, settings);
  const ofHeader = [...matched.complaints, ...locationColumns(table, matched, ctx.places)];
  out.complaints.push(...namingExport(table, ofHeader, ctx.config.windowEnds));
  if (out.complaints.some((c) => c.severity === 'error' && c.file === table.file)) return;
  const reader = new RowReader(table, matched, clock, ctx.config.dateFormat);
  const bound = checkDefaults(reader, matched, settings, out.complaints);
  out.complaints.push(...warnOfSpoiltIds(table, bound));
  const notYet = new NotYetHonoured('orders', bound, reader);
  const rows = new OrderRows(reader, bound, ctx, seen);
  for (let i = 0; i < table.rows.length; i++) {
    const order = reader.open(i) ? rows.read() : undefined;
    if (order !== undefined && reader.complaints.length === 0) {
      notYet.look();
      out.orders.push(order);
    } else {
      out.rejected.push({
        file: table.file,
        line: reader.line,
        cells: reader.cells(),
        orderId: table.rows[i][bound.columns.order_id.position]?.trim() ?? '',
        complaints: reader.complaints,
      });
    }
  }
  for (const { line, text } of table.unclosed) {
    const complaints = [unclosedQuote(table.file, line, text)];
    out.rejected.push({ file: table.file, line, cells: { [table.header[0]]: text }, orderId: '', complaints });
  }
  out.complaints.push(...reader.fileComplaints);
  out.rows += table.rows.length + table.unclosed.length;
}

/** A file of another program's is converted rather than mended column by column; and its windows may be meant otherwise. */
function namingExport(table: Table, complaints: readonly Complaint[], windowEnds: Config['windowEnds']): Complaint[] {
  const kind = recogniseExport(table.header);
  if (kind === undefined) return [...complaints];
  const cure = `This looks like an export of ${kind.name}: dayroute init FOLDER --from FILE converts it.`;
  const named = complaints.map((c) => (c.code === 'COLUMN_MISSING' ? { ...c, cure } : c));
  // to say service-end is a choice that someone made
  if (kind.windowEnds === 'service-start' || windowEnds === 'service-end' || named.some((c) => c.severity === 'error'))
    return named;
  named.push({
    code: 'EXPORT_WINDOW_ENDS',
    severity: 'warning',
    file: table.file,
    line: 1,
    message: `this looks like an export of ${kind.name}, where windows end with the end of service`,
    cure: `Set "windowEnds" to "${kind.windowEnds}" in dayroute.json if they do, or convert it: dayroute init FOLDER --from FILE.`,
  });
  return named;
}

/** An order needs coordinates, or something to look them up by. */
function locationColumns(table: Table, bound: BoundTable<OrderColumn>, places: Places | undefined): Complaint[] {
  const { lat, lon, address, postcode } = bound.columns;
  const has = (column: typeof lat) => column.position >= 0 || column.fallback !== '';
  if ((has(lat) && has(lon)) || (places !== undefined && (has(address) || has(postcode)))) return [];
  if (bound.complaints.some((c) => c.code === 'CSV_DELIMITER' || c.code === 'FILE_MIXED_UP')) return [];
  const missing = [lat, lon].filter((column) => !has(column)).map((column) => column.column.name);
  return [
    {
      code: 'COLUMN_MISSING',
      severity: 'error',
      file: table.file,
      line: 1,
      column: missing.join(', '),
      read: visibleText(table.header.join(table.delimiter)),
      message: `the orders have no ${missing.join(' and ')}`,
      expected: 'columns lat and lon (latitude, lng, longitude ...)',
      cure: 'Add them, name your headers under "aliases" in the config, or give a places file with addresses or postcodes.',
    },
  ];
}

function warnOfSpoiltIds(table: Table, bound: BoundTable<OrderColumn>): Complaint[] {
  const { order_id, customer, postcode, phone } = bound.columns;
  return [
    ...[order_id, customer, postcode, phone].flatMap((column) => scientificIds(table, column)),
    ...lostZeros(table, postcode),
  ];
}
