import { deferredCsv } from '../formats/csv/write-deferred.ts';
import { rejectedCsv } from '../formats/csv/write-rejected.ts';
import { routesCsv } from '../formats/csv/write-routes.ts';
import { summaryCsv } from '../formats/csv/write-summary.ts';
import { unassignedCsv } from '../formats/csv/write-unassigned.ts';
import { routesGeoJson } from '../formats/geojson/routes-geojson.ts';
import type { PlanDocument } from '../model/index.ts';

/** Texts of the chosen outputs by file name, plan.json and run.json not among them. */
export async function renderOutputs(
  doc: PlanDocument,
  groups: readonly string[] | undefined,
): Promise<Map<string, string>> {
  const isWanted = (group: string) => groups === undefined || groups.includes(group);
  const files = new Map<string, string>();
  if (isWanted('csv')) {
    files.set('routes.csv', routesCsv(doc));
    files.set('summary.csv', summaryCsv(doc));
    files.set('unassigned.csv', unassignedCsv(doc));
    files.set('deferred.csv', deferredCsv(doc));
    files.set('rejected.csv', rejectedCsv(doc));
  }
  if (isWanted('geojson')) {
    files.set('routes.geojson', routesGeoJson(doc));
  }
  if (isWanted('map')) {
    const { mapHtml } = await import('../formats/html/map-html.ts');
    const { loadMapAssets } = await import('./map-assets.ts');
    files.set('map.html', mapHtml(doc, loadMapAssets()));
  }
  return files;
}
