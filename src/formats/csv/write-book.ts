import type { Load, Order, Problem } from '../../model/index.ts';
import { OrderColumns } from './write-orders.ts';
import { type Cell, decimal, writeTable } from './write-table.ts';

/** Orders as an order file that `plan` reads; `problem` gives the day and zone that their windows are told in. */
export function ordersCsv(problem: Problem, orders: readonly Order[]): string {
  const columns = new OrderColumns(problem, orders);
  return writeTable(
    columns.header,
    orders.map((order) => columns.row(order)),
  );
}

/** `closed.csv`: the orders that have left the book. */
export function closedCsv(
  closed: readonly {
    readonly order: Order;
    readonly status: string;
    readonly vanId?: string;
    readonly at?: string;
    readonly note?: string;
  }[],
): string {
  const header = ['order_id', 'type', 'customer', 'due_on', 'status', 'van_id', 'at', 'note'];
  const rows = closed.map(({ order, status, vanId, at, note }) => [
    order.id,
    order.type,
    order.customer ?? '',
    order.dueOn ?? '',
    status,
    vanId ?? '',
    at ?? '',
    note ?? '',
  ]);
  return writeTable(header, rows);
}

/** `returns.csv`: the goods that came back with the vans, by depot. */
export function returnsCsv(
  problem: Problem,
  returns: readonly {
    readonly order: Order;
    readonly why: string;
    readonly depotId?: string;
    readonly vanId: string;
    readonly load: Load;
  }[],
): string {
  const { dimensions } = problem;
  const header = ['depot', 'van_id', 'order_id', 'customer', 'why', ...dimensions.map((name) => `load_${name}`)];
  const rows = returns.map(({ order, why, depotId, vanId, load }): Cell[] => [
    depotId ?? '',
    vanId,
    order.id,
    order.customer ?? '',
    why,
    ...dimensions.map((name) => decimal(Object.hasOwn(load, name) ? load[name] : 0, 6)),
  ]);
  return writeTable(header, rows);
}
