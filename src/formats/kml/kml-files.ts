import type { PlanDocument, Route } from '../../model/index.ts';
import { planStyles } from '../html/plan-styles.ts';
import { htmlText, xmlText } from '../markup-text.ts';
import { PlanBook } from '../plan-book.ts';
import { type RoutePoint, routePoints } from '../route-points.ts';
import { vanFileNames } from '../van-file-names.ts';

/**
 * `kml/VAN.kml` (KML 2.2), one a route, for Google Earth, My Maps and their like: the line from place to place in the
 * colour of `map.html`, and a placemark for each stop and depot. Holds names and addresses, never phone, email or notes.
 *
 * @returns text by file name
 */
export function kmlFiles(doc: PlanDocument): Map<string, string> {
  const book = new PlanBook(doc);
  const names = vanFileNames(doc.problem);
  const styles = planStyles(doc);
  return new Map(
    doc.plan.routes.map((route, i) => [
      `kml/${names.get(route.vanId)}.kml`,
      routeKml(route, styles[i]?.colour ?? '#000000', book),
    ]),
  );
}

function routeKml(route: Route, colour: string, book: PlanBook): string {
  const points = routePoints(route, book);
  const name = `<name>${xmlText(`${route.vanId} ${book.problem.date}`)}</name>`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<kml xmlns="http://www.opengis.net/kml/2.2">',
    '<Document>',
    name,
    `<Style id="route"><LineStyle><color>${kmlColour(colour, 'e6')}</color><width>4</width></LineStyle></Style>`,
    `<Style id="stop"><IconStyle><color>${kmlColour(colour, 'ff')}</color></IconStyle></Style>`,
    '<Style id="depot"><IconStyle><color>ff444444</color><scale>1.3</scale></IconStyle></Style>',
    '<Placemark>',
    name,
    `<description>${description([`${(route.metres / 1000).toFixed(1)} km`])}</description>`,
    '<styleUrl>#route</styleUrl>',
    `<LineString><tessellate>1</tessellate><coordinates>${points.map(({ at }) => `${at.lon},${at.lat}`).join(' ')}</coordinates></LineString>`,
    '</Placemark>',
    ...points.map((point) => placemark(point, book)),
    '</Document>',
    '</kml>',
  ];
  return `${lines.join('\n')}\n`;
}

function placemark({ kind, at, name, about, arrival }: RoutePoint, book: PlanBook): string {
  const clock = book.clock.time(arrival).slice(0, -3);
  return `<Placemark><name>${xmlText(name)}</name><description>${description([clock, ...about])}</description><TimeStamp><when>${book.instant(arrival)}</when></TimeStamp><styleUrl>#${kind}</styleUrl><Point><coordinates>${at.lon},${at.lat}</coordinates></Point></Placemark>`;
}

/** Programs show a description as HTML: what came from outside is escaped for that, and then once more as the XML it stands in. */
function description(texts: readonly string[]): string {
  return xmlText(texts.map(htmlText).join('<br>'));
}

/** `#rrggbb` -> `aabbggrr`. */
function kmlColour(hex: string, alpha: string): string {
  return `${alpha}${hex.slice(5, 7)}${hex.slice(3, 5)}${hex.slice(1, 3)}`;
}
