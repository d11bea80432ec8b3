import type { Notice } from '../../model/notice.ts';
import type { Order } from '../../model/order.ts';
import { type FetchStep, type Route, VERDICT_OF, type Visit } from '../../model/plan.ts';
import type { PlanDocument } from '../../model/plan-document.ts';
import type { Place } from '../../model/problem.ts';
import type { LatLon } from '../../model/units.ts';
import { type Vehicle, vanIds } from '../../model/vehicle.ts';
import { plainText } from '../plain-text.ts';
import { type Call, PlanBook } from '../plan-book.ts';
import { clockChanges } from './clock-changes.ts';
import { planStyles } from './plan-styles.ts';
import type { RouteStyle } from './route-styles.ts';
import type { MapData, MapLeftover, MapPause, MapRoute, MapVisit } from './shown-plan.ts';
import { windowState } from './window-state.ts';

/**
 * What of a plan document is shown on the map.
 *
 * @param sheets where the drivers' sheets are, by van
 */
export function mapData(doc: PlanDocument, sheets: ReadonlyMap<string, string> = new Map()): MapData {
  const { problem, plan } = doc;
  const book = new PlanBook(doc);
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const vehicles = new Map(problem.vehicles.map((vehicle) => [vehicle.id, vehicle]));
  const depots = new Map(problem.depots.map((depot, index) => [depot.id, index]));
  const styles = planStyles(doc);

  const promises = new Map(doc.notices.map((notice) => [notice.orderId, promiseInWords(notice)]));

  const visits: MapVisit[] = [];
  const routes = plan.routes.map((route, index): MapRoute => {
    const first = visits.length;
    for (const step of route.steps) {
      if (step.kind !== 'visit' && step.kind !== 'fetch') continue;
      visits.push(mapVisit(step, book.callOf(step), index, visits.length - first + 1, promises));
    }
    const { vehicleId } = route;
    const vehicle = found(vehicles, vehicleId, 'vehicle');
    return mapRoute(
      route,
      vehicle,
      styles[index] as RouteStyle,
      visits.slice(first),
      first,
      depots,
      problem.dimensions,
      sheets.get(route.vanId) ?? null,
    );
  });

  const out = new Set(plan.routes.map((route) => route.vanId));
  // a shipment has two doors and is one order
  const stops = visits.filter((visit) => !visit.isFetch);
  const served = stops.reduce((sum, visit) => sum + visit.orders.length, 0);
  const count = (kind: MapLeftover['kind']) => leftovers.filter((leftover) => leftover.kind === kind).length;
  const leftovers = mapLeftovers(doc, orders, promises);
  return {
    date: problem.date,
    timeZone: problem.timeZone,
    clockChanges: clockChanges(problem.date, problem.timeZone),
    travel: travelInWords(doc),
    dimensions: problem.dimensions,
    totals: {
      cost: plan.cost.total,
      skipped: plan.cost.skipped,
      metres: plan.routes.reduce((sum, route) => sum + route.metres, 0),
      seconds: plan.routes.reduce((sum, route) => sum + route.seconds, 0),
      orders: served + leftovers.length,
      stops: stops.length,
      served,
      unassigned: count('unassigned'),
      deferred: count('deferred'),
      held: count('held'),
      rejected: count('rejected'),
    },
    depots: problem.depots.map((depot) => ({
      id: plainText(depot.id),
      ...pointOf(problem.places[depot.place] as Place),
      window: depot.window ?? null,
    })),
    zones: (problem.zones ?? []).map(({ name, polygons }) => ({
      name: plainText(name),
      rings: polygons.flat().map((ring) => ring.map(([lon, lat]) => [lat, lon] as const)),
    })),
    routes,
    idle: problem.vehicles
      .flatMap(vanIds)
      .filter((van) => !out.has(van))
      .map(plainText),
    visits,
    leftovers,
  };
}

function mapVisit(
  step: Visit | FetchStep,
  { stop, orders: here, at, isFetch, windows, brings, fetches }: Call,
  route: number,
  number: number,
  promises: ReadonlyMap<string, string>,
): MapVisit {
  const kinds = new Set(here.map((order) => order.type));
  return {
    route,
    number,
    ...pointOf(at),
    isFetch,
    orders: here.map((order) => ({ id: plainText(order.id), customer: plainText(order.customer ?? '') })),
    // the address of an order is where it goes to
    address: isFetch ? '' : addressOf(here[0] as Order),
    kind: isFetch ? 'pickup' : kinds.size === 1 ? (here[0] as Order).type : 'exchange',
    windows,
    state: windowState(step.start, windows),
    arrival: step.arrival,
    start: step.start,
    departure: step.departure,
    load: step.load,
    delivery: brings,
    pickup: fetches,
    cash: isFetch ? 0 : (stop.cash ?? here.reduce((sum, order) => sum + order.cash, 0)),
    metres: step.leg.metres,
    seconds: step.leg.seconds,
    skills: stop.skills.map(plainText),
    promises: here.flatMap((order) => promises.get(order.id) ?? []),
  };
}

