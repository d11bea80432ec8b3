import type { LatLon, Order, PlanDocument, Stop } from '../../model/index.ts';
import { planStyles } from '../html/plan-styles.ts';

interface Feature {
  readonly type: 'Feature';
  readonly geometry: { readonly type: 'Point' | 'LineString'; readonly coordinates: unknown };
  readonly properties: Readonly<Record<string, string | number | readonly string[]>>;
}

/**
 * `routes.geojson` (RFC 7946): a line per route from place to place, a point per visit, fetch, depot and unassigned stop, with
 * the simplestyle keys that map programs draw by. Holds names and addresses, never phone, email or notes.
 */
export function routesGeoJson(doc: PlanDocument): string {
  const { problem, plan } = doc;
  const styles = planStyles(doc);
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const depots = new Map(problem.depots.map((depot) => [depot.id, depot]));
  const lines: Feature[] = [];
  const visits: Feature[] = [];

  for (const [i, route] of plan.routes.entries()) {
    const { vanId, vehicleId, cost } = route;
    const colour = styles[i]?.colour ?? '#000000';
    const path: LatLon[] = [];
    let sequence = 0;
    for (const step of route.steps) {
      const stop = 'stopId' in step ? stops.get(step.stopId) : undefined;
      const place = step.kind === 'fetch' ? stop?.from?.place : stop?.place;
      const at =
        'depotId' in step
          ? depots.get(step.depotId)?.location
          : place === undefined
            ? undefined
            : problem.places[place];
      if (at === undefined) continue; // a pause has no place of its own
      path.push(at);
      if (stop === undefined) continue;
      sequence++;
      visits.push(
        point(at, {
          kind: step.kind,
          title: `${vanId} ${sequence}`,
          van_id: vanId,
          sequence,
          arrival_s: step.arrival,
          start_s: step.start,
          departure_s: step.departure,
          ...aboutStop(stop, orders),
          'marker-color': colour,
          'marker-size': 'small',
        }),
      );
    }
    lines.push({
      type: 'Feature',
      geometry: { type: 'LineString', coordinates: path.map(position) },
      properties: {
        kind: 'route',
        title: vanId,
        van_id: vanId,
        vehicle_id: vehicleId,
        stops: sequence,
        km: route.metres / 1000,
        hours: Math.round(route.seconds / 3.6) / 1000,
        cost: cost.total,
        stroke: colour,
        'stroke-width': 3,
        'stroke-opacity': 0.8,
      },
    });
  }

  const left = new Map(plan.unassigned.map((entry) => [entry.stopId, entry]));
  const unassigned = [...left].flatMap(([stopId, { code, reason }]) => {
    const stop = stops.get(stopId);
    if (stop === undefined) return [];
    const style = { 'marker-color': '#000000', 'marker-symbol': 'cross' };
    const about = { kind: 'unassigned', title: stopId, code, reason, ...aboutStop(stop, orders) };
    return [point(problem.places[stop.place], { ...about, ...style })];
  });
  const homes = problem.depots.map(({ id, location }) => {
    const style = { 'marker-color': '#444444', 'marker-size': 'large', 'marker-symbol': 'warehouse' };
    return point(location, { kind: 'depot', title: id, depot_id: id, ...style });
  });

  // one feature a line: files of two days can be compared
  const features = [...lines, ...visits, ...homes, ...unassigned].map((feature) => JSON.stringify(feature));
  return `{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`;
}

function aboutStop(stop: Stop, orders: ReadonlyMap<string, Order>) {
  const mine = stop.orderIds.map((id) => orders.get(id)).filter((order) => order !== undefined);
  const texts = (pick: (order: Order) => string | undefined) => [
    ...new Set(mine.map(pick).filter((text) => text !== undefined && text !== '')),
  ];
  const customer = texts((order) => order.customer).join(', ');
  const address = texts((order) => order.address).join(', ');
  return {
    stop_id: stop.id,
    order_ids: stop.orderIds,
    ...(customer === '' ? {} : { customer }),
    ...(address === '' ? {} : { address }),
  };
}

function point(at: LatLon, properties: Feature['properties']): Feature {
  return { type: 'Feature', geometry: { type: 'Point', coordinates: position(at) }, properties };
}

/** GeoJSON has longitude first. */
function position({ lat, lon }: LatLon): [number, number] {
  return [lon, lat];
}
