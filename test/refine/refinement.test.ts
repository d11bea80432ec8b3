import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { highsEngine } from '../../src/refine/lp/highs-engine.ts';
import type { EngineName, LpEngine } from '../../src/refine/lp/lp-engine.ts';
import type { CoverProblem, LpAnswer, LpLimits, LpSolver } from '../../src/refine/lp/lp-solver.ts';
import { simplexEngine } from '../../src/refine/lp/simplex-engine.ts';
import { ThreadedSolver } from '../../src/refine/lp/threaded-solver.ts';
import { Refinement, type RefinementOptions } from '../../src/refine/refinement.ts';
import { type SolveResult, solve, solveAsync } from '../../src/solver/solve.ts';
import { type Rule, randomDay } from '../oracle/random-days.ts';
import { PLAIN_DAYS, RICH_DAYS } from '../solver/day-variants.ts';
import { type MadeDay, makeDay } from '../solver/made-day.ts';
import { BAD_ENGINES, type BadEngine, startBad } from './lp/bad-engines.ts';

/** An engine in this thread. */
class Direct implements LpSolver {
  readonly name: string;
  questions = 0;
  private readonly engine: LpEngine;
  private answer: LpAnswer | null = null;

  constructor(name: string, engine: LpEngine) {
    this.name = name;
    this.engine = engine;
  }

  ask(problem: CoverProblem, limits: LpLimits): void {
    this.questions++;
    const columns = this.engine(problem, limits);
    this.answer = columns.length === 0 ? { kind: 'nothing' } : { kind: 'chosen', columns };
  }

  poll(): LpAnswer | null {
    return this.answer;
  }

  close(): void {}
}

const highs = await highsEngine();

/** So much time that every part of it is used, on days as small as these. */
const ITERATIONS = 800;
const EAGER = { feedFrom: 0, share: 4000, calls: [0.3, 0.7] };

function refined(day: MadeDay, seed: number, iterations: number, engines: Partial<RefinementOptions>): SolveResult {
  const refine = new Refinement({ now: () => 0, iterations, tuning: EAGER, ...engines });
  return solve(day.problem, day.travel, { seed, iterations, refine });
}

const RULES: readonly (readonly Rule[])[] = [
  ['shipments', 'optional'],
  ['groups', 'together'],
  ['afterDelivery', 'pickups'],
  ['trips', 'break', 'lateness'],
  ['overtime', 'maxHours'],
  ['zoneCost', 'cash'],
];

const days = [
  ...Object.entries({ ...PLAIN_DAYS, ...RICH_DAYS })
    .filter((_, i) => i % 3 === 0)
    .map(([name, rules]) => [name, makeDay(5, rules)] as const),
  ...RULES.map((rules) => [rules.join(', '), randomDay(6, rules, 14)] as const),
];

describe.each(days)('the stage on a day with %s', { timeout: 60_000 }, (_, day) => {
  it('plans what the referee passes, and the same again', () => {
    const small = new Direct('simplex', simplexEngine());
    const large = new Direct('highs', highs);
    const one = refined(day, 1, ITERATIONS, { highs: large, simplex: small });
    expect(checkPlan(day.problem, one.plan, day.travel, { strict: true })).toEqual([]);
    expect(one.refine).toMatchObject({ failures: [], timedOut: false });
    expect(one.refine?.calls).toBeGreaterThan(1);
    expect(large.questions).toBeGreaterThan(0);
    const again = refined(day, 1, ITERATIONS, { highs: new Direct('highs', highs), simplex: small });
    expect(again.plan).toEqual(one.plan);
  });
});

it('makes better plans of what short searches have seen', { timeout: 60_000 }, () => {
  let better = 0;
  for (let seed = 1; seed <= 10; seed++) {
    const day = makeDay(seed, { stops: 60, oneMeasure: true, vans: 20, room: 1.5 });
    const tuning = { ...EAGER, calls: [0.45] };
    const { refine } = solve(day.problem, day.travel, {
      seed,
      iterations: 600,
      refine: new Refinement({ now: () => 0, iterations: 600, tuning, highs: new Direct('highs', highs) }),
    });
    if ((refine?.gain ?? 0) > 0) better++;
  }
  expect(better).toBeGreaterThan(2);
});

describe('engines that fail', { timeout: 60_000 }, () => {
  const day = makeDay(4, { stops: 30, oneMeasure: true, vans: 10 });

  it.each(Object.keys(BAD_ENGINES) as BadEngine[])('one that %s does no harm, under a count of steps', (kind) => {
    const bad = (name: EngineName) => new ThreadedSolver(name, startBad(kind), 0.3);
    const { plan, refine } = refined(day, 1, ITERATIONS, { highs: bad('highs'), simplex: bad('simplex') });
    expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
    expect(plan.unassigned).toEqual([]);
    expect(refine?.calls).toBeGreaterThan(0);
    const isFine = kind === 'finds nothing';
    expect(refine?.failures.includes('highs')).toBe(!isFine);
    expect(refine?.timedOut).toBe(['hangs in a loop', 'never answers', 'throws', 'ends its thread'].includes(kind));
  });

  it('one that hangs is not waited for under a time limit', () => {
    let seconds = 0;
    // a clock that looking at it moves on
    const now = () => {
      seconds += 0.1;
      return seconds;
    };
    const highs = new ThreadedSolver('highs', startBad('hangs in a loop'));
    const refine = new Refinement({ now, timeLimitSeconds: 40, tuning: EAGER, highs });
    const { plan, stopReason } = solve(day.problem, day.travel, { timeLimitSeconds: 40, now, refine });
    expect(stopReason).toBe('time');
    expect(refine.report().calls).toBe(1);
    expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
  });

  it('is told, and nothing else comes of it', () => {
    const lies: LpEngine = ({ columns }) => Int32Array.from([columns + 5]);
    const result = refined(day, 3, ITERATIONS, { highs: new Direct('highs', lies) });
    expect(result.refine?.failures).toEqual(['highs']);
    expect(checkPlan(day.problem, result.plan, day.travel, { strict: true })).toEqual([]);
  });
});

describe('while it waits for an engine', () => {
  it('no iteration is run under an iteration limit, and an abort ends the search at once', async () => {
    const aborts = new AbortController();
    const day = makeDay(4, { stops: 30, oneMeasure: true, vans: 10 });
    let polls = 0;
    const never: LpSolver = {
      name: 'highs',
      ask: () => {},
      poll: () => {
        if (++polls === 5) aborts.abort();
        return null;
      },
      close: () => {},
    };
    const refine = new Refinement({ now: () => 0, iterations: 4_000, tuning: EAGER, highs: never });
    const { iterations, stopReason, plan } = await solveAsync(day.problem, day.travel, {
      iterations: 4_000,
      refine,
      signal: aborts.signal,
    });
    expect(stopReason).toBe('aborted');
    expect(polls).toBe(5);
    expect(iterations).toBeLessThan(0.4 * 4_000);
    expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
  });
});
