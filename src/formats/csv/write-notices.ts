import type { PlanDocument } from '../../model/index.ts';
import type { CsvStyle } from './csv-style.ts';
import { EXPLAINING_COLUMNS } from './explaining-columns.ts';
import { OrderColumns } from './write-orders.ts';
import { type Cell, decimal, writeTable } from './write-table.ts';

const WHY = EXPLAINING_COLUMNS.notices;

/** `notices.csv`: the orders whose promise is not kept, with the customer to tell, the new day, and whether cancelling must be offered. */
export function noticesCsv({ problem, deferred, notices }: PlanDocument, style?: CsvStyle): string {
  const all = [...problem.orders, ...deferred.map(({ order }) => order)];
  const orders = new Map(all.map((order) => [order.id, order]));
  const columns = new OrderColumns(problem, all);
  const rows: Cell[][] = [];
  for (const { orderId, promised, newDate, daysLate, code, reason, offerCancel } of notices) {
    const order = orders.get(orderId);
    if (order === undefined) continue;
    rows.push([
      ...columns.row(order),
      promised ?? '',
      newDate,
      decimal(daysLate, 0),
      code,
      reason,
      offerCancel ? 'yes' : 'no',
    ]);
  }
  return writeTable([...columns.header, ...WHY], rows, style);
}
