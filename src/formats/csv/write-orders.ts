import type { Load, Order, Problem, TimeWindow } from '../../model/index.ts';
import { headerKey } from './match-header.ts';
import { WallClock } from './wall-clock.ts';
import { type Cell, decimal } from './write-table.ts';

/** A column of an order file and what an order has in it. */
interface OrderCell {
  readonly name: string;
  readonly text: (order: Order, clock: WallClock) => Cell;
  /** Written even if no order has anything in it. */
  readonly always?: boolean;
}

/** Dimensions whose columns are called as they are; others are `load_NAME`. */
const OWN_DIMENSIONS = new Set(['weight_kg', 'volume_m3', 'parcels']);

const HEAD: readonly OrderCell[] = [
  { name: 'order_id', text: (o) => o.id, always: true },
  { name: 'type', text: (o) => o.type, always: true },
  { name: 'lat', text: (o) => decimal(o.location.lat, 8), always: true },
  { name: 'lon', text: (o) => decimal(o.location.lon, 8), always: true },
  { name: 'address', text: (o) => o.address ?? '' },
  { name: 'postcode', text: (o) => o.postcode ?? '' },
];

const TAIL: readonly OrderCell[] = [
  { name: 'window', text: (o, clock) => windowsText(o.windows, clock), always: true },
  { name: 'service_min', text: (o) => minutes(o.serviceSeconds), always: true },
  { name: 'setup_min', text: (o) => minutes(o.setupSeconds), always: true },
  { name: 'ordered_at', text: (o) => o.orderedAt ?? '' },
  { name: 'ready_on', text: (o, clock) => (o.readyAt === undefined ? (o.readyOn ?? '') : clock.instant(o.readyAt)) },
  { name: 'due_on', text: (o) => o.dueOn ?? '' },
  { name: 'skip_cost', text: (o) => decimal(o.skipCost, 6) },
  { name: 'priority', text: (o) => unlessZero(o.priority) },
  { name: 'late_cost_per_hour', text: (o) => decimal(o.lateCostPerHour, 6) },
  { name: 'skills', text: (o) => o.skills.join('|') },
  { name: 'vehicle', text: (o) => o.vehicle ?? '' },
  { name: 'depot', text: (o) => o.depot ?? '' },
  { name: 'group', text: (o) => o.group ?? '' },
  { name: 'together', text: (o) => o.together ?? '' },
  { name: 'apart', text: (o) => o.apart ?? '' },
  { name: 'divisible', text: (o) => (o.divisible ? 'yes' : '') },
  { name: 'from_lat', text: (o) => decimal(o.from?.location.lat, 8) },
  { name: 'from_lon', text: (o) => decimal(o.from?.location.lon, 8) },
  { name: 'from_window', text: (o, clock) => windowsText(o.from?.windows ?? [], clock) },
  { name: 'from_service_min', text: (o) => minutes(o.from?.serviceSeconds) },
  { name: 'max_ride_min', text: (o) => minutes(o.maxRideSeconds) },
  { name: 'cash', text: (o) => unlessZero(o.cash) },
  { name: 'customer', text: (o) => o.customer ?? '' },
  { name: 'phone', text: (o) => o.phone ?? '' },
  { name: 'email', text: (o) => o.email ?? '' },
  { name: 'notes', text: (o) => o.notes ?? '' },
  { name: 'channel', text: (o) => o.channel ?? '' },
];

/**
 * Orders as rows of an order file in dayroute's own column names, followed by the columns that are not dayroute's: what
 * was read, ready to be read again. Columns in which none of `all` has anything are left out.
 */
export class OrderColumns {
  readonly header: readonly string[];
  readonly #cells: readonly OrderCell[];
  readonly #extras: readonly string[];
  readonly #problem: Problem;
  readonly #clocks = new Map<string, WallClock>();

  constructor(problem: Problem, all: readonly Order[]) {
    this.#problem = problem;
    this.#cells = [...HEAD, ...amountCells(all), ...TAIL].filter(
      (cell) => cell.always || all.some((order) => cell.text(order, this.#clock(order)) !== ''),
    );
    const taken = new Set(this.#cells.map((cell) => headerKey(cell.name)));
    this.#extras = extraNames(all).filter((name) => !taken.has(headerKey(name)));
    this.header = [...this.#cells.map((cell) => cell.name), ...this.#extras];
  }

  row(order: Order): Cell[] {
    const clock = this.#clock(order);
    const extras = this.#extras.map((name) => (Object.hasOwn(order.extra, name) ? order.extra[name] : ''));
    return [...this.#cells.map((cell) => cell.text(order, clock)), ...extras];
  }

  /** Times of an order that is pinned to a depot are read, and so written, in that depot's zone. */
  #clock(order: Order): WallClock {
    const depot = this.#problem.depots.find(({ id }) => id === order.depot);
    const zone = depot?.timeZone ?? this.#problem.timeZone;
    let clock = this.#clocks.get(zone);
    if (clock === undefined) {
      clock = new WallClock(this.#problem, zone);
      this.#clocks.set(zone, clock);
    }
    return clock;
  }
}

/** Names of the columns that are not dayroute's, in order of appearance. */
export function extraNames(orders: readonly Order[]): string[] {
  const names = new Set<string>();
  for (const { extra } of orders) for (const name of Object.keys(extra)) names.add(name);
  return [...names];
}

function amountCells(orders: readonly Order[]): OrderCell[] {
  const dimensions = new Set<string>();
  for (const { delivery, pickup } of orders)
    for (const load of [delivery, pickup]) for (const name of Object.keys(load)) dimensions.add(name);
  const names = [...dimensions].sort();
  const column = (name: string) => (OWN_DIMENSIONS.has(name) ? name : `load_${name}`);
  return [
    ...names.map((name) => ({
      name: column(name),
      text: (o: Order) => amountText(o.type === 'pickup' ? o.pickup : o.delivery, name),
    })),
    ...names.map((name) => ({
      name: `pickup_${column(name)}`,
      text: (o: Order) => (o.type === 'exchange' ? amountText(o.pickup, name) : ''),
    })),
  ];
}

function amountText(load: Load, dimension: string): Cell {
  return Object.hasOwn(load, dimension) ? unlessZero(load[dimension]) : '';
}

function windowsText(windows: readonly TimeWindow[], clock: WallClock): string {
  return windows.map(({ start, end }) => `${clock.bound(start)}-${clock.bound(end)}`).join('|');
}

/** Four decimals of a minute are finer than the second that reading rounds to. */
function minutes(seconds: number | undefined): Cell {
  return seconds === undefined ? '' : decimal(seconds / 60, 4);
}

function unlessZero(amount: number): Cell {
  return amount === 0 ? '' : decimal(amount, 6);
}
