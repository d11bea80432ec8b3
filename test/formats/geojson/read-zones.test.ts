import { describe, expect, it } from 'vitest';
import { readZones } from '../../../src/formats/geojson/read-zones.ts';

const SQUARE = [
  [13, 52],
  [14, 52],
  [14, 53],
  [13, 53],
  [13, 52],
];

function feature(properties: object | null, coordinates: unknown = [SQUARE], type = 'Polygon', more: object = {}) {
  return { type: 'Feature', properties, geometry: { type, coordinates }, ...more };
}

function read(...features: unknown[]) {
  return readZones(JSON.stringify({ type: 'FeatureCollection', features }), 'zones.geojson');
}

describe('readZones', () => {
  it('takes the name from zone, name, id or the feature itself', () => {
    const { zones, complaints } = read(
      feature({ name: 'second', zone: 'north' }),
      feature({ name: ' south ' }),
      feature({ id: 7 }),
      feature(null, [SQUARE], 'Polygon', { id: 'own' }),
    );
    expect(complaints).toEqual([]);
    expect(zones.map(({ name }) => name)).toEqual(['north', 'south', '7', 'own']);
    expect(zones[0].polygons).toEqual([[SQUARE]]);
  });

  it('makes features of one name one zone, and keeps holes', () => {
    const hole = SQUARE.map(([x, y]) => [13.4 + (x - 13) / 10, 52.4 + (y - 52) / 10]);
    const { zones } = read(feature({ zone: 'a' }, [SQUARE, hole]), feature({ zone: 'a' }, [[SQUARE]], 'MultiPolygon'));
    expect(zones).toEqual([{ name: 'a', polygons: [[SQUARE, hole], [SQUARE]] }]);
  });

  it('closes rings that are left open, and drops heights', () => {
    const open = SQUARE.slice(0, 4).map((point) => [...point, 34]);
    expect(read(feature({ zone: 'a' }, [open])).zones[0].polygons).toEqual([[SQUARE]]);
  });

  it('reads a single feature', () => {
    const { zones, complaints } = readZones(JSON.stringify(feature({ zone: 'a' })), 'zone.json');
    expect([zones.length, complaints]).toEqual([1, []]);
  });

  it.each([
    ['no JSON', '{'],
    ['no GeoJSON', '{"a": 1}'],
    ['a list', '[]'],
    ['a bare geometry', JSON.stringify({ type: 'Polygon', coordinates: [SQUARE] })],
  ])('complains about %s', (_, text) => {
    expect(readZones(text, 'z.json').complaints).toMatchObject([{ code: 'ZONES', severity: 'error', file: 'z.json' }]);
  });

  it.each<[string, unknown]>([
    ['a point', feature({ zone: 'a' }, [13, 52], 'Point')],
    ['latitude beyond the pole', feature({ zone: 'a' }, [SQUARE.map(([x, y]) => [x, y + 50])])],
    ['a ring of two points', feature({ zone: 'a' }, [SQUARE.slice(0, 2)])],
    ['numbers as texts', feature({ zone: 'a' }, [SQUARE.map((point) => point.map(String))])],
    ['no coordinates', feature({ zone: 'a' }, [])],
    ['no geometry', { type: 'Feature', properties: { zone: 'a' }, geometry: null }],
    ['nothing', null],
  ])('complains about %s and says which feature', (_, bad) => {
    const { zones, complaints } = read(feature({ zone: 'good' }), bad);
    expect(zones.map(({ name }) => name)).toEqual(['good']);
    expect(complaints.length).toBeGreaterThan(0);
    expect(complaints.every(({ code, column }) => code === 'ZONES' && column?.startsWith('features[1]'))).toBe(true);
  });

  it('complains about a zone without a name', () => {
    expect(read(feature({ colour: 'red' })).complaints).toMatchObject([
      { column: 'feature', expected: 'a property zone or name' },
    ]);
  });
});
