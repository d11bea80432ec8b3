import type { Problem, Stop } from '../model/problem.ts';

/** Tells the stops with windows whose set-up is spared after some calls: those that share their place with another. */
export function setUpsSpared({ stops }: Problem): (stop: Stop) => boolean {
  const atPlace = new Map<number, number>();
  for (const { place } of stops) atPlace.set(place, (atPlace.get(place) ?? 0) + 1);
  return ({ windows, setupSeconds, place }) => windows.length > 0 && setupSeconds > 0 && (atPlace.get(place) ?? 0) > 1;
}
