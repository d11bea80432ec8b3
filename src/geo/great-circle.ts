import type { LatLon, Metres } from '../model/units.ts';

/** Mean radius of the Earth (IUGG R1). */
export const EARTH_RADIUS_METRES = 6_371_008.8;

/** Points on the unit sphere, one typed array an axis, so that a distance needs no sine or cosine. */
export interface UnitVectors {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
}

/** Takes the sines and cosines of each point once. */
export function unitVectors(points: readonly LatLon[]): UnitVectors {
  const x = new Float64Array(points.length);
  const y = new Float64Array(points.length);
  const z = new Float64Array(points.length);
  points.forEach((point, i) => {
    const lat = (point.lat * Math.PI) / 180;
    const lon = (point.lon * Math.PI) / 180;
    x[i] = Math.cos(lat) * Math.cos(lon);
    y[i] = Math.cos(lat) * Math.sin(lon);
    z[i] = Math.sin(lat);
  });
  return { x, y, z };
}

/** Angle in radians between two unit vectors whose squared chord is given; good from millimetres to antipodes. */
export function angleOfChord(squaredChord: number): number {
  // rounding may push the chord of antipodes a hair over 2, where asin is NaN
  const half = Math.sqrt(squaredChord) / 2;
  return 2 * Math.asin(Math.min(half, 1));
}

/** Metres along the sphere, not rounded. */
export function greatCircleMetres(a: LatLon, b: LatLon): Metres {
  const { x, y, z } = unitVectors([a, b]);
  const dx = x[0] - x[1];
  const dy = y[0] - y[1];
  const dz = z[0] - z[1];
  return EARTH_RADIUS_METRES * angleOfChord(dx * dx + dy * dy + dz * dz);
}
