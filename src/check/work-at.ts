import type { Seconds, Stop } from '../model/index.ts';

/** Seconds of work at a door: set-up is spared if the visit before was at the same place (a depot is no visit). */
export function workAt(stop: Stop, previous: Stop | undefined): Seconds {
  const spared = previous !== undefined && previous.place === stop.place;
  return (spared ? 0 : stop.setupSeconds) + stop.serviceSeconds;
}
