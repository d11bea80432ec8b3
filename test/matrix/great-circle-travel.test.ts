import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EARTH_RADIUS_METRES, greatCircleMetres } from '../../src/geo/great-circle.ts';
import { greatCircleTravel } from '../../src/matrix/great-circle-travel.ts';
import { type TravelProfile, VAN_PROFILE } from '../../src/model/travel-profile.ts';

/** Points on the equator, `metres` east of Greenwich. */
function onEquator(...metres: number[]) {
  return metres.map((m) => ({ lat: 0, lon: (m / EARTH_RADIUS_METRES) * (180 / Math.PI) }));
}

const places = fc.array(
  fc.record({
    lat: fc.double({ min: -24, max: -23, noNaN: true }),
    lon: fc.double({ min: -47, max: -46, noNaN: true }),
  }),
  { minLength: 1, maxLength: 80 },
);

const truck: TravelProfile = { name: 'truck', detour: 1.3, bands: [{ belowMetres: null, kmPerHour: 50 }] };
const bike: TravelProfile = { name: 'bike', detour: 1.2, bands: [{ belowMetres: null, kmPerHour: 15 }] };

describe('greatCircleTravel', () => {
  it('takes detour and speed bands as one would by hand', () => {
    const van = greatCircleTravel(onEquator(0, 1000, 10_000, 100_000), [VAN_PROFILE]).profile('van');
    expect(van.metres(0, 1)).toBe(1300);
    expect(van.seconds(0, 1)).toBe(188); // 1,300 m at 25 km/h: 187.2 s
    expect(van.metres(0, 2)).toBe(13_000);
    expect(van.seconds(0, 2)).toBe(1440); // 5 km at 25 km/h and 8 km at 40: exactly, not rounded up once more
    expect(van.metres(3, 0)).toBe(130_000);
    expect(van.seconds(3, 0)).toBe(7728); // 5 km at 25, 15 km at 40, 110 km at 70 km/h: 7,727.1 s
    expect(van.metres(2, 2)).toBe(0);
    expect(van.seconds(2, 2)).toBe(0);
  });

  it('takes longer for a longer leg, across the limits of bands too', () => {
    const profile = { name: 'p', detour: 1, bands: VAN_PROFILE.bands };
    const legs = greatCircleTravel(onEquator(0, 4999, 5000), [profile]).profile('p');
    expect(legs.seconds(0, 1)).toBe(720); // 4,999 m at 25 km/h: 719.9 s
    expect(legs.seconds(0, 2)).toBe(720);
  });

  it('gives the same legs from tables and computed one by one, for any size around the mirrored blocks', () => {
    fc.assert(
      fc.property(places, (points) => {
        const tables = greatCircleTravel(points, [VAN_PROFILE, bike]);
        const computed = greatCircleTravel(points, [VAN_PROFILE, bike], { maxTableBytes: 0 });
        for (const name of ['van', 'bike']) {
          const a = tables.profile(name);
          const b = computed.profile(name);
          expect(a.formula).toBeNull();
          expect(b.formula).not.toBeNull();
          for (let i = 0; i < points.length; i++) {
            for (let j = 0; j < points.length; j++) {
              expect(a.metres(i, j)).toBe(b.metres(i, j));
              expect(a.seconds(i, j)).toBe(b.seconds(i, j));
            }
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is the rounded great circle times the detour', () => {
    fc.assert(
      fc.property(places, (points) => {
        const van = greatCircleTravel(points, [VAN_PROFILE]).profile('van');
        for (let i = 0; i < points.length; i++) {
          const exact = greatCircleMetres(points[0], points[i]) * 1.3;
          expect(Math.abs(van.metres(0, i) - exact)).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      }),
    );
  });

  it('shares tables between profiles as far as they are alike', () => {
    const alike = { ...VAN_PROFILE, name: 'van2' };
    const travel = greatCircleTravel(onEquator(0, 900), [VAN_PROFILE, alike, truck, bike]);
    expect(travel.profile('van2')).toBe(travel.profile('van'));
    expect(travel.profile('truck').metresTable).toBe(travel.profile('van').metresTable);
    expect(travel.profile('truck').secondsTable).not.toBe(travel.profile('van').secondsTable);
    expect(travel.profile('bike').metresTable).not.toBe(travel.profile('van').metresTable);
  });

  it('counts the tables of all profiles against the memory limit', () => {
    const points = onEquator(0, 1, 2, 3, 4, 5, 6, 7, 8, 9); // 100 entries, 400 bytes a table
    const isComputed = (profiles: TravelProfile[], maxTableBytes: number) =>
      greatCircleTravel(points, profiles, { maxTableBytes }).profile('van').formula !== null;
    expect(isComputed([VAN_PROFILE], 800)).toBe(false);
    expect(isComputed([VAN_PROFILE], 799)).toBe(true);
    expect(isComputed([VAN_PROFILE, truck], 1199)).toBe(true); // metres shared: three tables
    expect(isComputed([VAN_PROFILE, truck], 1200)).toBe(false);
    expect(isComputed([VAN_PROFILE, bike], 1599)).toBe(true);
    expect(isComputed([VAN_PROFILE, bike], 1600)).toBe(false);
  });

  it('computes 30,000 places on the fly by default', () => {
    const points = onEquator(...Array.from({ length: 30_000 }, (_, i) => i));
    const van = greatCircleTravel(points, [VAN_PROFILE]).profile('van');
    expect(van.formula).not.toBeNull();
    expect(van.metres(0, 29_000)).toBe(37_700);
  });

  it('says which profiles there are when asked for another', () => {
    const travel = greatCircleTravel(onEquator(0), [VAN_PROFILE, bike]);
    expect(() => travel.profile('boat')).toThrow('There is no travel profile "boat"; there is: van, bike.');
  });

  it('works without any place', () => {
    expect(greatCircleTravel([], [VAN_PROFILE]).profile('van').size).toBe(0);
  });
});
