export { readZones } from './read-zones.ts';
export { routesGeoJson } from './routes-geojson.ts';
