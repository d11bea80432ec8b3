import type { Seconds, TimeWindow, Vehicle } from '../model/index.ts';
import { DrivingClock } from './driving-clock.ts';
import type { Station } from './stations.ts';

interface PauseMoment {
  readonly arrival: Seconds;
  readonly start: Seconds;
  readonly seconds: Seconds;
  /** Of its leg, before it. */
  readonly driven: Seconds;
  readonly window: TimeWindow;
}

/** When a van is at a station. */
export interface Moment {
  readonly arrival: Seconds;
  readonly start: Seconds;
  /** The one it begins in. */
  readonly window: TimeWindow;
  /** Seconds after the last window. */
  readonly late: Seconds;
  readonly pauses: readonly PauseMoment[];
}

/** A drive past all stations. */
export interface Tour {
  readonly departure: Seconds;
  readonly moments: readonly Moment[];
  /** Arrival at the end, or departure from the last visit of an open route. */
  readonly finish: Seconds;
}

/**
 * Drives past the stations from this departure, each as early as it can be, fetches no earlier than ride limits allow. With `like`,
 * windows and the places of pauses are those of that tour. `null` if a window, a break, the driving rule or the shift is missed.
 */
export function driveThrough(
  vehicle: Vehicle,
  stations: readonly Station[],
  departure: Seconds,
  like?: Tour,
): Tour | null {
  const notBefore = stations.map(() => -Infinity);
  for (;;) {
    const tour = driveOnce(vehicle, stations, departure, notBefore, like);
    if (tour === null) return null;
    let isKept = true;
    for (const [i, { fetchedAt, maxRide }] of stations.entries()) {
      if (fetchedAt === undefined || maxRide === undefined) continue;
      const { start } = tour.moments[i];
      const due = start - maxRide - stations[fetchedAt].work;
      if (tour.moments[fetchedAt].start >= due) continue;
      // a later fetch shortens the ride only by what is waited on the way
      if (waitedOnTheWay(tour, fetchedAt, i) === 0) return null;
      notBefore[fetchedAt] = due;
      isKept = false;
    }
    if (isKept) return tour;
  }
}

function waitedOnTheWay({ moments }: Tour, from: number, to: number): Seconds {
  let waited = 0;
  for (let i = from + 1; i <= to; i++) {
    const { start, arrival, pauses } = moments[i];
    waited += start - arrival;
    for (const pause of pauses) waited += pause.start - pause.arrival;
  }
  return waited;
}

function driveOnce(
  vehicle: Vehicle,
  stations: readonly Station[],
  departure: Seconds,
  notBefore: readonly Seconds[],
  like: Tour | undefined,
): Tour | null {
  const clock = new DrivingClock(vehicle);
  const moments: Moment[] = [];
  let time = departure;
  for (const [i, station] of stations.entries()) {
    const pauses: PauseMoment[] = [];
    let rest = station.leg.seconds;
    for (const [p, { window, seconds }] of station.pauses.entries()) {
      const fixed = like?.moments[i].pauses[p].driven;
      // as late on the leg as break and driving rule allow; best at the next place
      const drive =
        fixed === undefined ? Math.min(rest, clock.left, window.end - time) : fixed - (station.leg.seconds - rest);
      if (drive < 0) return null;
      clock.drive(drive);
      clock.pause(seconds);
      rest -= drive;
      const arrival = time + drive;
      const start = Math.max(arrival, window.start);
      if (start > window.end) return null;
      pauses.push({ arrival, start, seconds, driven: station.leg.seconds - rest, window });
      time = start + seconds;
    }
    clock.drive(rest);
    if (clock.left < 0) return null;
    const arrival = time + rest;
    const chosen = like?.moments[i];
    const begun = chosen === undefined ? begin(station, Math.max(arrival, notBefore[i])) : undefined;
    if (begun === null) return null;
    const window = chosen?.window ?? begun?.window;
    if (window === undefined) return null;
    const start = Math.max(arrival, notBefore[i], window.start);
    const late = chosen?.late ?? begun?.late ?? 0;
    moments.push({ arrival, start, window, late, pauses });
    time = start + station.work;
  }
  if (time > (vehicle.shift?.end ?? Infinity)) return null;
  return { departure, moments, finish: time };
}

/** The window in which work begins that cannot begin before `time`; after the last one, late. */
function begin({ windows, isSoft }: Station, time: Seconds): Pick<Moment, 'window' | 'late'> | null {
  const open = windows.find(({ end }) => time <= end);
  if (open !== undefined) return { window: open, late: 0 };
  if (!isSoft) return null;
  const last = windows[windows.length - 1];
  return { window: last, late: time - last.end };
}
