import type { IsoDate, Order, Stop, TimeWindow } from '../model/index.ts';
import type { ProblemIndex } from './problem-index.ts';
import { quote, type Report } from './report.ts';

/** What an order may ask of its visit; each says what its stop forgets, or nothing. */
const DEMANDS: readonly ((order: Order, stop: Stop, today: IsoDate) => string | undefined)[] = [
  (order, stop) => {
    const missing = order.skills.filter((skill) => !stop.skills.includes(skill));
    return missing.length === 0 ? undefined : `the skill ${quote(missing[0])}`;
  },
  (order, stop) =>
    order.vehicle === undefined || order.vehicle === stop.vehicle ? undefined : 'the vehicle it is pinned to',
  (order, stop) => (order.depot === undefined || order.depot === stop.depot ? undefined : 'the depot it is pinned to'),
  (order, stop) => (stop.setupSeconds >= order.setupSeconds ? undefined : 'its set-up time'),
  (order, stop, today) =>
    order.skipCost === undefined && stop.skipCost !== undefined && !mayWait(order, today)
      ? 'that it must be served'
      : undefined,
  (order, stop) => (isWithin(stop.windows, order.windows) ? undefined : 'its windows'),
  (order, stop) =>
    stop.lateCostPerHour !== undefined && order.lateCostPerHour === undefined && order.windows.length > 0
      ? 'that it must not be late'
      : undefined,
  (order, stop) => (order.group === stop.group ? undefined : 'the group it is an alternative of'),
  (order, stop) => (order.together === stop.together ? undefined : 'what it goes together with'),
  (order, stop) => (order.apart === stop.apart ? undefined : 'what it keeps apart from'),
  (order, stop) => ((order.from === undefined) === (stop.from === undefined) ? undefined : 'where it comes from'),
  (order, stop) =>
    order.from === undefined || (stop.maxRideSeconds ?? Infinity) <= (order.maxRideSeconds ?? Infinity)
      ? undefined
      : 'how long it may ride',
  (order, stop) =>
    order.type === 'pickup' || (stop.readyAt ?? -Infinity) >= (order.readyAt ?? -Infinity)
      ? undefined
      : 'when its goods are ready',
];

/** A stop asks for no less than each of its orders: what a plan keeps for the stop, it then keeps for all of them. */
export function checkStopDemands(stop: Stop, { orders, problem }: ProblemIndex, report: Report): void {
  for (const orderId of stop.orderIds) {
    const order = orders.get(orderId);
    if (order === undefined) continue;
    for (const demand of DEMANDS) {
      const forgotten = demand(order, stop, problem.date);
      if (forgotten === undefined) continue;
      const message = `stop ${quote(stop.id)} forgets of its order ${quote(orderId)} ${forgotten}`;
      report({ code: 'STOP_ASKS_LESS', stopId: stop.id, orderId, message });
    }
  }
}

/** A later day keeps its promise too. */
function mayWait({ dueOn }: Order, today: IsoDate): boolean {
  return dueOn !== undefined && dueOn.slice(0, 10) > today;
}

/** Whether every time of the narrow windows lies in the wide ones; no windows = any time. */
function isWithin(narrow: readonly TimeWindow[], wide: readonly TimeWindow[]): boolean {
  if (wide.length === 0) return true;
  return narrow.length > 0 && narrow.every((n) => wide.some((w) => w.start <= n.start && n.end <= w.end));
}
