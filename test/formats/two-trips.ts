import type { PlanDocument, Route, Step } from '../../src/model/index.ts';
import { handMadeDocument } from '../check/hand-made-document.ts';

/**
 * The hand-made day with all that a route can hold: van v1-1 serves A, has its break, reloads, fetches a shipment at F's
 * door, serves C, brings the shipment to B1, rests, and comes back.
 */
export function twoTrips(): PlanDocument {
  const doc = handMadeDocument();
  const [first, second] = doc.plan.routes as [Route, Route];
  const [start, a, b, c, end] = first.steps as [Step, Step, Step, Step, Step];
  const at = (arrival: number, begin: number, departure: number) => ({ arrival, start: begin, departure });
  const leg = { metres: 2000, seconds: 120 };
  const load = { parcels: 1, weight_kg: 20 };
  const steps: Step[] = [
    { ...start, ...at(29_280, 29_280, 29_880) },
    a,
    { kind: 'break', index: 0, drivenSeconds: 60, load, ...at(31_000, 31_000, 32_800) },
    { kind: 'reload', depotId: 'N', leg, load, ...at(32_900, 33_000, 33_600) },
    { kind: 'fetch', stopId: 'B1', leg, load, ...at(34_000, 34_000, 34_100) },
    { ...c, ...at(34_200, 34_200, 34_300) },
    { ...b, ...at(34_400, 34_400, 34_700) },
    { kind: 'rest', drivenSeconds: 0, load, ...at(34_700, 34_700, 37_400) },
    { ...end, ...at(37_800, 37_800, 37_800) },
  ];
  const route: Route = { ...first, steps, seconds: 37_800 - 29_880, pauseSeconds: 4500, reloadSeconds: 600 };
  const stops = doc.problem.stops.map((stop) =>
    stop.id === 'B1'
      ? { ...stop, from: { place: 6, windows: [{ start: 32_400, end: 36_000 }], serviceSeconds: 100 } }
      : stop,
  );
  return { ...doc, problem: { ...doc.problem, stops }, plan: { ...doc.plan, routes: [route, second] } };
}
