import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { UNREACHABLE } from '../../src/model/index.ts';
import { defaultTimeLimit, type SolveEvent, solve, solveAsync } from '../../src/solver/solve.ts';
import { ALL_DAYS } from './day-variants.ts';
import { makeDay } from './made-day.ts';

const plainDay = makeDay(1, { stops: 40, oneMeasure: true, vans: 8 });
const richDay = makeDay(1, { stops: 40, rows: 3, vans: 4, windows: 2, hourCosts: true, pickups: true, depots: true });

const largeDay = makeDay(1, { stops: 200, vans: 200, windows: 1, hourCosts: true });

/** A clock that moves on by `step` seconds whenever it is read. */
function steppingClock(step: number) {
  let time = 100;
  return () => {
    time += step;
    return time;
  };
}

describe('solve', () => {
  it.each(Object.entries(ALL_DAYS))(
    'gives the same plan for the same seed and iterations, at once or in turns: %s',
    async (_, rules) => {
      const { problem, travel } = makeDay(21, rules);
      const options = { iterations: 450, seed: 5 };
      const first = solve(problem, travel, options);
      expect(first.iterations).toBe(450);
      expect(solve(problem, travel, options).plan).toEqual(first.plan);
      expect((await solveAsync(problem, travel, options)).plan).toEqual(first.plan);
      expect((await solveAsync(problem, travel, { ...options, now: steppingClock(1) })).plan).toEqual(first.plan);
      expect(checkPlan(problem, first.plan, travel, { strict: true })).toEqual([]);
    },
  );

  it.each([
    ['plain', plainDay],
    ['rich', richDay],
  ] as const)('goes another way with another seed: %s', (_, day) => {
    const plans = [1, 2, 3].map((seed) =>
      JSON.stringify(solve(day.problem, day.travel, { iterations: 20, seed }).plan),
    );
    expect(new Set(plans).size).toBeGreaterThan(1);
  });

  it('tells of ever cheaper plans, the last of which it returns', () => {
    for (const day of [plainDay, richDay]) {
      const events: SolveEvent[] = [];
      const { plan, iterations } = solve(day.problem, day.travel, {
        iterations: 3000,
        now: steppingClock(0.01),
        onEvent: (event) => events.push(event),
      });
      expect(plan.unassigned).toEqual([]);
      expect(events[0].kind).toBe('improved');
      expect(events.filter((e) => e.kind === 'improved').length).toBeGreaterThan(2);
      for (let i = 1; i < events.length; i++) {
        expect(events[i].cost).toBeLessThanOrEqual(events[i - 1].cost);
        expect(events[i].iterations).toBeGreaterThan(events[i - 1].iterations);
        expect(events[i].elapsedSeconds).toBeGreaterThan(events[i - 1].elapsedSeconds);
      }
      const last = events[events.length - 1];
      expect(last.cost).toBeCloseTo(plan.cost.total, 1);
      expect(last).toMatchObject({ routes: plan.routes.length, unassigned: 0 });
      expect(last.iterations).toBeLessThanOrEqual(iterations);
    }
  });

  it('stops at the number of iterations, also one that is no multiple of its steps, and at none', () => {
    for (const iterations of [0, 1, 199, 200, 333]) {
      const result = solve(plainDay.problem, plainDay.travel, { iterations });
      expect(result).toMatchObject({ iterations, stopReason: 'iterations' });
      expect(result.plan.unassigned).toEqual([]);
    }
  });

  it('stops when the clock says so', () => {
    const { elapsedSeconds, stopReason, iterations } = solve(plainDay.problem, plainDay.travel, {
      timeLimitSeconds: 3,
      now: steppingClock(0.1),
    });
    expect(stopReason).toBe('time');
    expect(elapsedSeconds).toBeGreaterThanOrEqual(3);
    expect(elapsedSeconds).toBeLessThan(4);
    expect(iterations).toBeGreaterThan(0);
  });

  it('has a time limit where no rule is given: 30 s a thousand stops, at least 5 s', () => {
    expect([10, 100, 1000, 2000].map(defaultTimeLimit)).toEqual([5, 5, 30, 60]);
    const { stopReason, elapsedSeconds } = solve(plainDay.problem, plainDay.travel, { now: steppingClock(0.5) });
    expect(stopReason).toBe('time');
    expect(elapsedSeconds).toBeGreaterThanOrEqual(5);
    expect(elapsedSeconds).toBeLessThan(8);
  });

  it('stops when nothing better was found for long', () => {
    const { stopReason, iterations } = solve(plainDay.problem, plainDay.travel, {
      noImprovement: 1000,
      iterations: 200_000,
    });
    expect(stopReason).toBe('no-improvement');
    expect(iterations).toBeGreaterThanOrEqual(1000);
    expect(iterations).toBeLessThan(200_000);
  });

  it('stops at a plan that is good enough', () => {
    const good = solve(plainDay.problem, plainDay.travel, { iterations: 5000, seed: 1 }).plan.cost.total;
    const result = solve(plainDay.problem, plainDay.travel, { targetCost: good * 1.1, iterations: 50_000, seed: 2 });
    expect(result.stopReason).toBe('target');
    expect(result.plan.cost.total).toBeLessThanOrEqual(good * 1.1);
    expect(result.iterations).toBeLessThan(50_000);
  });

  it('stops when asked to, with the best plan so far', async () => {
    const options = { signal: AbortSignal.abort(), iterations: 1000 };
    const before = solve(plainDay.problem, plainDay.travel, options);
    expect(before).toMatchObject({ stopReason: 'aborted', iterations: 0 });
    expect(before.plan.unassigned).toEqual([]);

    const controller = new AbortController();
    const asked = solve(richDay.problem, richDay.travel, {
      signal: controller.signal,
      iterations: 100_000,
      onEvent: (event) => event.iterations >= 400 && controller.abort(),
      now: steppingClock(1),
    });
    expect(asked.stopReason).toBe('aborted');
    expect(asked.iterations).toBeLessThan(2000);
    expect(checkPlan(richDay.problem, asked.plan, richDay.travel, { strict: true })).toEqual([]);

    // a timer fires while an asynchronous search runs
    const later = new AbortController();
    const running = solveAsync(richDay.problem, richDay.travel, { signal: later.signal });
    setTimeout(() => later.abort(), 1);
    expect((await running).stopReason).toBe('aborted');
  });

  it.each(Object.entries(ALL_DAYS))('has an honest plan of some stops where it is aborted at once: %s', (_, rules) => {
    const { problem, travel } = makeDay(4, { ...rules, stops: 200, vans: 30 });
    // no time is left for the last pass
    const { plan } = solve(problem, travel, { signal: AbortSignal.abort(), now: steppingClock(1) });
    expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
    expect(plan.routes.length).toBeGreaterThan(0);
    for (const { reason, code, remedy } of plan.unassigned) {
      if (code !== 'NO_ROOM') continue;
      expect(reason).toContain('the search was ended before');
      expect(remedy).toBe('Let the search run longer.');
    }
  });

  it('stops putting stops in at an abort, and tries no others where time is up', () => {
    const served = (options: { readonly now?: () => number }) => {
      const signal = AbortSignal.abort();
      const { plan } = solve(largeDay.problem, largeDay.travel, { signal, ...options });
      return 200 - plan.unassigned.length;
    };
    const inHaste = served({ now: steppingClock(1) });
    expect(inHaste).toBeGreaterThan(0);
    expect(inHaste).toBeLessThan(64);
    // a clock that stands still leaves all the time there is
    expect(served({ now: () => 0 })).toBeGreaterThan(150);
  });

  it('has nothing to do without stops or without vans, and says why stops are left', () => {
    const { problem, travel } = plainDay;
    const none = solve({ ...problem, stops: [] }, travel, {});
    expect(none).toMatchObject({ stopReason: 'nothing-to-do', iterations: 0 });
    expect(none.plan.routes).toEqual([]);
    for (const vehicles of [[], [{ ...problem.vehicles[0], count: 0 }]]) {
      const idle = solve({ ...problem, vehicles }, travel, {});
      expect(idle.stopReason).toBe('nothing-to-do');
      expect(idle.plan.unassigned).toHaveLength(problem.stops.length);
    }
  });

  it('serves a single stop', () => {
    for (const rules of [{ oneMeasure: true }, { hourCosts: true, windows: 1 }] as const) {
      const { problem, travel } = makeDay(2, { stops: 1, ...rules });
      const { plan } = solve(problem, travel, { iterations: 50 });
      expect(plan.unassigned).toEqual([]);
      expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
    }
  });

  it.each([
    ['plain, untimed', { oneMeasure: true }, 1],
    ['plain, timed', { oneMeasure: true, windows: 1 }, 1],
    ['rich, untimed', { hourCosts: true }, 1],
    ['rich, timed, fast', { hourCosts: true, windows: 1 }, 2],
    ['rich, untimed, fast', { hourCosts: true }, 2],
  ] as const)('leaves a stop out rather than drive where no road leads: %s', (_, rules, speedFactor) => {
    const made = makeDay(2, { stops: 5, ...rules });
    const island = made.problem.stops[2].place;
    const legs = made.travel.profile('van');
    const reach = (measure: (i: number, j: number) => number) => (i: number, j: number) =>
      i !== j && (i === island || j === island) ? UNREACHABLE : measure(i, j);
    const travel = {
      source: { kind: 'file' as const },
      profile: () => ({ metres: reach(legs.metres), seconds: reach(legs.seconds) }),
    };
    const problem = { ...made.problem, vehicles: made.problem.vehicles.map((v) => ({ ...v, speedFactor })) };
    const { plan } = solve(problem, travel, { iterations: 300 });
    expect(plan.unassigned.map((u) => u.stopId)).toEqual(['stop-2']);
    expect(plan.unassigned[0].code).toBe('OUT_OF_REACH');
    expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
  });
});
