import { makeStop } from '../batch/make-stop.ts';
import {
  type Deferred,
  type Order,
  type PlanDocument,
  type Problem,
  type RejectedRow,
  type Stop,
  type Travel,
  VERDICT_OF,
} from '../model/index.ts';
import { KEPT } from './explain-plan.ts';
import { Explainer, type ExplainOptions, type Explanation } from './explain-stop.ts';
import { planWithRoutes, visitsOf } from './plan-with-routes.ts';
import { type WhyServed, whyServed } from './why-served.ts';

/** What became of an order, and why. */
export type Why =
  | ({ readonly kind: 'served'; readonly stop: Stop } & WhyServed)
  | ({ readonly kind: 'unassigned'; readonly stop: Stop } & Explanation)
  | {
      readonly kind: 'deferred' | 'held';
      readonly entry: Deferred;
      /** What serving it today would have taken, as if it had to be; absent where no legs lead to it. */
      readonly today?: Explanation;
    }
  | { readonly kind: 'rejected'; readonly row: RejectedRow };

/** Remedies that are told for one order. */
const REMEDIES = 3;

/**
 * Everything there is to say of an order: mostly one answer, more where a rejected row carries the id of a good one; none if
 * the document does not know it.
 *
 * @param travelOf legs for the problem, or for one with a place more; `undefined` if there are none
 */
export async function why(
  doc: PlanDocument,
  orderId: string,
  travelOf: (problem: Problem) => Promise<Travel | undefined>,
  options: ExplainOptions = {},
): Promise<Why[]> {
  const { problem, plan } = doc;
  const answers: Why[] = [];
  const stop = problem.stops.find((s) => s.orderIds.includes(orderId));
  const travel = stop === undefined ? undefined : await travelOf(problem);
  if (stop !== undefined && travel !== undefined) {
    const isServed = plan.routes.some((route) => visitsOf(route).includes(stop.id));
    if (isServed) answers.push({ kind: 'served', stop, ...whyServed(problem, plan, travel, stop) });
    else answers.push({ kind: 'unassigned', stop, ...leftOut(doc, stop, travel, options) });
  }
  for (const entry of doc.deferred) {
    if (entry.order.id !== orderId) continue;
    const today = entry.kind === 'deferred' ? await ifToday(doc, entry.order, travelOf, options) : undefined;
    answers.push({ kind: entry.kind, entry, ...(today === undefined ? {} : { today }) });
  }
  for (const row of doc.rejected) if (row.orderId === orderId) answers.push({ kind: 'rejected', row });
  return answers;
}

function leftOut({ problem, plan }: PlanDocument, stop: Stop, travel: Travel, options: ExplainOptions): Explanation {
  const entry = plan.unassigned.find(({ stopId }) => stopId === stop.id);
  if (entry !== undefined && KEPT.has(entry.code)) {
    const { code, reason, remedy } = entry;
    return { verdict: VERDICT_OF[code], code, reason, remedy, served: [] };
  }
  return new Explainer(problem, plan, travel, withRemedies(options)).explain(stop);
}

/** Every id that `why` has an answer for. */
export function knownOrders({ problem, deferred, rejected }: PlanDocument): Set<string> {
  const ids = [
    ...problem.orders.map((order) => order.id),
    ...deferred.map(({ order }) => order.id),
    ...rejected.map((row) => row.orderId),
  ];
  return new Set(ids.filter((id) => id !== ''));
}

/** The order put back into the day, as one that must be served. */
async function ifToday(
  { problem, plan }: PlanDocument,
  order: Order,
  travelOf: (problem: Problem) => Promise<Travel | undefined>,
  options: ExplainOptions,
): Promise<Explanation | undefined> {
  const places = [...problem.places];
  const placeOf = ({ lat, lon }: Order['location']) => {
    const known = places.findIndex((place) => place.lat === lat && place.lon === lon);
    return known < 0 ? places.push({ id: order.id, lat, lon }) - 1 : known;
  };
  const { skipCost: _skipCost, ...required } = order;
  const place = placeOf(order.location);
  const stop = makeStop([required], place, order.from && placeOf(order.from.location), false);
  const orders = [...problem.orders.filter((o) => o.id !== order.id), required];
  const names = new Set([...problem.dimensions, ...Object.keys(order.delivery), ...Object.keys(order.pickup)]);
  const stops = [...problem.stops, stop];
  const day: Problem = { ...problem, places, stops, orders, dimensions: [...names].sort() };
  const travel = await travelOf(day);
  if (travel === undefined) return undefined;
  return new Explainer(day, planWithRoutes(day, plan, plan.routes), travel, withRemedies(options)).explain(stop);
}

function withRemedies(options: ExplainOptions): ExplainOptions {
  return { remedies: REMEDIES, ...options };
}
