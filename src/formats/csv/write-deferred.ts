import type { PlanDocument } from '../../model/index.ts';
import type { CsvStyle } from './csv-style.ts';
import { EXPLAINING_COLUMNS } from './explaining-columns.ts';
import { OrderColumns } from './write-orders.ts';
import { writeTable } from './write-table.ts';

const WHY = EXPLAINING_COLUMNS.deferred;

/** `deferred.csv`: the orders that do not go today by decision, as an order file; code `HELD` (goods not ready) or `DEFERRED`. */
export function deferredCsv({ problem, deferred }: PlanDocument, style?: CsvStyle): string {
  const all = [...problem.orders, ...deferred.map(({ order }) => order)];
  const columns = new OrderColumns(problem, all);
  const rows = deferred.map(({ order, kind, reason, lastDay }) => {
    const remedy = kind === 'held' && order.readyOn !== undefined ? `plan it from ${order.readyOn} on` : '';
    return [...columns.row(order), kind.toUpperCase(), reason, remedy, lastDay ?? ''];
  });
  return writeTable([...columns.header, ...WHY], rows, style);
}
