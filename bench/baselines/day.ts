import type { Problem, Stop } from '../../src/model/problem.ts';
import { legSeconds, type Travel } from '../../src/model/travel.ts';
import { type Vehicle, vanIds } from '../../src/model/vehicle.ts';

/** A vehicle row and what a route of it costs, by walking it: plain on purpose, the baselines are to be believed. */
export class RowEvaluator {
  readonly vehicle: Vehicle;
  readonly #problem: Problem;
  readonly #metres: (from: number, to: number) => number;
  readonly #seconds: (from: number, to: number) => number;
  readonly #from: number;
  readonly #to: number | null;
  readonly #opens: number;
  readonly #closes: number;
  /** Scratch, by visit. */
  readonly #work: number[] = [];
  readonly #latest: number[] = [];

  constructor(problem: Problem, travel: Travel, vehicle: Vehicle) {
    this.vehicle = vehicle;
    this.#problem = problem;
    const legs = travel.profile(vehicle.profile);
    this.#metres = (from, to) => legs.metres(from, to);
    this.#seconds = (from, to) => legSeconds(legs.seconds(from, to), vehicle.speedFactor);
    const start = depotOf(problem, vehicle.depotId);
    const end = vehicle.endDepotId === null ? null : depotOf(problem, vehicle.endDepotId);
    this.#from = start.place;
    this.#to = end === null ? null : end.place;
    this.#opens = Math.max(
      vehicle.shift?.start ?? start.window?.start ?? 0,
      start.window?.start ?? Number.NEGATIVE_INFINITY,
    );
    this.#closes = Math.min(
      vehicle.shift?.end ?? Number.POSITIVE_INFINITY,
      end?.window?.end ?? Number.POSITIVE_INFINITY,
    );
  }

  /** Whether this row may visit the stop at all: skills and pins. */
  admits(stop: Stop): boolean {
    const { vehicle } = this;
    if (!stop.skills.every((skill) => vehicle.skills.includes(skill))) return false;
    if (stop.depot !== undefined && stop.depot !== vehicle.depotId) return false;
    return stop.vehicle === undefined || stop.vehicle === vehicle.id || vanIds(vehicle).includes(stop.vehicle);
  }

  /** Seconds of the leg to a stop from the one before, or from the depot. */
  secondsTo(stop: Stop, previous: Stop | undefined): number {
    return this.#seconds(previous?.place ?? this.#from, stop.place);
  }

  /** The earliest a van can leave its depot. */
  get opens(): number {
    return this.#opens;
  }

  /** When work at a stop can begin if the van leaves the one before, or the depot, at `time`; `Infinity` if no window is left. */
  workStart(stop: Stop, previous: Stop | undefined, time: number): number {
    const arrival = time + this.secondsTo(stop, previous);
    if (stop.windows.length === 0) return arrival;
    const window = stop.windows.find((candidate) => candidate.end >= arrival);
    return window === undefined ? Number.POSITIVE_INFINITY : Math.max(arrival, window.start);
  }

  /** Seconds of work at a stop. */
  work(stop: Stop, previous: Stop | undefined): number {
    return stop.serviceSeconds + (previous?.place === stop.place ? 0 : stop.setupSeconds);
  }

  /** Cost of the route, `Infinity` if it breaks a rule. */
  cost(stops: readonly Stop[]): number {
    if (stops.length === 0) return 0;
    const { vehicle } = this;
    if (stops.length > (vehicle.maxStops ?? Number.POSITIVE_INFINITY) || !this.#fits(stops))
      return Number.POSITIVE_INFINITY;
    let metres = 0;
    let time = this.#opens;
    for (const [i, stop] of stops.entries()) {
      const previous = i === 0 ? undefined : stops[i - 1];
      const at = previous?.place ?? this.#from;
      metres += this.#metres(at, stop.place);
      time += this.#seconds(at, stop.place);
      const window = stop.windows.find((candidate) => candidate.end >= time);
      if (window === undefined && stop.windows.length > 0) return Number.POSITIVE_INFINITY;
      if (window !== undefined) time = Math.max(time, window.start);
      this.#latest[i] = window?.end ?? Number.POSITIVE_INFINITY;
      this.#work[i] = this.work(stop, previous);
      time += this.#work[i];
    }
    const last = stops[stops.length - 1];
    let latest = time - this.#work[stops.length - 1];
    if (this.#to !== null) {
      metres += this.#metres(last.place, this.#to);
      time += this.#seconds(last.place, this.#to);
    }
    if (time > this.#closes || metres > (vehicle.maxMetres ?? Number.POSITIVE_INFINITY))
      return Number.POSITIVE_INFINITY;
    // back from the earliest finish: the latest departure that keeps it
    for (let i = stops.length - 2; i >= 0; i--) {
      latest = Math.min(this.#latest[i], latest - this.#seconds(stops[i].place, stops[i + 1].place) - this.#work[i]);
    }
    const seconds = time - (latest - this.#seconds(this.#from, stops[0].place));
    if (seconds > (vehicle.maxSeconds ?? Number.POSITIVE_INFINITY)) return Number.POSITIVE_INFINITY;
    return vehicle.costFixed + (vehicle.costPerKm * metres) / 1000 + (vehicle.costPerHour * seconds) / 3600;
  }

  #fits(stops: readonly Stop[]): boolean {
    for (const dimension of this.#problem.dimensions) {
      const capacity = this.vehicle.capacity[dimension];
      if (capacity === undefined) continue;
      const most = capacity * (1 + 1e-6);
      let load = 0;
      for (const stop of stops) load += stop.delivery[dimension] ?? 0;
      if (load > most) return false;
      for (const stop of stops) {
        load += (stop.pickup[dimension] ?? 0) - (stop.delivery[dimension] ?? 0);
        if (load > most) return false;
      }
    }
    return true;
  }
}

function depotOf(problem: Problem, id: string) {
  const depot = problem.depots.find((candidate) => candidate.id === id);
  if (depot === undefined) throw new RangeError(`There is no depot "${id}".`);
  return depot;
}
