import { describe, expect, it } from 'vitest';
// the built package: a thread is a file of its own
import { hireThread } from '../../dist/parallel/node-hands.js';
import { checkPlan } from '../../src/check/index.ts';
import type { HandInput } from '../../src/parallel/hands.ts';
import { LocalHand } from '../../src/parallel/local-hand.ts';
import { solveInTeam } from '../../src/parallel/team.ts';
import { makeDay } from '../solver/made-day.ts';

const DAY = makeDay(6, { stops: 60, rows: 2, vans: 16, hourCosts: true, windows: 1, room: 3 });
const OPTIONS = { iterations: 3000, seed: 4 };

describe('hireThread', () => {
  it('does what a search in this thread does', async () => {
    const there = await solveInTeam(DAY.problem, DAY.travel, OPTIONS, 2, hireThread);
    const here = await solveInTeam(DAY.problem, DAY.travel, OPTIONS, 2, (input) => new LocalHand(input));
    expect(there.plan).toEqual(here.plan);
  });

  it('is lost when its thread runs out of memory or cannot begin, and the plan is none the worse', async () => {
    let hired = 0;
    const { plan, iterations } = await solveInTeam(DAY.problem, DAY.travel, OPTIONS, 2, (input) => {
      hired++;
      // the first has not the memory to read the day, the second is told of none
      if (hired === 1) return hireThread(input, { maxOldGenerationSizeMb: 2, maxYoungGenerationSizeMb: 1 });
      return hireThread(hired === 2 ? ({ ...input, day: null } as unknown as HandInput) : input);
    });
    expect(hired).toBe(4);
    expect(iterations).toBe(3000);
    expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
  });
});
