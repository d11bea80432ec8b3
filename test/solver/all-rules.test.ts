import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { type Lock, vanIds } from '../../src/model/index.ts';
import { construct } from '../../src/solver/construct.ts';
import { decode } from '../../src/solver/decode.ts';
import type { Instance } from '../../src/solver/instance.ts';
import { parametersFor } from '../../src/solver/parameters.ts';
import { placeLocks } from '../../src/solver/place-locks.ts';
import { NEXT, ROUTE } from '../../src/solver/record.ts';
import { recreate } from '../../src/solver/recreate.ts';
import { exactDelta } from '../../src/solver/rich/exact-delta.ts';
import { RichRoutes } from '../../src/solver/rich/rich-routes.ts';
import { StringRemoval } from '../../src/solver/ruin/string-removal.ts';
import { Search } from '../../src/solver/search.ts';
import { RULES, type Rule, randomDay } from '../oracle/random-days.ts';
import { beginRoutes } from './begin-search.ts';
import { headsOf } from './expected-state.ts';
import type { MadeDay } from './made-day.ts';

const STOPS = 200;
const VANS = 12;

/** Every rule there is, but for those that a stronger one of these holds. Locks are made below. */
const HELD: readonly Rule[] = [
  ...(['trips', 'break', 'drivingRule', 'pickups', 'zone', 'shipments', 'open', 'maxHours'] as const),
  ...(['firstLock', 'sequenceLock', 'frozenLock'] as const),
];
const ALL = (Object.keys(RULES) as Rule[]).filter((rule) => !HELD.includes(rule));

/** Of rules that overrule each other one a seed. */
function rulesOf(seed: number): Rule[] {
  const others = (...rules: Rule[]) => rules.filter((_, i) => i !== seed % rules.length);
  const left = [...others('backhaulLast', 'afterDelivery'), ...others('completion', 'arrivals')];
  return ALL.filter((rule) => !left.includes(rule));
}

/** The first calls of a van, the order of another's, and a third that stays in, as far as they can be kept. */
function withLocks(day: MadeDay, seed: number): MadeDay {
  const vans = day.problem.vehicles.flatMap(vanIds);
  const free = day.problem.stops.filter(
    ({ from, group, together, vehicle }) => (from ?? group ?? together ?? vehicle) === undefined,
  );
  const kept: Lock[] = [{ vanId: vans[0], kind: 'frozen', stops: [] }];
  for (const [i, kind] of (['first', 'sequence'] as const).entries()) {
    for (let at = 2 * i; at + 1 < free.length; at += 4) {
      const lock: Lock = { vanId: vans[vans.length - 1 - i], kind, stops: [free[at].id, free[at + 1].id] };
      try {
        const { instance, routes } = beginRoutes({ ...day, problem: { ...day.problem, locks: [lock] } }, seed, 'rich');
        if (instance.gates !== null) placeLocks(routes as RichRoutes, instance.gates);
        kept.push(lock);
        break;
      } catch {
        // another two, then
      }
    }
  }
  expect(kept).toHaveLength(3);
  return { ...day, problem: { ...day.problem, locks: kept } };
}

function begin(seed: number) {
  const day = withLocks(randomDay(seed, rulesOf(seed), STOPS, VANS), seed);
  const { instance, routes, random } = beginRoutes(day, seed, 'rich');
  if (!(routes instanceof RichRoutes)) throw new Error('not a rich day');
  if (instance.gates !== null) placeLocks(routes, instance.gates);
  routes.relations?.settleAll();
  routes.state.commit();
  construct(
    routes,
    Int32Array.from({ length: instance.n }, (_, i) => i),
  );
  return {
    day,
    instance,
    routes,
    random,
    search: new Search(routes, parametersFor(instance), random, instance),
  };
}

const NOTHING_LEFT = { tooDear: new Map<number, number>(), untried: new Set<number>() };

