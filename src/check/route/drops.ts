import type { RouteCase } from '../route-case.ts';

/** Orders done on a route; an exchange counts on both sides. */
export interface Drops {
  readonly deliveries: number;
  readonly pickups: number;
}

export function dropsOf({ index, visits }: RouteCase): Drops {
  let deliveries = 0;
  let pickups = 0;
  for (const { stop } of visits) {
    for (const id of stop.orderIds) {
      const type = index.orders.get(id)?.type;
      if (type === 'delivery' || type === 'exchange') deliveries++;
      if (type === 'pickup' || type === 'exchange') pickups++;
    }
  }
  return { deliveries, pickups };
}
