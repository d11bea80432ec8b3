import type { Metres, Seconds } from './units.ts';

/** Metres and seconds of a leg that cannot be travelled: more than any day has. */
export const UNREACHABLE = 100_000_000;

/** Travel between places by index into `Problem.places`; roads are not symmetric. Metres are rounded to nearest, seconds up. */
export interface Legs {
  metres(from: number, to: number): Metres;
  /** At speed factor 1. */
  seconds(from: number, to: number): Seconds;
}

/** The legs of every travel profile of a problem. */
export interface Travel {
  readonly source: TravelSource;
  profile(name: string): Legs;
}

/** Where legs come from, so that a plan can be checked again. */
export interface TravelSource {
  readonly kind: 'great-circle' | 'file' | 'euclidean';
  /** As given by the user, for `file`. */
  readonly file?: string;
  /** SHA-256 of the file's bytes, hex, for `file`. */
  readonly hash?: string;
}

/** Seconds of a leg for a van that is `speedFactor` times as fast as its profile; rounded up, the same everywhere. */
export function legSeconds(seconds: Seconds, speedFactor: number): Seconds {
  return speedFactor === 1 ? seconds : Math.ceil(seconds / speedFactor - 1e-9);
}
