import type { Deferred, IsoDate, Order } from '../model/index.ts';
import { addDays, dueDay } from './days.ts';

/**
 * How the day is chosen from the book. `book`: what is due must go, what is due later may. `everything`: all that is ready must go.
 * `due`: what is due must go, nothing else does.
 */
export type Selection = 'book' | 'everything' | 'due';

export interface SelectOptions {
  readonly date: IsoDate;
  /** Default `book`. */
  readonly select?: Selection;
  /** `HH:MM` on the day before, or a local date-time: what was ordered later goes a day later. Default: none. */
  readonly cutOff?: string;
}

export interface Selected {
  /** Those that go or may go, in the order they came. */
  readonly orders: readonly Order[];
  /** Ids of those that may wait. */
  readonly mayWait: ReadonlySet<string>;
  readonly deferred: readonly Deferred[];
}

/** Sorts the open orders of a book into those that go today, those that may, and those that do not. */
export function selectOrders(orders: readonly Order[], options: SelectOptions): Selected {
  const { date, select = 'book' } = options;
  const cutOff = options.cutOff === undefined ? undefined : cutOffInstant(options.cutOff, date);
  const today: Order[] = [];
  const mayWait = new Set<string>();
  const deferred: Deferred[] = [];
  for (const order of orders) {
    const lastDay = dueDay(order);
    if (order.readyOn !== undefined && order.readyOn > date) deferred.push(notReady(order, order.readyOn));
    else if (cutOff !== undefined && order.orderedAt !== undefined && isAfter(order.orderedAt, cutOff)) {
      deferred.push(tooLate(order, order.orderedAt, cutOff, addDays(date, 1)));
    } else if (select === 'due' && canWait(order, date)) {
      const reason = `due on ${lastDay}; only what is due goes today`;
      deferred.push({ order, kind: 'deferred', reason, ...(lastDay === undefined ? {} : { lastDay }) });
    } else {
      today.push(order);
      if (select === 'book' && canWait(order, date)) mayWait.add(order.id);
    }
  }
  return { orders: today, mayWait, deferred };
}

/** Whether a later day would keep the promise too. Alternatives of a group are weighed against each other today, not against tomorrow. */
export function canWait(order: Order, date: IsoDate): boolean {
  const last = dueDay(order);
  return last !== undefined && last > date && order.group === undefined;
}

/** `18:00` is that hour of the day before. */
function cutOffInstant(cutOff: string, date: IsoDate): string {
  return /^\d\d:\d\d$/.test(cutOff) ? `${addDays(date, -1)}T${cutOff}` : cutOff;
}

/** Compares local date-times of any precision; a day alone is its beginning. */
function isAfter(a: string, b: string): boolean {
  const full = (text: string) =>
    text.slice(0, 19).concat('T00:00:00'.slice(Math.max(0, Math.min(text.length, 19) - 10)));
  return full(a) > full(b);
}

function notReady(order: Order, readyOn: IsoDate): Deferred {
  return held(order, `the goods are at the depot from ${readyOn}`, readyOn);
}

function tooLate(order: Order, orderedAt: string, cutOff: string, next: IsoDate): Deferred {
  const reason = `ordered at ${orderedAt.replace('T', ' ')}, after the cut-off at ${cutOff.replace('T', ' ')}: goes from ${next} on`;
  return held(order, reason, next);
}

function held(order: Order, reason: string, from: IsoDate): Deferred {
  const lastDay = dueDay(order);
  const late = lastDay !== undefined && lastDay < from ? `, after the day promised (${lastDay})` : '';
  return { order, kind: 'held', reason: `${reason}${late}`, ...(lastDay === undefined ? {} : { lastDay }) };
}
