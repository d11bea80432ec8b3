import { type PlanDocument, VERDICT_OF } from '../../model/index.ts';
import type { CsvStyle } from './csv-style.ts';
import { EXPLAINING_COLUMNS } from './explaining-columns.ts';
import { OrderColumns } from './write-orders.ts';
import { type Cell, writeTable } from './write-table.ts';

const WHY = EXPLAINING_COLUMNS.unassigned;

/** `unassigned.csv`: the orders due today that no route serves, as an order file, and why. */
export function unassignedCsv({ problem, plan, deferred }: PlanDocument, style?: CsvStyle): string {
  const orders = new Map(problem.orders.map((order) => [order.id, order]));
  const all = [...problem.orders, ...deferred.map(({ order }) => order)];
  const columns = new OrderColumns(problem, all);
  const rows: Cell[][] = [];
  for (const { orderId, code, reason, remedy } of plan.unassigned) {
    const order = orders.get(orderId);
    if (order !== undefined) rows.push([...columns.row(order), VERDICT_OF[code] ?? '', code, reason, remedy]);
  }
  return writeTable([...columns.header, ...WHY], rows, style);
}
