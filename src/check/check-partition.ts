import type { Order, PlanDocument, SourceRow, Violation } from '../model/index.ts';
import { amountOf, dimensionsOf } from './load-ledger.ts';
import { quote } from './report.ts';
import { loadTolerance } from './tolerance.ts';

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

  const pieces = piecesOf(doc);
  const known = new Set<string>();
  for (const order of read.orders) {
    known.add(keyOf(order));
    const mine = pieces.get(keyOf(order));
    if (mine !== undefined) checkPieces(order, mine, violations);
    if (mine !== undefined || places.has(keyOf(order))) continue;
    const message = `order ${quote(order.id)} was read but is in none of the plan, deferred and rejected`;
    violations.push({ code: 'ORDER_LOST', orderId: order.id, message });
  }
  for (const [key, { orderId, where }] of places) {
    if (known.has(key.replace(PIECE, '')) || where.includes('rejected')) continue;
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

/** Pieces by the order that they are cut from. */
function piecesOf({ problem, deferred }: PlanDocument): Map<string, Order[]> {
  const pieces = new Map<string, Order[]>();
  for (const order of [...problem.orders, ...deferred.map((entry) => entry.order)]) {
    if (order.piece === undefined) continue;
    const whole = keyOf(order).replace(PIECE, '');
    pieces.set(whole, [...(pieces.get(whole) ?? []), order]);
  }
  return pieces;
}

/** All pieces are there, and they amount to the whole. */
function checkPieces(order: Order, pieces: readonly Order[], violations: Violation[]): void {
  const orderId = order.id;
  const count = pieces[0].piece?.count ?? 0;
  if (pieces.length !== count) {
    const message = `of the ${count} pieces of order ${quote(orderId)} ${pieces.length} are there`;
    violations.push({ code: 'PIECES_WRONG', orderId, amount: Math.abs(count - pieces.length), message });
  }
  for (const side of ['delivery', 'pickup'] as const) {
    for (const dimension of dimensionsOf([order[side], ...pieces.map((piece) => piece[side])])) {
      const whole = amountOf(order[side], dimension);
      const sum = pieces.reduce((total, piece) => total + amountOf(piece[side], dimension), 0);
      if (Math.abs(whole - sum) <= loadTolerance(whole)) continue;
      const message = `the pieces of order ${quote(orderId)} amount to ${sum} of ${dimension}, not to ${whole}`;
      violations.push({ code: 'PIECES_WRONG', orderId, amount: Math.abs(whole - sum), message });
    }
  }
}

const PIECE = / piece \d+$/;

function keyOf({ id, source, piece }: Order): string {
  const whole = source === undefined ? `id ${piece?.of ?? id}` : rowKey(source);
  return piece === undefined ? whole : `${whole} piece ${piece.number}`;
}

function rowKey({ file, line }: SourceRow): string {
  return `row ${line} of ${file}`;
}
