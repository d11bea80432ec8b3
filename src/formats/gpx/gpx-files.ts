import type { PlanDocument, Route } from '../../model/index.ts';
import { xmlText } from '../markup-text.ts';
import { PlanBook } from '../plan-book.ts';
import { type RoutePoint, routePoints } from '../route-points.ts';
import { vanFileNames } from '../van-file-names.ts';

/**
 * `gpx/VAN.gpx` (GPX 1.1), one a route, for navigation devices: a waypoint for each stop, and the route over all of them
 * in driving order. Times are arrivals in UTC. Holds names and addresses, never phone, email or notes.
 *
 * @returns text by file name
 */
export function gpxFiles(doc: PlanDocument): Map<string, string> {
  const book = new PlanBook(doc);
  const names = vanFileNames(doc.problem);
  return new Map(doc.plan.routes.map((route) => [`gpx/${names.get(route.vanId)}.gpx`, routeGpx(route, book)]));
}

function routeGpx(route: Route, book: PlanBook): string {
  const points = routePoints(route, book);
  const name = `<name>${xmlText(`${route.vanId} ${book.problem.date}`)}</name>`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gpx version="1.1" creator="dayroute" xmlns="http://www.topografix.com/GPX/1/1">',
    `<metadata>${name}</metadata>`,
    ...points.filter((point) => point.kind === 'stop').map((point) => pointElement('wpt', point, book)),
    '<rte>',
    name,
    ...points.map((point) => pointElement('rtept', point, book)),
    '</rte>',
    '</gpx>',
  ];
  return `${lines.join('\n')}\n`;
}

/** Children in the order that the schema of GPX demands. */
function pointElement(tag: 'wpt' | 'rtept', { at, kind, name, about, arrival }: RoutePoint, book: PlanBook): string {
  const description = about.length === 0 ? '' : `<desc>${xmlText(about.join('; '))}</desc>`;
  return `<${tag} lat="${at.lat}" lon="${at.lon}"><time>${book.instant(arrival)}</time><name>${xmlText(name)}</name>${description}<type>${kind}</type></${tag}>`;
}
