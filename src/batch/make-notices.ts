import type {
  Deferred,
  IsoDate,
  Notice,
  NoticeCode,
  Order,
  Plan,
  Problem,
  Unassigned,
  UnassignedCode,
} from '../model/index.ts';
import { crowdedOut } from './crowded-out.ts';
import { addDays, daysBetween, dueDay } from './days.ts';
import { LocalClock } from './local-clock.ts';

/** Mail order without a promised day must deliver within so many days, or offer to cancel. */
const UNPROMISED_DAYS = 30;
/** Days ahead that notices look unless told otherwise. */
export const NOTICE_DAYS = 7;

export interface NoticeInput {
  readonly problem: Problem;
  readonly plan: Plan;
  readonly deferred: readonly Deferred[];
  /** Promises up to so many days ahead are looked at. Default 7. */
  readonly noticeDays?: number;
}

/** What the new day is and why the old one is not kept. */
interface Delay {
  readonly order: Order;
  readonly newDate: IsoDate;
  readonly code: NoticeCode;
  readonly reason: string;
}

/**
 * A notice for each order whose promise this plan does not keep: overdue ones though they go today, due ones that stay out, and
 * those whose goods come too late or whose turn does, as soon as the day promised is near enough.
 */
export function makeNotices({ problem, plan, deferred, noticeDays = NOTICE_DAYS }: NoticeInput): Notice[] {
  const { date } = problem;
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const notices: Notice[] = [];
  const add = (notice: Notice | undefined) => {
    if (notice !== undefined) notices.push(notice);
  };
  const clock = new LocalClock(date, problem.timeZone);
  const startOf = startsOfStops(plan);
  for (const stop of problem.stops) {
    const start = startOf.get(stop.id);
    if (start === undefined) continue;
    for (const id of stop.orderIds) {
      const order = orders.get(id);
      if (order === undefined) continue;
      const reason = 'the day promised was over before this plan was made; it goes today';
      add(noticeOf({ order, newDate: date, code: 'OVERDUE', reason }) ?? laterToday(order, clock.at(start), date));
    }
  }
  const tomorrow = addDays(date, 1);
  for (const entry of plan.unassigned) {
    const order = orders.get(entry.orderId);
    const code = CODES[entry.code];
    if (order === undefined || code === undefined) continue;
    add(noticeOf({ order, newDate: tomorrow, code, reason: inWords(entry) }));
  }
  const horizon = addDays(date, noticeDays);
  for (const { order, kind, reason } of deferred) {
    if (kind !== 'held' || (lastDayOf(order) ?? '') > horizon) continue;
    const newDate = order.readyOn !== undefined && order.readyOn > date ? order.readyOn : tomorrow;
    add(noticeOf({ order, newDate, code: 'NOT_READY', reason }));
  }
  for (const { entry, newDate, place, perDay } of crowdedOut(problem, plan, deferred)) {
    if ((lastDayOf(entry.order) ?? '') > horizon) continue;
    const reason = `all vans are out and take ${perDay} orders a day; of those they have no room for it is number ${place}`;
    add(noticeOf({ order: entry.order, newDate, code: 'NO_CAPACITY', reason }));
  }
  return notices;
}

const CODES: Readonly<Record<UnassignedCode, NoticeCode | undefined>> = {
  NO_VEHICLE_WITH_SKILLS: 'NO_VEHICLE',
  NO_VEHICLE_PINNED: 'NO_VEHICLE',
  TOO_LARGE: 'NO_VEHICLE',
  OUT_OF_REACH: 'NO_VEHICLE',
  WINDOW_UNREACHABLE: 'NO_VEHICLE',
  NOT_WORTH_THE_COST: 'NO_CAPACITY',
  NO_ROOM: 'NO_CAPACITY',
  NOT_TOGETHER: 'NO_CAPACITY',
  OUT_OF_ZONE: 'NO_VEHICLE',
  // another order of its group goes in its place
  OTHER_OF_GROUP: undefined,
};

function inWords({ reason }: Unassigned): string {
  return `${reason.slice(0, 1).toLowerCase()}${reason.slice(1)}`.replace(/\.$/, '');
}

/** The last day that keeps the promise, or that mail order allows where there is none. */
function lastDayOf(order: Order): IsoDate | undefined {
  if (order.dueOn !== undefined) return dueDay(order);
  if (order.orderedAt === undefined || order.type === 'pickup') return undefined;
  return addDays(order.orderedAt.slice(0, 10), UNPROMISED_DAYS);
}

function noticeOf({ order, newDate, code, reason }: Delay): Notice | undefined {
  const last = lastDayOf(order);
  if (last === undefined || newDate <= last) return undefined;
  return {
    orderId: order.id,
    ...(order.dueOn === undefined ? {} : { promised: order.dueOn }),
    newDate,
    daysLate: daysBetween(last, newDate),
    code,
    reason,
    offerCancel: order.type !== 'pickup',
  };
}

/** An instant of today that was promised and is passed before work begins. */
function laterToday(order: Order, start: string, date: IsoDate): Notice | undefined {
  const { id, dueOn } = order;
  if (dueOn === undefined || dueOn.length <= 10 || dueOn.slice(0, 10) !== date) return undefined;
  if (start.slice(0, dueOn.length) <= dueOn) return undefined;
  const reason = `it goes today but is reached at ${start.slice(11, 16)}, after the hour promised`;
  return { orderId: id, promised: dueOn, newDate: date, daysLate: 0, code: 'NO_CAPACITY', reason, offerCancel: false };
}

function startsOfStops({ routes }: Plan): Map<string, number> {
  const starts = new Map<string, number>();
  for (const { steps } of routes) {
    for (const step of steps) if (step.kind === 'visit') starts.set(step.stopId, step.start);
  }
  return starts;
}
