import type { Metres, Seconds, Stop } from '../model/index.ts';
import type { RowView } from './row-view.ts';

/** No place: what stands before the first visit as far as set-up is concerned, since a depot is no visit. */
export const NOWHERE = -1;

/**
 * The stops of one van, with the labels by which an insertion is estimated: earliest departures from the front, latest
 * arrivals from the back, loads from both. Breaks, rests, reloads and the like are not in them; the referee judges those.
 */
export class TourView {
  readonly row: RowView;
  readonly vanId: string;
  readonly stops: readonly Stop[];
  /** By number of stops done: the earliest time the van drives on. */
  readonly departs: Seconds[];
  /** By stop: the earliest arrival. */
  readonly arrives: Seconds[] = [];
  /** By stop, and last of all the end: the latest arrival from which everything after can be kept; `-Infinity` if nothing can. */
  readonly latest: Seconds[];
  readonly finish: Seconds;
  readonly metres: Metres;
  readonly driving: Seconds;
  readonly workSeconds: Seconds;

  constructor(row: RowView, vanId: string, stops: readonly Stop[]) {
    this.row = row;
    this.vanId = vanId;
    this.stops = stops;
    let time = row.opens;
    let metres = 0;
    let driving = 0;
    let worked = 0;
    this.departs = [time];
    for (const [i, stop] of stops.entries()) {
      const from = this.placeBefore(i);
      const leg = row.seconds(from, stop.place);
      metres += row.metres(from, stop.place);
      driving += leg;
      time += leg;
      this.arrives.push(time);
      const work = row.work(stop, this.visitBefore(i));
      worked += work;
      time = startAt(stop, time) + work;
      this.departs.push(time);
    }
    if (row.end !== null && stops.length > 0) {
      const from = stops[stops.length - 1].place;
      metres += row.metres(from, row.end.place);
      driving += row.seconds(from, row.end.place);
      time += row.seconds(from, row.end.place);
    }
    this.finish = time;
    this.metres = metres;
    this.driving = driving;
    this.workSeconds = worked;
    this.latest = this.latestArrivals();
  }

  /** Where the van comes from when it drives to its i-th stop. */
  placeBefore(i: number): number {
    return i === 0 ? this.row.start.place : this.stops[i - 1].place;
  }

  /** The same as far as set-up goes. */
  visitBefore(i: number): number {
    return i === 0 ? NOWHERE : this.stops[i - 1].place;
  }

  private latestArrivals(): Seconds[] {
    const { row, stops } = this;
    const latest: Seconds[] = new Array(stops.length + 1);
    latest[stops.length] = row.closes;
    for (let i = stops.length - 1; i >= 0; i--) {
      const work = row.work(stops[i], this.visitBefore(i));
      const next = i + 1 < stops.length ? stops[i + 1].place : row.end?.place;
      const leg = next === undefined ? 0 : row.seconds(stops[i].place, next);
      latest[i] = lastStartBy(stops[i], latest[i + 1] - leg - work);
    }
    return latest;
  }
}

/** When work begins on arrival at `time`; after the last window at once, which is late. */
export function startAt(stop: Stop, time: Seconds): Seconds {
  for (const w of stop.windows) if (time <= w.end) return Math.max(time, w.start);
  return time;
}

/** Seconds by which `time` is after the last window. */
export function lateness(stop: Stop, time: Seconds): Seconds {
  const last = stop.windows.at(-1);
  return last === undefined ? 0 : Math.max(0, time - last.end);
}

/** The latest start within a window that is not after `time`; `-Infinity` if there is none. */
export function lastStartBy(stop: Stop, time: Seconds): Seconds {
  if (stop.windows.length === 0) return time;
  for (let i = stop.windows.length - 1; i >= 0; i--) {
    const w = stop.windows[i];
    if (w.start <= time) return Math.min(time, w.end);
  }
  return Number.NEGATIVE_INFINITY;
}
