import type { Legs } from '../model/travel.ts';
import type { Metres, Seconds } from '../model/units.ts';

/** Computes legs from coordinates; fills the tables of a `Matrix`, or stands in for them when they would be too large. */
export interface LegFormula extends Legs {
  /** Seconds of a leg whose metres are known. */
  secondsOfMetres(metres: Metres): Seconds;
}
