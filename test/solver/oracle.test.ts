import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { type DayRules, makeDay } from './made-day.ts';
import { bestPossible } from './oracle.ts';

type Rules = Omit<DayRules, 'stops'>;

/** Kinds of small days, each with two, three or more rules at once. */
const KINDS: Readonly<Record<string, Rules>> = {
  'capacity alone': { oneMeasure: true, vans: 3 },
  'windows and shifts': { oneMeasure: true, vans: 3, windows: 1, shifts: true },
  'fixed costs and optional stops': { oneMeasure: true, vans: 3, fixedCosts: true, optional: true, room: 0.9 },
  'two classes paid by the hour': { rows: 2, vans: 1, hourCosts: true },
  'windows, hours, fixed costs': { rows: 2, vans: 1, hourCosts: true, windows: 1, fixedCosts: true },
  'several windows, hours, shifts': { rows: 3, vans: 1, hourCosts: true, windows: 2, shifts: true },
  'pickups in three dimensions': { rows: 2, vans: 1, pickups: true, dimensions: 3 },
  'depots, open ends, hours': { rows: 3, vans: 1, depots: true, hourCosts: true, fixedCosts: true },
  'speeds, profiles, one-way roads': {
    rows: 3,
    vans: 1,
    speeds: true,
    profiles: true,
    hourCosts: true,
    roads: 'one-way',
  },
  'limits and priorities': { rows: 3, vans: 1, limits: true, hourCosts: true, priorities: true },
  'limits, several windows, optional stops': {
    rows: 3,
    vans: 1,
    limits: true,
    hourCosts: true,
    windows: 2,
    optional: true,
  },
  'one-way roads and windows': { rows: 1, vans: 3, windows: 1, roads: 'one-way' },
  'roads with short cuts': { rows: 2, vans: 1, windows: 1, roads: 'wild', hourCosts: true },
  'one measure, roads with short cuts': { oneMeasure: true, vans: 3, windows: 1, roads: 'wild', shifts: true },
  'shared places with set-ups': { rows: 2, vans: 1, shared: true, setups: true, hourCosts: true },
  'shared places, set-ups, windows': { rows: 2, vans: 1, shared: true, hourCosts: true, windows: 1 },
  'skills and pins': { rows: 3, vans: 1, skills: true, pins: true, fixedCosts: true },
  'little room in two dimensions': { rows: 3, vans: 1, room: 1, dimensions: 2, hourCosts: true, shifts: true },
  'everything at once': {
    rows: 3,
    vans: 1,
    roads: 'one-way',
    windows: 2,
    hourCosts: true,
    fixedCosts: true,
    shifts: true,
    dimensions: 2,
    pickups: true,
    depots: true,
    speeds: true,
    profiles: true,
    limits: true,
    optional: true,
    setups: true,
    skills: true,
    pins: true,
    priorities: true,
  },
};

const ITERATIONS = 2_000;

interface Outcome {
  readonly days: number;
  /** Dearer than the best, or serving fewer must-serve stops. */
  readonly missed: string[];
  readonly leftOut: string[];
}

/** Solves seeded days of four to six (a few seven) stops and holds them against the oracle. */
function compare(kinds: Readonly<Record<string, Rules>>, daysEach: number, firstSeed: number): Outcome {
  const missed: string[] = [];
  const leftOut: string[] = [];
  let days = 0;
  for (const [kind, rules] of Object.entries(kinds)) {
    for (let i = 0; i < daysEach; i++) {
      days++;
      const seed = firstSeed + i * 101;
      const { problem, travel } = makeDay(seed, { ...rules, stops: i % 12 === 11 ? 7 : 4 + (i % 3) });
      const best = bestPossible(problem, travel);
      const { plan } = solve(problem, travel, { iterations: ITERATIONS, seed });
      expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
      const out = new Set(plan.unassigned.map((u) => u.stopId));
      let left = 0;
      for (const stop of problem.stops) if (out.has(stop.id) && stop.skipCost === undefined) left += 1 + stop.priority;
      const name = `${kind}, seed ${seed}: best ${best.cost.toFixed(2)} (${best.missed} left out), found ${plan.cost.total} (${left})`;
      // the oracle tries everything, so that doing better means that one of the two misreads a rule
      expect(left < best.missed || (left === best.missed && plan.cost.total < best.cost - 0.01), name).toBe(false);
      if (left > best.missed) leftOut.push(name);
      if (left > best.missed || plan.cost.total > best.cost + 0.01) missed.push(name);
    }
  }
  if (missed.length > 0) process.stdout.write(`missed ${missed.length} of ${days}:\n${missed.join('\n')}\n`);
  return { days, missed, leftOut };
}

describe('the search against an oracle that tries everything', () => {
  it('finds the optimum in at least 99 % of small days, and leaves no order out that can be served', () => {
    const { days, missed, leftOut } = compare(KINDS, 22, 1);
    expect(days).toBeGreaterThan(400);
    expect(missed.length / days).toBeLessThanOrEqual(0.01);
    expect(leftOut.length / days).toBeLessThanOrEqual(0.005);
  });
});

describe('the oracle', () => {
  it('knows a day reckoned by hand', () => {
    // one van, one stop 300 m out and back at 1,000 a km
    const { problem, travel } = makeDay(1, { stops: 1, oneMeasure: true, vans: 1 });
    const there = travel.profile('van').metres(problem.depots[0].place, problem.stops[0].place);
    expect(bestPossible(problem, travel)).toEqual({ missed: 0, cost: 2 * there });
    const tooSmall = { ...problem, vehicles: [{ ...problem.vehicles[0], capacity: { boxes: 0 } }] };
    expect(bestPossible(tooSmall, travel)).toEqual({ missed: 1, cost: 0 });
  });
});
