import { describe, expect, it } from 'vitest';
import { rollBook } from '../../src/batch/index.ts';
import type { ProgressEntry } from '../../src/model/index.ts';
import { handMadeDocument } from '../check/hand-made-document.ts';

const doc = handMadeDocument();
const served = doc.plan.routes.flatMap(({ vanId, steps }) =>
  steps.flatMap((step) => (step.kind === 'visit' ? [{ vanId, stopId: step.stopId }] : [])),
);
const orderAt = (i: number) => doc.problem.stops.find(({ id }) => id === served[i].stopId)?.orderIds[0] ?? '';

function report(orderId: string, status: ProgressEntry['status'], more: Partial<ProgressEntry> = {}): ProgressEntry {
  return { orderId, status, source: { file: 'progress.csv', line: 2 }, ...more };
}

const codes = (entries: readonly ProgressEntry[]) =>
  rollBook(doc, entries)
    .complaints.filter(({ severity }) => severity === 'error')
    .map(({ code, read }) => [code, read]);

describe('a book that is rolled', () => {
  it('keeps unassigned and deferred orders, and those that failed, with the attempts counted', () => {
    const failed = orderAt(0);
    const once = rollBook(doc, [report(failed, 'failed')], { unreported: 'done' });
    const kept = once.open.find(({ id }) => id === failed);
    expect(kept?.extra.attempts).toBe('1');
    const left = [...doc.plan.unassigned.map(({ orderId }) => orderId), ...doc.deferred.map(({ order }) => order.id)];
    expect(once.open.map(({ id }) => id).sort()).toEqual([...left, failed].sort());
    const again = {
      ...doc,
      problem: { ...doc.problem, orders: doc.problem.orders.map((o) => (o.id === failed && kept ? kept : o)) },
    };
    expect(rollBook(again, [report(failed, 'failed')]).open.find(({ id }) => id === failed)?.extra.attempts).toBe('2');
  });

  it('closes what is done or refused, and brings refused goods back to the depot of the van', () => {
    const refused = orderAt(0);
    const { closed, returns } = rollBook(doc, [report(refused, 'refused', { note: 'too late' })], {
      unreported: 'done',
    });
    expect(closed.find(({ order }) => order.id === refused)).toMatchObject({
      status: 'refused',
      vanId: served[0].vanId,
      note: 'too late',
    });
    const back = returns.find(({ order }) => order.id === refused);
    const vehicle = doc.problem.vehicles.find(({ id }) => id === doc.plan.routes[0].vehicleId);
    expect(back).toMatchObject({ why: 'refused', depotId: vehicle?.endDepotId, load: back?.order.delivery });
    for (const { order, why } of returns) expect(why === 'fetched' ? order.type : 'refused').not.toBe('delivery');
  });

  it('closes the alternatives of what is done or refused, and of nothing else', () => {
    const [first, other] = [orderAt(0), doc.plan.unassigned[0].orderId];
    const orders = doc.problem.orders.map((order) =>
      [first, other].includes(order.id) ? { ...order, group: 'g' } : order,
    );
    const grouped = { ...doc, problem: { ...doc.problem, orders } };
    for (const status of ['done', 'refused'] as const) {
      const { open, closed } = rollBook(grouped, [report(first, status)]);
      expect(closed.map(({ order, status: how }) => [order.id, how])).toEqual(
        expect.arrayContaining([
          [first, status],
          [other, 'replaced'],
        ]),
      );
      expect(open.map(({ id }) => id)).not.toContain(other);
    }
    expect(rollBook(grouped, [report(first, 'failed')]).open.map(({ id }) => id)).toEqual(
      expect.arrayContaining([first, other]),
    );
  });

  it('takes silence for skipped unless told otherwise, with a warning', () => {
    const { open, complaints } = rollBook(doc, []);
    expect(open).toHaveLength(doc.problem.orders.length + doc.deferred.length);
    expect(complaints).toMatchObject([{ code: 'PROGRESS_MISSING', severity: 'warning' }]);
  });

  it('takes the last report in time', () => {
    const at = (hour: string) => ({ at: `${doc.problem.date}T${hour}` });
    const { closed } = rollBook(doc, [
      report(orderAt(1), 'done', at('15:00')),
      report(orderAt(1), 'failed', at('09:00')),
    ]);
    expect(closed.map(({ order, status }) => [order.id, status])).toEqual([[orderAt(1), 'done']]);
  });

  it('complains of what cannot be', () => {
    expect(codes([report('nobody', 'done')])).toEqual([['PROGRESS_ORDER', 'nobody']]);
    expect(codes([report(orderAt(0), 'done', { vehicleId: 'ghost' })])).toEqual([['PROGRESS_VEHICLE', 'ghost']]);
    expect(codes([report(orderAt(0), 'done'), report(orderAt(0), 'done')])).toEqual([['PROGRESS_TWICE', 'done']]);
    expect(codes([report(orderAt(0), 'refused'), report(orderAt(0), 'failed')])).toEqual([
      ['PROGRESS_TWICE', 'failed'],
    ]);
    expect(codes([report(orderAt(0), 'done', { at: '2020-01-01T10:00' })])).toEqual([
      ['PROGRESS_DATE', '2020-01-01T10:00'],
    ]);
  });
});
