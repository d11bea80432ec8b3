import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/formats/config/default-config.ts';
import { type LockRow, type Order, VAN_PROFILE } from '../../src/model/index.ts';
import { build, makeDepot, makeOrder, makeVehicle } from './made.ts';

const here = { lat: 52.5, lon: 13.4 };
/** 0.0001 degrees of latitude are 11.1 m. */
const metresNorth = (metres: number) => ({ lat: here.lat + metres / 111_195, lon: here.lon });
const groups = (built: ReturnType<typeof build>) => built.problem.stops.map((stop) => stop.orderIds);

describe('buildProblem', () => {
  it('makes one stop of one order, and numbers places depots first', () => {
    const order = makeOrder('A', {
      windows: [{ start: 0, end: 10 }],
      skipCost: 5,
      skills: ['lift'],
      vehicle: 'V',
      depot: 'Main',
      priority: 7,
    });
    const { problem, deferred, complaints } = build([order], { vehicles: [makeVehicle('V', { skills: ['lift'] })] });
    expect(complaints).toEqual([]);
    expect(deferred).toEqual([]);
    expect(problem).toEqual({
      date: '2026-11-22',
      timeZone: 'Europe/Berlin',
      dimensions: ['parcels'],
      places: [
        { id: 'Main', lat: 52.4, lon: 13.3 },
        { id: 'A', lat: 52.5, lon: 13.4 },
      ],
      depots: [{ ...makeDepot('Main'), place: 0 }],
      vehicles: [makeVehicle('V', { skills: ['lift'] })],
      stops: [
        {
          id: 'A',
          orderIds: ['A'],
          place: 1,
          delivery: { parcels: 1 },
          pickup: {},
          windows: [{ start: 0, end: 10 }],
          serviceSeconds: 60,
          setupSeconds: 30,
          skipCost: 5,
          priority: 7,
          skills: ['lift'],
          vehicle: 'V',
          depot: 'Main',
        },
      ],
      orders: [order],
      profiles: [VAN_PROFILE],
    });
  });

  it('puts orders of one customer at one door together: services summed, set-up once', () => {
    const { problem } = build([
      makeOrder('A', { customer: 'Bob', delivery: { parcels: 1, weight_kg: 0.1 }, priority: 1, setupSeconds: 30 }),
      makeOrder('X', { location: { lat: 52.6, lon: 13.4 } }),
      makeOrder('B', {
        customer: 'Bob',
        type: 'pickup',
        delivery: {},
        pickup: { parcels: 2 },
        priority: 9,
        setupSeconds: 40,
      }),
      makeOrder('C', { customer: 'Bob', delivery: { weight_kg: 0.2 }, location: metresNorth(19) }),
    ]);
    expect(problem.stops).toHaveLength(2);
    expect(problem.stops[0]).toMatchObject({
      id: 'A',
      orderIds: ['A', 'B', 'C'],
      delivery: { parcels: 1, weight_kg: 0.3 },
      pickup: { parcels: 2 },
      serviceSeconds: 180,
      setupSeconds: 40,
      priority: 9,
    });
    expect(problem.stops[1].id).toBe('X');
    expect(problem.orders.map((o) => o.id)).toEqual(['A', 'X', 'B', 'C']);
  });

  it.each([
    ['another customer', { customer: 'Eve' }],
    ['no customer', { customer: undefined }],
    ['21 m off', { location: metresNorth(21) }],
    ['another window', { windows: [{ start: 0, end: 10 }] }],
    ['another skill', { skills: ['lift'] }],
    ['another pin', { vehicle: 'V' }],
    ['another depot', { depot: 'Main' }],
    ['an alternative', { group: 'g' }],
    ['too much for a van', { delivery: { parcels: 10 } }],
    ['too much to fetch', { delivery: {}, pickup: { parcels: 11 } }],
  ])('keeps apart: %s', (_, more) => {
    const { customer, ...rest } = { customer: 'Bob', ...more };
    const second = makeOrder('B', { ...rest, ...(customer === undefined ? {} : { customer }) });
    const vehicles = [makeVehicle('V', { skills: ['lift'] })];
    expect(groups(build([makeOrder('A', { customer: 'Bob' }), second], { vehicles }))).toEqual([['A'], ['B']]);
  });

  it('fills further stops at a door when one is full', () => {
    const orders = ['A', 'B', 'C', 'D'].map((id) =>
      makeOrder(id, { customer: 'Bob', delivery: { parcels: id === 'C' ? 3 : 5 } }),
    );
    const built = build(orders);
    expect(groups(built)).toEqual([
      ['A', 'B'],
      ['C', 'D'],
    ]);
    expect(built.problem.stops.map((stop) => stop.place)).toEqual([1, 1]);
  });

  it('asks skip costs of all orders of a stop, or the visit must be made', () => {
    const stop = (...costs: (number | undefined)[]) =>
      build(costs.map((c, i) => makeOrder(`A${i}`, { customer: 'Bob', ...(c === undefined ? {} : { skipCost: c }) })))
        .problem.stops[0];
    expect(stop(3, 4)).toHaveProperty('skipCost', 7);
    expect(stop(0, 0)).toHaveProperty('skipCost', 0);
    expect(stop(3, undefined)).not.toHaveProperty('skipCost');
  });

  it('shares places between equal coordinates, depots too', () => {
    const { problem } = build(
      [makeOrder('A', { location: { lat: 52.4, lon: 13.3 } }), makeOrder('B'), makeOrder('C')],
      { depots: [makeDepot('Main'), makeDepot('Annex')] },
    );
    expect(problem.places.map((p) => p.id)).toEqual(['Main', 'B']);
    expect(problem.stops.map((s) => s.place)).toEqual([0, 1, 1]);
    expect(problem.depots.map((d) => d.place)).toEqual([0, 0]);
  });

  it('holds orders whose goods are not there yet', () => {
    const late = makeOrder('B', { readyOn: '2026-11-23', dueOn: '2026-11-22T14:00:00' });
    const { problem, deferred } = build([
      makeOrder('A', { readyOn: '2026-11-22' }),
      late,
      makeOrder('C', { readyOn: '2026-12-01' }),
    ]);
    expect(problem.orders.map((o) => o.id)).toEqual(['A']);
    expect(deferred).toEqual([
      {
        order: late,
        kind: 'held',
        reason: 'the goods are at the depot from 2026-11-23, after the day promised (2026-11-22)',
        lastDay: '2026-11-22',
      },
      {
        order: expect.objectContaining({ id: 'C' }),
        kind: 'held',
        reason: 'the goods are at the depot from 2026-12-01',
      },
    ]);
  });

  it('turns window ends into starts of work when they bind its end', () => {
    const config = { ...DEFAULT_CONFIG, windowEnds: 'service-end' as const };
    const windows = [{ start: 0, end: 200 }];
    const order = (id: string) => makeOrder(id, { customer: 'Bob', windows });
    const built = build([order('A'), order('B'), order('C')], { config });
    // one order takes 90 s, two 150 s, three 210 s: the third is a visit of its own
    expect(groups(built)).toEqual([['A', 'B'], ['C']]);
    expect(built.problem.stops.map((s) => s.windows)).toEqual([[{ start: 0, end: 50 }], [{ start: 0, end: 110 }]]);
    expect(built.complaints).toEqual([]);
    expect(build([makeOrder('A', { windows: [{ start: 0, end: 89 }] })], { config }).complaints).toMatchObject([
      { code: 'WINDOW_SHORT', severity: 'error' },
    ]);
  });

  it('gives vehicles that name no depot the only one', () => {
    const { problem, complaints } = build([], { vehicles: [makeVehicle('V', { depotId: '', endDepotId: '' })] });
    expect(problem.vehicles[0]).toMatchObject({ depotId: 'Main', endDepotId: 'Main' });
    expect(complaints.map((c) => c.code)).toEqual(['EMPTY_DAY']);
  });

  it.each([
    ['no vehicle', { vehicles: [] }, 'NO_VEHICLE'],
    ['no depot', { depots: [] }, 'NO_DEPOT'],
    ['unknown depot', { vehicles: [makeVehicle('V', { depotId: 'Mian' })] }, 'DEPOT_UNKNOWN'],
    ['unknown end', { vehicles: [makeVehicle('V', { endDepotId: 'Mian' })] }, 'DEPOT_UNKNOWN'],
    [
      'no depot named',
      { depots: [makeDepot('A'), makeDepot('B')], vehicles: [makeVehicle('V', { depotId: '', endDepotId: null })] },
      'VALUE_MISSING',
    ],
  ])('complains: %s', (_, more, code) => {
    expect(build([makeOrder('A')], more).complaints).toMatchObject([
      { code, severity: 'error', cure: expect.any(String) },
    ]);
  });

  it('warns of an empty day', () => {
    expect(build([]).complaints).toMatchObject([
      { code: 'EMPTY_DAY', severity: 'warning', message: 'there are no orders; the plan is empty' },
    ]);
    expect(build([makeOrder('A', { readyOn: '2027-01-01' })]).complaints[0].message).toContain('none of the 1 orders');
  });

  it('divides a divisible order only if it must be divided', () => {
    const ids = (parcels: number) =>
      build([makeOrder('A', { divisible: true, delivery: { parcels } })]).problem.orders.map(({ id }) => id);
    expect(ids(10)).toEqual(['A']);
    expect(ids(11)).toEqual(['A/1', 'A/2']);
  });

  it('loses and doubles no order, whatever the book', () => {
    const anyOrder = fc.record({
      customer: fc.constantFrom('Bob', 'Eve', ''),
      north: fc.nat(60),
      parcels: fc.nat(12),
      readyOn: fc.constantFrom('2026-11-21', '2026-11-22', '2026-11-23'),
      skipCost: fc.option(fc.nat(9), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyOrder, { maxLength: 30 }), (book) => {
        const orders = book.map((o, i) =>
          makeOrder(`A${i}`, {
            location: metresNorth(o.north),
            delivery: { parcels: o.parcels },
            readyOn: o.readyOn,
            ...(o.customer === '' ? {} : { customer: o.customer }),
            ...(o.skipCost === undefined ? {} : { skipCost: o.skipCost }),
          }),
        );
        const { problem, deferred } = build(orders);
        const seen = [...problem.stops.flatMap((s) => s.orderIds), ...deferred.map((d) => d.order.id)];
        expect([...seen].sort()).toEqual(orders.map((o) => o.id).sort());
        for (const stop of problem.stops) {
          const parcels = stop.orderIds.map((id) => orders.find((o) => o.id === id)?.delivery.parcels ?? 0);
          expect(stop.delivery.parcels).toBe(parcels.reduce((a, b) => a + b, 0));
          if (parcels.length > 1) expect(stop.delivery.parcels).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  it('puts orders that keep apart on visits of their own, and what is new at a door where a van is settled to call', () => {
    const doors = (orders: Partial<Order>[], lockRows: LockRow[] = []) =>
      build(
        orders.map((order, i) => makeOrder(`A${i}`, { customer: 'Bank', ...order })),
        { lockRows },
      ).problem.stops.map(({ orderIds }) => orderIds);
    expect(doors([{}, {}])).toEqual([['A0', 'A1']]);
    expect(doors([{ apart: 'cash' }, { apart: 'cash' }])).toEqual([['A0'], ['A1']]);
    const lock = (orderId: string): LockRow => ({ vanId: 'V', orderId, kind: 'frozen' });
    expect(doors([{}, {}, {}], [lock('A0'), lock('A1')])).toEqual([['A0', 'A1'], ['A2']]);
  });
});
