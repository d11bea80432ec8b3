import type {
  Complaint,
  Config,
  Deferred,
  Depot,
  IsoDate,
  Lock,
  LockRow,
  Order,
  Problem,
  SourceRow,
  Vehicle,
  Zone,
} from '../model/index.ts';
import { findContradictions } from './contradictions.ts';
import { daysBetween, dueDay } from './days.ts';
import { type Doorstep, findDoorsteps, workSeconds } from './doorsteps.ts';
import type { LockSource } from './lock-faults.ts';
import { makeStop } from './make-stop.ts';
import { PlaceList } from './place-list.ts';
import { type Selected, type SelectOptions, selectOrders } from './select-orders.ts';
import { settleLocks } from './settle-locks.ts';
import { someNames } from './some-names.ts';
import { splitOrder } from './split-order.ts';
import { type Waiting, worthsToday } from './worth-today.ts';

/** What a day's problem is made from, as the readers give it. */
export interface DayInput {
  readonly date: IsoDate;
  /** IANA name. */
  readonly timeZone: string;
  readonly orders: readonly Order[];
  readonly vehicles: readonly Vehicle[];
  /** Where each vehicle was read, by its id, for complaints. */
  readonly vehicleSources?: Readonly<Record<string, SourceRow>>;
  readonly depots: readonly Depot[];
  readonly config: Config;
  /** All there are; the problem carries those that its vehicles name. */
  readonly zones?: readonly Zone[];
  /** What is settled about vans, for re-planning; by ids of stops. */
  readonly locks?: readonly Lock[];
  /** The same by orders, as a planner says it. */
  readonly lockRows?: readonly LockRow[];
  /** How the day is chosen from the book. Default: what is due must go, what is due later may. */
  readonly book?: BookOptions;
}

export interface BookOptions extends Omit<SelectOptions, 'date'> {
  /** Orders of one customer no farther apart than this are one visit. Default 20. */
  readonly sameDoorMetres?: number;
  /** Promises up to so many days ahead that cannot be kept are noticed. Default 7. */
  readonly noticeDays?: number;
}

export interface BuiltProblem {
  readonly problem: Problem;
  readonly deferred: readonly Deferred[];
  /** With an error among them the problem must not be planned. */
  readonly complaints: readonly Complaint[];
  /** Where it was read what is settled about a van, or a stop on it. */
  readonly lockSource: LockSource;
}

/**
 * The day's stops: orders whose goods are ready, those of one customer at one door put together, at places numbered depots
 * first. What may wait has a skip cost: what going today is worth. Everything keeps the order of the input.
 */
export function buildProblem(day: DayInput): BuiltProblem {
  const { date, timeZone, config } = day;
  const complaints: Complaint[] = [];
  const selected = selectOrders(day.orders, { ...day.book, date });
  const { deferred } = selected;
  const vehicles = withDepots(day, complaints);
  const { orders, mayWait } = inPieces(selected, vehicles, new Set(day.orders.map((order) => order.id)));
  complaints.push(...checkDay(day, orders));
  const endsBindWork = config.windowEnds === 'service-end';
  // what comes new to a door where a van is settled to call does not go along with it
  const settledAs = new Map(
    (day.lockRows ?? []).flatMap(({ orderId, vanId, kind }) =>
      orderId === undefined ? [] : [[orderId, `${kind} ${vanId}`]],
    ),
  );
  const doorsteps = findDoorsteps(orders, { ...day.book, vehicles, endsBindWork, settled: settledAs });
  if (endsBindWork) complaints.push(...tooShortWindows(doorsteps));
  const places = new PlaceList();
  const depots = day.depots.map((depot) => ({ ...depot, place: places.at(depot.location, depot.id) }));
  const waiting = waitingDoorsteps(doorsteps, mayWait, date);
  const worths = worthsToday({ doorsteps, waiting, vehicles, depots: day.depots, profiles: config.profiles });
  const worthOf = new Map(waiting.map(({ doorstep }, i) => [doorstep, worths[i]]));
  const stops = doorsteps.map((doorstep) =>
    makeStop(
      doorstep,
      places.at(doorstep[0].location, doorstep[0].id),
      doorstep[0].from && places.at(doorstep[0].from.location, `${doorstep[0].id}:from`),
      endsBindWork,
      worthOf.get(doorstep),
    ),
  );
  const used = new Set(vehicles.map((vehicle) => vehicle.profile));
  const zones = (day.zones ?? []).filter(({ name }) => vehicles.some(({ zone }) => zone === name));
  const settled = settleLocks(day.lockRows ?? [], { stops, vehicles, orders, book: day.orders });
  complaints.push(...settled.complaints);
  const locks = settled.locks.length === 0 ? (day.locks ?? []) : [...(day.locks ?? []), ...settled.locks];
  const problem: Problem = {
    date,
    timeZone,
    dimensions: dimensionsOf(orders),
    places: places.places,
    depots,
    vehicles,
    stops,
    orders,
    profiles: config.profiles.filter((profile) => used.has(profile.name)),
    ...(zones.length === 0 ? {} : { zones }),
    ...(locks.length === 0 ? {} : { locks }),
    ...(config.objective === undefined ? {} : { objective: config.objective }),
  };
  complaints.push(...findContradictions(problem, settled.sourceOf, day.vehicleSources));
  return { problem, deferred, complaints, lockSource: settled.sourceOf };
}

