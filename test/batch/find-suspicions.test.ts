import { describe, expect, it } from 'vitest';
import type { DayInput } from '../../src/batch/build-problem.ts';
import { findSuspicions } from '../../src/batch/find-suspicions.ts';
import type { Order } from '../../src/model/index.ts';
import { build, makeDepot, makeOrder, makeVehicle } from './made.ts';

const suspicions = (orders: readonly Order[], more: Partial<DayInput> = {}) =>
  findSuspicions(build(orders, more).problem);
const around = Array.from({ length: 9 }, (_, i) =>
  makeOrder(`N${i}`, { location: { lat: 52.5 + i / 100, lon: 13.4 } }),
);

describe('findSuspicions', () => {
  it('finds nothing in an ordinary day', () => expect(suspicions(around)).toEqual([]));

  it('says once that all orders are far from the depot', () => {
    const depots = [makeDepot('Main', { location: { lat: 25.4, lon: 13.3 } })];
    expect(suspicions(around, { depots })).toMatchObject([
      { code: 'SUSPECT_FAR_OFF', read: '25.4, 13.3', message: expect.stringContaining('depot Main') },
    ]);
  });

  it.each<[string, string, Partial<Order>, Partial<DayInput>]>([
    ['null island', 'SUSPECT_NULL_ISLAND', { location: { lat: 0, lon: 0.001 } }, {}],
    ['swapped', 'SUSPECT_SWAPPED', { location: { lat: 13.4, lon: 52.5 } }, {}],
    ['far off', 'SUSPECT_FAR_OFF', { location: { lat: 48.1, lon: 11.6 } }, {}],
    ['nearly the same id', 'SUSPECT_DUPLICATE', { id: 'n-0', location: { lat: 52.5, lon: 13.4 } }, {}],
    ['too large', 'SUSPECT_TOO_LARGE', { delivery: { parcels: 11 } }, {}],
    ['too large a return', 'SUSPECT_TOO_LARGE', { delivery: {}, pickup: { parcels: 11 } }, {}],
    ['unknown skill', 'SUSPECT_SKILL', { skills: ['lfit'] }, {}],
    [
      'skills of two vans',
      'SUSPECT_SKILL',
      { skills: ['a', 'b'] },
      { vehicles: [makeVehicle('V', { skills: ['a'] }), makeVehicle('W', { skills: ['b'] })] },
    ],
    ['unknown vehicle', 'SUSPECT_PIN', { vehicle: 'V-1' }, {}],
    ['unknown depot', 'SUSPECT_PIN', { depot: 'Mian' }, {}],
    [
      'before any shift',
      'SUSPECT_WINDOW',
      { windows: [{ start: 0, end: 28_799 }] },
      { vehicles: [makeVehicle('V', { shift: { start: 28_800, end: 61_200 } })] },
    ],
    [
      'on duty, but too small',
      'SUSPECT_WINDOW',
      { delivery: { parcels: 20 }, windows: [{ start: 0, end: 10 }] },
      { vehicles: [makeVehicle('V', { shift: { start: 100, end: 200 }, capacity: {} }), makeVehicle('W')] },
    ],
  ])('%s', (_, code, order, day) => {
    const odd = makeOrder('ODD', { source: { file: 'o.csv', line: 9 }, ...order });
    const found = suspicions([...around, odd], day);
    expect(found).toMatchObject([{ code, severity: 'warning', file: 'o.csv', line: 9, cure: expect.any(String) }]);
    expect(found[0].message).toContain(odd.id);
  });

  it.each<[string, Partial<Order>, Partial<DayInput>]>([
    [
      'a window that touches the shift',
      { windows: [{ start: 0, end: 28_800 }] },
      { vehicles: [makeVehicle('V', { shift: { start: 28_800, end: 61_200 } })] },
    ],
    ['a pin to one van of a row', { vehicle: 'V-2' }, { vehicles: [makeVehicle('V', { count: 2 })] }],
    ['an order as large as the van', { delivery: { parcels: 10 } }, {}],
    ['a like id somewhere else', { id: 'n-0', location: { lat: 52.51, lon: 13.4 } }, {}],
  ])('does not mind %s', (_, order, day) => expect(suspicions([...around, makeOrder('ODD', order)], day)).toEqual([]));

  it('takes long distances for what they are where they are usual', () => {
    const far = around.map((o, i) => ({ ...o, location: { lat: 50 + i / 10, lon: 10 } }));
    expect(suspicions(far)).toEqual([]);
  });

  it('finds dimensions that do not meet', () => {
    const day = { vehicles: [makeVehicle('V', { capacity: { pallets: 3, weight_kg: 100 } })] };
    expect(suspicions([makeOrder('A', { delivery: { palets: 2 } })], day).map((c) => [c.code, c.read])).toEqual([
      ['SUSPECT_DIMENSION', 'pallets'],
      ['SUSPECT_DIMENSION', 'palets'],
    ]);
  });

  it('says once that whole columns are swapped', () => {
    const odd = around.map((o) => ({ ...o, location: { lat: o.location.lon, lon: o.location.lat } }));
    const found = suspicions([...odd, makeOrder('N', { location: { lat: 52.5, lon: 13.4 } })]);
    expect(found).toMatchObject([{ code: 'SUSPECT_SWAPPED', cure: expect.stringContaining('exchange their headers') }]);
    expect(found[0].message).toContain('9 of 10 orders');
  });

  it('lists twenty of a kind and counts the rest', () => {
    const odd = Array.from({ length: 25 }, (_, i) => makeOrder(`X${i}`, { skills: ['none'] }));
    const found = suspicions(odd);
    expect(found).toHaveLength(21);
    expect(found[20]).toMatchObject({ code: 'SUSPECT_SKILL', message: 'and 5 more orders or columns like these' });
  });

  it('has nothing to say without vehicles or depots: that is another complaint', () => {
    expect(suspicions([makeOrder('A', { skills: ['x'] })], { vehicles: [], depots: [] })).toEqual([]);
    expect(suspicions([], { depots: [makeDepot('Main')] })).toEqual([]);
  });
});
