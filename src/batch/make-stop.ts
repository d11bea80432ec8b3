import type { Money, Stop, TimeWindow } from '../model/index.ts';
import { sumLoads } from './can-carry.ts';
import { type Doorstep, workSeconds } from './doorsteps.ts';

/**
 * The stop of a doorstep. `fromPlace`: where its shipment is fetched. `endsBindWork`: its windows bound the end of work, a
 * stop's bound the start. `worth`: of orders that may wait, what going today is worth; absent = some must go.
 */
export function makeStop(
  orders: Doorstep,
  place: number,
  fromPlace: number | undefined,
  endsBindWork: boolean,
  worth?: Money,
): Stop {
  const [first] = orders;
  const { from } = first;
  const cash = orders.reduce((sum, order) => sum + order.cash, 0);
  const readyAt = Math.max(
    ...orders.map((order) => (order.type === 'pickup' ? -Infinity : (order.readyAt ?? -Infinity))),
  );
  return {
    id: first.id,
    orderIds: orders.map((order) => order.id),
    place,
    delivery: sumLoads(orders.map((order) => order.delivery)),
    pickup: sumLoads(orders.map((order) => order.pickup)),
    windows: endsBindWork ? first.windows.map((w) => startOfWork(w, workSeconds(orders))) : first.windows,
    serviceSeconds: orders.reduce((sum, order) => sum + order.serviceSeconds, 0),
    setupSeconds: Math.max(...orders.map((order) => order.setupSeconds)),
    ...skipCostOf(orders, worth),
    priority: Math.max(...orders.map((order) => order.priority)),
    skills: first.skills,
    ...(first.vehicle === undefined ? {} : { vehicle: first.vehicle }),
    ...(first.depot === undefined ? {} : { depot: first.depot }),
    ...(from === undefined || fromPlace === undefined
      ? {}
      : {
          from: {
            place: fromPlace,
            windows: endsBindWork ? from.windows.map((w) => startOfWork(w, from.serviceSeconds)) : from.windows,
            serviceSeconds: from.serviceSeconds,
          },
        }),
    ...(first.maxRideSeconds === undefined ? {} : { maxRideSeconds: first.maxRideSeconds }),
    ...(first.lateCostPerHour === undefined ? {} : { lateCostPerHour: first.lateCostPerHour * orders.length }),
    ...(readyAt === -Infinity ? {} : { readyAt }),
    ...(first.group === undefined ? {} : { group: first.group }),
    ...(first.together === undefined ? {} : { together: first.together }),
    ...(first.apart === undefined ? {} : { apart: first.apart }),
    ...(cash > 0 ? { cash } : {}),
  };
}

/** One order that must be served makes the visit one. An order's own skip cost goes before what today is reckoned to be worth. */
function skipCostOf(orders: Doorstep, worth: Money | undefined): Pick<Stop, 'skipCost'> {
  const own = orders.flatMap((order) => order.skipCost ?? []);
  const sum = own.reduce((total, cost) => total + cost, 0);
  if (own.length === orders.length) return { skipCost: sum };
  return worth === undefined ? {} : { skipCost: sum + worth };
}

function startOfWork(window: TimeWindow, work: number): TimeWindow {
  return { start: window.start, end: window.end - work };
}
