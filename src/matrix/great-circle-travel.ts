import { type UnitVectors, unitVectors } from '../geo/great-circle.ts';
import type { TravelProfile } from '../model/travel-profile.ts';
import type { LatLon } from '../model/units.ts';
import { GreatCircleFormula } from './great-circle-formula.ts';
import { Matrix } from './matrix.ts';
import { type MatrixTravel, profiledTravel } from './profiled-travel.ts';
import { sharedInts } from './shared-arrays.ts';
import { fillSymmetric } from './symmetric-table.ts';

/** Enough for 8,191 places with one profile. */
export const DEFAULT_MAX_TABLE_BYTES = 512 * 1024 * 1024;

export interface TableOptions {
  /** Tables are built if all of them together fit; else every leg is computed when asked for. Default 512 MB. */
  readonly maxTableBytes?: number;
}

/**
 * Travel without a road map: metres are the great circle times the profile's detour, rounded to nearest; seconds are
 * these metres, each stretch at the speed of its band, rounded up. Profiles of one detour share one table of metres.
 */
export function greatCircleTravel(
  places: readonly LatLon[],
  profiles: readonly TravelProfile[],
  options: TableOptions = {},
): MatrixTravel {
  const vectors = unitVectors(places);
  const fits = tableBytes(places.length, profiles) <= (options.maxTableBytes ?? DEFAULT_MAX_TABLE_BYTES);
  const matrices = fits ? tableMatrices(vectors, profiles) : computedMatrices(vectors, profiles);
  return profiledTravel({ kind: 'great-circle' }, matrices);
}

function tableBytes(size: number, profiles: readonly TravelProfile[]): number {
  const metresTables = new Set(profiles.map((profile) => profile.detour)).size;
  const secondsTables = new Set(profiles.map(alikeKey)).size;
  return size * size * Int32Array.BYTES_PER_ELEMENT * (metresTables + secondsTables);
}

/** Profiles with the same key have the same legs. */
function alikeKey(profile: TravelProfile): string {
  return JSON.stringify([profile.detour, profile.bands.map((band) => [band.belowMetres, band.kmPerHour])]);
}

function computedMatrices(vectors: UnitVectors, profiles: readonly TravelProfile[]): Map<string, Matrix> {
  return new Map(
    profiles.map((profile) => [
      profile.name,
      Matrix.computed(vectors.x.length, new GreatCircleFormula(vectors, profile)),
    ]),
  );
}

function tableMatrices(vectors: UnitVectors, profiles: readonly TravelProfile[]): Map<string, Matrix> {
  const size = vectors.x.length;
  const metresByDetour = new Map<number, Int32Array>();
  const alike = new Map<string, Matrix>();
  const byName = new Map<string, Matrix>();
  for (const profile of profiles) {
    const key = alikeKey(profile);
    let matrix = alike.get(key);
    if (matrix === undefined) {
      const formula = new GreatCircleFormula(vectors, profile);
      let metres = metresByDetour.get(profile.detour);
      if (metres === undefined) {
        metres = sharedInts(size * size);
        fillSymmetric(metres, size, formula);
        metresByDetour.set(profile.detour, metres);
      }
      matrix = Matrix.ofTables(size, metres, secondsTable(metres, formula));
      alike.set(key, matrix);
    }
    byName.set(profile.name, matrix);
  }
  return byName;
}

function secondsTable(metres: Int32Array, formula: GreatCircleFormula): Int32Array {
  const seconds = sharedInts(metres.length);
  for (let i = 0; i < metres.length; i++) seconds[i] = formula.secondsOfMetres(metres[i]);
  return seconds;
}
