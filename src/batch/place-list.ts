import type { LatLon, Place } from '../model/index.ts';

/** Places in the order they are first asked for; equal coordinates are one place. */
export class PlaceList {
  readonly places: Place[] = [];
  readonly #index = new Map<string, number>();

  /** Index of the place at a location; `id` names it if it is new. */
  at(location: LatLon, id: string): number {
    const key = `${location.lat} ${location.lon}`;
    let index = this.#index.get(key);
    if (index === undefined) {
      index = this.places.length;
      this.places.push({ id, lat: location.lat, lon: location.lon });
      this.#index.set(key, index);
    }
    return index;
  }
}
