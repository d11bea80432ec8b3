import type { Load, Stop } from '../model/index.ts';

/** A dimension's amount; own keys alone, since a dimension may be called `constructor`. */
export function amountOf(load: Load, dimension: string): number {
  return Object.hasOwn(load, dimension) ? load[dimension] : 0;
}

/** Every dimension that any of the loads names, sorted. */
export function dimensionsOf(loads: readonly Load[]): string[] {
  const names = new Set<string>();
  for (const load of loads) for (const name of Object.keys(load)) names.add(name);
  return [...names].sort();
}

/**
 * What is on board of one dimension when leaving the start, and after each stop: everything to be delivered is taken
 * along from the start, everything fetched stays on board to the end.
 */
export function loadsAlong(stops: readonly Stop[], dimension: string): number[] {
  let load = 0;
  for (const stop of stops) load += amountOf(stop.delivery, dimension);
  const along = [load];
  for (const stop of stops) {
    load -= amountOf(stop.delivery, dimension);
    load += amountOf(stop.pickup, dimension);
    along.push(load);
  }
  return along;
}
