import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { Explainer, explainPlan, whyServed } from '../../src/explain/index.ts';
import { overloads } from '../../src/explain/load-peaks.ts';
import type { Problem, Stop, Zone } from '../../src/model/index.ts';
import { routeCalls } from '../../src/solver/calls.ts';
import { solve } from '../../src/solver/solve.ts';
import { planOf, type RoadStop, roadDay, type Tours, window } from './road-day.ts';

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

  const SHIPMENT = { from: { place: 1, windows: [], serviceSeconds: 0 } };

  it.each<[string, Partial<RoadStop>, string, string, string]>([
    ['a skill', { skills: ['crane'] }, 'NO_VEHICLE_WITH_SKILLS', 'it lacks crane', 'if v had crane'],
    // from 5 to 9 is four minutes: said to fit a van of its own, and no van would ever have done
    [
      'a ride limit shorter than the drive',
      { maxRideSeconds: 60 },
      'OUT_OF_REACH',
      'it would have it on board 3 min too long',
      'if it might ride 3 min longer',
    ],
    [
      'a door where it can no longer be fetched',
      { from: { place: 1, windows: [window(0, 180)], serviceSeconds: 0 } },
      'WINDOW_UNREACHABLE',
      'it would fetch it 2 min too late',
      'if it might be fetched until 00:05',
    ],
    [
      'a window that is over when it comes',
      { windows: [window(0, 180)] },
      'WINDOW_UNREACHABLE',
      'it would be there 6 min too late',
      'if its window ended at 00:09',
    ],
    ['its size', { delivery: { kg: 12 } }, 'TOO_LARGE', 'it lacks room for 2 of kg', 'if v carried 2 more of kg'],
  ])('a shipment that is left out is tried on a van by itself: %s', (_, wish, code, lack, remedy) => {
    const van = { id: 'v', capacity: { kg: 10 } };
    const found = explain([{ km: 5 }, { km: 9, ...SHIPMENT, ...wish }], [van], {});
    expect(found).toMatchObject({ verdict: 'red', code });
    expect(found.reason).toContain(lack);
    expect(found.remedy).toContain(remedy);
    expect(found.served.length).toBeGreaterThan(0);
  });

  it('a shipment that a van of its own could bring is amber, and one more van is the remedy', () => {
    const found = explain([{ km: 5 }, { km: 9, ...SHIPMENT }], [{ id: 'v', maxStops: 2 }], { v: ['at-5'] });
    expect(found).toMatchObject({ verdict: 'amber', code: 'NO_ROOM', remedy: 'Served with one more van of v.' });
  });

  it('a pickup of a van that fetches only where it brings something is told so', () => {
    const van = { id: 'v', backhaul: 'after-delivery' as const };
    const { problem, plan, travel } = roadDay([{ km: 5, pickup: { kg: 1 } }], [van], {});
    const orders = problem.orders.map((order) => ({ ...order, type: 'pickup' as const }));
    const found = new Explainer({ ...problem, orders }, plan, travel).explain(problem.stops[0]);
    expect(found).toMatchObject({ verdict: 'amber', code: 'NO_ROOM', remedy: '' });
    expect(found.reason).toContain('it may fetch only on a trip that brings something too');
  });

  it('of those that go together and stay out together, each names the others', () => {
    const pair = { together: 't', delivery: { kg: 6 } };
    const found = explain(
      [
        { km: 5, ...pair },
        { km: 9, ...pair },
      ],
      [{ id: 'v', capacity: { kg: 10 } }],
      {},
    );
    expect(found).toMatchObject({ verdict: 'amber', code: 'NOT_TOGETHER', remedy: '' });
    expect(found.reason).toBe('It goes together with order at-5 (t), and no van has room for all of them.');
    const one = explain(
      [
        { km: 5, together: 't', skills: ['crane'] },
        { km: 9, together: 't' },
      ],
      [{ id: 'v' }],
      {},
    );
    expect(one.reason).toBe('It goes together with order at-5 (t), which no vehicle could serve.');
  });

  it('no other van is told for one that goes together with what stays where it is', () => {
    // it was: "other, alone", which would have torn the two apart
    const { problem, plan, travel } = roadDay(
      [
        { km: 5, together: 't' },
        { km: 9, together: 't' },
      ],
      [{ id: 'v' }, { id: 'other' }],
      { v: ['at-5', 'at-9'] },
    );
    const { others, hindrances } = whyServed(problem, plan, travel, problem.stops[0]);
    expect(others?.map(({ vanId }) => vanId)).toEqual(['v']);
    expect(hindrances).toEqual(['1 would part it from those it goes together with']);
  });

  it('no other van is told for one that is settled to be the first call of its own', () => {
    const { problem, plan, travel } = roadDay([{ km: 5 }, { km: 9 }], [{ id: 'v' }, { id: 'other' }], {
      v: ['at-5', 'at-9'],
    });
    const locked: Problem = { ...problem, locks: [{ vanId: 'v', kind: 'first', stops: ['at-5'] }] };
    const { others, hindrances } = whyServed(locked, plan, travel, problem.stops[0]);
    expect(others).toEqual([]);
    expect(hindrances).toEqual(['1 must keep to what is settled for today']);
  });

  it('what keeps a van from an order is named, whatever the rule', () => {
    const { problem, plan, travel } = roadDay(
      [
        { km: 5, cash: 60 },
        { km: 9, cash: 60, apart: 'a' },
        { km: 7, apart: 'a' },
      ],
      [{ id: 'v' }, { id: 'poor', maxCash: 100 }, { id: 'w' }],
      { poor: ['at-5'], v: ['at-9'], w: ['at-7'] },
    );
    // both were "1 would break a rule by it"
    expect(whyServed(problem, plan, travel, problem.stops[1]).hindrances).toEqual([
      '1 would carry too much cash',
      '1 carries what it is to be apart from',
    ]);
  });

  it('what a shipment brings takes no room before it is fetched', () => {
    const kg = (amount: number) => ({ delivery: { kg: amount } });
    const day = roadDay([{ km: 2, ...kg(8) }, { km: 5 }, { km: 9, ...SHIPMENT, ...kg(8) }], [{ id: 'v' }], {});
    const [first, , shipment] = day.problem.stops;
    const doors = routeCalls([first, shipment, shipment]).map(({ door }) => door);
    expect(overloads(doors, { ...day.problem.vehicles[0], capacity: { kg: 8 } }).size).toBe(0);
    expect(overloads(doors, { ...day.problem.vehicles[0], capacity: { kg: 7 } })).toEqual(new Map([['kg', 1]]));
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
