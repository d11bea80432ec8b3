import { DEFAULT_CONFIG } from '../../../src/formats/config/default-config.ts';
import type { InputFile, ReadContext } from '../../../src/formats/csv/read-context.ts';
import { type OrdersRead, readOrders } from '../../../src/formats/csv/read-orders.ts';
import { type Complaint, type Config, formatComplaint } from '../../../src/model/index.ts';

/** A Sunday; clocks do not change around it in the zones used, unless a test says so. */
export const DAY: ReadContext = { date: '2026-11-22', timeZone: 'Europe/Berlin', config: DEFAULT_CONFIG };

export function withConfig(config: Partial<Config>): ReadContext {
  return { ...DAY, config: { ...DEFAULT_CONFIG, ...config } };
}

export function fileOf(name: string, text: string): InputFile {
  return { name, bytes: new TextEncoder().encode(text) };
}

/** Reads one order file. */
export function orders(text: string, ctx: ReadContext = DAY): OrdersRead {
  return readOrders([fileOf('orders.csv', text)], ctx);
}

/** Reads one order from a header and a row; what is wrong with it is thrown, so that a test fails with the complaint. */
export function order(header: string, row: string, ctx: ReadContext = DAY) {
  const read = orders(`order_id,lat,lon,${header}\nA,52.5,13.4,${row}\n`, ctx);
  const wrong = [
    ...read.complaints.filter((c) => c.severity === 'error'),
    ...read.rejected.flatMap((r) => r.complaints),
  ];
  if (wrong.length > 0) throw new Error(wrong.map(formatComplaint).join('\n'));
  return read.orders[0];
}

/** The complaints about one order row. */
export function wrongs(header: string, row: string, ctx: ReadContext = DAY): readonly Complaint[] {
  const read = orders(`order_id,lat,lon,${header}\nA,52.5,13.4,${row}\n`, ctx);
  return [...read.complaints, ...read.rejected.flatMap((r) => r.complaints)];
}

export function codes(complaints: readonly Complaint[]): string[] {
  return complaints.map((c) => c.code);
}
