import type { LatLon, Route } from '../model/index.ts';
import { doorAddress, doorName, loadText } from './door-text.ts';
import type { PlanBook } from './plan-book.ts';

/** A place of a route as map programs and navigation devices show it. Without phone, email and notes. */
export interface RoutePoint {
  readonly kind: 'stop' | 'depot';
  readonly at: LatLon;
  /** `7 Magnus Castellan`; of a depot its id. */
  readonly name: string;
  /** Window, goods, address and orders of a stop; nothing of a depot. */
  readonly about: readonly string[];
  readonly arrival: number;
}

/** In driving order; breaks and rests have no place and are left out. */
export function routePoints(route: Route, book: PlanBook): RoutePoint[] {
  let number = 0;
  const { dimensions } = book.problem;
  return route.steps.flatMap((step): RoutePoint[] => {
    const at = book.placeOf(step);
    if (at === undefined) return [];
    const { arrival } = step;
    if ('depotId' in step) return [{ kind: 'depot', at, name: step.depotId, about: [], arrival }];
    if (!('stopId' in step)) return [];
    number++;
    const { stop, orders, isFetch, ...call } = book.callOf(step);
    const [brings, fetches] = [loadText(call.brings, dimensions), loadText(call.fetches, dimensions)];
    const windows = call.windows.map(({ start, end }) => `${book.clock.bound(start)}-${book.clock.bound(end)}`);
    const about = [
      // the address of an order is where it goes to
      isFetch ? '' : doorAddress(orders),
      windows.join(' or '),
      brings && `bring ${brings}`,
      fetches && `fetch ${fetches}`,
      `order ${stop.orderIds.join(', ')}`,
    ].filter((text) => text !== '');
    const name = `${number} ${isFetch ? 'Fetch for ' : ''}${doorName(orders)}`;
    return [{ kind: 'stop', at, name, about, arrival }];
  });
}
