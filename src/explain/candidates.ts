import type { Money, Problem, Seconds, Stop } from '../model/index.ts';
import { type Change, roundUp } from './change.ts';
import { effortOf } from './effort.ts';
import { type LoadPeaks, overloads } from './load-peaks.ts';
import { lastStartBy, lateness, startAt, type TourView } from './tour-view.ts';

/** A place for a stop, and what would have to change for it; an estimate, for the referee to confirm. */
export interface Candidate {
  readonly tour: TourView;
  /** Stops of the tour that come before. */
  readonly position: number;
  readonly changes: readonly Change[];
  readonly effort: number;
  /** Of the van: distance, hours without waiting, and the fixed cost where the van stands still otherwise. */
  readonly cost: Money;
}

/** More orders than this are not asked to be late for one. */
const MOST_LATE = 2;

/**
 * Calls `offer` with every way found to put the stop at a position of a tour: as it is; with others late or a longer shift;
 * with another window; with an earlier start.
 *
 * @param fixed changes that hold for the whole tour: skills, pins
 */
export function candidatesAt(
  problem: Problem,
  tour: TourView,
  peaks: LoadPeaks,
  stop: Stop,
  position: number,
  fixed: readonly Change[],
  offer: (candidate: Candidate) => void,
): void {
  const { row, stops } = tour;
  const { vehicle } = row;
  const from = tour.placeBefore(position);
  const next = position < stops.length ? stops[position] : undefined;
  const to = next?.place ?? row.end?.place;
  const into = row.seconds(from, stop.place);
  const out = to === undefined ? 0 : row.seconds(stop.place, to);
  const metres = row.metres(from, stop.place) + (to === undefined ? 0 : row.metres(stop.place, to));
  if (!Number.isFinite(into + out + metres)) return;
  const isEmpty = stops.length === 0;
  const oldLeg = to === undefined || isEmpty ? 0 : row.seconds(from, to);
  const oldMetres = to === undefined || isEmpty ? 0 : row.metres(from, to);
  const moreMetres = metres - (Number.isFinite(oldMetres) ? oldMetres : 0);
  const moreDriving = into + out - (Number.isFinite(oldLeg) ? oldLeg : 0);
  const work = row.work(stop, tour.visitBefore(position));
  const nextWork = next === undefined ? 0 : row.work(next, stop.place);
  const moreWork = work + (next === undefined ? 0 : nextWork - row.work(next, tour.visitBefore(position)));

  const rules = [...fixed, ...ruleChanges()];
  const cost =
    (isEmpty ? vehicle.costFixed : 0) +
    (vehicle.costPerKm * moreMetres) / 1000 +
    (vehicle.costPerHour * (moreDriving + moreWork)) / 3600;
  const give = (times: readonly Change[]) => {
    const changes = times.length === 0 ? rules : [...rules, ...times];
    offer({ tour, position, changes, effort: effortOf(changes, problem), cost });
  };

  const arrival = tour.departs[position] + into;
  const latestNext =
    next === undefined
      ? row.closes
      : lastStartBy(next, tour.latest[position + 1] - legAfter(tour, position) - nextWork);
  const latestStart = latestNext - out - work;
  const asItIs = timesOf(startAt(stop, arrival));
  if (asItIs !== null) give(asItIs);
  if (asItIs?.length === 0) return;
  const otherWindow = windowChange(stop, arrival, latestStart);
  if (otherWindow !== null) give([otherWindow]);
  const earlier = earlierStart();
  if (earlier.length > 0) give(earlier);

  /** What gives way if work begins at `start`; `null` = too many would be late. */
  function timesOf(start: Seconds): Change[] | null {
    const changes: Change[] = [];
    const own = lateness(stop, arrival);
    if (own > 0) changes.push(closesLater(stop, stop.windows.length - 1, own));
    if (start <= latestStart) return changes;
    let time = start + work + out;
    let late = 0;
    for (let i = position; i < stops.length; i++) {
      const there = stops[i];
      const over = lateness(there, time);
      if (over > 0) {
        if (++late > MOST_LATE) return null;
        changes.push({ kind: 'late', stopId: there.id, seconds: roundUp(over) });
      }
      time = startAt(there, time) + (i === position ? nextWork : row.work(there, stops[i - 1].place));
      time += legAfter(tour, i);
    }
    changes.push(...laterEnd(tour, time));
    return changes;
  }

  /** Backwards from the latest start here: how much earlier the van would have to leave. */
  function earlierStart(): Change[] {
    let time = lastStartBy(stop, latestStart);
    if (time === Number.NEGATIVE_INFINITY) return [];
    time -= into;
    for (let i = position - 1; i >= 0; i--) {
      time = lastStartBy(stops[i], time - row.work(stops[i], tour.visitBefore(i)));
      time -= row.seconds(tour.placeBefore(i), stops[i].place);
    }
    return Number.isFinite(time) && time < row.opens ? sooner(tour, time) : [];
  }

  /** A van that loads again may do so in between: only what is too large by itself is too much for certain. */
  function excess(): Iterable<[string, number]> {
    return vehicle.trips > 1 ? overloads([stop], vehicle) : (peaks.excess(stop, position) ?? []);
  }

  function ruleChanges(): Change[] {
    const changes: Change[] = [];
    const of = { vehicleId: vehicle.id, vanId: tour.vanId };
    const { maxStops, maxMetres, maxSeconds, maxDrivingSeconds } = vehicle;
    for (const [dimension, amount] of excess())
      changes.push({ kind: 'capacity', ...of, dimension, amount: roundLoad(amount) });
    if (maxStops !== undefined && stops.length + 1 > maxStops)
      changes.push({ kind: 'max-stops', ...of, stops: stops.length + 1 - maxStops });
    if (maxMetres !== undefined && tour.metres + moreMetres > maxMetres)
      changes.push({ kind: 'max-metres', ...of, metres: roundMetres(tour.metres + moreMetres - maxMetres) });
    const driving = tour.driving + moreDriving;
    const least = driving + tour.workSeconds + moreWork;
    if (maxSeconds !== undefined && least > maxSeconds)
      changes.push({ kind: 'max-seconds', ...of, seconds: roundUp(least - maxSeconds) });
    if (maxDrivingSeconds !== undefined && driving > maxDrivingSeconds)
      changes.push({ kind: 'max-driving', ...of, seconds: roundUp(driving - maxDrivingSeconds) });
    return changes;
  }
}

