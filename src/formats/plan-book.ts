import type {
  FetchStep,
  LatLon,
  Load,
  Order,
  PlanDocument,
  Problem,
  Route,
  Step,
  Stop,
  TimeWindow,
  Vehicle,
  Visit,
} from '../model/index.ts';
import { PlanClock } from './csv/plan-clock.ts';
import { WallClock } from './csv/wall-clock.ts';

/** A door on a route: that of a stop, or the one where a shipment is fetched for it. */
export interface Call {
  readonly stop: Stop;
  readonly orders: readonly Order[];
  readonly at: LatLon;
  readonly isFetch: boolean;
  readonly windows: readonly TimeWindow[];
  readonly brings: Load;
  readonly fetches: Load;
}

/** What the writers of a plan look up by id. */
export class PlanBook {
  readonly problem: Problem;
  readonly clock: WallClock;
  readonly #stops: ReadonlyMap<string, Stop>;
  readonly #orders: ReadonlyMap<string, Order>;
  readonly #vehicles: ReadonlyMap<string, Vehicle>;
  readonly #depots: ReadonlyMap<string, LatLon>;
  /** Milliseconds since 1970 of the plan day's midnight. */
  readonly #midnight: number;

  constructor({ problem }: Pick<PlanDocument, 'problem'>) {
    this.problem = problem;
    this.clock = new WallClock(problem);
    this.#stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    this.#orders = new Map(problem.orders.map((order) => [order.id, order]));
    this.#vehicles = new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle]));
    this.#depots = new Map(problem.depots.map((depot) => [depot.id, depot.location]));
    this.#midnight = -1000 * new PlanClock(problem.date, problem.timeZone).seconds({ kind: 'instant', epoch: 0 });
  }

  /** @throws Error if the document names a stop or order that its problem does not have */
  callOf(step: Visit | FetchStep): Call {
    const stop = found(this.#stops, step.stopId, 'stop');
    const orders = stop.orderIds.map((id) => found(this.#orders, id, 'order'));
    const at = this.placeOf(step) as LatLon;
    if (step.kind === 'visit') {
      return { stop, orders, at, isFetch: false, windows: stop.windows, brings: stop.delivery, fetches: stop.pickup };
    }
    return { stop, orders, at, isFetch: true, windows: stop.from?.windows ?? [], brings: {}, fetches: stop.delivery };
  }

  vehicleOf({ vehicleId }: Route): Vehicle {
    return found(this.#vehicles, vehicleId, 'vehicle');
  }

  /** Pauses have no place of their own. */
  placeOf(step: Step): LatLon | undefined {
    if ('depotId' in step) return found(this.#depots, step.depotId, 'depot');
    if (!('stopId' in step)) return undefined;
    const stop = found(this.#stops, step.stopId, 'stop');
    return this.problem.places[step.kind === 'fetch' ? (stop.from?.place ?? -1) : stop.place];
  }

  /** `2026-11-23T08:16:00Z`: a moment of the plan for programs that know of no plan day. */
  instant(seconds: number): string {
    return new Date(this.#midnight + seconds * 1000).toISOString().replace('.000', '');
  }
}

/** Documents are checked before they are published; this is for one that a service made by hand. */
function found<T>(table: ReadonlyMap<string, T>, id: string, what: string): T {
  const value = table.get(id);
  if (value === undefined) throw new Error(`plan document names ${what} "${id}", which its problem does not have`);
  return value;
}
