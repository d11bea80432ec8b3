import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { Explainer, explainPlan, whyServed } from '../../src/explain/index.ts';
import type { Problem, Stop, Zone } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { planOf, type RoadStop, roadDay, type Tours } from './road-day.ts';

type Van = Parameters<typeof roadDay>[1][number];

/** Of the road from kilometre 0 to 10. */
const NEAR: Zone = {
  name: 'near',
  polygons: [
    [
      [
        [-0.01, -1],
        [0.1, -1],
        [0.1, 1],
        [-0.01, 1],
        [-0.01, -1],
      ],
    ],
  ],
};

function explain(stops: readonly RoadStop[], vans: readonly Van[], tours: Tours, more: Partial<Problem> = {}) {
  const day = roadDay(stops, vans, {});
  const problem = { ...day.problem, ...more };
  const plan = planOf(problem, day.travel, tours);
  expect(checkPlan(problem, plan, day.travel)).toEqual([]);
  const found = new Explainer(problem, plan, day.travel).explain(problem.stops[problem.stops.length - 1]);
  for (const served of found.served) expect(checkPlan(served.problem, served.plan, day.travel)).toEqual([]);
  return found;
}

describe('rules of who goes with whom', () => {
  it('an order outside every zone is red', () => {
    const found = explain([{ km: 20 }], [{ id: 'v', zone: 'near' }], {}, { zones: [NEAR] });
    expect(found).toMatchObject({ verdict: 'red', code: 'OUT_OF_ZONE', remedy: 'Served if v might leave its zone.' });
    expect(found.reason).toContain('the order is outside its zone');
  });

  it('too much cash on board is a matter of a few coins', () => {
    const found = explain(
      [
        { km: 5, cash: 80 },
        { km: 6, cash: 30 },
      ],
      [{ id: 'v', maxCash: 100 }],
      { v: ['at-5'] },
    );
    expect(found).toMatchObject({ verdict: 'amber', remedy: 'Served if v might carry 10.00 more cash.' });
  });

  it('orders that are to be apart need another van', () => {
    const found = explain(
      [
        { km: 5, apart: 'x' },
        { km: 6, apart: 'x' },
      ],
      [{ id: 'v' }],
      { v: ['at-5'] },
    );
    expect(found).toMatchObject({
      verdict: 'amber',
      remedy: 'Served by v if it might go with those it is to be apart from.',
    });
  });

  it("locks of other vans stand in nobody's way", () => {
    const found = explain(
      [{ km: 5 }, { km: 6, delivery: { kg: 2 } }],
      [{ id: 'v' }, { id: 'w', capacity: { kg: 1 } }],
      { v: ['at-5'] },
      { locks: [{ vanId: 'v', kind: 'frozen', stops: ['at-5'] }] },
    );
    expect(found.remedy).toBe('Served if w carried 1 more of kg.');
  });

  it("of a group the search's own reason is kept", () => {
    const { problem, travel } = roadDay(
      [
        { km: 5, group: 'g' },
        { km: 9, group: 'g' },
      ],
      [{ id: 'v' }],
      {},
    );
    const { plan } = solve(problem, travel, { iterations: 200 });
    expect(explainPlan(problem, plan, travel).unassigned).toEqual(plan.unassigned);
    expect(plan.unassigned.map((entry) => entry.code)).toEqual(['OTHER_OF_GROUP']);
  });

  it("a shipment that is left out is explained by the search's own reason, without a remedy that nobody tried", () => {
    const shipment = { from: { place: 1, windows: [], serviceSeconds: 0 } } as Partial<Stop>;
    const found = explain([{ km: 5 }, { km: 9, ...shipment, skills: ['crane'] }], [{ id: 'v' }], { v: ['at-5'] });
    expect(found).toMatchObject({ verdict: 'red', code: 'NO_VEHICLE_WITH_SKILLS', remedy: '', served: [] });
  });

  it('routes with a shipment on board take other orders; of the shipment itself no other place is looked for', () => {
    const shipment = { from: { place: 1, windows: [], serviceSeconds: 60 }, delivery: { kg: 3 } } as Partial<Stop>;
    const { problem, travel } = roadDay([{ km: 5 }, { km: 9, ...shipment }, { km: 7 }], [{ id: 'v' }], {});
    const { plan } = solve(problem, travel, { iterations: 300 });
    expect(plan.unassigned).toEqual([]);
    const [, brought, between] = problem.stops;
    expect(whyServed(problem, plan, travel, brought)).toMatchObject({
      others: null,
      now: { vanId: 'v', extraCost: null },
    });
    const { now, others } = whyServed(problem, plan, travel, between);
    // it is on the way
    expect(now).toMatchObject({ vanId: 'v', extraCost: 0 });
    expect(others).not.toBeNull();
  });
});
