import type { Complaint, Order, Problem } from '../model/index.ts';
import { suspicion } from './suspicion.ts';

/** Ids that differ in case, blanks, dashes or leading zeros alone: probably one order fed twice. */
export function suspectIds(problem: Problem): Complaint[] {
  const seen = new Map<string, Order>();
  const complaints: Complaint[] = [];
  for (const order of problem.orders) {
    const key = order.id
      .toLowerCase()
      .replace(/[\s_-]/g, '')
      .replace(/^0+(?=.)/, '');
    const twin = seen.get(key);
    if (twin === undefined) {
      seen.set(key, order);
      continue;
    }
    // x-1-1 and x-11 are the same without dashes and yet two orders: they count only at one place.
    if (twin.location.lat !== order.location.lat || twin.location.lon !== order.location.lon) continue;
    const where = twin.source === undefined ? '' : ` (${twin.source.file}:${twin.source.line})`;
    const message = `order ${order.id} is at the same place as ${twin.id}${where} and called nearly the same`;
    complaints.push(suspicion(order, 'SUSPECT_DUPLICATE', message, 'Remove one if they are the same order.', order.id));
  }
  return complaints;
}
