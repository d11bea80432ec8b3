import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { addDays, daysBetween } from '../../src/batch/days.ts';
import { Random } from '../generator/random.ts';

/** A row of the real book, and of those that continue it. */
export type BookRow = Readonly<Record<string, string>>;

/** Share of new orders that are returns to be fetched. */
const RETURNS = 0.1;
/** A new order's place lies this far at most from that of the order it is drawn after, as the real book's do from theirs. */
const MOVED_DEGREES = 0.0027;

export function readBook(file: string): BookRow[] {
  return parse(readFileSync(file), { columns: true, bom: true });
}

/**
 * The orders placed on each of `days` days from `first` on: as many a day as some day of the real book has, each with place, weight,
 * hour and lead time of some order there. The same seed gives the same orders whatever is done with them.
 */
export function arrivals(book: readonly BookRow[], first: string, days: number, seed: number): BookRow[][] {
  const random = new Random(seed);
  const perDay = new Map<string, number>();
  for (const row of book) perDay.set(dayOf(row.ordered_at), (perDay.get(dayOf(row.ordered_at)) ?? 0) + 1);
  const counts = [...perDay.values()];
  return Array.from({ length: days }, (_, day) => {
    const date = addDays(first, day);
    const count = counts[random.whole(0, counts.length - 1)];
    return Array.from({ length: count }, (_, i): BookRow => {
      const like = book[random.whole(0, book.length - 1)];
      const lead = daysBetween(dayOf(like.ordered_at), dayOf(like.due_on));
      const id = `${date}-${String(i + 1).padStart(3, '0')}`;
      return {
        ...like,
        order_id: id,
        customer: `customer-${id}`,
        type: random.chance(RETURNS) ? 'pickup' : 'delivery',
        lat: moved(like.lat, random),
        lon: moved(like.lon, random),
        ordered_at: `${date}${like.ordered_at.slice(10)}`,
        due_on: addDays(date, Math.max(1, lead)),
      };
    }).sort((a, b) => (a.ordered_at < b.ordered_at ? -1 : 1));
  });
}

/** What becomes of the n-th attempt at an order: the same whatever van comes, on whatever day. */
export function luck(orderId: string, attempt: number, seed: number): 'done' | 'failed' | 'refused' {
  let hash = seed | 0;
  for (const char of `${orderId}#${attempt}`) hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  const share = new Random(hash >>> 0).whole(0, 9999) / 10_000;
  return share < 0.05 ? 'failed' : share < 0.08 ? 'refused' : 'done';
}

function dayOf(text: string): string {
  return text.slice(0, 10);
}

function moved(degrees: string, random: Random): string {
  return (Number(degrees) + (random.whole(-1000, 1000) / 1000) * MOVED_DEGREES).toFixed(6);
}
