import distance from '@turf/distance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS_METRES, greatCircleMetres } from '../../src/geo/great-circle.ts';

const latLon = fc.record({
  lat: fc.double({ min: -90, max: 90, noNaN: true }),
  lon: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('greatCircleMetres', () => {
  it('is a quarter of the circumference from the pole to the equator', () => {
    const quarter = (Math.PI / 2) * EARTH_RADIUS_METRES;
    expect(greatCircleMetres({ lat: 90, lon: 0 }, { lat: 0, lon: 77 })).toBeCloseTo(quarter, 3);
  });

  it('is half of it between antipodes, where rounding must not make it NaN', () => {
    const half = Math.PI * EARTH_RADIUS_METRES;
    expect(greatCircleMetres({ lat: 12.3, lon: 45.6 }, { lat: -12.3, lon: -134.4 })).toBeCloseTo(half, 0);
  });

  it('crosses the date line the short way', () => {
    const a = greatCircleMetres({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 });
    expect(a).toBeCloseTo((0.2 / 360) * 2 * Math.PI * EARTH_RADIUS_METRES, 3);
  });

  it('is exactly 0 at one place and keeps millimetres apart', () => {
    const door = { lat: -23.5505, lon: -46.6333 };
    expect(greatCircleMetres(door, door)).toBe(0);
    expect(greatCircleMetres(door, { lat: door.lat + 1e-8, lon: door.lon })).toBeCloseTo(0.00111, 4);
  });

  it('agrees with @turf/distance to a millimetre (antipodes apart)', () => {
    fc.assert(
      fc.property(latLon, latLon, (a, b) => {
        const turf = distance([a.lon, a.lat], [b.lon, b.lat], { units: 'meters' });
        // near antipodes haversine itself is ill-conditioned: sqrt(1e-16) of a radius is 0.06 m
        expect(Math.abs(greatCircleMetres(a, b) - turf)).toBeLessThan(0.5);
        if (turf < 19_000_000) expect(Math.abs(greatCircleMetres(a, b) - turf)).toBeLessThan(0.001);
      }),
      { numRuns: 2000 },
    );
  });
});
