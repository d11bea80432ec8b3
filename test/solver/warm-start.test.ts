import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Plan, Problem } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { warmStart } from '../../src/solver/warm-start.ts';
import { type Rule, randomDay } from '../oracle/random-days.ts';
import { beginRoutes } from './begin-search.ts';
import { ALL_DAYS } from './day-variants.ts';
import { expectRightState, headsOf, moneyOf, nodesOf } from './expected-state.ts';
import { type MadeDay, makeDay } from './made-day.ts';

/** What of a plan the routes of the search hold after a warm start. */
function taken(day: MadeDay, plan: Plan) {
  const { instance, routes } = beginRoutes(day, 1);
  warmStart(day.problem, instance, routes, plan);
  expectRightState(instance, routes, routes);
  expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
  return headsOf(routes)
    .map((head) => nodesOf(routes, head).map((node) => day.problem.stops[instance.stopOf[node]].id))
    .filter((ids) => ids.length > 0);
}

const visitsOf = (plan: Plan) =>
  plan.routes.map((route) => route.steps.flatMap((step) => (step.kind === 'visit' ? [step.stopId] : [])));

const sorted = (routes: string[][]) => routes.map((ids) => ids.join()).sort();

/** Shared places with windows may lose a stop: the search counts their set-up always. Wild roads: a part may be infeasible alone. */
const KEPT = Object.entries(ALL_DAYS).filter(([, rules]) => !rules.shared && rules.roads !== 'wild');

describe('warmStart', () => {
  it.each(KEPT)('takes a plan over route by route: %s', (_, rules) => {
    const day = makeDay(11, rules);
    const { plan } = solve(day.problem, day.travel, { iterations: 300, seed: 4 });
    expect(sorted(taken(day, plan))).toEqual(sorted(visitsOf(plan)));
  });

  it('never ends dearer than the plan it was given', () => {
    for (const [, rules] of KEPT) {
      const day = makeDay(12, rules);
      const given = solve(day.problem, day.travel, { iterations: 400, seed: 1 }).plan;
      const { plan } = solve(day.problem, day.travel, { iterations: 0, seed: 2, warmStart: given });
      expect(plan.cost.total).toBeLessThanOrEqual(given.cost.total + 0.01);
      expect(plan.unassigned.length).toBeLessThanOrEqual(given.unassigned.length);
    }
  });

  it('keeps what is left of a partial plan, and finds places for the rest', () => {
    const day = makeDay(3, { stops: 12, vans: 4, rows: 2 });
    const { plan } = solve(day.problem, day.travel, { iterations: 500, seed: 1 });
    const part = { ...plan, routes: plan.routes.slice(1) };
    expect(sorted(taken(day, part))).toEqual(sorted(visitsOf(part)));
    const again = solve(day.problem, day.travel, { iterations: 50, seed: 1, warmStart: part }).plan;
    expect(again.unassigned).toEqual([]);
  });

  it('passes over stops and vans of a stale plan that are gone, and stops it has twice', () => {
    const day = makeDay(3, { stops: 12, vans: 4, rows: 2 });
    const { plan } = solve(day.problem, day.travel, { iterations: 500, seed: 1 });
    const gone = day.problem.stops[5].id;
    const problem: Problem = { ...day.problem, stops: day.problem.stops.filter((s) => s.id !== gone) };
    const wanted = visitsOf(plan).map((ids) => ids.filter((id) => id !== gone));
    const stranger = { ...plan.routes[0], vanId: 'nobody' };
    const stale = { ...plan, routes: [stranger, ...plan.routes, ...plan.routes] };
    expect(sorted(taken({ ...day, problem }, stale))).toEqual(sorted(wanted.filter((ids) => ids.length > 0)));
  });

  it('leaves out what is no longer feasible: a smaller van, a closed window', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const day = makeDay(seed, { stops: 12, vans: 4, rows: 2, windows: 1, hourCosts: true });
      const { plan } = solve(day.problem, day.travel, { iterations: 300, seed: 1 });
      const problem: Problem = {
        ...day.problem,
        vehicles: day.problem.vehicles.map((v) => ({ ...v, capacity: { boxes: (v.capacity.boxes ?? 0) * 0.7 } })),
        stops: day.problem.stops.map((s, i) => (i % 3 === 0 ? { ...s, windows: [{ start: 900, end: 950 }] } : s)),
      };
      const kept = taken({ ...day, problem }, plan).flat();
      expect(kept.length).toBeLessThanOrEqual(visitsOf(plan).flat().length);
      const again = solve(problem, day.travel, { iterations: 100, seed: 1, warmStart: plan }).plan;
      expect(checkPlan(problem, again, day.travel, { strict: true })).toEqual([]);
    }
  });

  it.each<[string, readonly Rule[]]>([
    ['shipments', ['shipments', 'afterDelivery', 'lateness']],
    ['trips and breaks', ['trips', 'break', 'backhaulLast', 'optional']],
    ['rests and rides', ['splitRest', 'ride', 'together', 'groups']],
    ['a choice of depots', ['reloadChoice', 'shipments', 'completion']],
    ['what is settled', ['sequenceLock', 'overtime', 'zoneCost']],
  ])('takes over routes whose parts alone may break a rule: %s', (_, rules) => {
    for (let seed = 1; seed <= 12; seed++) {
      const { problem, travel } = randomDay(seed, rules);
      let given: Plan;
      try {
        given = solve(problem, travel, { iterations: 200, seed: 1 }).plan;
      } catch {
        continue; // locks that nobody can keep
      }
      const { plan } = solve(problem, travel, { iterations: 0, seed: 2, warmStart: given });
      expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
      const worth = (p: Plan) => p.objective?.value ?? p.cost.total;
      expect(plan.unassigned.length, `seed ${seed}`).toBeLessThanOrEqual(given.unassigned.length);
      if (plan.unassigned.length === given.unassigned.length)
        expect(worth(plan), `seed ${seed}`).toBeLessThanOrEqual(worth(given) + 0.01);
    }
  });
});
