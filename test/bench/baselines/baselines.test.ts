import { describe, expect, it } from 'vitest';
import { RowEvaluator } from '../../../bench/baselines/day.ts';
import { nearestNeighbour } from '../../../bench/baselines/nearest-neighbour.ts';
import { savings } from '../../../bench/baselines/savings.ts';
import { twoOpt } from '../../../bench/baselines/two-opt.ts';
import { plainInstance } from '../../../bench/generator/plain-instance.ts';
import { plainTwin } from '../../../bench/generator/plain-twin.ts';
import { richDay } from '../../../bench/generator/rich-problem.ts';
import { roadTravel } from '../../../bench/generator/roads.ts';
import { canonicalSchedule, checkPlan, routeCost } from '../../../src/check/index.ts';
import { researchProblem } from '../../../src/formats/vrplib/research-problem.ts';
import { researchTravel } from '../../../src/matrix/research-travel.ts';
import type { ResearchInstance } from '../../../src/model/research-instance.ts';

/** Customers 1 to 4 in a line east of the depot, 10 apart; two of them fill a vehicle. */
const LINE: ResearchInstance = {
  name: 'line',
  type: 'CVRP',
  comment: '',
  size: 5,
  depotCount: 1,
  edgeWeightType: 'EUC_2D',
  xs: [0, 10, 20, 30, 40],
  ys: [0, 0, 0, 0, 0],
  demand: [[0], [1], [1], [1], [1]],
  groups: [],
  shipments: [],
  fleet: { count: 3, capacity: [[2]] },
};

function set(instance: ResearchInstance) {
  const { problem, travel: description } = researchProblem(instance, 'round');
  return { problem, travel: researchTravel(description) };
}

const visitsOf = (plan: ReturnType<typeof savings>) =>
  plan.routes.map((route) => route.steps.flatMap((step) => (step.kind === 'visit' ? [step.stopId] : [])));

describe('nearestNeighbour', () => {
  it('drives to the nearest that fits, van after van', () => {
    const { problem, travel } = set(LINE);
    const plan = nearestNeighbour(problem, travel);
    expect(visitsOf(plan).map((visits) => visits.sort())).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(plan.cost.total).toBe(120);
  });
});

describe('savings', () => {
  it('joins what lies farthest out first', () => {
    const { problem, travel } = set(LINE);
    const plan = savings(problem, travel);
    expect(plan.cost.total).toBe(120);
    expect(plan.unassigned).toEqual([]);
  });

  it('leaves out what no van has room for, and says so', () => {
    const { problem, travel } = set({ ...LINE, fleet: { count: 1, capacity: [[2]] } });
    const plan = savings(problem, travel);
    expect(plan.routes).toHaveLength(1);
    expect(plan.unassigned).toHaveLength(2);
    expect(checkPlan(problem, plan, travel)).toEqual([]);
  });
});

describe('twoOpt', () => {
  it('undoes a crossing', () => {
    const square = { ...LINE, xs: [0, 0, 10, 10, 5], ys: [0, 10, 10, 0, 0], fleet: { capacity: [[9]] } };
    const { problem, travel } = set(square);
    const row = new RowEvaluator(problem, travel, problem.vehicles[0]);
    const [a, b, c, d] = problem.stops;
    expect(row.cost([a, c, b, d])).toBeGreaterThan(40);
    expect(row.cost(twoOpt(row, [a, c, b, d]))).toBe(40);
  });
});

describe('RowEvaluator', () => {
  const day = richDay({ name: 'r', n: 60, seed: 3, customers: 'mixed', routeLength: 8 });
  const travel = roadTravel(day.xs, day.ys, day.roads);

  it('agrees with the referee’s schedule on cost and feasibility', () => {
    let feasible = 0;
    for (const vehicle of day.problem.vehicles) {
      const row = new RowEvaluator(day.problem, travel, vehicle);
      for (let i = 0; i + 4 < day.problem.stops.length; i++) {
        const stops = day.problem.stops.slice(i, i + 1 + (i % 4));
        const ids = stops.map((stop) => stop.id);
        const schedule = canonicalSchedule(day.problem, vehicle, ids, travel);
        const cost = row.cost(stops);
        if (Number.isFinite(cost)) feasible++;
        if (schedule === null) expect(cost).toBe(Number.POSITIVE_INFINITY);
        // loads and limits may still refuse what can be scheduled
        else if (Number.isFinite(cost))
          expect(cost).toBeCloseTo(routeCost(vehicle, schedule.metres, schedule.seconds).total, 2);
      }
    }
    expect(feasible).toBeGreaterThan(100);
  });
});

describe.each([
  ['nearest neighbour', nearestNeighbour],
  ['savings', savings],
])('%s on generated instances', (_, baseline) => {
  it('makes plans that the referee passes', () => {
    const windows = { depot: 'central', customers: 'mixed', demand: 'large', windows: 'mixed' } as const;
    const timed = plainInstance({ name: 't', n: 80, seed: 2, routeLength: 8, ...windows });
    const { problem, travel } = set(timed);
    const plan = baseline(problem, travel);
    expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
    expect(plan.unassigned).toEqual([]);
  });

  it.each([false, true])('makes plans of rich days that the referee passes (plain twin: %s)', (isTwin) => {
    const rich = richDay({ name: 'r', n: 100, seed: 7, customers: 'clustered', routeLength: 10 });
    const { problem, roads, xs, ys } = isTwin ? plainTwin(rich) : rich;
    const travel = roadTravel(xs, ys, roads);
    const plan = baseline(problem, travel);
    expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
    expect(plan.routes.length).toBeGreaterThan(3);
  });
});
