import type { Metres } from './units.ts';

/** A speed for legs up to (not including) a length. */
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
  /** In rising order; the last is open-ended. Default 25 km/h under 5 km, 40 under 20 km, 70 beyond. A leg moves at the one speed of its band. */
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
