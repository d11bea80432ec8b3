import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Hand, HandInput } from '../../src/parallel/hands.ts';
import { LocalHand } from '../../src/parallel/local-hand.ts';
import { refining } from '../../src/parallel/refining.ts';
import { solveInTeam } from '../../src/parallel/team.ts';
import { RoutePool } from '../../src/refine/route-pool.ts';
import type { RefineStage } from '../../src/solver/refine-stage.ts';
import type { RegionOutcome } from '../../src/solver/regions/lead-run.ts';
import type { RegionTask } from '../../src/solver/regions/region-search.ts';
import { type SolveOptions, solve } from '../../src/solver/solve.ts';
import { makeDay } from '../solver/made-day.ts';

const DAY = makeDay(6, { stops: 150, rows: 2, vans: 40, hourCosts: true, windows: 1, room: 3 });
const OPTIONS = { iterations: 4500, seed: 2 } satisfies SolveOptions;

function inTeam(options: SolveOptions, hire: (input: HandInput) => Hand, threads = 3) {
  return solveInTeam(DAY.problem, DAY.travel, options, threads, hire);
}

/** A hand whose rounds may be interfered with. */
function handWith(
  input: HandInput,
  work: (round: number, hand: LocalHand, task: RegionTask) => Promise<RegionOutcome>,
) {
  const hand = new LocalHand(input);
  let round = 0;
  return { work: (task: RegionTask) => work(round++, hand, task), dismiss: () => hand.dismiss() };
}

/** Too small to be cut. */
const SMALL = makeDay(6, { stops: 40, rows: 2, vans: 12, hourCosts: true, windows: 1, room: 3 });

