import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canCarry } from '../../src/batch/can-carry.ts';
import { splitOrder } from '../../src/batch/split-order.ts';
import { checkDocument, checkPartition } from '../../src/check/index.ts';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { PLAN_VERSION, type PlanDocument } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { build, makeOrder, makeVehicle } from './made.ts';

const none: ReadonlySet<string> = new Set();
const big = makeOrder('A', {
  divisible: true,
  delivery: { parcels: 25, weight_kg: 50 },
  serviceSeconds: 100,
  cash: 9,
  skipCost: 10,
});

describe('an order in pieces', () => {
  it('fills the vehicle that carries most of it, and leaves a rest', () => {
    const vehicles = [makeVehicle('S', { capacity: { parcels: 4 } }), makeVehicle('L', { capacity: { parcels: 10 } })];
    const pieces = splitOrder(big, vehicles, none);
    expect(
      pieces.map(({ id, delivery, serviceSeconds, cash, skipCost, piece }) => [
        id,
        delivery,
        serviceSeconds,
        cash,
        skipCost,
        piece?.number,
      ]),
    ).toEqual([
      ['A/1', { parcels: 10, weight_kg: 20 }, 40, 9, 4, 1],
      ['A/2', { parcels: 10, weight_kg: 20 }, 40, 0, 4, 2],
      ['A/3', { parcels: 5, weight_kg: 10 }, 20, 0, 2, 3],
    ]);
  });

  it('stays whole where it may not be cut, fits, or no unit of it would', () => {
    const small = [makeVehicle('V', { capacity: { parcels: 10 } })];
    expect(splitOrder({ ...big, divisible: false }, small, none)).toHaveLength(1);
    expect(splitOrder(big, [makeVehicle('V', { capacity: { parcels: 25 } })], none)).toHaveLength(1);
    expect(splitOrder({ ...big, together: 't' }, small, none)).toHaveLength(1);
    expect(splitOrder(big, [makeVehicle('V', { capacity: { parcels: 0 } })], none)).toEqual([big]);
    expect(splitOrder({ ...big, skills: ['cold'] }, small, none)).toHaveLength(1);
    expect(splitOrder(big, small, new Set(['A/2'])).map(({ id }) => id)).toEqual(['A//1', 'A//2', 'A//3']);
  });

  it('adds up again, and each piece fits, whatever the amounts', () => {
    const amount = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0.1, max: 500, noNaN: true }));
    const capacity = fc.record({
      parcels: fc.integer({ min: 1, max: 60 }),
      m3: fc.double({ min: 0.5, max: 60, noNaN: true }),
    });
    const given = fc.record({
      parcels: fc.integer({ min: 1, max: 500 }),
      m3: amount,
      back: fc.integer({ min: 0, max: 90 }),
      capacity,
      work: fc.integer({ min: 0, max: 9999 }),
    });
    fc.assert(
      fc.property(given, ({ parcels, m3, back, capacity, work }) => {
        const order = makeOrder('A', {
          type: 'exchange',
          divisible: true,
          delivery: { parcels, m3 },
          pickup: { parcels: back },
          serviceSeconds: work,
        });
        const vehicle = makeVehicle('V', { capacity });
        const pieces = splitOrder(order, [vehicle], none);
        const sum = (of: (piece: (typeof pieces)[number]) => number) =>
          pieces.reduce((total, piece) => total + of(piece), 0);
        expect(sum((piece) => piece.delivery.parcels ?? 0)).toBe(parcels);
        expect(sum((piece) => piece.pickup.parcels ?? 0)).toBe(back);
        expect(sum((piece) => piece.delivery.m3 ?? 0)).toBeCloseTo(m3, 5);
        expect(sum((piece) => piece.serviceSeconds)).toBe(work);
        if (pieces.length > 1) for (const piece of pieces) expect(canCarry(vehicle, [piece])).toBe(true);
        for (const piece of pieces) expect(Number.isInteger(piece.delivery.parcels ?? 0)).toBe(true);
      }),
      { seed: 3 },
    );
  });

  it('is served piece by piece, set up once where one van brings several, and the referee counts the pieces', () => {
    const orders = [{ ...big, skipCost: undefined as never }].map(({ skipCost: _, ...order }) => order);
    const vehicles = [makeVehicle('V', { count: 2, capacity: { parcels: 15 } })];
    const { problem, deferred } = build(orders, { vehicles });
    const travel = problemTravel(problem);
    const { plan } = solve(problem, travel, { iterations: 200 });
    const doc: PlanDocument = {
      schema: 'dayroute-plan',
      version: PLAN_VERSION,
      problem,
      travel: travel.source,
      plan,
      deferred,
      rejected: [],
      notices: [],
      manifest: {},
    };
    const read = { orders, rows: 1 };
    expect(checkDocument(doc, travel, { strict: true, read })).toEqual([]);
    expect(plan.unassigned).toEqual([]);
    expect(plan.routes).toHaveLength(2);
    const without = { ...doc, problem: { ...problem, orders: problem.orders.slice(1) } };
    expect(checkPartition(without, read).map(({ code, amount }) => [code, amount])).toEqual([
      ['PIECES_WRONG', 1],
      ['PIECES_WRONG', 15],
      ['PIECES_WRONG', 30],
    ]);
  });
});
