import type { Load, Stop, Vehicle } from '../model/index.ts';
import type { TourView } from './tour-view.ts';

/** Highest loads of a tour in the dimensions its vehicle limits: by number of stops done, up to there and from there on. */
export class LoadPeaks {
  private readonly dimensions: readonly { name: string; capacity: number; before: number[]; after: number[] }[];

  constructor({ stops, row }: TourView) {
    this.dimensions = Object.entries(row.vehicle.capacity).map(([name, capacity]) => {
      const along = loadsAlong(stops, name);
      const before = [...along];
      const after = [...along];
      for (let i = 1; i < along.length; i++) before[i] = Math.max(before[i], before[i - 1]);
      for (let i = along.length - 2; i >= 0; i--) after[i] = Math.max(after[i], after[i + 1]);
      return { name, capacity, before, after };
    });
  }

  /** What is too much, by dimension, if the stop is put in after the first `position` stops; `null` = nothing. */
  excess(stop: Stop, position: number): Map<string, number> | null {
    let found: Map<string, number> | null = null;
    for (const { name, capacity, before, after } of this.dimensions) {
      const peak = Math.max(before[position] + of(stop.delivery, name), after[position] + of(stop.pickup, name));
      if (peak <= allowed(capacity)) continue;
      found ??= new Map();
      found.set(name, peak - capacity);
    }
    return found;
  }
}

/** What is too much on board at the worst point, by dimension. */
export function overloads(stops: readonly Stop[], { capacity }: Vehicle): Map<string, number> {
  const found = new Map<string, number>();
  for (const [name, most] of Object.entries(capacity)) {
    const peak = Math.max(...loadsAlong(stops, name));
    if (peak > allowed(most)) found.set(name, peak - most);
  }
  return found;
}

function allowed(capacity: number): number {
  return capacity + 1e-6 * Math.max(1, Math.abs(capacity));
}

/** On leaving, and after each stop. What a shipment brings has been fetched on the way: a pickup of the door before. */
function loadsAlong(stops: readonly Stop[], name: string): number[] {
  let load = stops.reduce((sum, stop) => sum + (stop.from === undefined ? of(stop.delivery, name) : 0), 0);
  return [load, ...stops.map((stop) => (load += of(stop.pickup, name) - of(stop.delivery, name)))];
}

function of(load: Load, name: string): number {
  return Object.hasOwn(load, name) ? load[name] : 0;
}
