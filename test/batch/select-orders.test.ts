import { describe, expect, it } from 'vitest';
import { selectOrders } from '../../src/batch/select-orders.ts';
import { makeOrder } from './made.ts';

const date = '2026-11-22';
const book = [
  makeOrder('late', { dueOn: '2026-11-20' }),
  makeOrder('today', { dueOn: '2026-11-22T12:00' }),
  makeOrder('later', { dueOn: '2026-11-25' }),
  makeOrder('never', {}),
  makeOrder('coming', { readyOn: '2026-11-24', dueOn: '2026-11-23' }),
  makeOrder('alternative', { dueOn: '2026-11-25', group: 'g' }),
];
const ids = (orders: readonly { id: string }[]) => orders.map(({ id }) => id);

describe('the day chosen from the book', () => {
  it('must go: due and overdue, without a promise, alternatives; may wait: due later; held: not ready', () => {
    const { orders, mayWait, deferred } = selectOrders(book, { date });
    expect(ids(orders)).toEqual(['late', 'today', 'later', 'never', 'alternative']);
    expect([...mayWait]).toEqual(['later']);
    expect(deferred).toEqual([
      {
        order: book[4],
        kind: 'held',
        reason: 'the goods are at the depot from 2026-11-24, after the day promised (2026-11-23)',
        lastDay: '2026-11-23',
      },
    ]);
  });

  it('takes all that is ready with `everything`, and nothing that is not due with `due`', () => {
    const everything = selectOrders(book, { date, select: 'everything' });
    expect([everything.orders.length, everything.mayWait.size, everything.deferred.length]).toEqual([5, 0, 1]);
    const due = selectOrders(book, { date, select: 'due' });
    expect(ids(due.orders)).toEqual(['late', 'today', 'never', 'alternative']);
    expect(due.mayWait.size).toBe(0);
    expect(due.deferred[0]).toMatchObject({
      kind: 'deferred',
      lastDay: '2026-11-25',
      reason: expect.stringContaining('due on'),
    });
  });

  it.each([
    ['18:00', '2026-11-21T18:00', false],
    ['18:00', '2026-11-21T18:01', true],
    ['18:00', '2026-11-21', false],
    ['18:00', '2026-11-22', true],
    ['2026-11-22T10:30', '2026-11-22T10:30:01', true],
    ['2026-11-22T10:30', '2026-11-22T10:29:59', false],
  ])('with the cut-off %s an order of %s is held: %s', (cutOff, orderedAt, isHeld) => {
    const { orders, deferred } = selectOrders([makeOrder('a', { orderedAt, dueOn: '2026-11-22' })], { date, cutOff });
    expect(deferred.length === 1 && orders.length === 0).toBe(isHeld);
    if (isHeld)
      expect(deferred[0]).toMatchObject({
        kind: 'held',
        reason: expect.stringContaining('goes from 2026-11-23 on, after the day promised'),
      });
  });
});
