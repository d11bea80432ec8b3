import { expect, it } from 'vitest';
import { checkPlan } from '../../../src/check/index.ts';
import type { RefinedSearch, RefineStage } from '../../../src/solver/refine-stage.ts';
import { LeadRun } from '../../../src/solver/regions/lead-run.ts';
import { type Board, RegionSearch } from '../../../src/solver/regions/region-search.ts';
import { EVERYBODY } from '../../../src/solver/regions/territories.ts';
import { makeDay } from '../made-day.ts';
import { end, toldOf, work } from './rounds.ts';

const STOPS = 110;
const DAY = makeDay(6, { stops: STOPS, oneMeasure: true, vans: 40, room: 3 });
/** Of a day that each of two searches can cool down once. */
const ENOUGH = 2 * 3 * STOPS * STOPS;

function begin(iterations: number, stage?: RefineStage) {
  const run = new LeadRun(DAY.problem, DAY.travel, 1, iterations, undefined, undefined, stage);
  const { board } = (run as unknown as { parts: { board: Board } }).parts;
  const told = toldOf(run);
  const hire = (seed: number) =>
    new RegionSearch(told.instance, told.neighbours, told.parameters, board, seed % 2, seed);
  const cut = (from = 0.4, hands = 2) => run.cut(hands, { iterations: 800, seconds: Infinity, from, to: from + 0.01 });
  return { run, board, hire, cut };
}

it('has each search cool down the whole day for itself where there is time for a cooling each', () => {
  const { run, board, hire, cut } = begin(ENOUGH);
  const searches = [hire(2), hire(3)];
  const told = [run.cost];
  for (let round = 0; round < 3; round++) {
    const tasks = cut();
    expect(new Set(board.ofNode)).toEqual(new Set([EVERYBODY]));
    expect(tasks.map(({ iterations }) => iterations)).toEqual([400, 400]);
    const outcomes = tasks.map((task, i) => {
      const search = searches[i];
      const left = search.current.slice();
      search.begin(task, 0);
      expect(search.current).toEqual(round === 0 ? board.state : left);
      return end(search);
    });
    expect(outcomes[0].current).not.toEqual(outcomes[1].current);
    run.merge(outcomes);
    told.push(run.cost);
  }
  expect(told).toEqual(told.toSorted((a, b) => b - a));
  const plan = run.finish();
  expect(checkPlan(DAY.problem, plan, DAY.travel, { strict: true })).toEqual([]);
  expect(plan.cost.total).toBeLessThan(told[0]);
});

it('has one that takes the place of a lost one begin where it cost least', () => {
  const { run, board, hire, cut } = begin(ENOUGH);
  const [search, late] = [hire(2), hire(3)];
  run.merge([work(search, cut()[0]), null]);
  late.begin(cut()[1], 0);
  expect(late.current).toEqual(search.current);
  expect(late.current).toEqual(board.state);
});

it('has all go on from the best plan once the stage over routes seen has gone back to it', () => {
  const seen: RefinedSearch[] = [];
  const stage = { begin: (search: RefinedSearch) => void seen.push(search), absorb: () => {} };
  const { run, hire, cut } = begin(ENOUGH, stage as unknown as RefineStage);
  const searches = [hire(2), hire(3)];
  const goOn = [];
  for (let round = 0; round < 4; round++) {
    const tasks = cut();
    goOn.push(tasks.map((task) => task.goesOn));
    run.merge(tasks.map((task, i) => work(searches[i], task)));
    if (round === 1) seen[0].restart();
  }
  expect(goOn).toEqual([false, true, false, true].map((goesOn) => [goesOn, goesOn]));
});

it('goes by the pace of the run, until a tenth of it is over', () => {
  const { run, hire, cut } = begin(ENOUGH);
  const searches = [hire(2), hire(3)];
  const round = (from: number) => {
    const tasks = cut(from);
    run.merge(tasks.map((task, i) => work(searches[i], task)));
    return tasks.some(({ goesOn }) => goesOn);
  };
  // 800 iterations a round: as many as were foreseen if a round is so much of the run
  const share = 800 / ENOUGH;
  expect([0, share, 2 * share].map((from) => round(from))).toEqual([false, true, true]);
  // half as fast
  expect(round(6 * share)).toBe(false);
  // and back, but too late
  expect([0.11, 0.12].map((from) => round(from))).toEqual([false, false]);
});

it('cuts the day into regions where there is not', () => {
  const { board, cut } = begin(ENOUGH - 2);
  const tasks = cut();
  expect(new Set(board.ofNode)).toEqual(new Set([0, 1]));
  expect(tasks.every(({ goesOn }) => !goesOn)).toBe(true);
});

it('has no more regions than there are stops for, but a cooling by each of any number of searches', () => {
  const { board, cut } = begin(4 * ENOUGH - 8);
  const told = cut(0, 8);
  expect(told).toHaveLength(2);
  expect(told.reduce((sum, { iterations }) => sum + iterations, 0)).toBe(800);
  expect(new Set(board.ofNode)).toEqual(new Set([0, 1]));
  expect(begin(4 * ENOUGH).cut(0, 8)).toHaveLength(8);
});
