import { describe, expect, it } from 'vitest';
import { capacityFor, DEMAND_KINDS, drawDemands } from '../../bench/generator/demands.ts';
import { placePoints } from '../../bench/generator/places.ts';
import { type PlainSpec, plainInstance, roundingOf } from '../../bench/generator/plain-instance.ts';
import { plainTwin } from '../../bench/generator/plain-twin.ts';
import { Random } from '../../bench/generator/random.ts';
import { richDay } from '../../bench/generator/rich-problem.ts';
import { RoadFormula, roadTravel } from '../../bench/generator/roads.ts';
import { ASYMMETRIC_SPECS, CVRP_SPECS, VRPTW_SPECS } from '../../bench/generator/sets.ts';
import { researchProblem } from '../../src/formats/vrplib/research-problem.ts';
import { researchTravel } from '../../src/matrix/research-travel.ts';
import { problemCost } from '../formats/vrplib/problem-cost.ts';

const SPEC: PlainSpec = {
  name: 'x',
  n: 60,
  seed: 5,
  depot: 'corner',
  customers: 'mixed',
  demand: 'large',
  routeLength: 6,
  windows: 'none',
};

describe('Random', () => {
  it('gives the same numbers for the same seed, others for another', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 5 }, () => random.whole(0, 1e6));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('is spread evenly', () => {
    const random = new Random(1);
    const counts = new Array(10).fill(0);
    for (let i = 0; i < 10_000; i++) counts[random.whole(0, 9)]++;
    expect(Math.min(...counts)).toBeGreaterThan(850);
    expect(Math.max(...counts)).toBeLessThan(1150);
  });
});

describe('placePoints', () => {
  it.each(['random', 'clustered', 'mixed'] as const)('keeps %s customers on the grid', (customers) => {
    const { xs, ys } = placePoints(new Random(3), 500, 100, 'central', customers);
    expect([xs[0], ys[0]]).toEqual([50, 50]);
    expect(xs).toHaveLength(501);
    expect([...xs, ...ys].every((v) => Number.isInteger(v) && v >= 0 && v <= 100)).toBe(true);
  });

  it('lays clustered customers closer together', () => {
    const nearest = (customers: 'random' | 'clustered') => {
      const { xs, ys } = placePoints(new Random(3), 300, 1000, 'corner', customers);
      const least = xs.map((x, i) =>
        Math.min(...xs.map((other, j) => (i === j ? Number.POSITIVE_INFINITY : Math.hypot(x - other, ys[i] - ys[j])))),
      );
      return least.reduce((a, b) => a + b) / least.length;
    };
    expect(nearest('clustered')).toBeLessThan(0.7 * nearest('random'));
  });
});

describe('drawDemands', () => {
  const bounds = {
    unit: [1, 1],
    small: [1, 10],
    'small-alike': [5, 10],
    large: [1, 100],
    'large-alike': [50, 100],
    quadrants: [1, 100],
    'few-large': [1, 100],
  };

  it.each(DEMAND_KINDS)('keeps %s within its bounds', (kind) => {
    const random = new Random(4);
    const points = placePoints(random, 400, 100, 'random', 'random');
    const demands = drawDemands(random, points, 100, kind);
    expect(demands).toHaveLength(400);
    expect(Math.min(...demands)).toBeGreaterThanOrEqual(bounds[kind][0]);
    expect(Math.max(...demands)).toBeLessThanOrEqual(bounds[kind][1]);
  });

  it('gives the capacity for the route length asked, but never less than the largest demand', () => {
    expect(capacityFor([2, 4], 5)).toBe(15);
    expect(capacityFor([1, 1, 1, 97], 3)).toBe(97);
  });
});

