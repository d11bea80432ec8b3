import type { Deferred, IsoDate, Order } from '../model/index.ts';

/** Which orders go today: those whose goods are at the depot by then. The others are held. */
export function selectOrders(orders: readonly Order[], date: IsoDate): { orders: Order[]; deferred: Deferred[] } {
  const today: Order[] = [];
  const deferred: Deferred[] = [];
  for (const order of orders) {
    if (order.readyOn === undefined || order.readyOn <= date) today.push(order);
    else deferred.push(held(order, order.readyOn));
  }
  return { orders: today, deferred };
}

function held(order: Order, readyOn: IsoDate): Deferred {
  const lastDay = order.dueOn?.slice(0, 10);
  const late = lastDay !== undefined && lastDay < readyOn ? `, after the day promised (${lastDay})` : '';
  return {
    order,
    kind: 'held',
    reason: `the goods are at the depot from ${readyOn}${late}`,
    ...(lastDay === undefined ? {} : { lastDay }),
  };
}
