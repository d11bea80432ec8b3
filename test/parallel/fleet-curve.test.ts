import { describe, expect, it } from 'vitest';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { fleetCurve } from '../../src/parallel/fleet-curve.ts';
import { build, makeOrder, makeVehicle } from '../batch/made.ts';

const full = (id: string, more = {}) =>
  makeOrder(id, { delivery: { parcels: 10 }, location: { lat: 52.45, lon: 13.35 }, ...more });

function curve(orders: Parameters<typeof build>[0], vehicles: ReturnType<typeof makeVehicle>[], more = {}) {
  const { problem } = build(orders, { vehicles });
  return fleetCurve(problem, problemTravel(problem), { iterations: 300, mostUnserved: 1, ...more });
}

describe('a curve of fleets', () => {
  it('finds the vans that a day needs, more than there are, and what each one fewer leaves behind', () => {
    const orders = ['a', 'b', 'c', 'd'].map((id) => full(id));
    const { present, curve: fleets } = curve(orders, [makeVehicle('V', { count: 2, costFixed: 50 })]);
    expect(present).toMatchObject({ vans: { V: 2 }, total: 2, used: 2, served: 2, unserved: 2, deferred: 0 });
    expect(fleets.map(({ total, served, unserved }) => [total, served, unserved])).toEqual([
      [4, 4, 0],
      [3, 3, 1],
      [2, 2, 2],
      [1, 1, 3],
    ]);
    expect(fleets[0].cost).toBeCloseTo(4 * (present.cost / 2), 3);
  });

  it('gives up the row that is missed least', () => {
    const orders = [full('frozen', { skills: ['cold'] }), full('dry')];
    const vehicles = [
      makeVehicle('cold', { skills: ['cold'], costFixed: 90 }),
      makeVehicle('plain', { costFixed: 30 }),
    ];
    const { curve: fleets } = curve(orders, vehicles);
    expect(fleets.map(({ vans, unserved }) => [vans, unserved])).toEqual([
      [{ cold: 1, plain: 1 }, 0],
      [{ cold: 0, plain: 1 }, 1],
    ]);
  });

  it('counts what may wait apart, and stops where too much would be left', () => {
    const orders = [
      full('a', { dueOn: '2026-11-22' }),
      full('b', { dueOn: '2026-11-22' }),
      full('c', { dueOn: '2026-12-20', location: { lat: 53.9, lon: 13.3 } }),
    ];
    const { curve: fleets } = curve(orders, [makeVehicle('V', { costFixed: 50 })], { mostUnserved: 0.2 });
    expect(fleets.map(({ total, unserved, deferred }) => [total, unserved, deferred])).toEqual([
      [2, 0, 1],
      [1, 1, 1],
    ]);
    expect(curve([], [makeVehicle('V')]).curve).toMatchObject([{ total: 0, served: 0, unserved: 0 }]);
  });
});
