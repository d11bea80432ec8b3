export { routesGeoJson } from './routes-geojson.ts';
