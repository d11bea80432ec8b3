import type { Order, PlanDocument, SourceRow, Violation } from '../model/index.ts';
import { quote } from './report.ts';

/** What came out of the order files, to hold a plan against. */
export interface OrdersRead {
  readonly orders: readonly Order[];
  /** Data rows of all files, the rejected ones included; absent = not compared. */
  readonly rows?: number;
}

/**
 * Nothing that was read gets lost: every order is in exactly one of today's problem, deferred and rejected. (That those
 * of today are served or unassigned is `checkPlan`'s.) An order is known by the row it was read from, since a rejected
 * row may well carry the id of a good one; without a source by its id. Without `read`, only what the document says of
 * itself is compared.
 */
export function checkPartition(doc: PlanDocument, read?: OrdersRead): Violation[] {
  const violations: Violation[] = [];
  const places = new Map<string, { readonly orderId: string; readonly where: string[] }>();
  const put = (key: string, orderId: string, where: string) => {
    const found = places.get(key);
    if (found === undefined) places.set(key, { orderId, where: [where] });
    else found.where.push(where);
  };
  for (const order of doc.problem.orders) put(keyOf(order), order.id, 'the plan');
  for (const { order } of doc.deferred) put(keyOf(order), order.id, 'deferred');
  for (const row of doc.rejected) put(rowKey(row), row.orderId, 'rejected');

  for (const { orderId, where } of places.values()) {
    if (where.length === 1) continue;
    const message = `order ${quote(orderId)} is in ${where.join(' and in ')}`;
    violations.push({ code: 'ORDER_IN_TWO_PLACES', orderId, amount: where.length - 1, message });
  }
  if (read === undefined) return violations;

  const known = new Set<string>();
  for (const order of read.orders) {
    known.add(keyOf(order));
    if (places.has(keyOf(order))) continue;
    const message = `order ${quote(order.id)} was read but is in none of the plan, deferred and rejected`;
    violations.push({ code: 'ORDER_LOST', orderId: order.id, message });
  }
  for (const [key, { orderId, where }] of places) {
    if (known.has(key) || where.includes('rejected')) continue;
    const message = `order ${quote(orderId)} is in ${where[0]} but was never read`;
    violations.push({ code: 'ORDER_NOT_READ', orderId, message });
  }
  const rows = new Set([...known, ...doc.rejected.map(rowKey)]).size;
  if (read.rows !== undefined && read.rows !== rows) {
    const message = `${read.rows} rows were read, of which ${rows} came through`;
    violations.push({ code: 'ROWS_LOST', amount: Math.abs(read.rows - rows), message });
  }
  return violations;
}

function keyOf(order: Order): string {
  return order.source === undefined ? `id ${order.id}` : rowKey(order.source);
}

function rowKey({ file, line }: SourceRow): string {
  return `row ${line} of ${file}`;
}
