import {
  type Complaint,
  type Load,
  type Order,
  type PlanDocument,
  type ProgressEntry,
  type ProgressStatus,
  type Route,
  vanIds,
} from '../model/index.ts';
import { someNames } from './some-names.ts';

/** An order that has left the book. */
export interface ClosedOrder {
  readonly order: Order;
  /** `replaced`: another order of its group is done or was refused. */
  readonly status: 'done' | 'refused' | 'replaced';
  /** Van that reported it; absent = not said, and on no route. */
  readonly vanId?: string;
  readonly at?: string;
  readonly note?: string;
}

/** Goods that came back with a van. */
export interface ReturnLoad {
  readonly order: Order;
  /** Why: fetched as ordered, refused at the door, or nobody was there and they go out again. */
  readonly why: 'fetched' | 'refused' | 'failed' | 'skipped';
  /** Where the van unloads; absent = its route ends with its last visit. */
  readonly depotId?: string;
  readonly vanId: string;
  readonly load: Load;
}

export interface RolledBook {
  /** What is still to be done, as it was ordered and promised: tomorrow's order file. */
  readonly open: readonly Order[];
  readonly closed: readonly ClosedOrder[];
  readonly returns: readonly ReturnLoad[];
  /** Errors: the reports contradict the plan or each other, and nothing of the rest is to be used. */
  readonly complaints: readonly Complaint[];
}

export interface RollOptions {
  /** What became of orders on routes of which nothing is reported. Default `skipped`: they stay in the book. */
  readonly unreported?: 'done' | 'skipped';
}

/** Column that counts how often an order was tried in vain; carried from book to book. */
export const ATTEMPTS_COLUMN = 'attempts';

/**
 * Yesterday's plan and what drivers reported of it make today's book. Done and refused orders leave it, and the others of their groups; all others stay, with their
 * promises and ages; every order of the plan is in exactly one of `open` and `closed`.
 */
export function rollBook(doc: PlanDocument, entries: readonly ProgressEntry[], options: RollOptions = {}): RolledBook {
  const orders = [...doc.problem.orders, ...doc.deferred.map(({ order }) => order)];
  const routeOf = routesOfOrders(doc);
  const { last, complaints } = judge(doc, entries, new Set(orders.map((order) => order.id)));
  const open: Order[] = [];
  const closed: ClosedOrder[] = [];
  const returns: ReturnLoad[] = [];
  const unreported: string[] = [];
  const statusOf = ({ id }: Order) =>
    last.get(id)?.status ?? (routeOf.has(id) ? (options.unreported ?? 'skipped') : 'skipped');
  const settled = new Set(orders.flatMap((order) => (isOver(statusOf(order)) ? (order.group ?? []) : [])));
  for (const order of orders) {
    const entry = last.get(order.id);
    const route = routeOf.get(order.id);
    if (entry === undefined && route !== undefined) unreported.push(order.id);
    const reported = statusOf(order);
    if (route !== undefined) returns.push(...returnsOf(order, reported, route, doc));
    const isReplaced = !isOver(reported) && order.group !== undefined && settled.has(order.group);
    const status = isReplaced ? 'replaced' : reported;
    if (status === 'replaced' || isOver(status)) {
      const vanId = entry?.vehicleId ?? route?.vanId;
      closed.push({
        order,
        status,
        ...(vanId === undefined ? {} : { vanId }),
        ...(entry?.at === undefined ? {} : { at: entry.at }),
        ...(entry?.note === undefined ? {} : { note: entry.note }),
      });
    } else open.push(status === 'failed' ? triedAgain(order) : order);
  }
  if (unreported.length > 0) complaints.push(nothingReported(unreported, options.unreported ?? 'skipped'));
  return { open, closed, returns, complaints };
}

function isOver(status: ProgressStatus): status is 'done' | 'refused' {
  return status === 'done' || status === 'refused';
}

