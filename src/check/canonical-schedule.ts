import type { Leg, Metres, Problem, Seconds, Travel, Vehicle } from '../model/index.ts';
import { earliestDeparture } from './earliest-departure.ts';
import { hadBeforeLeaving } from './had-before-leaving.ts';
import { isReachable } from './legs-of.ts';
import { indexProblem, type ProblemIndex } from './problem-index.ts';
import type { SequenceStep } from './sequence.ts';
import { type Station, stationsOf } from './stations.ts';
import { driveThrough, type Moment, type Tour } from './tour.ts';

interface Times {
  readonly arrival: Seconds;
  readonly start: Seconds;
  readonly departure: Seconds;
}

export interface ScheduledVisit extends Times {
  readonly stopId: string;
  readonly leg: Leg;
}

/** A step of the sequence, or the end, with its times. */
export interface ScheduledStep extends Times {
  readonly kind: SequenceStep['kind'] | 'end';
  /** Of a pause: how much of its leg is driven before it. */
  readonly drivenSeconds?: Seconds;
  /** Of a visit: seconds after the end of its last window. */
  readonly lateSeconds?: Seconds;
}

/** The one schedule that a sequence of steps has: earliest finish, then the latest departure that changes neither finish nor chosen windows nor lateness. */
export interface CanonicalSchedule {
  /** Loading at the start depot begins. */
  readonly loading: Seconds;
  readonly departure: Seconds;
  /** Of the sequence in its order, then the end if there is one. */
  readonly steps: readonly ScheduledStep[];
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
  readonly pauseSeconds: Seconds;
  readonly reloadSeconds: Seconds;
}

/**
 * The schedule of a vehicle that takes these steps in this order (a plain id is a visit), computed apart from the solver; `null` if
 * no departure keeps every window, break, rest, ride, the shift and the depots' hours, if a leg cannot be travelled, or if there is no
 * visit. Loads, skills, pins and `max...` limits are not looked at. See docs/rules.md.
 *
 * @throws RangeError for an unknown stop, depot or travel profile
 */
export function canonicalSchedule(
  problem: Problem | ProblemIndex,
  vehicle: Vehicle,
  steps: readonly (string | SequenceStep)[],
  travel: Travel,
): CanonicalSchedule | null {
  const index = 'problem' in problem ? problem : indexProblem(problem);
  const sequence = steps.map((step) => (typeof step === 'string' ? { kind: 'visit' as const, stopId: step } : step));
  const found = stationsOf(index, vehicle, sequence, travel);
  if (found === null || !found.stations.every(({ leg }) => isReachable(leg))) return null;
  const { stations, startDepot, firstReady } = found;

  // 1. everything as early as it can be
  const load = startDepot.loadSeconds ?? 0;
  const earliest = Math.max(earliestDeparture(vehicle, startDepot), firstReady) + load;
  const early = earliestTour(vehicle, stations, earliest);
  if (early === null) return null;

  // 2. and 3. then as late a departure as changes nothing that matters
  const keepsEarly = (index.problem.objective?.arrivalsPerHour ?? 0) > 0;
  const departure = keepsEarly ? early.departure : latestDeparture(stations, early);
  const tour = driveThrough(vehicle, stations, departure, early);
  if (tour === null) return null;
  return writeOut(vehicle, stations, tour, load);
}

/** Leaves as early as it may; later only by breaks that are missing and so have to be had before leaving. */
function earliestTour(vehicle: Vehicle, stations: readonly Station[], earliest: Seconds): Tour | null {
  const breaks = vehicle.breaks ?? [];
  const taken = new Set(
    stations.flatMap(({ pauses }) => pauses.flatMap((pause) => ('index' in pause ? [pause.index] : []))),
  );
  let departure = earliest;
  for (;;) {
    const tour = driveThrough(vehicle, stations, departure);
    if (tour === null) return null;
    let needed = departure;
    for (const [k, one] of breaks.entries()) {
      if (taken.has(k) || tour.finish <= one.window.end) continue;
      needed = Math.max(needed, hadBeforeLeaving(one, vehicle));
    }
    if (needed === departure) return tour;
    departure = needed;
  }
}

/** Backwards from the finish, with windows, lateness and the places of pauses as they are on the early tour. */
function latestDeparture(stations: readonly Station[], early: Tour): Seconds {
  const caps = stations.map(() => Infinity);
  for (;;) {
    let latest = early.finish;
    const starts: Seconds[] = [];
    for (let i = stations.length - 1; i >= 0; i--) {
      const { leg, work } = stations[i];
      const { window, late, start, pauses } = early.moments[i];
      latest = Math.min(latest - work, caps[i], late > 0 ? start : window.end);
      starts[i] = latest;
      let driven = leg.seconds;
      for (let p = pauses.length - 1; p >= 0; p--) {
        const pause = pauses[p];
        latest = Math.min(latest - (driven - pause.driven) - pause.seconds, pause.window.end);
        driven = pause.driven;
      }
      latest -= driven;
    }
    let isKept = true;
    for (const [i, { fetchedAt, maxRide }] of stations.entries()) {
      if (fetchedAt === undefined || maxRide === undefined) continue;
      const allowed = starts[fetchedAt] + stations[fetchedAt].work + maxRide;
      if (starts[i] <= allowed) continue;
      caps[i] = allowed;
      isKept = false;
    }
    if (isKept) return latest;
  }
}

function writeOut(vehicle: Vehicle, stations: readonly Station[], tour: Tour, load: Seconds): CanonicalSchedule {
  const steps: ScheduledStep[] = [];
  const visits: ScheduledVisit[] = [];
  for (const [i, { kind, stop, leg, work, pauses }] of stations.entries()) {
    const moment: Moment = tour.moments[i];
    for (const [p, pause] of moment.pauses.entries())
      steps.push({ kind: pauses[p].kind, ...timesOf(pause, pause.seconds), drivenSeconds: pause.driven });
    const times = timesOf(moment, work);
    steps.push({ kind, ...times, ...(moment.late > 0 ? { lateSeconds: moment.late } : {}) });
    if (kind === 'visit' && stop !== undefined) visits.push({ stopId: stop.id, leg, ...times });
  }
  const sum = (numbers: readonly number[]) => numbers.reduce((total, n) => total + n, 0);
  const workOf = (...kinds: readonly Station['kind'][]) =>
    sum(stations.map(({ kind, work }) => (kinds.includes(kind) ? work : 0)));
  const last = stations[stations.length - 1];
  return {
    loading: tour.departure - load,
    departure: tour.departure,
    steps,
    visits,
    ...(vehicle.endDepotId === null ? {} : { endLeg: last.leg }),
    finish: tour.finish,
    metres: sum(stations.map(({ leg }) => leg.metres)),
    seconds: tour.finish - tour.departure,
    drivingSeconds: sum(stations.map(({ leg }) => leg.seconds)),
    serviceSeconds: workOf('visit', 'fetch'),
    waitingSeconds: sum(steps.map(({ arrival, start }) => start - arrival)),
    pauseSeconds: sum(stations.flatMap(({ pauses }) => pauses.map(({ seconds }) => seconds))),
    reloadSeconds: workOf('reload'),
  };
}

function timesOf({ arrival, start }: { readonly arrival: Seconds; readonly start: Seconds }, work: Seconds): Times {
  return { arrival, start, departure: start + work };
}