/** Orders too large for any vehicle, if divisible, cut into pieces that may wait as the order may. */
function inPieces({ orders, mayWait }: Selected, vehicles: readonly Vehicle[], taken: ReadonlySet<string>) {
  const pieces = orders.flatMap((order) => splitOrder(order, vehicles, taken));
  const waiting = pieces.filter(({ id, piece }) => mayWait.has(piece?.of ?? id));
  return { orders: pieces, mayWait: new Set(waiting.map(({ id }) => id)) };
}

/** Doorsteps of which every order may wait, or may be left out anyway. */
function waitingDoorsteps(doorsteps: readonly Doorstep[], mayWait: ReadonlySet<string>, date: IsoDate): Waiting[] {
  return doorsteps.flatMap((doorstep) => {
    if (!doorstep.every(({ id, skipCost }) => mayWait.has(id) || skipCost !== undefined)) return [];
    const days = doorstep.filter(({ id }) => mayWait.has(id)).map((order) => daysBetween(date, dueDay(order) ?? date));
    return days.length === 0 ? [] : [{ doorstep, daysLeft: Math.max(1, Math.min(...days)) }];
  });
}

/** Vehicles that name no depot get the only one; a depot that does not exist is an error. */
function withDepots({ vehicles, depots, vehicleSources = {} }: DayInput, complaints: Complaint[]): Vehicle[] {
  const known = new Set(depots.map((depot) => depot.id));
  const only = depots.length === 1 ? depots[0].id : undefined;
  return vehicles.map((vehicle) => {
    const depotId = vehicle.depotId === '' && only !== undefined ? only : vehicle.depotId;
    const endDepotId = vehicle.endDepotId === '' ? depotId : vehicle.endDepotId;
    const wanted = [depotId, endDepotId, ...(vehicle.reloadDepotIds ?? [])].filter((id) => id !== null);
    for (const id of new Set(wanted)) {
      // Without any depot that is the one complaint to make.
      if (known.has(id) || depots.length === 0) continue;
      complaints.push({
        code: id === '' ? 'VALUE_MISSING' : 'DEPOT_UNKNOWN',
        severity: 'error',
        ...(Object.hasOwn(vehicleSources, vehicle.id) ? vehicleSources[vehicle.id] : undefined),
        read: id,
        message:
          id === '' ? `vehicle ${vehicle.id} names no depot` : `vehicle ${vehicle.id} names a depot that is not there`,
        expected: someNames(known),
        cure: 'Correct the depot of the vehicle.',
      });
    }
    return depotId === vehicle.depotId && endDepotId === vehicle.endDepotId
      ? vehicle
      : { ...vehicle, depotId, endDepotId };
  });
}

function checkDay(day: DayInput, due: readonly Order[]): Complaint[] {
  const complaints: Complaint[] = [];
  const { date, depots, vehicles } = day;
  if (depots.length === 0) {
    complaints.push({
      code: 'NO_DEPOT',
      severity: 'error',
      message: 'there is no depot',
      cure: 'Add a row to the depot file.',
    });
  }
  if (vehicles.length === 0) {
    const cure = 'Add a row to the vehicle file, or check its column available_on.';
    complaints.push({ code: 'NO_VEHICLE', severity: 'error', message: `no vehicle is available on ${date}`, cure });
  }
  if (due.length === 0) {
    const held = day.orders.length;
    const message =
      held === 0 ? 'there are no orders' : `none of the ${held} orders goes on ${date}: the goods are not ready`;
    complaints.push({ code: 'EMPTY_DAY', severity: 'warning', message: `${message}; the plan is empty` });
  }
  return complaints;
}

/** The order reader refuses such rows; orders made by a program come here unread. */
function tooShortWindows(doorsteps: readonly Doorstep[]): Complaint[] {
  return doorsteps
    .filter((orders) => orders[0].windows.some((w) => w.end - w.start < workSeconds(orders)))
    .map(([order]) => ({
      code: 'WINDOW_SHORT',
      severity: 'error',
      ...order.source,
      message: `the work of order ${order.id} does not fit into its window, and windowEnds is service-end`,
      cure: 'Widen the window, or set windowEnds to service-start.',
    }));
}

/** Names of the dimensions that any order asks for, sorted. */
function dimensionsOf(orders: readonly Order[]): string[] {
  const names = new Set<string>();
  for (const order of orders)
    for (const load of [order.delivery, order.pickup]) for (const name of Object.keys(load)) names.add(name);
  return [...names].sort();
}
