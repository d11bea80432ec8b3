import type { Order, PlanDocument, Problem, Route, Step, Stop } from '../../model/index.ts';
import type { CsvStyle } from './csv-style.ts';
import { headerKey } from './match-header.ts';
import { WallClock } from './wall-clock.ts';
import { extraNames } from './write-orders.ts';
import { type Cell, decimal, writeTable } from './write-table.ts';

const BEFORE_LOADS = [
  'van_id',
  'vehicle_id',
  'sequence',
  'kind',
  'stop_id',
  'order_ids',
  'customer',
  'address',
  'postcode',
  'lat',
  'lon',
  'arrival',
  'start',
  'departure',
  'waiting_min',
  'leg_km',
  'leg_min',
] as const;
const AFTER_LOADS = ['notes', 'phone', 'email'] as const;

/**
 * `routes.csv`: one row a visit, and one for each start, fetch, reload, break, rest and end, in the order in which they come. Times are those
 * of the wall clock in the plan's zone. Columns that are not dayroute's follow; texts of several orders at one stop are
 * joined by `|` unless they are all the same.
 */
export function routesCsv({ problem, plan }: PlanDocument, style?: CsvStyle): string {
  const book = new RouteBook(problem);
  const served = plan.routes.flatMap((route) => book.ordersOf(route));
  const loads = problem.dimensions.map((dimension) => `load_${dimension}`);
  const own = [...BEFORE_LOADS, ...loads, ...AFTER_LOADS];
  const extras = extraNames(served);
  const header = [...own, ...extras.map((name) => freeName(name, own))];
  return writeTable(
    header,
    plan.routes.flatMap((route) => route.steps.map((step, i) => book.row(route, step, i, extras))),
    style,
  );
}

class RouteBook {
  readonly #problem: Problem;
  readonly #clock: WallClock;
  readonly #stops: ReadonlyMap<string, Stop>;
  readonly #orders: ReadonlyMap<string, Order>;

  constructor(problem: Problem) {
    this.#problem = problem;
    this.#clock = new WallClock(problem);
    this.#stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    this.#orders = new Map(problem.orders.map((order) => [order.id, order]));
  }

  ordersOf({ steps }: Route): Order[] {
    return steps.flatMap((step) => (step.kind === 'visit' ? this.#at(step.stopId) : []));
  }

  row({ vanId, vehicleId, steps }: Route, step: Step, sequence: number, extras: readonly string[]): Cell[] {
    const orders = 'stopId' in step ? this.#at(step.stopId) : [];
    const id = 'stopId' in step ? step.stopId : 'depotId' in step ? step.depotId : '';
    const place = this.#placeOf(step);
    const before = steps[sequence - 1];
    return [
      vanId,
      vehicleId,
      String(sequence),
      step.kind,
      id,
      orders.map((order) => order.id).join('|'),
      joined(orders.map((order) => order.customer)),
      joined(orders.map((order) => order.address)),
      joined(orders.map((order) => order.postcode)),
      decimal(place?.lat, 8),
      decimal(place?.lon, 8),
      this.#clock.time(step.arrival),
      this.#clock.time(step.start),
      this.#clock.time(step.departure),
      decimal((step.start - step.arrival) / 60, 2),
      decimal('leg' in step ? step.leg.metres / 1000 : undefined, 3),
      // as driven from the row before: a pause may stand in the middle of a leg
      decimal(before && (step.arrival - before.departure) / 60, 2),
      ...this.#problem.dimensions.map((name) => decimal(Object.hasOwn(step.load, name) ? step.load[name] : 0, 6)),
      joined(orders.map((order) => order.notes)),
      joined(orders.map((order) => order.phone)),
      joined(orders.map((order) => order.email)),
      ...extras.map((name) => joined(orders.map(({ extra }) => (Object.hasOwn(extra, name) ? extra[name] : '')))),
    ];
  }

  #at(stopId: string): Order[] {
    const ids = this.#stops.get(stopId)?.orderIds ?? [];
    return ids.map((id) => this.#orders.get(id)).filter((order) => order !== undefined);
  }

  #placeOf(step: Step) {
    if ('depotId' in step) return this.#problem.depots.find(({ id }) => id === step.depotId)?.location;
    const stop = 'stopId' in step ? this.#stops.get(step.stopId) : undefined;
    const place = step.kind === 'fetch' ? stop?.from?.place : stop?.place;
    return place === undefined ? undefined : this.#problem.places[place];
  }
}

function joined(texts: readonly (string | undefined)[]): string {
  const all = texts.map((text) => text ?? '');
  return new Set(all).size <= 1 ? (all[0] ?? '') : all.join('|');
}

/** A column of the order file that is called like one of ours gets `order_` before its name. */
function freeName(name: string, own: readonly string[]): string {
  const taken = new Set(own.map(headerKey));
  let free = name;
  while (taken.has(headerKey(free))) free = `order_${free}`;
  return free;
}
