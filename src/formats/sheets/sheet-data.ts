import type { FetchStep, Load, Order, Route, Visit } from '../../model/index.ts';
import { doorAddress, doorName, eachOnce } from '../door-text.ts';
import type { PlanBook } from '../plan-book.ts';

/** What a driver does next. Times as `HH:MM`. */
export type SheetRow = StopRow | PlaceRow;

/** Anything but a stop, in a few words. */
export interface PlaceRow {
  readonly kind: 'depot' | 'pause';
  readonly time: string;
  readonly words: string;
  readonly detail: string;
}

export interface StopRow {
  readonly kind: 'stop';
  readonly number: number;
  readonly arrival: string;
  /** When work begins, if the van has to wait for it. */
  readonly waitsUntil: string;
  readonly windows: readonly string[];
  readonly isLate: boolean;
  /** The door where a shipment is picked up. */
  readonly isFetch: boolean;
  readonly isShipment: boolean;
  readonly name: string;
  readonly address: string;
  readonly phones: readonly string[];
  readonly notes: readonly string[];
  readonly orders: readonly SheetOrder[];
  readonly delivery: Load;
  readonly pickup: Load;
  readonly cash: number;
  readonly km: number;
}

export interface SheetOrder {
  readonly id: string;
  readonly brings: Load;
  readonly fetches: Load;
}

/** What goes into the van before it leaves a depot: last stop first, since what comes out first goes in last. */
export interface Loading {
  readonly depot: string;
  readonly time: string;
  readonly rows: readonly StopRow[];
  readonly total: Load;
}

/** A driver's day. */
export interface Sheet {
  readonly van: string;
  readonly vehicle: string;
  readonly departure: string;
  readonly finish: string;
  readonly from: string;
  /** Empty: the route ends at its last stop. */
  readonly to: string;
  readonly rows: readonly SheetRow[];
  readonly loadings: readonly Loading[];
  readonly stops: number;
  readonly orders: number;
  readonly km: number;
  readonly seconds: number;
  readonly delivery: Load;
  readonly pickup: Load;
  readonly cash: number;
}

export function sheetOf(route: Route, book: PlanBook): Sheet {
  const rows: SheetRow[] = [];
  const loadings: { depot: string; time: string; rows: StopRow[] }[] = [];
  let number = 0;
  for (const step of route.steps) {
    const [arrival, start, departure] = [step.arrival, step.start, step.departure].map((s) => clockText(s, book));
    const minutes = `${Math.round((step.departure - step.start) / 60)} min`;
    switch (step.kind) {
      case 'visit':
      case 'fetch': {
        number++;
        const row = stopRow(step, number, book);
        rows.push(row);
        loadings.at(-1)?.rows.push(row);
        break;
      }
      case 'start': {
        const detail = step.departure > step.start ? `be there to load at ${start}` : '';
        rows.push({ kind: 'depot', time: departure, words: `Leave ${step.depotId}`, detail });
        loadings.push({ depot: step.depotId, time: departure, rows: [] });
        break;
      }
      case 'reload': {
        const wait = step.start - step.arrival >= 60 ? `loading begins at ${start}, ` : '';
        const detail = `${legText(step.leg.metres)} · unload and load again, ${wait}leave at ${departure}`;
        rows.push({ kind: 'depot', time: arrival, words: `Back at ${step.depotId}`, detail });
        loadings.push({ depot: step.depotId, time: departure, rows: [] });
        break;
      }
      case 'break':
      case 'rest': {
        const words = `${step.kind === 'break' ? 'Break' : 'Rest'}, ${minutes}`;
        rows.push({ kind: 'pause', time: start, words, detail: `until ${departure}` });
        break;
      }
      case 'end':
        rows.push({ kind: 'depot', time: arrival, words: `Back at ${step.depotId}`, detail: legText(step.leg.metres) });
    }
  }
  const stops = rows.filter((row) => row.kind === 'stop');
  const [first] = route.steps;
  const last = route.steps.at(-1);
  return {
    van: route.vanId,
    vehicle: route.vehicleId,
    departure: first === undefined ? '' : clockText(first.departure, book),
    finish: last === undefined ? '' : clockText(last.departure, book),
    from: first?.kind === 'start' ? first.depotId : '',
    to: last?.kind === 'end' ? last.depotId : '',
    rows,
    loadings: loadings.map((loading) => ({
      ...loading,
      rows: loading.rows.filter(isBrought).reverse(),
      total: sum(loading.rows.filter(isBrought).map((row) => row.delivery)),
    })),
    stops: stops.length,
    orders: new Set(stops.flatMap((stop) => stop.orders.map((order) => order.id))).size,
    km: route.metres / 1000,
    seconds: route.seconds,
    delivery: sum(stops.map((stop) => stop.delivery)),
    pickup: sum(stops.map((stop) => stop.pickup)),
    cash: stops.reduce((money, stop) => money + stop.cash, 0),
  };
}

function stopRow(visit: Visit | FetchStep, number: number, book: PlanBook): StopRow {
  const { stop, orders, windows, isFetch, brings, fetches } = book.callOf(visit);
  return {
    kind: 'stop',
    number,
    arrival: clockText(visit.arrival, book),
    waitsUntil: visit.start - visit.arrival >= 60 ? clockText(visit.start, book) : '',
    windows: windows.map(({ start, end }) => `${book.clock.bound(start)}–${book.clock.bound(end)}`),
    isLate: windows.length > 0 && windows.every((window) => visit.start > window.end),
    isFetch,
    isShipment: stop.from !== undefined,
    name: `${isFetch ? 'Fetch for ' : ''}${doorName(orders)}`,
    // the address of an order is where it goes to
    address: isFetch ? pointText(visit, book) : doorAddress(orders),
    phones: eachOnce(orders, (order) => order.phone),
    notes: eachOnce(orders, (order) => order.notes),
    orders: orders.map((order: Order) =>
      isFetch
        ? { id: order.id, brings: {}, fetches: order.delivery }
        : { id: order.id, brings: order.delivery, fetches: order.pickup },
    ),
    delivery: brings,
    pickup: fetches,
    cash: isFetch ? 0 : orders.reduce((money, order) => money + order.cash, 0),
    km: visit.leg.metres / 1000,
  };
}

/** Whether it has to be loaded at the depot. */
function isBrought(row: StopRow): boolean {
  return !row.isShipment && row.orders.some((order) => Object.keys(order.brings).length > 0);
}

export function clockText(seconds: number, book: PlanBook): string {
  return book.clock.bound(Math.floor(seconds / 60) * 60);
}

/** All that is known of a door where a shipment is fetched. */
function pointText(step: Visit | FetchStep, book: PlanBook): string {
  const at = book.placeOf(step);
  return at === undefined ? '' : `${at.lat.toFixed(5)}, ${at.lon.toFixed(5)}`;
}

function legText(metres: number): string {
  return `${(metres / 1000).toFixed(1)} km`;
}

function sum(loads: readonly Load[]): Load {
  const total: Record<string, number> = {};
  for (const load of loads)
    for (const [name, amount] of Object.entries(load)) total[name] = (total[name] ?? 0) + amount;
  return total;
}