function mapRoute(
  route: Route,
  vehicle: Vehicle,
  style: RouteStyle,
  visits: readonly MapVisit[],
  first: number,
  depots: ReadonlyMap<string, number>,
  dimensions: readonly string[],
  sheet: string | null,
): MapRoute {
  const opening = route.steps[0] as Route['steps'][number];
  const last = route.steps.at(-1) as Route['steps'][number];
  return {
    van: plainText(route.vanId),
    vehicle: plainText(route.vehicleId),
    style,
    from: found(depots, vehicle.depotId, 'depot'),
    to: vehicle.endDepotId === null ? null : found(depots, vehicle.endDepotId, 'depot'),
    shift: vehicle.shift ?? null,
    zone: plainText(vehicle.zone ?? ''),
    departure: opening.departure,
    finish: last.departure,
    first,
    count: visits.length,
    orders: visits.reduce((sum, visit) => sum + (visit.isFetch ? 0 : visit.orders.length), 0),
    metres: route.metres,
    seconds: route.seconds,
    driving: route.drivingSeconds,
    service: route.serviceSeconds,
    waiting: route.waitingSeconds,
    cost: route.cost.total,
    costs: costParts(route),
    pauses: mapPauses(route, first, depots),
    pausing: route.pauseSeconds ?? 0,
    reloading: route.reloadSeconds ?? 0,
    sheet,
    loads: dimensions.map((name) => ({
      name,
      peak: Math.max(...route.steps.map((step) => step.load[name] ?? 0)),
      capacity: vehicle.capacity[name] ?? null,
    })),
  };
}

/** What a route costs, by what; parts of nothing are left out. */
function costParts({ cost }: Route): MapRoute['costs'] {
  return Object.entries(cost).filter(([name, amount]) => name !== 'total' && amount > 0);
}

function mapPauses(route: Route, first: number, depots: ReadonlyMap<string, number>): MapPause[] {
  let visit = first;
  return route.steps.flatMap((step): MapPause[] => {
    const times = { arrival: step.arrival, start: step.start, departure: step.departure, before: visit };
    switch (step.kind) {
      case 'visit':
      case 'fetch':
        visit++;
        return [];
      case 'start':
        return step.departure > step.start ? [{ kind: 'load', depot: null, ...times }] : [];
      case 'reload':
        return [{ kind: 'reload', depot: found(depots, step.depotId, 'depot'), ...times }];
      case 'break':
      case 'rest':
        return [{ kind: step.kind, depot: null, ...times }];
      default:
        return [];
    }
  });
}

function mapLeftovers(
  doc: PlanDocument,
  orders: ReadonlyMap<string, Order>,
  promises: ReadonlyMap<string, string>,
): MapLeftover[] {
  const about = (order: Order) => ({
    order: plainText(order.id),
    customer: plainText(order.customer ?? ''),
    address: addressOf(order),
    place: pointOf(order.location),
    windows: order.windows,
    promise: promises.get(order.id) ?? '',
    verdict: null,
  });
  return [
    ...doc.plan.unassigned.map(
      (entry): MapLeftover => ({
        ...about(found(orders, entry.orderId, 'order')),
        kind: VERDICT_OF[entry.code] === null ? 'alternative' : 'unassigned',
        verdict: VERDICT_OF[entry.code] ?? null,
        reason: plainText(entry.reason),
        remedy: plainText(entry.remedy),
      }),
    ),
    ...doc.deferred.map(
      (entry): MapLeftover => ({
        kind: entry.kind,
        ...about(entry.order),
        reason: plainText(entry.reason),
        remedy: entry.lastDay === undefined ? '' : `Can go in time until ${entry.lastDay}`,
      }),
    ),
    ...doc.rejected.map(
      (row): MapLeftover => ({
        kind: 'rejected',
        verdict: null,
        promise: '',
        order: plainText(row.orderId),
        customer: '',
        address: plainText(`${row.file}, line ${row.line}`),
        place: null,
        windows: [],
        reason: plainText(row.complaints.map((complaint) => complaint.message).join(' ')),
        remedy: plainText(row.complaints.map((complaint) => complaint.cure ?? '').join(' ')),
      }),
    ),
  ];
}

function promiseInWords({ promised, newDate, daysLate, offerCancel }: Notice): string {
  const due = promised === undefined ? 'Mail order had to deliver it' : `Promised for ${plainText(promised)}`;
  const late = daysLate === 0 ? 'later that day' : `${daysLate} ${daysLate === 1 ? 'day' : 'days'} late`;
  return `${due}, goes on ${newDate}: ${late}${offerCancel ? '; offer to cancel' : ''}`;
}

function travelInWords(doc: PlanDocument): string {
  switch (doc.travel.kind) {
    case 'great-circle':
      return 'Distances as the crow flies, lengthened by a detour factor; lines are not roads';
    case 'file':
      return `Distances and times from ${plainText(doc.travel.file ?? 'a file')}; lines are not roads`;
    case 'euclidean':
      return 'Straight-line distances of a research instance';
  }
}

function addressOf(order: Order): string {
  return plainText([order.address, order.postcode].filter(Boolean).join(', '));
}

function pointOf(point: LatLon): LatLon {
  return { lat: point.lat, lon: point.lon };
}

/** Documents are checked before they are published; this is for one that a service made by hand. */
function found<T>(table: ReadonlyMap<string, T>, id: string, what: string): T {
  const value = table.get(id);
  if (value === undefined) throw new Error(`plan document names ${what} "${id}", which its problem does not have`);
  return value;
}
