import type { IsoDate, Order } from '../model/index.ts';

const DAY_MS = 86_400_000;

/** Calendar days from one day to another; negative if the other is before it. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** The day so many calendar days later. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day on which an order is promised, whatever the hour; undefined if none is. */
export function dueDay(order: Pick<Order, 'dueOn'>): IsoDate | undefined {
  return order.dueOn?.slice(0, 10);
}
