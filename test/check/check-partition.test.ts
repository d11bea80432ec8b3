import { describe, expect, it } from 'vitest';
import { checkPartition } from '../../src/check/index.ts';
import type { Order, PlanDocument } from '../../src/model/index.ts';
import { handMadeDocument } from './hand-made-document.ts';

/** What the files held: eight orders of today, one held, one bad row. */
function read(doc: PlanDocument): { orders: Order[]; rows: number } {
  return { orders: [...doc.problem.orders, ...doc.deferred.map((d) => d.order)], rows: 10 };
}

describe('every order read', () => {
  it('is in exactly one place', () => {
    const doc = handMadeDocument();
    expect(checkPartition(doc)).toEqual([]);
    expect(checkPartition(doc, read(doc))).toEqual([]);
  });

  it('is missed if it was dropped', () => {
    const doc = handMadeDocument();
    const { orders } = read(doc);
    expect(checkPartition({ ...doc, deferred: [] }, { orders, rows: 10 })).toMatchObject([
      { code: 'ORDER_LOST', orderId: 'H' },
    ]);
  });

  it('is told of if it is in two places', () => {
    const doc = handMadeDocument();
    const twice = { ...doc, deferred: [...doc.deferred, { ...doc.deferred[0], order: doc.problem.orders[0] }] };
    expect(checkPartition(twice)).toMatchObject([{ code: 'ORDER_IN_TWO_PLACES', orderId: 'A', amount: 1 }]);
  });

  it('was really read', () => {
    const doc = handMadeDocument();
    const { orders } = read(doc);
    expect(checkPartition(doc, { orders: orders.slice(1), rows: 9 })).toMatchObject([
      { code: 'ORDER_NOT_READ', orderId: 'A' },
    ]);
  });

  it('is counted with the rows that were rejected', () => {
    const doc = handMadeDocument();
    const { orders } = read(doc);
    expect(checkPartition({ ...doc, rejected: [] }, { orders, rows: 10 })).toMatchObject([
      { code: 'ROWS_LOST', amount: 1 },
    ]);
  });

  it('may share its id with a row that was rejected for that', () => {
    const doc = handMadeDocument();
    const double = { ...doc, rejected: [{ ...doc.rejected[0], orderId: 'A' }] };
    expect(checkPartition(double, read(doc))).toEqual([]);
  });

  it('may be read well and rejected later, for instance as too large', () => {
    const doc = handMadeDocument();
    const { orders } = read(doc);
    const g = orders[7];
    const late = {
      ...doc,
      problem: { ...doc.problem, orders: doc.problem.orders.slice(0, 7) },
      rejected: [...doc.rejected, { ...doc.rejected[0], ...g.source, orderId: 'G' } as PlanDocument['rejected'][0]],
    };
    expect(checkPartition(late, { orders, rows: 10 })).toEqual([]);
  });
});
