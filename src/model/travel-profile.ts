import type { Metres } from './units.ts';

/** A speed for the part of a leg up to a length, from where the band before ends. */
export interface SpeedBand {
  /** Road metres; `null` on the last band = any length. */
  readonly belowMetres: Metres | null;
  readonly kmPerHour: number;
}

/** How great-circle distance becomes road metres and seconds. */
export interface TravelProfile {
  readonly name: string;
  /** Road metres per great-circle metre. Default 1.3. */
  readonly detour: number;
  /** In rising order; the last is open-ended. Default 25 km/h under 5 km, 40 under 20 km, 70 beyond. The first 5 km of any leg go at the first speed, the next 15 km at the second, and so on: a longer leg always takes longer, and no detour is a short cut in time. */
  readonly bands: readonly SpeedBand[];
}

/** What a van in a city and its surroundings does. */
export const VAN_PROFILE: TravelProfile = {
  name: 'van',
  detour: 1.3,
  bands: [
    { belowMetres: 5_000, kmPerHour: 25 },
    { belowMetres: 20_000, kmPerHour: 40 },
    { belowMetres: null, kmPerHour: 70 },
  ],
};
