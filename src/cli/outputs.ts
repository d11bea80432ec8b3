import type { CsvStyle } from '../formats/csv/csv-style.ts';
import { deferredCsv } from '../formats/csv/write-deferred.ts';
import { noticesCsv } from '../formats/csv/write-notices.ts';
import { rejectedCsv } from '../formats/csv/write-rejected.ts';
import { routesCsv } from '../formats/csv/write-routes.ts';
import { summaryCsv } from '../formats/csv/write-summary.ts';
import { unassignedCsv } from '../formats/csv/write-unassigned.ts';
import { routesGeoJson } from '../formats/geojson/index.ts';
import { gpxFiles } from '../formats/gpx/gpx-files.ts';
import { loadMapAssets } from '../formats/html/map-assets.ts';
import { type MapOptions, mapHtml } from '../formats/html/map-html.ts';
import { kmlFiles } from '../formats/kml/kml-files.ts';
import { ALL_SHEETS, sheetFiles, sheetNames } from '../formats/sheets/sheet-files.ts';
import { vanFileNames } from '../formats/van-file-names.ts';
import type { PlanDocument, Problem } from '../model/index.ts';

/** When, how long, settings; not in the manifest since it holds the clock. */
export const RUN_FILE = 'run.json';

/** What of the outputs the command line decides. */
export interface OutputOptions {
  /** Names of `OUTPUT_GROUPS`; absent = all. */
  readonly groups?: readonly string[];
  /** Default: RFC 4180. */
  readonly csv?: CsvStyle;
  readonly map?: MapOptions;
}

/** One file, or a folder with one for each van. */
type Output = { readonly group: string } & (
  | { readonly name: string; readonly render: (doc: PlanDocument, options: OutputOptions) => string }
  | {
      /** Every file there may be, whichever vans go out. */
      readonly names: (problem: Problem) => readonly string[];
      readonly renderAll: (doc: PlanDocument) => ReadonlyMap<string, string>;
    }
);

/** A new output is a line here; `group` is what `--only` calls it. */
const OUTPUTS: readonly Output[] = [
  { name: 'routes.csv', group: 'csv', render: (doc, { csv }) => routesCsv(doc, csv) },
  { name: 'summary.csv', group: 'csv', render: (doc, { csv }) => summaryCsv(doc, csv) },
  { name: 'unassigned.csv', group: 'csv', render: (doc, { csv }) => unassignedCsv(doc, csv) },
  { name: 'deferred.csv', group: 'csv', render: (doc, { csv }) => deferredCsv(doc, csv) },
  { name: 'notices.csv', group: 'csv', render: (doc, { csv }) => noticesCsv(doc, csv) },
  { name: 'rejected.csv', group: 'csv', render: (doc, { csv }) => rejectedCsv(doc, csv) },
  { name: 'routes.geojson', group: 'geojson', render: routesGeoJson },
  { name: 'map.html', group: 'map', render: renderMap },
  {
    group: 'sheets',
    names: (problem) => [ALL_SHEETS, ...sheetNames(problem).values()].map((name) => `sheets/${name}.html`),
    renderAll: sheetFiles,
  },
  { group: 'gpx', names: (problem) => vanFiles(problem, 'gpx'), renderAll: gpxFiles },
  { group: 'kml', names: (problem) => vanFiles(problem, 'kml'), renderAll: kmlFiles },
];

/** Names of all files that may be written besides plan.json, whichever vans go out. */
export function outputNames(problem: Problem, groups: readonly string[] | undefined): string[] {
  const names = chosen(groups).flatMap((output) => ('name' in output ? [output.name] : output.names(problem)));
  return [...names, RUN_FILE];
}

/** Texts of the chosen outputs by name, plan.json and run.json not among them. */
export function renderOutputs(doc: PlanDocument, options: OutputOptions): Map<string, string> {
  const files = new Map<string, string>();
  for (const output of chosen(options.groups)) {
    if ('name' in output) files.set(output.name, output.render(doc, options));
    else for (const [name, text] of output.renderAll(doc)) files.set(name, text);
  }
  return files;
}

/** Files by what a person calls them: those of a folder count as one. */
export function namedShortly(files: readonly string[]): string[] {
  return [...new Set(files.map((name) => (name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : name)))];
}

function renderMap(doc: PlanDocument, { groups, map }: OutputOptions): string {
  const hasSheets = groups === undefined || groups.includes('sheets');
  const links = [...sheetNames(doc.problem)].map(
    ([van, name]) => [van, `sheets/${encodeURIComponent(name)}.html`] as const,
  );
  return mapHtml(doc, loadMapAssets(), { ...map, ...(hasSheets && { sheets: new Map(links) }) });
}

function chosen(groups: readonly string[] | undefined): readonly Output[] {
  return groups === undefined ? OUTPUTS : OUTPUTS.filter((output) => groups.includes(output.group));
}

function vanFiles(problem: Problem, kind: string): string[] {
  return [...vanFileNames(problem).values()].map((name) => `${kind}/${name}.${kind}`);
}
