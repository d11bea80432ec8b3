import type { Depot, Seconds, Stop, Vehicle } from '../model/index.ts';

/**
 * Seconds of work at a door. A visit's set-up is spared if the call just before it on the same trip was at the same place
 * (`called`: that place; a depot is no call). A fetch has none.
 */
export function workAt(stop: Stop, kind: 'visit' | 'fetch', called: number | undefined): Seconds {
  if (kind === 'fetch') return stop.from?.serviceSeconds ?? 0;
  return (called === stop.place ? 0 : stop.setupSeconds) + stop.serviceSeconds;
}

/** Seconds that a reload takes. */
export function loadingAt(depot: Depot, vehicle: Vehicle): Seconds {
  return Math.max(vehicle.reloadSeconds ?? 0, depot.loadSeconds ?? 0);
}
