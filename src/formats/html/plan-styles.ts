import type { LatLon, PlanDocument } from '../../model/index.ts';
import { type RouteStyle, routeStyles } from './route-styles.ts';

/** How the routes of a plan are drawn, in its order: alike in every output that has colours. */
export function planStyles({ problem, plan }: Pick<PlanDocument, 'problem' | 'plan'>): RouteStyle[] {
  const places = new Map(problem.stops.map((stop) => [stop.id, problem.places[stop.place]]));
  return routeStyles(
    plan.routes.map((route) =>
      middle(
        route.steps.flatMap((step) => {
          const at = step.kind === 'visit' ? places.get(step.stopId) : undefined;
          return at === undefined ? [] : [at];
        }),
      ),
    ),
  );
}

function middle(points: readonly LatLon[]): LatLon {
  const n = Math.max(1, points.length);
  return {
    lat: points.reduce((sum, point) => sum + point.lat, 0) / n,
    lon: points.reduce((sum, point) => sum + point.lon, 0) / n,
  };
}
