import { deferredCsv } from '../formats/csv/write-deferred.ts';
import { rejectedCsv } from '../formats/csv/write-rejected.ts';
import { routesCsv } from '../formats/csv/write-routes.ts';
import { summaryCsv } from '../formats/csv/write-summary.ts';
import { unassignedCsv } from '../formats/csv/write-unassigned.ts';
import { routesGeoJson } from '../formats/geojson/index.ts';
import { mapHtml } from '../formats/html/map-html.ts';
import type { PlanDocument } from '../model/index.ts';
import { loadMapAssets } from './map-assets.ts';

/** When, how long, settings; not in the manifest since it holds the clock. */
export const RUN_FILE = 'run.json';

interface Output {
  readonly name: string;
  /** What `--only` calls it; one of `OUTPUT_GROUPS`. */
  readonly group: string;
  readonly render: (doc: PlanDocument) => string;
}

/** A new output is a line here. */
const OUTPUTS: readonly Output[] = [
  { name: 'routes.csv', group: 'csv', render: routesCsv },
  { name: 'summary.csv', group: 'csv', render: summaryCsv },
  { name: 'unassigned.csv', group: 'csv', render: unassignedCsv },
  { name: 'deferred.csv', group: 'csv', render: deferredCsv },
  { name: 'rejected.csv', group: 'csv', render: rejectedCsv },
  { name: 'routes.geojson', group: 'geojson', render: routesGeoJson },
  { name: 'map.html', group: 'map', render: (doc) => mapHtml(doc, loadMapAssets()) },
];

/** Names of the files written besides plan.json; groups absent = all. */
export function outputNames(groups: readonly string[] | undefined): string[] {
  return [...chosen(groups).map((output) => output.name), RUN_FILE];
}

/** Texts of the chosen outputs by name, plan.json and run.json not among them. */
export function renderOutputs(doc: PlanDocument, groups: readonly string[] | undefined): Map<string, string> {
  return new Map(chosen(groups).map((output) => [output.name, output.render(doc)]));
}

function chosen(groups: readonly string[] | undefined): readonly Output[] {
  return groups === undefined ? OUTPUTS : OUTPUTS.filter((output) => groups.includes(output.group));
}