describe('plainInstance', () => {
  it('is the same for the same spec', () => {
    expect(plainInstance(SPEC)).toEqual(plainInstance({ ...SPEC }));
    expect(plainInstance({ ...SPEC, seed: 6 }).xs).not.toEqual(plainInstance(SPEC).xs);
  });

  const specs = [...CVRP_SPECS, ...VRPTW_SPECS, ...ASYMMETRIC_SPECS];
  it.each(specs.map((spec) => [spec.name, spec] as const))('%s: every customer can be served alone', (_, spec) => {
    const made = plainInstance(spec);
    const research = researchProblem({ ...made, fleet: { ...made.fleet, count: spec.n } }, roundingOf(spec));
    const alone = Array.from({ length: spec.n }, (_, i) => [i + 1]);
    expect(problemCost(research, researchTravel(research.travel), alone).violations).toEqual([]);
  });

  it('makes one-way roads asymmetric, by no more than twice the way around a block', () => {
    const { matrix = new Float64Array(), size } = plainInstance({ ...SPEC, roads: 'one-way' });
    let most = 0;
    for (let i = 0; i < size; i++) {
      for (let j = 0; j < i; j++) most = Math.max(most, Math.abs(matrix[i * size + j] - matrix[j * size + i]));
    }
    expect(most).toBeGreaterThan(10);
    expect(most).toBeLessThanOrEqual((2 * 0.3 * 1000) / Math.sqrt(60) + 1);
  });
});

describe('RoadFormula', () => {
  it('stretches the beeline and drives long legs faster', () => {
    const roads = { detour: 2, oneWayMetres: 0, townMetres: 5_000, kmPerHour: [36, 72], seed: 1 } as const;
    const formula = new RoadFormula([0, 1000, 9000], [0, 0, 0], roads);
    expect([formula.metres(0, 1), formula.seconds(0, 1)]).toEqual([2000, 200]);
    expect([formula.metres(0, 2), formula.seconds(0, 2)]).toEqual([18_000, 900]);
    expect(formula.metres(1, 1)).toBe(0);
  });
});

describe('richDay', () => {
  const day = richDay({ name: 'r', n: 200, seed: 9, customers: 'mixed', routeLength: 15 });
  const { problem } = day;

  it('is the same for the same spec', () => {
    expect(richDay({ name: 'r', n: 200, seed: 9, customers: 'mixed', routeLength: 15 })).toEqual(day);
    expect(JSON.parse(JSON.stringify(day))).toEqual(day);
  });

  it('has some of everything', () => {
    const { stops, vehicles, depots } = problem;
    expect(depots.length).toBeGreaterThan(1);
    expect(new Set(vehicles.map((vehicle) => vehicle.capacity.parcels)).size).toBe(3);
    expect(vehicles.some((vehicle) => vehicle.endDepotId === null)).toBe(true);
    expect(vehicles.every((vehicle) => vehicle.costPerHour > 0 && vehicle.costFixed > 0)).toBe(true);
    for (const has of [
      stops.some((stop) => stop.windows.length === 2),
      stops.some((stop) => stop.windows.length === 0),
      stops.some((stop) => stop.skipCost !== undefined),
      stops.some((stop) => stop.skills.length > 0),
      stops.some((stop) => stop.setupSeconds > 0),
      problem.orders.some((order) => order.type === 'pickup'),
      problem.orders.some((order) => order.type === 'exchange'),
    ]) {
      expect(has).toBe(true);
    }
  });

  it('has a vehicle for every stop', () => {
    for (const stop of problem.stops) {
      const fits = problem.vehicles.some(
        (vehicle) =>
          stop.skills.every((skill) => vehicle.skills.includes(skill)) &&
          problem.dimensions.every((d) => (stop.delivery[d] ?? 0) <= (vehicle.capacity[d] ?? 0)),
      );
      expect(fits, stop.id).toBe(true);
    }
  });

  it('has a plain twin on the same roads', () => {
    const twin = plainTwin(day);
    expect(twin.roads.seed).toBe(day.roads.seed);
    expect(twin.problem.vehicles).toHaveLength(1);
    expect(twin.problem.stops.every((stop) => stop.windows.length < 2 && stop.skipCost === undefined)).toBe(true);
    expect(twin.problem.stops.map((stop) => stop.place)).toEqual(problem.stops.map((stop) => stop.place));
    const legs = roadTravel(day.xs, day.ys, day.roads).profile('van');
    expect(legs.metres(0, 5)).toBeGreaterThan(0);
    expect(legs.seconds(5, 6)).not.toBe(legs.metres(5, 6));
    const plain = roadTravel(twin.xs, twin.ys, twin.roads).profile('van');
    for (let i = 0; i < 200; i++) {
      expect(plain.metres(i, i + 1)).toBe(legs.metres(i, i + 1));
      expect(plain.seconds(i, i + 1)).toBe(plain.metres(i, i + 1));
    }
  });
});
