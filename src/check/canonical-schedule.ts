import type { Leg, Metres, Problem, Seconds, Stop, TimeWindow, Travel, Vehicle } from '../model/index.ts';
import { earliestDeparture } from './earliest-departure.ts';
import { isReachable, legsOf } from './legs-of.ts';
import { indexProblem, type ProblemIndex } from './problem-index.ts';
import { workAt } from './work-at.ts';

export interface ScheduledVisit {
  readonly stopId: string;
  readonly leg: Leg;
  readonly arrival: Seconds;
  readonly start: Seconds;
  readonly departure: Seconds;
}

/** The one schedule that a sequence of stops has: earliest finish, then the latest departure that changes neither finish nor chosen windows. */
export interface CanonicalSchedule {
  readonly departure: Seconds;
  readonly visits: readonly ScheduledVisit[];
  /** Missing on an open route. */
  readonly endLeg?: Leg;
  /** Arrival at the end depot; open route: departure from the last visit. */
  readonly finish: Seconds;
  readonly metres: Metres;
  /** Finish minus departure. */
  readonly seconds: Seconds;
  readonly drivingSeconds: Seconds;
  readonly serviceSeconds: Seconds;
  readonly waitingSeconds: Seconds;
}

/**
 * The schedule of a vehicle that visits the stops in this order, computed apart from the solver; `null` if no departure
 * keeps every window, the shift and the depots' hours, if a leg cannot be travelled, or if there is no stop. Loads,
 * skills, pins and `max...` limits are not looked at.
 *
 * @throws RangeError for an unknown stop, depot or travel profile
 */
export function canonicalSchedule(
  problem: Problem | ProblemIndex,
  vehicle: Vehicle,
  stopIds: readonly string[],
  travel: Travel,
): CanonicalSchedule | null {
  const index = 'problem' in problem ? problem : indexProblem(problem);
  const stops = stopIds.map((id) => known(index.stops.get(id), 'stop', id));
  const startDepot = known(index.depots.get(vehicle.depotId), 'depot', vehicle.depotId);
  const endDepot =
    vehicle.endDepotId === null ? undefined : known(index.depots.get(vehicle.endDepotId), 'depot', vehicle.endDepotId);
  const legOf = known(legsOf(travel, vehicle), 'profile', vehicle.profile);
  if (stops.length === 0) return null;

  const legs = stops.map((stop, i) => legOf(i === 0 ? startDepot.place : stops[i - 1].place, stop.place));
  const endLeg = endDepot && legOf(stops[stops.length - 1].place, endDepot.place);
  if (!legs.every(isReachable) || (endLeg !== undefined && !isReachable(endLeg))) return null;
  const work = stops.map((stop, i) => workAt(stop, stops[i - 1]));

  // forwards from the earliest departure: which window each visit gets
  const chosen: TimeWindow[] = [];
  const starts: Seconds[] = [];
  let time = earliestDeparture(vehicle, startDepot);
  for (const [i, stop] of stops.entries()) {
    time += legs[i].seconds;
    const window = firstWindowFrom(stop, time);
    if (window === undefined) return null;
    time = Math.max(time, window.start);
    chosen.push(window);
    starts.push(time);
    time += work[i];
  }
  const finish = time + (endLeg?.seconds ?? 0);
  if (finish > Math.min(vehicle.shift?.end ?? Infinity, endDepot?.window?.end ?? Infinity)) return null;

  // backwards from that finish: how late each start, and so the departure, can be
  let latest = starts[starts.length - 1];
  for (let i = stops.length - 2; i >= 0; i--) {
    latest = Math.min(chosen[i].end, latest - legs[i + 1].seconds - work[i]);
  }
  const departure = latest - legs[0].seconds;

  // forwards again from the departure found
  const visits: ScheduledVisit[] = [];
  time = departure;
  for (const [i, stop] of stops.entries()) {
    const arrival = time + legs[i].seconds;
    const start = Math.max(arrival, chosen[i].start);
    time = start + work[i];
    visits.push({ stopId: stop.id, leg: legs[i], arrival, start, departure: time });
  }
  const travelled = endLeg === undefined ? legs : [...legs, endLeg];
  return {
    departure,
    visits,
    ...(endLeg === undefined ? {} : { endLeg }),
    finish,
    metres: sum(travelled.map((leg) => leg.metres)),
    seconds: finish - departure,
    drivingSeconds: sum(travelled.map((leg) => leg.seconds)),
    serviceSeconds: sum(work),
    waitingSeconds: sum(visits.map((v) => v.start - v.arrival)),
  };
}

/** The earliest window that has not ended at `time`. */
function firstWindowFrom(stop: Stop, time: Seconds): TimeWindow | undefined {
  if (stop.windows.length === 0) return { start: -Infinity, end: Infinity };
  return stop.windows.find((w) => time <= w.end);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}

function known<T>(thing: T | undefined, what: string, id: string): T {
  if (thing === undefined) throw new RangeError(`unknown ${what} ${JSON.stringify(id)}`);
  return thing;
}
