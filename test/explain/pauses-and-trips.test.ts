import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { Explainer, whyServed } from '../../src/explain/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { type RoadStop, roadDay, window } from './road-day.ts';

type Van = Parameters<typeof roadDay>[1][number];

/** Plans the day without its last stop, then explains that one; the referee judges every remedy. */
function explain(stops: readonly RoadStop[], vans: readonly Van[]) {
  const { problem, travel } = roadDay(stops, vans, {});
  const last = problem.stops[problem.stops.length - 1];
  const orders = problem.orders.filter((order) => order.id !== last.id);
  const before = solve({ ...problem, orders, stops: problem.stops.slice(0, -1) }, travel, { iterations: 200 }).plan;
  expect(before.unassigned).toEqual([]);
  const entry = { orderId: last.id, stopId: last.id, code: 'NO_ROOM' as const, reason: 'Not tried.', remedy: '' };
  const plan = { ...before, unassigned: [entry] };
  expect(checkPlan(problem, plan, travel)).toEqual([]);
  const found = new Explainer(problem, plan, travel, { remedies: 4 }).explain(last);
  for (const served of found.served) {
    expect(checkPlan(served.problem, served.plan, travel)).toEqual([]);
    expect(served.plan.unassigned).toEqual([]);
  }
  return { ...found, kinds: found.served.map(({ changes }) => changes.map((change) => change.kind).join(' ')) };
}

const BREAK = { window: window(1000, 3000), seconds: 600 };

describe('vans with a break', () => {
  it('take it on the way to an order that fits with it', () => {
    const found = explain([{ km: 60 }], [{ id: 'v', breaks: [BREAK], shift: window(0, 8000) }]);
    expect(found).toMatchObject({ remedy: 'Served by v.', verdict: 'amber' });
    expect(found.served[0].route.steps.map((step) => step.kind)).toEqual(['start', 'break', 'visit', 'end']);
  });

  it('are back later by it', () => {
    const found = explain([{ km: 60 }], [{ id: 'v', breaks: [BREAK], shift: window(0, 7700) }]);
    expect(found).toMatchObject({
      verdict: 'red',
      code: 'OUT_OF_REACH',
      remedy: 'Served if the shift of v ended 2 min later.',
    });
    expect(found.reason).toContain('it would be 2 min over its shift');
  });

  it('come after a window by it', () => {
    const breaks = [{ window: window(1800, 1800), seconds: 600 }];
    const found = explain([{ km: 40, windows: [window(2400, 2700)] }], [{ id: 'v', breaks }]);
    expect(found).toMatchObject({ code: 'WINDOW_UNREACHABLE', remedy: 'Served by v if its window ended at 00:50.' });
    expect(found.kinds).toContain('break-later');
  });

  it('may be asked to have it later', () => {
    const breaks = [{ window: window(1800, 1800), seconds: 1500 }];
    const found = explain([{ km: 40, windows: [window(2400, 2400)] }], [{ id: 'v', breaks }]);
    expect(found.remedy).toBe('Served if a break of v might begin 15 min later.');
    expect(found.reason).toContain('it would have its break 15 min too late');
  });

  it('have a next best place for what they serve', () => {
    const { problem, travel } = roadDay(
      [{ km: 20 }, { km: 30 }, { km: 25 }],
      [{ id: 'v', count: 2, breaks: [BREAK] }],
      {},
    );
    const { plan } = solve(problem, travel, { iterations: 300 });
    expect(plan.routes.flatMap(({ steps }) => steps.map(({ kind }) => kind))).toContain('break');
    const { now, others } = whyServed(problem, plan, travel, problem.stops[2]);
    expect(now.extraCost).toBe(0);
    expect(others?.map(({ vanId }) => vanId)).toContain('v-2');
  });
});

describe('vans whose drivers rest', () => {
  const drivingRule = { maxDrivingSeconds: 3000, restSeconds: 1800, split: [] };

  it('are out longer by it', () => {
    const found = explain([{ km: 40 }], [{ id: 'v', drivingRule, shift: window(0, 5000) }]);
    expect(found.remedy).toBe('Served if the shift of v ended 30 min later.');
    expect(found.kinds).toContain('max-at-wheel');
    const [route] = found.served.map((served) => served.route);
    expect(route.steps.map(({ kind }) => kind)).toContain('rest');
  });
});

describe('vans that load again', () => {
  it('do so for one more order', () => {
    const van = { id: 'v', trips: 3, capacity: { kg: 10 } };
    const found = explain(
      [5, 6, 7].map((km) => ({ km, delivery: { kg: 10 } })),
      [van],
    );
    expect(found.remedy).toBe('Served by v.');
    expect(found.served[0].route.steps.filter(({ kind }) => kind === 'reload')).toHaveLength(2);
  });

  it('would have to make one more trip', () => {
    const van = { id: 'v', trips: 2, capacity: { kg: 10 } };
    const found = explain(
      [5, 6, 7].map((km) => ({ km, delivery: { kg: 10 } })),
      [van],
    );
    expect(found).toMatchObject({ verdict: 'amber', remedy: 'Served if v might make 1 more trip.' });
    expect(found.kinds).toContain('more-vans');
  });

  it('say of an order that is larger than the van how much too large it is', () => {
    const van = { id: 'v', trips: 2, capacity: { kg: 10 } };
    const found = explain([{ km: 5, delivery: { kg: 12 } }], [van]);
    expect(found).toMatchObject({ code: 'TOO_LARGE', remedy: 'Served if v carried 2 more of kg.' });
  });
});
