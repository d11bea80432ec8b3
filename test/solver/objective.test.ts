import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Objective, Plan } from '../../src/model/index.ts';
import { ROUTE } from '../../src/solver/record.ts';
import { Completions } from '../../src/solver/rich/completions.ts';
import { solve } from '../../src/solver/solve.ts';
import { State } from '../../src/solver/state.ts';
import { type Rule, randomDay } from '../oracle/random-days.ts';
import { beginSearch } from './begin-search.ts';
import { makeDay, seeded } from './made-day.ts';

const KINDS: readonly (readonly Rule[])[] = [
  ['completion'],
  ['arrivals'],
  ['completion', 'arrivals'],
  ['completion', 'break', 'optional', 'zoneCost'],
  ['completion', 'trips', 'shipments', 'together'],
  ['arrivals', 'release', 'lateness', 'overtime', 'optional'],
];

// generous: machines that test may be busy
describe.each(KINDS.map((rules) => [rules.join(', '), rules] as const))('%s', { timeout: 60_000 }, (_, rules) => {
  it('plans what the referee passes, at the value that the search reckoned with', () => {
    for (let seed = 1; seed <= 6; seed++) {
      const { problem: day, travel } = randomDay(seed, rules, 9);
      // both weights, where both are asked for
      const isMixed = rules.includes('completion') && rules.includes('arrivals');
      const objective: Objective | undefined = isMixed
        ? { cost: 0.5, completionPerHour: 30, arrivalsPerHour: 4 }
        : day.objective;
      const problem = { ...day, ...(objective === undefined ? {} : { objective }) };
      let told = Number.NaN;
      const onEvent = ({ cost }: { cost: number }) => {
        told = cost;
      };
      const { plan } = solve(problem, travel, { iterations: 600, seed, onEvent });
      expect(checkPlan(problem, plan, travel, { strict: true }), `seed ${seed}`).toEqual([]);
      expect(plan.objective, `seed ${seed}`).toBeDefined();
      // must-serve stops left out have no price in the plan; each part of a cost is rounded
      const required = plan.unassigned.some(({ stopId }) => {
        const stop = problem.stops.find(({ id }) => id === stopId);
        return stop?.skipCost === undefined;
      });
      if (!required) expect(Math.abs((plan.objective?.value ?? 0) - told), `seed ${seed}`).toBeLessThan(0.02);
    }
  });
});

it('is the sum of the routes and of their completion, whatever the search does', () => {
  for (const seed of [1, 2]) {
    const { routes, search } = beginSearch(randomDay(seed, ['completion', 'zoneCost', 'overtime'], 12), seed, 'rich');
    if (!('completions' in routes)) throw new Error('not a rich day');
    for (let round = 0; round < 20; round++) {
      search.run(3, 10);
      let cost = routes.completionCost();
      for (let head = routes.firstHead; head < routes.dummy; head += 1 << routes.shift) cost += routes.ownCostOf(head);
      for (let node = 0; node < routes.n; node++) {
        if (routes.st[(node << routes.shift) + ROUTE] === routes.dummy) cost += routes.skip[node];
      }
      expect(routes.cost).toBeCloseTo(cost, 4);
    }
  }
});

function planned(objective?: Objective): Plan {
  const { problem, travel } = makeDay(5, { stops: 16, rows: 1, vans: 4, fixedCosts: true, room: 4 });
  const day = { ...problem, ...(objective === undefined ? {} : { objective }) };
  const { plan } = solve(day, travel, { iterations: 800, seed: 1 });
  expect(checkPlan(day, plan, travel, { strict: true })).toEqual([]);
  return plan;
}

function lastVisitDone({ routes }: Plan): number {
  return Math.max(...routes.flatMap(({ steps }) => steps.flatMap((s) => (s.kind === 'visit' ? [s.departure] : []))));
}

function arrivals({ routes }: Plan): number {
  return routes.reduce(
    (sum, { steps }) => sum + steps.reduce((all, s) => all + (s.kind === 'visit' ? s.start : 0), 0),
    0,
  );
}

describe('weights of the objective', { timeout: 60_000 }, () => {
  const cheap = planned();

  it('have the day done earlier, or customers served earlier, for money', () => {
    const quick = planned({ cost: 1, completionPerHour: 100_000, arrivalsPerHour: 0 });
    expect(quick.objective?.completionSeconds).toBe(lastVisitDone(quick));
    expect(lastVisitDone(quick)).toBeLessThan(lastVisitDone(cheap) / 2);
    expect(quick.cost.total).toBeGreaterThan(cheap.cost.total);
    const early = planned({ cost: 1, completionPerHour: 0, arrivalsPerHour: 10_000 });
    expect(early.objective?.arrivalsSeconds).toBe(arrivals(early));
    expect(arrivals(early)).toBeLessThan(arrivals(cheap) / 2);
  });

  it('may leave money out', () => {
    const quick = planned({ cost: 0, completionPerHour: 1, arrivalsPerHour: 0 });
    expect(quick.objective?.value).toBeCloseTo(lastVisitDone(quick) / 3600, 3);
    expect(lastVisitDone(quick)).toBeLessThan(lastVisitDone(cheap) / 2);
  });

  it('of cost alone change nothing but the scale', () => {
    const same = planned({ cost: 2, completionPerHour: 0, arrivalsPerHour: 0 });
    expect(same.routes.map(({ steps }) => steps)).toEqual(cheap.routes.map(({ steps }) => steps));
    expect(same.objective?.value).toBeCloseTo(2 * cheap.cost.total, 2);
    expect(cheap.objective).toBeUndefined();
  });
});

describe('the completions of routes', () => {
  it.each([1, 2, 5, 8])('have a latest, with and without some of %i, and are undone', (routes) => {
    const at = 3;
    const state = new State(at + Completions.space(routes));
    const completions = new Completions(state, at, routes);
    const below = seeded(routes);
    const values = new Array<number>(routes).fill(0);
    const latest = (but: readonly number[]) => values.reduce((m, v, i) => (but.includes(i) ? m : Math.max(m, v)), 0);
    for (let i = 0; i < 200; i++) {
      const route = below(routes);
      const other = below(routes);
      values[route] = below(20);
      completions.set(route, values[route]);
      expect(completions.of(route)).toBe(values[route]);
      expect(completions.latest()).toBe(latest([]));
      expect(completions.without(route)).toBe(latest([route]));
      expect(completions.without(route, other)).toBe(latest([route, other]));
    }
    state.undo(0);
    expect(state.st.every((x) => x === 0)).toBe(true);
  });
});
