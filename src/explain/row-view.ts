import type { Metres, Problem, ProblemDepot, Seconds, Stop, Travel, Vehicle } from '../model/index.ts';
import { legSeconds, UNREACHABLE } from '../model/index.ts';
import { earliestDeparture } from '../solver/earliest-departure.ts';

/** A row of the vehicle file with its legs and hours at hand. */
export class RowView {
  readonly vehicle: Vehicle;
  readonly start: ProblemDepot;
  /** `null` = the route ends at its last stop. */
  readonly end: ProblemDepot | null;
  /** When it may leave the depot, loaded. */
  readonly opens: Seconds;
  readonly closes: Seconds;
  private readonly legs;

  /** @throws RangeError if a depot or the travel profile is unknown */
  constructor(problem: Problem, travel: Travel, vehicle: Vehicle) {
    this.vehicle = vehicle;
    this.start = depot(problem, vehicle.depotId);
    this.end = vehicle.endDepotId === null ? null : depot(problem, vehicle.endDepotId);
    this.opens = earliestDeparture(vehicle.shift, this.start.window) + this.start.loadSeconds;
    this.closes = Math.min(vehicle.shift?.end ?? Infinity, this.end?.window?.end ?? Infinity);
    this.legs = travel.profile(vehicle.profile);
  }

  /** A leg that nobody can drive takes forever. */
  seconds(from: number, to: number): Seconds {
    const raw = this.legs.seconds(from, to);
    return raw >= UNREACHABLE ? Infinity : legSeconds(raw, this.vehicle.speedFactor);
  }

  metres(from: number, to: number): Metres {
    const metres = this.legs.metres(from, to);
    return metres >= UNREACHABLE ? Infinity : metres;
  }

  work(stop: Stop, previousPlace: number): Seconds {
    return stop.serviceSeconds + (previousPlace === stop.place ? 0 : stop.setupSeconds);
  }
}

function depot(problem: Problem, id: string): ProblemDepot {
  const found = problem.depots.find((d) => d.id === id);
  if (found === undefined) throw new RangeError(`unknown depot ${JSON.stringify(id)}`);
  return found;
}