/** Cost of all that is on routes and of all that is not, reckoned anew. */
function costOf(instance: Instance, routes: RichRoutes): number {
  let cost = routes.completionCost();
  for (const head of headsOf(routes)) cost += routes.ownCostOf(head);
  const isServed = (node: number) => routes.st[(node << routes.shift) + ROUTE] !== routes.dummy;
  for (let node = 0; node < instance.n; node++) if (!isServed(node)) cost += routes.skip[node];
  const { relations } = instance;
  relations?.slotUnits.forEach((units, slot) => {
    if (!units.some((unit) => isServed(relations.visit[unit]))) cost += relations.slotCost[slot];
  });
  return cost;
}

// generous: machines that test may be busy
describe.each([1])('200 stops under every rule at once, seed %i', { timeout: 120_000 }, (seed) => {
  const { day, instance, routes, random, search } = begin(seed);

  it('cost what a plan of them costs, and the referee passes it', () => {
    search.run(3, 5);
    expect(routes.usedRoutes()).toBeGreaterThan(5);
    expect(routes.visits()).toBeGreaterThan(50);
    expect(routes.cost).toBeCloseTo(costOf(instance, routes), 3);
    const own = headsOf(routes).reduce((sum, head) => sum + routes.ownCostOf(head), routes.completionCost());
    const plan = decode(day.problem, day.travel, instance, routes, NOTHING_LEFT);
    expect(checkPlan(day.problem, plan, day.travel, { strict: true })).toEqual([]);
    const value = (plan.objective?.value ?? plan.cost.total) - plan.cost.skipped;
    // seven parts of each route are rounded
    expect(Math.abs(value - own)).toBeLessThan(0.0035 * plan.routes.length + 0.01);
  });

  it('insertions cost what was reckoned, and no bound lies above that', () => {
    let priced = 0;
    const bytes = routes.st.slice();
    const { cost } = routes;
    for (let node = 0; node < routes.n; node++) {
      const stop = node << routes.shift;
      const home = routes.st[stop + ROUTE];
      if (home === routes.dummy || routes.gates?.isLocked(stop) || routes.relations?.isRelated(node)) continue;
      routes.outCount = 0;
      routes.touchedCount = 0;
      routes.cut(stop, 1);
      if (!routes.broken && routes.st[home + NEXT] !== home) {
        let position = home;
        do {
          const delta = routes.price(stop, position);
          if (delta < Infinity) {
            priced++;
            expect(exactDelta(routes, position, stop, home, delta + 1e-6)).toBeLessThanOrEqual(delta + 1e-9);
            // with less to spend other labels are kept, and a cheaper way may turn up
            const less = exactDelta(routes, position, stop, home, delta - 1e-3);
            expect(less === Infinity || less < delta - 1e-3).toBe(true);
            const mark = routes.state.mark();
            const before = routes.cost;
            routes.delta = delta;
            routes.insert(stop, position);
            expect(routes.broken).toBe(false);
            expect(routes.cost - before).toBeCloseTo(delta, 6);
            routes.state.undo(mark);
            routes.cost = before;
          }
          position = routes.st[position + NEXT];
        } while (position !== home);
      }
      routes.state.undo(0);
      routes.cost = cost;
      routes.broken = false;
      expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
    }
    expect(priced).toBeGreaterThan(30);
  });

  it('ruin and recreate are undone to the last byte', () => {
    const ruin = new StringRemoval(routes, { averageRemoved: 8, longest: 5, split: 0.2, widen: 0.1 }, random);
    const bytes = routes.st.slice();
    const { cost } = routes;
    let rebuilt = 0;
    for (let i = 0; i < 6; i++) {
      ruin.apply(routes, random.below(routes.n));
      routes.completeRuin();
      if (recreate(routes, random, Infinity) && !routes.broken) {
        rebuilt++;
        expect(routes.cost).toBeCloseTo(costOf(instance, routes), 3);
      }
      routes.state.undo(0);
      routes.cost = cost;
      routes.broken = false;
      expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
    }
    expect(rebuilt).toBeGreaterThan(1);
  });
});
