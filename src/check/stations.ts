import {
  type Leg,
  type ProblemDepot,
  reloadDepotsOf,
  type Seconds,
  type Stop,
  type TimeWindow,
  type Travel,
  type Vehicle,
} from '../model/index.ts';
import { type LegOf, legsOf } from './legs-of.ts';
import type { ProblemIndex } from './problem-index.ts';
import type { SequenceStep } from './sequence.ts';
import { loadingAt, workAt } from './work-at.ts';

/** A pause asked for on a leg. */
export interface StationPause {
  readonly kind: 'break' | 'rest';
  /** Of a break: among the vehicle's. */
  readonly index?: number;
  /** When it may begin; a rest at any time. */
  readonly window: TimeWindow;
  readonly seconds: Seconds;
}

/** A place that a van drives to, and what bounds its start there. */
export interface Station {
  readonly kind: 'visit' | 'fetch' | 'reload' | 'end';
  readonly stop?: Stop;
  readonly leg: Leg;
  /** On its leg. */
  readonly pauses: readonly StationPause[];
  readonly work: Seconds;
  /** Work begins in one of them; never empty. */
  readonly windows: readonly TimeWindow[];
  /** It may also begin after the last one, for money. */
  readonly isSoft: boolean;
  /** Of a shipment's visit: the station at which it was fetched. */
  readonly fetchedAt?: number;
  readonly maxRide?: Seconds;
}

export interface Stations {
  readonly stations: readonly Station[];
  readonly startDepot: ProblemDepot;
  /** The goods of the first trip are at the depot. */
  readonly firstReady: Seconds;
}

const ALWAYS: readonly TimeWindow[] = [{ start: -Infinity, end: Infinity }];

/**
 * The sequence as places to drive to; `null` if it has no visit, a pause after its end, a break that the vehicle lacks or has twice, or
 * a shipment fetched too late.
 *
 * @throws RangeError for an unknown stop, depot or travel profile
 */
export function stationsOf(
  index: ProblemIndex,
  vehicle: Vehicle,
  sequence: readonly SequenceStep[],
  travel: Travel,
): Stations | null {
  const startDepot = known(index.depots.get(vehicle.depotId), 'depot', vehicle.depotId);
  const endDepot =
    vehicle.endDepotId === null ? undefined : known(index.depots.get(vehicle.endDepotId), 'depot', vehicle.endDepotId);
  const legOf = known(legsOf(travel, vehicle), 'profile', vehicle.profile);
  const maker = new StationMaker(index, vehicle, startDepot, legOf);
  const breaks = new Set<number>();
  for (const [i, step] of sequence.entries()) {
    if (step.kind === 'break') {
      const one = (vehicle.breaks ?? [])[step.index];
      if (one === undefined || breaks.has(step.index)) return null;
      breaks.add(step.index);
      maker.pause({ kind: 'break', index: step.index, window: one.window, seconds: one.seconds });
    } else if (step.kind === 'rest') maker.pause({ kind: 'rest', window: ALWAYS[0], seconds: step.seconds });
    else if (step.kind === 'reload') maker.reload(readyOf(index, sequence, i + 1), step.depotId);
    else if (!maker.call(step.kind, known(index.stops.get(step.stopId), 'stop', step.stopId))) return null;
  }
  const shiftEnd = vehicle.shift?.end ?? Infinity;
  if (endDepot !== undefined) maker.end(endDepot, shiftEnd);
  else if (maker.hasPause) return null;
  if (!sequence.some(({ kind }) => kind === 'visit')) return null;
  return { stations: maker.stations, startDepot, firstReady: readyOf(index, sequence, 0) };
}

class StationMaker {
  readonly stations: Station[] = [];
  readonly #index: ProblemIndex;
  readonly #vehicle: Vehicle;
  readonly #legOf: LegOf;
  readonly #fetched = new Map<string, number>();
  #pauses: StationPause[] = [];
  #place: number;
  #called: number | undefined;