describe('solveInTeam', () => {
  it('gives the same plan again, whoever of the team is late', async () => {
    const first = await inTeam(OPTIONS, (input) => new LocalHand(input));
    const second = await inTeam(OPTIONS, (input) =>
      handWith(input, async (round, hand, task) => {
        await new Promise((resolve) => setTimeout(resolve, (round * 7 + input.region * 5) % 11));
        return hand.work(task);
      }),
    );
    expect(second.plan).toEqual(first.plan);
    expect(first).toMatchObject({ iterations: 4500, stopReason: 'iterations' });
    expect(checkPlan(DAY.problem, first.plan, DAY.travel, { strict: true })).toEqual([]);
  });

  it('finds about what one thread finds', async () => {
    const team = await inTeam(OPTIONS, (input) => new LocalHand(input));
    const alone = solve(DAY.problem, DAY.travel, OPTIONS);
    expect(team.plan.cost.total).toBeLessThan(1.1 * alone.plan.cost.total);
    const begun = solve(DAY.problem, DAY.travel, { ...OPTIONS, iterations: 0 });
    expect(team.plan.cost.total).toBeLessThan(begun.plan.cost.total);
  });

  it('has each search all of a day that is too small to be cut', async () => {
    const found = await solveInTeam(SMALL.problem, SMALL.travel, OPTIONS, 3, (input) => new LocalHand(input));
    expect(checkPlan(SMALL.problem, found.plan, SMALL.travel, { strict: true })).toEqual([]);
    expect(found.iterations).toBe(4500);
    const alone = solve(SMALL.problem, SMALL.travel, OPTIONS);
    expect(found.plan.cost.total).toBeLessThan(1.1 * alone.plan.cost.total);
  });

  it('hires as many as there are regions', async () => {
    let hired = 0;
    const hire = (input: HandInput) => {
      hired++;
      return new LocalHand(input);
    };
    const { plan } = await inTeam(OPTIONS, hire, 8);
    expect(hired).toBe(3);
    expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
  });

  it('replaces hands that are lost, and keeps what the others found', async () => {
    let hired = 0;
    const costs: number[] = [];
    const { plan, iterations } = await inTeam({ ...OPTIONS, onEvent: ({ cost }) => costs.push(cost) }, (input) => {
      const isDoomed = hired++ === 1;
      return handWith(input, async (round, hand, task) => {
        if (isDoomed && round === 1) throw new Error('out of memory');
        return hand.work(task);
      });
    });
    expect(hired).toBe(4);
    expect(iterations).toBe(4500);
    expect(costs).toEqual(costs.toSorted((a, b) => b - a));
    expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
  });

  it('goes on alone when every hand is lost, again and again, or none can be had', async () => {
    let hired = 0;
    const lost = await inTeam(OPTIONS, (input) => {
      hired++;
      return handWith(input, () => Promise.reject(new Error('lost')));
    });
    expect(hired).toBe(12);
    const without = await inTeam(OPTIONS, () => {
      throw new Error('no threads');
    });
    for (const { plan, iterations, stopReason } of [lost, without]) {
      expect({ iterations, stopReason }).toEqual({ iterations: 4500, stopReason: 'iterations' });
      expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
    }
    const begun = solve(DAY.problem, DAY.travel, { ...OPTIONS, iterations: 0 });
    expect(without.plan.cost.total).toBeLessThan(begun.plan.cost.total);
  });

  it('ends at an abort, at a target and when nothing is found any more', async () => {
    const aborts = new AbortController();
    const hire = (input: HandInput) => new LocalHand(input);
    const aborted = inTeam({ iterations: 1e9, signal: aborts.signal }, hire);
    setTimeout(() => aborts.abort(), 50);
    expect((await aborted).stopReason).toBe('aborted');
    const plain = makeDay(6, { stops: 120, oneMeasure: true, vans: 40, room: 3 });
    const first = await solveInTeam(plain.problem, plain.travel, OPTIONS, 3, hire);
    expect(first.plan.unassigned).toEqual([]);
    const enough = { ...OPTIONS, targetCost: 1.1 * first.plan.cost.total, iterations: 9000 };
    const target = await solveInTeam(plain.problem, plain.travel, enough, 3, hire);
    expect(target.stopReason).toBe('target');
    expect(target.iterations).toBeLessThan(9000);
    expect(target.plan.cost.total).toBeLessThanOrEqual(1.1 * first.plan.cost.total + 0.01);
    expect((await inTeam({ noImprovement: 3000 }, hire)).stopReason).toBe('no-improvement');
  });

  it('ends in time, by a clock of any pace', async () => {
    const began = performance.now();
    const double = () => (performance.now() - began) / 500;
    const { stopReason, plan, elapsedSeconds } = await inTeam(
      { timeLimitSeconds: 0.6, now: double },
      (input) => new LocalHand(input),
    );
    expect(stopReason).toBe('time');
    expect(elapsedSeconds).toBeGreaterThanOrEqual(0.6);
    expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
  });

  it('has a stage look at the whole plan between rounds, and hands it the routes that the hands went through', async () => {
    const pool = new RoutePool(300, 5000, 100_000);
    const seen = { begun: 0, looks: 0, finished: 0, closed: 0 };
    const refine: RefineStage = {
      begin: () => void seen.begun++,
      look: () => ++seen.looks % 2 === 1, // waits once a round
      absorb: (packed) => pool.absorb(packed),
      finish: () => void seen.finished++,
      close: () => void seen.closed++,
      report: () => ({ calls: 3, improvements: 0, gain: 0, pool: 0, seconds: 0, failures: [], timedOut: false }),
    };
    const { plan, refine: report } = await inTeam({ ...OPTIONS, refine }, (input) => new LocalHand(input));
    // once the search is over, nobody waits
    expect(seen).toEqual({ begun: 1, looks: 15, finished: 1, closed: 1 });
    expect(report?.calls).toBe(3);
    expect(pool.count).toBeGreaterThan(plan.routes.length);
  });

  it('takes over a better plan that a stage finds', async () => {
    const day = refining(DAY.problem, { ...OPTIONS, refine: 'on' });
    const { plan, refine } = await inTeam({ ...OPTIONS, ...day }, (input) => new LocalHand(input));
    expect(refine?.pool).toBeGreaterThan(plan.routes.length);
    expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
  });

  it('ends with what a listener throws', async () => {
    const onEvent = ({ iterations }: { iterations: number }) => {
      if (iterations > 1000) throw new Error('enough');
    };
    await expect(inTeam({ ...OPTIONS, onEvent }, (input) => new LocalHand(input))).rejects.toThrow('enough');
  });
});
