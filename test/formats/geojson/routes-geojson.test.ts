import { describe, expect, it } from 'vitest';
import { routesGeoJson } from '../../../src/formats/geojson/index.ts';
import { mapData } from '../../../src/formats/html/map-data.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';

const text = routesGeoJson(handMadeDocument());
const { type, features } = JSON.parse(text);
// biome-ignore lint/suspicious/noExplicitAny: a feature of any kind
const ofKind = (kind: string) => features.filter((f: any) => f.properties.kind === kind);

describe('routes.geojson', () => {
  it('is a collection of lines and points, longitude first', () => {
    expect(type).toBe('FeatureCollection');
    expect(features).toHaveLength(2 + 5 + 2 + 2);
    expect(ofKind('route')[0].geometry).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0.02, 0],
        [0.04, 0],
        [0.04, 0],
        [0, 0],
      ],
    });
  });

  it('ends an open route at its last stop', () => {
    expect(ofKind('route')[1].geometry.coordinates).toEqual([
      [0.2, 0],
      [0.18, 0],
      [0.16, 0],
    ]);
  });

  it('says what stands where', () => {
    expect(ofKind('route')[0].properties).toMatchObject({
      van_id: 'v1-1',
      stops: 3,
      km: 8,
      hours: 1.136,
      cost: 77.633,
    });
    expect(ofKind('visit')[1].properties).toMatchObject({ sequence: 2, order_ids: ['B1', 'B2'], customer: 'Bo' });
    expect(ofKind('unassigned')[1].properties).toMatchObject({ stop_id: 'G', code: 'NO_VEHICLE_WITH_SKILLS' });
    expect(ofKind('depot')).toHaveLength(2);
  });

  it('is drawn by programs that know simplestyle', () => {
    for (const { geometry, properties } of features) {
      expect(properties[geometry.type === 'Point' ? 'marker-color' : 'stroke']).toMatch(/^#[0-9a-f]{6}$/);
    }
  });

  it('never holds phone, email or notes', () => {
    for (const secret of ['7946', 'example.org', 'ring twice', 'phone', 'email', 'notes'])
      expect(text).not.toContain(secret);
  });

  it('draws each route in the colour it has on the map', () => {
    const colours = mapData(handMadeDocument()).routes.map((route) => route.style.colour);
    expect(ofKind('route').map((feature: { properties: { stroke: string } }) => feature.properties.stroke)).toEqual(
      colours,
    );
  });
});