/** The last report of each order, in time, and what cannot be. */
function judge(doc: PlanDocument, entries: readonly ProgressEntry[], known: ReadonlySet<string>) {
  const complaints: Complaint[] = [];
  const { date, vehicles } = doc.problem;
  const vans = new Set(vehicles.flatMap((vehicle) => [vehicle.id, ...vanIds(vehicle)]));
  const last = new Map<string, ProgressEntry>();
  const inTime = entries
    .map((entry, i) => ({ entry, i }))
    .sort((a, b) => compare(a.entry.at ?? '', b.entry.at ?? '') || a.i - b.i)
    .map(({ entry }) => entry);
  for (const entry of inTime) {
    const { orderId, vehicleId, at, status, source } = entry;
    const say = (code: string, column: string, read: string, message: string, cure: string, expected?: string) =>
      complaints.push({
        code,
        severity: 'error',
        ...source,
        column,
        read,
        ...(expected === undefined ? {} : { expected }),
        message,
        cure,
      });
    if (!known.has(orderId)) {
      const message = `the plan of ${date} has no such order`;
      say('PROGRESS_ORDER', 'order_id', orderId, message, 'Check the id, and that this is the progress of this plan.');
      continue;
    }
    if (vehicleId !== undefined && !vans.has(vehicleId)) {
      const message = `the plan of ${date} has no such vehicle`;
      const expected = someNames(vans);
      say('PROGRESS_VEHICLE', 'vehicle_id', vehicleId, message, 'Correct the name of the van.', expected);
    }
    if (at !== undefined && at.slice(0, 10) < date) {
      const message = `order ${orderId} cannot have been reported before the day of its plan`;
      say('PROGRESS_DATE', 'at', at, message, 'Check that this is the progress of this plan.', `${date} or later`);
    }
    const before = last.get(orderId);
    if (before !== undefined && isOver(before.status)) {
      const where = `${before.source.file}:${before.source.line}`;
      const message = `order ${orderId} was already ${before.status} (${where})`;
      say('PROGRESS_TWICE', 'status', status, message, 'Remove one of the two rows.');
      continue;
    }
    last.set(orderId, entry);
  }
  return { last, complaints };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function routesOfOrders({ problem, plan }: PlanDocument): Map<string, Route> {
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const routes = new Map<string, Route>();
  for (const route of plan.routes) {
    for (const step of route.steps) {
      if (step.kind !== 'visit') continue;
      for (const id of stops.get(step.stopId)?.orderIds ?? []) routes.set(id, route);
    }
  }
  return routes;
}

function returnsOf(order: Order, status: ProgressEntry['status'], route: Route, doc: PlanDocument): ReturnLoad[] {
  const vehicle = doc.problem.vehicles.find(({ id }) => id === route.vehicleId);
  const depotId = vehicle?.endDepotId ?? undefined;
  const back = (why: ReturnLoad['why'], load: Load): ReturnLoad[] =>
    order.type === (why === 'fetched' ? 'delivery' : 'pickup')
      ? []
      : [{ order, why, vanId: route.vanId, load, ...(depotId === undefined ? {} : { depotId }) }];
  if (status === 'done') return back('fetched', order.pickup);
  return back(status, order.delivery);
}

function triedAgain(order: Order): Order {
  const before = Number(order.extra[ATTEMPTS_COLUMN] ?? 0);
  const attempts = String((Number.isFinite(before) ? before : 0) + 1);
  return { ...order, extra: { ...order.extra, [ATTEMPTS_COLUMN]: attempts } };
}

function nothingReported(ids: readonly string[], taken: 'done' | 'skipped'): Complaint {
  const shown = `${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ', ...' : ''}`;
  return {
    code: 'PROGRESS_MISSING',
    severity: 'warning',
    message: `nothing is reported of ${ids.length} orders on routes (${shown}); they are taken as ${taken}`,
    cure: taken === 'done' ? 'Report what failed.' : 'Report them, or give --unreported done.',
  };
}
