import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { applyChanges, Explainer, explainPlan } from '../../src/explain/index.ts';
import { VERDICT_OF } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { unassignedReason } from '../../src/solver/unassigned-reason.ts';
import { ALL_DAYS } from '../solver/day-variants.ts';
import { type DayRules, makeDay } from '../solver/made-day.ts';

/** Days of every kind with too little of everything. */
const TIGHT: Readonly<Record<string, DayRules>> = Object.fromEntries(
  Object.entries(ALL_DAYS).map(([name, rules]) => [
    name,
    {
      ...rules,
      stops: 22,
      vans: Math.max(1, Math.ceil((rules.vans ?? 2) / 2)),
      room: 0.6,
      shifts: true,
      limits: rules.limits ?? rules.dimensions === 0,
    },
  ]),
);

describe.each(Object.entries(TIGHT))('a tight day: %s', (_, rules) => {
  const days = [1, 2].map((seed) => {
    const { problem, travel } = makeDay(seed, rules);
    const { plan } = solve(problem, travel, { iterations: 400, seed });
    return { problem, travel, plan, stops: new Map(problem.stops.map((stop) => [stop.id, stop])) };
  });

  it('leaves orders out', () => {
    expect(days.reduce((sum, { plan }) => sum + plan.unassigned.length, 0)).toBeGreaterThan(0);
  });

  it('every remedy, applied to the input, really serves the order', () => {
    for (const { problem, travel, plan, stops } of days) {
      expect(checkPlan(problem, plan, travel)).toEqual([]);
      const explainer = new Explainer(problem, plan, travel, { remedies: 3 });
      for (const { stopId } of plan.unassigned) {
        const { served, remedy } = explainer.explain(stops.get(stopId) as never);
        expect(served.length, stopId).toBeGreaterThan(0);
        expect(remedy).toMatch(/^Served .*\.$/);
        for (const { changes, plan: after, route } of served) {
          const changed = applyChanges(problem, changes);
          expect(checkPlan(changed, after, travel), JSON.stringify(changes)).toEqual([]);
          expect(after.unassigned.some((entry) => entry.stopId === stopId)).toBe(false);
          expect(after.unassigned).toHaveLength(plan.unassigned.length - 1);
          expect(route.steps.some((step) => step.kind === 'visit' && step.stopId === stopId)).toBe(true);
        }
      }
    }
  });

  it('without its changes the referee refuses the remedy, so each of them is needed', () => {
    for (const { problem, travel, plan, stops } of days) {
      const explainer = new Explainer(problem, plan, travel);
      for (const { stopId } of plan.unassigned) {
        const [served] = explainer.explain(stops.get(stopId) as never).served;
        for (const left of served.changes) {
          // a price breaks no rule, it only makes the order worth its way
          if (left.kind === 'skip-cost') continue;
          const others = served.changes.filter((change) => change !== left);
          expect(checkPlan(applyChanges(problem, others), served.plan, travel), JSON.stringify(left)).not.toEqual([]);
        }
      }
    }
  });

  it('red is what no vehicle could serve alone, amber the rest', () => {
    for (const { problem, travel, plan, stops } of days) {
      const explainer = new Explainer(problem, plan, travel);
      for (const { stopId } of plan.unassigned) {
        const stop = stops.get(stopId);
        if (stop === undefined) throw new Error(stopId);
        // the solver's sieve of vehicles is written apart
        const { code } = unassignedReason(problem, travel, stop);
        expect(explainer.explain(stop).verdict, stopId).toBe(VERDICT_OF[code]);
      }
      expect(checkPlan(problem, explainPlan(problem, plan, travel), travel, { strict: true })).toEqual([]);
    }
  });
});
