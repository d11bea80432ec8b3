import type { LockRow, PlanDocument, Seconds } from '../model/index.ts';

/** What of an earlier plan of the day stays. */
export interface KeptOfPlan {
  /** Vans whose routes stay as they are; one that had none stays in. */
  readonly frozen: readonly string[];
  /** Calls that begin before this instant stay the first of their vans. */
  readonly until?: Seconds;
}

/** The locks that keep it, as rows about orders. */
export function keepPlan({ problem, plan }: PlanDocument, { frozen, until }: KeptOfPlan): LockRow[] {
  // a shipment is one order, and a row of it is a call
  const ordersOf = new Map(problem.stops.map(({ id, from, orderIds }) => [id, from ? orderIds.slice(0, 1) : orderIds]));
  const routes = new Map(plan.routes.map((route) => [route.vanId, route]));
  const callsOf = (vanId: string, before: Seconds) =>
    (routes.get(vanId)?.steps ?? []).flatMap((step) => {
      if ((step.kind !== 'visit' && step.kind !== 'fetch') || step.start >= before) return [];
      return ordersOf.get(step.stopId) ?? [];
    });
  const rows: LockRow[] = [];
  for (const vanId of frozen) {
    const calls = callsOf(vanId, Infinity);
    if (calls.length === 0) rows.push({ vanId, kind: 'frozen' });
    for (const orderId of calls) rows.push({ vanId, orderId, kind: 'frozen' });
  }
  if (until === undefined) return rows;
  for (const { vanId } of plan.routes) {
    if (frozen.includes(vanId)) continue;
    for (const orderId of callsOf(vanId, until)) rows.push({ vanId, orderId, kind: 'first' });
  }
  return rows;
}

/**
 * Where the goods of deliveries are at an instant: by order, the van that has left its depot with them by then. Delivered or not: what is
 * aboard cannot go on another van. Shipments are not among them.
 */
export function goodsAboard({ problem, plan }: PlanDocument, at: Seconds): ReadonlyMap<string, string> {
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const aboard = new Map<string, string>();
  for (const { vanId, steps } of plan.routes) {
    let hasLeft = false;
    for (const step of steps) {
      if (step.kind === 'start' || step.kind === 'reload') hasLeft = step.departure < at;
      if (step.kind !== 'visit' || !hasLeft) continue;
      const stop = stops.get(step.stopId);
      const isBrought = Object.values(stop?.delivery ?? {}).some((amount) => amount > 0);
      if (stop === undefined || stop.from !== undefined || !isBrought) continue;
      for (const orderId of stop.orderIds) aboard.set(orderId, vanId);
    }
  }
  return aboard;
}
