import fc from 'fast-check';
import type { Problem, ProblemDepot, Stop, TimeWindow, Travel, Vehicle } from '../../src/model/index.ts';

const amount = fc.integer({ min: 0, max: 5 });
const load = fc.record({ kg: amount, boxes: amount });

const windows: fc.Arbitrary<TimeWindow[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { maxLength: 4 })
  .map((times) => times.sort((a, b) => a - b))
  .map((t) => {
    const pairs: TimeWindow[] = [];
    for (let i = 0; i + 1 < t.length; i += 2) pairs.push({ start: t[i], end: t[i + 1] });
    return pairs;
  });

const window = fc.record({ start: fc.integer({ min: 0, max: 60 }), end: fc.integer({ min: 200, max: 500 }) });

const depots: fc.Arbitrary<ProblemDepot[]> = fc
  .array(fc.option(window, { nil: undefined }), { minLength: 2, maxLength: 2 })
  .map((list) =>
    list.map((w, i) => ({
      id: `depot-${i}`,
      location: { lat: 0, lon: 0 },
      place: i,
      loadSeconds: 0,
      extra: {},
      ...(w === undefined ? {} : { window: w }),
    })),
  );

const vehicles: fc.Arbitrary<Vehicle[]> = fc
  .array(
    fc.record({
      depot: fc.constantFrom('depot-0', 'depot-1'),
      end: fc.constantFrom('depot-0', 'depot-1', null),
      shift: fc.option(window, { nil: undefined }),
      count: fc.integer({ min: 1, max: 2 }),
      speedFactor: fc.constantFrom(1, 1, 0.7, 2),
      rate: fc.integer({ min: 0, max: 100 }),
      kg: fc.integer({ min: 5, max: 25 }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((list) =>
    list.map(({ depot, end, shift, count, speedFactor, rate, kg }, i) => ({
      id: `van-${i}`,
      count,
      depotId: depot,
      endDepotId: end,
      capacity: { kg },
      costFixed: rate,
      costPerKm: rate / 7,
      costPerHour: rate / 3,
      overtimeCostPerHour: 0,
      payPerDelivery: 0,
      payPerPickup: 0,
      breaks: [],
      trips: 1,
      reloadSeconds: 0,
      backhaul: 'mixed',
      speedFactor,
      profile: 'van',
      skills: [],
      extra: {},
      ...(shift === undefined ? {} : { shift }),
    })),
  );

const stops: fc.Arbitrary<Stop[]> = fc
  .array(
    fc.record({
      place: fc.integer({ min: 0, max: 5 }),
      delivery: load,
      pickup: load,
      windows,
      serviceSeconds: fc.integer({ min: 0, max: 20 }),
      setupSeconds: fc.integer({ min: 0, max: 10 }),
      skipCost: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((list) =>
    list.map(({ skipCost, ...rest }, i) => ({
      ...rest,
      id: `stop-${i}`,
      orderIds: [`order-${i}`],
      priority: 0,
      skills: [],
      ...(skipCost === undefined ? {} : { skipCost }),
    })),
  );

const travel: fc.Arbitrary<Travel> = fc
  .array(fc.integer({ min: 0, max: 40 }), { minLength: 36, maxLength: 36 })
  .map((table) => ({
    source: { kind: 'file' },
    profile: () => ({
      metres: (from, to) => (from === to ? 0 : table[from * 6 + to] * 10),
      seconds: (from, to) => (from === to ? 0 : table[from * 6 + to]),
    }),
  }));

/** Small days of a few minutes with everything in them: two depots, gaps between windows, exchanges, roads that are not symmetric. */
export const arbitraryDay: fc.Arbitrary<{ problem: Problem; travel: Travel }> = fc
  .record({ depots, vehicles, stops, travel })
  .map(({ depots, vehicles, stops, travel }) => ({
    travel,
    problem: {
      date: '2026-11-22',
      timeZone: 'UTC',
      dimensions: ['boxes', 'kg'],
      places: Array.from({ length: 6 }, (_, i) => ({ id: `place-${i}`, lat: 0, lon: i })),
      depots,
      vehicles,
      stops,
      orders: [],
      profiles: [],
    },
  }));