  constructor(index: ProblemIndex, vehicle: Vehicle, startDepot: ProblemDepot, legOf: LegOf) {
    this.#index = index;
    this.#vehicle = vehicle;
    this.#legOf = legOf;
    this.#place = startDepot.place;
  }

  get hasPause(): boolean {
    return this.#pauses.length > 0;
  }

  pause(pause: StationPause): void {
    this.#pauses.push(pause);
  }

  /** False if the call does not fit what was fetched before. */
  call(kind: 'visit' | 'fetch', stop: Stop): boolean {
    const work = workAt(stop, kind, this.#called);
    if (kind === 'fetch') {
      if (stop.from === undefined) return false;
      const ready = stop.readyAt ?? -Infinity;
      const windows = (stop.from.windows.length === 0 ? ALWAYS : stop.from.windows)
        .map(({ start, end }) => ({ start: Math.max(start, ready), end }))
        .filter(({ start, end }) => start <= end);
      if (windows.length === 0) return false;
      this.#fetched.set(stop.id, this.stations.length);
      this.#add({ kind, stop, work, windows, isSoft: false }, stop.from.place);
    } else {
      const fetchedAt = this.#fetched.get(stop.id);
      if (stop.from !== undefined && fetchedAt === undefined) return false;
      const isSoft = stop.lateCostPerHour !== undefined && stop.windows.length > 0;
      const ride = stop.from === undefined || stop.maxRideSeconds === undefined ? {} : { maxRide: stop.maxRideSeconds };
      this.#add(
        {
          kind,
          stop,
          work,
          windows: stop.windows.length === 0 ? ALWAYS : stop.windows,
          isSoft,
          ...(fetchedAt === undefined ? {} : { fetchedAt }),
          ...ride,
        },
        stop.place,
      );
    }
    this.#called = this.#place;
    return true;
  }

  reload(ready: Seconds, at?: string): void {
    const mine = reloadDepotsOf(this.#vehicle);
    // elsewhere it may not reload; the trips are judged for that
    const id = at !== undefined && mine.includes(at) ? at : mine[0];
    const depot = known(this.#index.depots.get(id), 'depot', id);
    const opens = Math.max(depot.window?.start ?? -Infinity, ready);
    const windows = [{ start: opens, end: Math.max(opens, depot.window?.end ?? Infinity) }];
    const isOpen = depot.window === undefined || opens <= depot.window.end;
    // goods that come after closing time can never be loaded
    const never = [{ start: Infinity, end: -Infinity }];
    const work = loadingAt(depot, this.#vehicle);
    this.#add({ kind: 'reload', work, windows: isOpen ? windows : never, isSoft: false }, depot.place);
    this.#called = undefined;
  }

  end(depot: ProblemDepot, shiftEnd: Seconds): void {
    const end = Math.min(shiftEnd, depot.window?.end ?? Infinity);
    this.#add({ kind: 'end', work: 0, windows: [{ start: -Infinity, end }], isSoft: false }, depot.place);
  }

  #add(station: Omit<Station, 'leg' | 'pauses'>, place: number): void {
    this.stations.push({ ...station, leg: this.#legOf(this.#place, place), pauses: this.#pauses });
    this.#pauses = [];
    this.#place = place;
  }
}

/** When the goods of the trip that begins before `from` in the sequence are at the depot. */
function readyOf(index: ProblemIndex, sequence: readonly SequenceStep[], from: number): Seconds {
  let ready = -Infinity;
  for (let i = from; i < sequence.length; i++) {
    const step = sequence[i];
    if (step.kind === 'reload') break;
    const stop = step.kind === 'visit' ? index.stops.get(step.stopId) : undefined;
    if (stop !== undefined && stop.from === undefined) ready = Math.max(ready, stop.readyAt ?? -Infinity);
  }
  return ready;
}

function known<T>(thing: T | undefined, what: string, id: string): T {
  if (thing === undefined) throw new RangeError(`unknown ${what} ${JSON.stringify(id)}`);
  return thing;
}
