import { describe, expect, it } from 'vitest';
import { crowding } from '../../src/batch/crowding.ts';
import { worthsToday } from '../../src/batch/worth-today.ts';
import { greatCircleMetres } from '../../src/geo/great-circle.ts';
import { type Order, VAN_PROFILE } from '../../src/model/index.ts';
import { seeded } from '../solver/made-day.ts';
import { makeDepot, makeOrder, makeVehicle } from './made.ts';

function scattered(count: number, degrees: number, seed: number): Order[] {
  const below = seeded(seed);
  return Array.from({ length: count }, (_, i) =>
    makeOrder(`${degrees}-${i}`, {
      location: {
        lat: 52.4 + (below(10_000) / 10_000 - 0.5) * degrees,
        lon: 13.3 + (below(10_000) / 10_000 - 0.5) * degrees,
      },
      dueOn: '2026-11-30',
    }),
  );
}

const van = makeVehicle('V', { capacity: {}, costFixed: 60, costPerKm: 0.5, costPerHour: 12 });

function costs(orders: readonly Order[], daysLeft: (i: number) => number, more = {}): number[] {
  const doorsteps = orders.map((order) => [order]);
  return worthsToday({
    doorsteps,
    waiting: doorsteps.map((doorstep, i) => ({ doorstep, daysLeft: daysLeft(i) })),
    vehicles: [van],
    depots: [makeDepot('Main')],
    profiles: [VAN_PROFILE],
    ...more,
  });
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('what going today is worth', () => {
  it('falls with the crowd around the stop', () => {
    const thin = mean(costs(scattered(60, 0.4, 1), () => 8));
    const thick = mean(costs(scattered(600, 0.4, 1), () => 8));
    expect(thick).toBeLessThan(0.8 * thin);
  });

  it('rises as the last day comes nearer, and never falls', () => {
    const orders = scattered(200, 0.4, 2);
    const at = (days: number) => costs(orders, (i) => (i === 0 ? days : 8))[0];
    const prices = [12, 8, 4, 2, 1].map(at);
    for (let i = 1; i < prices.length; i++) expect(prices[i]).toBeGreaterThanOrEqual(prices[i - 1]);
    expect(prices[4]).toBeGreaterThan(1.2 * prices[0]);
  });

  it('is a van of its own on the eve of the last day, and a twentieth of that for each day more', () => {
    const orders = scattered(200, 0.4, 6);
    const at = (days: number) => costs(orders, (i) => (i === 0 ? days : 8))[0];
    const wait = at(3);
    // fixed cost, and the way out and back at 0.5 a kilometre and 12 an hour
    const km = (2 * 1.3 * greatCircleMetres(makeDepot('Main').location, orders[0].location)) / 1000;
    expect(at(1)).toBeGreaterThan(60 + 0.5 * km + (12 * km) / 60);
    expect(at(2) - wait).toBeLessThan((at(1) - wait) / 15);
    expect(at(2) - wait).toBeGreaterThan((at(1) - wait) / 25);
  });

  it('knows the cheapest van that may serve it, and counts piece rates', () => {
    const orders = scattered(50, 0.4, 3);
    const dear = makeVehicle('D', { ...van, costFixed: 600, payPerDelivery: 3 });
    const both = costs(orders, () => 5, { vehicles: [dear, van] });
    expect(both).toEqual(costs(orders, () => 5));
    const alone = costs(orders, () => 5, { vehicles: [dear] });
    for (const [i, cost] of alone.entries()) expect(cost).toBeGreaterThan(both[i] + 1.5);
  });

  it('is a number above 0 for a single order, and for many at one place', () => {
    expect(costs(scattered(1, 0.4, 4), () => 3)[0]).toBeGreaterThan(0);
    for (const cost of costs(
      Array.from({ length: 30 }, (_, i) => makeOrder(`o${i}`)),
      () => 3,
    ))
      expect(cost).toBeGreaterThan(0);
  });
});

describe('crowding', () => {
  it('is the distance to the k-th nearest other point', () => {
    const points = scattered(80, 0.2, 5).map((order) => order.location);
    const found = crowding(points, 6);
    points.forEach((point, i) => {
      const others = points.filter((_, j) => j !== i).map((other) => greatCircleMetres(point, other));
      expect(found[i] / others.sort((a, b) => a - b)[5]).toBeCloseTo(1, 2);
    });
    expect(crowding(points.slice(0, 1), 6)).toEqual([0]);
  });
});
