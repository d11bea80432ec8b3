import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../../src/check/index.ts';
import type { Instance } from '../../../src/solver/instance.ts';
import { ROUTE } from '../../../src/solver/record.ts';
import { LeadRun } from '../../../src/solver/regions/lead-run.ts';
import { type Board, RegionSearch } from '../../../src/solver/regions/region-search.ts';
import type { RichRoutes } from '../../../src/solver/rich/rich-routes.ts';
import { type Rule, randomDay } from '../../oracle/random-days.ts';
import { ALL_DAYS } from '../day-variants.ts';
import { expectRightState, headsOf, moneyOf, nodesOf } from '../expected-state.ts';
import { type MadeDay, makeDay } from '../made-day.ts';
import { toldOf, work } from './rounds.ts';

/** What a run keeps to itself. */
interface Inside {
  readonly parts: {
    readonly instance: Instance;
    readonly board: Board;
    readonly search: { readonly routes: RichRoutes };
  };
}

const RELATED: readonly (readonly Rule[])[] = [
  ['shipments'],
  ['groups'],
  ['together'],
  ['backhaulLast', 'zoneCost', 'optional'],
  ['shipments', 'groups', 'together', 'cash'],
];

/** Routes that have to be gone along, on days large enough for what is decided of each leg to be part of the state. */
const WALKED: readonly (readonly Rule[])[] = [
  ['trips'],
  ['trips', 'break'],
  ['drivingRule', 'pickups'],
  ['break', 'optional', 'overtime'],
];

const DAYS: readonly (readonly [string, (seed: number) => MadeDay])[] = [
  ...Object.entries(ALL_DAYS).map(([name, rules]) => [name, (seed: number) => makeDay(seed, rules)] as const),
  ...RELATED.map((rules) => [rules.join(', '), (seed: number) => randomDay(seed, rules, 20)] as const),
  ...WALKED.map((rules) => [rules.join(', '), (seed: number) => randomDay(seed, rules, 32)] as const),
];

const COUNT = 3;

function begin(day: MadeDay, seed: number) {
  const run = new LeadRun(day.problem, day.travel, seed, 10_000, undefined);
  const { parts } = run as unknown as Inside;
  const { instance, neighbours, parameters } = toldOf(run);
  const searches = Array.from(
    { length: COUNT },
    (_, region) => new RegionSearch(instance, neighbours, parameters, parts.board, region, seed + region),
  );
  return { run, ...parts, routes: parts.search.routes, searches };
}

describe.each(DAYS)('%s', { timeout: 60_000 }, (_, dayOf) => {
  it('is cut into regions that no relation crosses, and put together again with every label and the cost right', () => {
    for (const seed of [1, 2]) {
      const day = dayOf(seed);
      const { run, instance, board, routes, searches } = begin(day, seed);
      for (let round = 0; round < 6; round++) {
        const tasks = run.cut(COUNT, { iterations: 90, seconds: Infinity, from: round / 6, to: (round + 1) / 6 }, 0);
        expect(tasks.reduce((sum, { iterations }) => sum + iterations, 0)).toBe(90);
        expectWhole(instance, board, routes);
        const outcomes = tasks.map((task, region) => work(searches[region], task));
        const before = board.state.slice();
        for (const [region, { current, best }] of outcomes.entries()) {
          for (let node = 0; node < instance.n; node++) {
            if (board.ofNode[node] === region) continue;
            const at = node << routes.shift;
            expect([current[at + ROUTE], best[at + ROUTE]]).toEqual([before[at + ROUTE], before[at + ROUTE]]);
          }
        }
        const gain = outcomes.reduce((sum, { cost }) => sum + cost - routes.cost, routes.cost);
        // the second region is lost now and then
        const isLost = round % 3 === 2;
        run.merge(isLost ? outcomes.with(1, null as never) : outcomes);
        if (!instance.classes.some(({ walked }) => walked)) {
          expectRightState(instance, routes, routes);
          expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 4);
        }
        if (!isLost) expect(routes.cost).toBeCloseTo(gain, 4);
      }
      const told = run.cost;
      const leftOut = run.unassigned;
      const plan = run.finish();
      expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
      // what the last pass still puts in has to be driven to
      if (leftOut === 0) expect(plan.cost.total).toBeLessThanOrEqual(told + 0.01 * plan.routes.length + 0.01);
    }
  });
});

/** Every node is in one region: that of its route, if it is on one, and of all that is related to it. */
function expectWhole(instance: Instance, board: Board, routes: RichRoutes): void {
  for (const head of headsOf(routes)) {
    const region = board.ofRoute[(head - routes.firstHead) >> routes.shift];
    expect(region).toBeLessThan(COUNT);
    for (const node of nodesOf(routes, head)) expect(board.ofNode[node]).toBe(region);
  }
  for (let node = 0; node < instance.n; node++) expect(board.ofNode[node]).toBeLessThan(COUNT);
  for (const { units } of instance.relations?.components ?? []) {
    const { visit, fetch } = instance.relations ?? { visit: [], fetch: [] };
    const nodes = Array.from(units).flatMap((unit) => [visit[unit], fetch[unit]].filter((node) => node >= 0));
    expect(new Set(nodes.map((node) => board.ofNode[node])).size).toBe(1);
  }
}