/** Seconds from a stop of the tour to what follows it. */
function legAfter({ row, stops }: TourView, i: number): Seconds {
  const to = i + 1 < stops.length ? stops[i + 1].place : row.end?.place;
  return to === undefined ? 0 : row.seconds(stops[i].place, to);
}

/** The smallest change of the stop's windows by which work may begin between `arrival` and `latest`. */
function windowChange(stop: Stop, arrival: Seconds, latest: Seconds): Change | null {
  if (arrival > latest) return null;
  let best: Extract<Change, { kind: 'window-opens' | 'window-closes' }> | null = null;
  for (const [i, w] of stop.windows.entries()) {
    const change = latest < w.start ? opensEarlier(stop, i, w.start - latest) : closesLater(stop, i, arrival - w.end);
    // a window that the times reach already needs no change; why it does not fit then is another matter
    if (change.seconds <= 0) return null;
    if (best === null || change.seconds < best.seconds) best = change;
  }
  return best;
}

function opensEarlier(stop: Stop, window: number, seconds: Seconds) {
  return { kind: 'window-opens' as const, stopId: stop.id, window, seconds: roundUp(seconds) };
}

function closesLater(stop: Stop, window: number, seconds: Seconds) {
  return { kind: 'window-closes' as const, stopId: stop.id, window, seconds: roundUp(seconds) };
}

/** What lets a van come back at `finish`. */
export function laterEnd({ row, vanId }: Pick<TourView, 'row' | 'vanId'>, finish: Seconds): Change[] {
  const { vehicle, end } = row;
  const changes: Change[] = [];
  const over = finish - (vehicle.shift?.end ?? Infinity);
  if (over > 0) changes.push({ kind: 'shift-end', vehicleId: vehicle.id, vanId, seconds: roundUp(over) });
  const closed = finish - (end?.window?.end ?? Infinity);
  if (end !== null && closed > 0) changes.push({ kind: 'depot-closes', depotId: end.id, seconds: roundUp(closed) });
  return changes;
}

/** What lets a van leave by `time`; empty if nothing keeps it but midnight. */
function sooner({ row, vanId }: TourView, time: Seconds): Change[] {
  const { vehicle, start } = row;
  const changes: Change[] = [];
  const loading = time - start.loadSeconds;
  const begins = vehicle.shift?.start;
  const opens = start.window?.start;
  if (begins !== undefined && begins > loading)
    changes.push({ kind: 'shift-start', vehicleId: vehicle.id, vanId, seconds: roundUp(begins - loading) });
  if (opens !== undefined && opens > loading)
    changes.push({ kind: 'depot-opens', depotId: start.id, seconds: roundUp(opens - loading) });
  return changes;
}

/** Up to a whole kilometre, or beyond 20 to a multiple of five. */
export function roundMetres(metres: number): number {
  const grain = metres <= 20_000 ? 1000 : 5000;
  return Math.ceil(metres / grain) * grain;
}

/** Up to the third decimal. */
export function roundLoad(amount: number): number {
  return Math.ceil(amount * 1000 - 1e-6) / 1000;
}
