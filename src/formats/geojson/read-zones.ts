import type { Complaint, Zone } from '../../model/index.ts';
import { visibleText } from '../visible-text.ts';

type Point = readonly [number, number];
type Ring = readonly Point[];

/** Properties that may hold a zone's name, the first that is there. */
const NAMES = ['zone', 'name', 'id'] as const;

/**
 * Reads a GeoJSON file of zones: polygons or multi-polygons, each feature named by its property `zone`, `name` or `id`, or by its `id`. Features
 * of one name are one zone; rings that are left open are closed. Never throws for what is in the file.
 */
export function readZones(text: string, file: string): { zones: Zone[]; complaints: Complaint[] } {
  const complaints: Complaint[] = [];
  const say = (column: string, message: string, expected: string, cure: string, read?: string) => {
    const given = read === undefined ? {} : { read: visibleText(read) };
    complaints.push({ code: 'ZONES', severity: 'error', file, column, ...given, message, expected, cure });
  };
  const features = featuresOf(text);
  if (features === undefined) {
    say('(whole file)', 'this is not GeoJSON', 'a FeatureCollection of polygons', 'Export the zones as GeoJSON.');
    return { zones: [], complaints };
  }
  const zones = new Map<string, Ring[][]>();
  for (const [i, feature] of features.entries()) {
    const path = features.length === 1 ? 'feature' : `features[${i}]`;
    const name = nameOf(feature);
    const polygons = polygonsOf(feature);
    if (name === undefined)
      say(path, 'this zone has no name', 'a property zone or name', 'Give it a name that vehicles may use.');
    if (polygons === undefined) {
      const message = 'this zone is no polygon of points within -180 to 180 and -90 to 90';
      say(`${path}.geometry`, message, 'a Polygon or MultiPolygon, longitude first', 'Draw it as an area.', name);
    }
    if (name === undefined || polygons === undefined) continue;
    zones.set(name, [...(zones.get(name) ?? []), ...polygons]);
  }
  return { zones: [...zones].map(([name, polygons]) => ({ name, polygons })), complaints };
}

function featuresOf(text: string): unknown[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  if (value.type === 'FeatureCollection' && Array.isArray(value.features)) return value.features;
  return value.type === 'Feature' ? [value] : undefined;
}

function nameOf(feature: unknown): string | undefined {
  if (!isObject(feature)) return undefined;
  const properties = isObject(feature.properties) ? feature.properties : {};
  const given = [...NAMES.map((key) => properties[key]), feature.id];
  const name = given.find((item) => typeof item === 'number' || (typeof item === 'string' && item.trim() !== ''));
  return name === undefined ? undefined : String(name).trim();
}

function polygonsOf(feature: unknown): Ring[][] | undefined {
  const geometry = isObject(feature) ? feature.geometry : undefined;
  if (!isObject(geometry)) return undefined;
  const { type, coordinates } = geometry;
  const list = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const polygons = list.map((polygon: unknown) => (Array.isArray(polygon) ? polygon.map(ringOf) : []));
  const isWhole = (polygon: (Ring | undefined)[]): polygon is Ring[] =>
    polygon.length > 0 && !polygon.includes(undefined);
  return polygons.every(isWhole) ? polygons : undefined;
}

function ringOf(value: unknown): Ring | undefined {
  if (!Array.isArray(value) || !value.every(isPoint)) return undefined;
  // heights are dropped
  const ring = value.map((point): Point => [point[0], point[1]]);
  const [first] = ring;
  const last = ring.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push(first);
  return ring.length >= 4 ? ring : undefined;
}

function isPoint(value: unknown): value is readonly number[] {
  if (!Array.isArray(value) || value.length < 2) return false;
  const [lon, lat] = value as unknown[];
  return isWithin(lon, 180) && isWithin(lat, 90);
}

function isWithin(value: unknown, limit: number): boolean {
  return typeof value === 'number' && Math.abs(value) <= limit;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
