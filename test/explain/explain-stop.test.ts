import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { Explainer, explainPlan } from '../../src/explain/index.ts';
import { at, type RoadStop, roadDay, type Tours, window } from './road-day.ts';

type Van = Parameters<typeof roadDay>[1][number];

interface Case {
  readonly stops: readonly RoadStop[];
  readonly vans: readonly Van[];
  readonly tours?: Tours;
  readonly depot?: { start: number; end: number };
}

/** Explains the last stop of the day, which no tour serves, and lets the referee judge the remedy. */
function explain({ stops, vans, tours = {}, depot }: Case) {
  const { problem, plan, travel } = roadDay(stops, vans, tours, depot);
  const stop = problem.stops[problem.stops.length - 1];
  const explanation = new Explainer(problem, plan, travel).explain(stop);
  const [served] = explanation.served;
  if (served !== undefined) {
    expect(checkPlan(served.problem, served.plan, travel)).toEqual([]);
    expect(served.plan.unassigned.map((entry) => entry.stopId)).not.toContain(stop.id);
  }
  return explanation;
}

const DAY = { shift: window(at(8), at(10)) };

describe('an order that no vehicle could ever serve is red', () => {
  it.each<[string, Case, string, string, string]>([
    [
      'a skill that nobody has',
      { stops: [{ km: 5, skills: ['crane', 'lift'] }], vans: [{ id: 'v', skills: ['lift'] }] },
      'NO_VEHICLE_WITH_SKILLS',
      'it lacks crane',
      'Served if v had crane.',
    ],
    [
      'a pin to a vehicle that is not there',
      { stops: [{ km: 5, vehicle: 'w' }], vans: [{ id: 'v' }] },
      'NO_VEHICLE_PINNED',
      'the order is pinned to w',
      'Served by v if it were not pinned to w.',
    ],
    [
      'too heavy for the largest',
      {
        stops: [{ km: 5, delivery: { kg: 260 } }],
        vans: [
          { id: 'small', capacity: { kg: 100 } },
          { id: 'large', capacity: { kg: 200 } },
        ],
      },
      'TOO_LARGE',
      'the nearest is large, but it lacks room for 60 of kg',
      'Served if large carried 60 more of kg.',
    ],
    [
      'a window that is over before anybody can be there',
      { stops: [{ km: 30, windows: [window(at(7), at(8, 10))] }], vans: [{ id: 'v', ...DAY }] },
      'WINDOW_UNREACHABLE',
      'it would be there 20 min too late',
      'Served by v if its window ended at 08:30.',
    ],
    [
      'a window from which nobody could be back',
      { stops: [{ km: 30, windows: [window(at(9, 45), at(12))] }], vans: [{ id: 'v', ...DAY }] },
      'WINDOW_UNREACHABLE',
      'it cannot wait for the window, which opens 15 min too late',
      'Served by v if its window opened at 09:30.',
    ],
    [
      'too far for the shift, either end of which may give way',
      { stops: [{ km: 72 }], vans: [{ id: 'v', ...DAY }] },
      'OUT_OF_REACH',
      'it would be 25 min over its shift',
      'Served if the shift of v ended 25 min later.',
    ],
    [
      'too far for its hours',
      { stops: [{ km: 30 }], vans: [{ id: 'v', maxSeconds: 3000 }] },
      'OUT_OF_REACH',
      'it would be out 10 min too long',
      'Served if v might be out 10 min longer.',
    ],
    [
      'too far for its hours at the wheel',
      { stops: [{ km: 30 }], vans: [{ id: 'v', maxDrivingSeconds: 3000 }] },
      'OUT_OF_REACH',
      'it would be at the wheel 10 min too long',
      'Served if v might be at the wheel 10 min longer.',
    ],
    [
      'too far for its kilometres',
      { stops: [{ km: 30 }], vans: [{ id: 'v', maxMetres: 57_500 }] },
      'OUT_OF_REACH',
      'it would drive 3 km too far',
      'Served if v might drive 3 km more.',
    ],
    [
      'too far for the hours of the depot',
      { stops: [{ km: 30 }], vans: [{ id: 'v' }], depot: window(at(8), at(8, 52)) },
      'OUT_OF_REACH',
      'it would be back 8 min after the depot closes',
      'Served by v if depot depot closed 8 min later.',
    ],
    [
      'vans that may stop nowhere',
      { stops: [{ km: 30 }], vans: [{ id: 'v', maxStops: 0 }] },
      'OUT_OF_REACH',
      'it may make no more stops',
      'Served if v might make 1 more stop.',
    ],
  ])('%s', (_, given, code, reason, remedy) => {
    const found = explain(given);
    expect(found).toMatchObject({ verdict: 'red', code, remedy });
    expect(found.reason).toContain(reason);
  });

  it('with more than one rule in the way the remedy names them all', () => {
    const found = explain({
      stops: [{ km: 72, skills: ['crane'], delivery: { kg: 12 } }],
      vans: [{ id: 'v', ...DAY, capacity: { kg: 10 } }],
    });
    expect(found.remedy).toBe('Served if v had crane, carried 2 more of kg and its shift ended 25 min later.');
    expect(found.code).toBe('NO_VEHICLE_WITH_SKILLS');
  });

  it('a stop that no road leads to has no remedy', () => {
    const { problem, plan } = roadDay([{ km: 5 }], [{ id: 'v' }], {});
    const nowhere = () => 100_000_000;
    const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: nowhere, seconds: nowhere }) };
    expect(new Explainer(problem, plan, travel).explain(problem.stops[0])).toMatchObject({
      verdict: 'red',
      code: 'OUT_OF_REACH',
      remedy: '',
    });
  });
});

const full = { id: 'v', capacity: { kg: 10 } };

describe('an order that a van of its own could serve is amber', () => {
  it.each<[string, Case, string]>([
    [
      'no time left',
      {
        stops: [
          { km: 50, serviceSeconds: 600 },
          { km: 50, serviceSeconds: 900 },
        ],
        vans: [{ id: 'v', ...DAY }],
        tours: { v: ['at-50'] },
      },
      'Served if the shift of v ended 5 min later.',
    ],
    [
      'no room left',
      {
        stops: [
          { km: 9, delivery: { kg: 9 } },
          { km: 9, delivery: { kg: 2 } },
        ],
        vans: [full],
        tours: { v: ['at-9'] },
      },
      'Served if v carried 1 more of kg.',
    ],
    [
      'no stops left',
      { stops: [{ km: 9 }, { km: 5 }], vans: [{ id: 'v', maxStops: 1 }], tours: { v: ['at-9'] } },
      'Served if v might make 1 more stop.',
    ],
    [
      'another order would be late by it',
      {
        stops: [
          { km: 50, windows: [window(at(8, 45), at(8, 55))], serviceSeconds: 1200 },
          { km: 50, windows: [window(at(8), at(8, 50))], serviceSeconds: 600 },
        ],
        vans: [{ id: 'v', shift: window(at(8), at(10, 15)) }],
        tours: { v: ['at-50'] },
        depot: window(at(8), at(20)),
      },
      'Served by v if order at-50 may be 5 min late.',
    ],
    [
      'the van comes by too late',
      {
        stops: [
          { km: 40, windows: [window(at(8, 40), at(8, 45))] },
          { km: 20, windows: [window(at(8, 45), at(8, 55))] },
        ],
        vans: [{ id: 'v', shift: window(at(8), at(9, 24)) }],
        tours: { v: ['at-40'] },
      },
      'Served by v if its window ended at 09:00.',
    ],
    [
      'the van comes by too early and cannot wait',
      {
        stops: [
          { km: 40, windows: [window(at(8, 40), at(8, 45))] },
          { km: 20, windows: [window(at(8, 30), at(8, 40))] },
        ],
        vans: [{ id: 'v', shift: window(at(8), at(9, 25)) }],
        tours: { v: ['at-40'] },
      },
      'Served by v if its window opened at 08:25.',
    ],
    [
      'the van would have to leave earlier',
      {
        stops: [
          { km: 10, windows: [window(at(8, 10), at(8, 20))] },
          { km: 5, serviceSeconds: 600, windows: [window(at(8), at(8, 12))] },
        ],
        vans: [{ id: 'v', shift: window(at(8, 5), at(8, 30)) }],
        tours: { v: ['at-10'] },
      },
      'Served if the shift of v began 5 min earlier.',
    ],
    [
      'only another van could, and it is on the road for hours',
      {
        stops: [
          { km: 50, serviceSeconds: at(5) },
          { km: 50, serviceSeconds: at(5) },
        ],
        vans: [{ id: 'v', shift: window(at(8), at(15)) }],
        tours: { v: ['at-50'] },
      },
      'Served with one more van of v.',
    ],
    [
      'the van it is pinned to is full',
      {
        stops: [
          { km: 9, delivery: { kg: 9 } },
          { km: 9, delivery: { kg: 2 }, vehicle: 'v-1' },
        ],
        vans: [{ ...full, count: 2 }],
        tours: { 'v-1': ['at-9'] },
      },
      'Served if v-1 carried 1 more of kg.',
    ],
  ])('%s', (name, given, remedy) => {
    const found = explain(given);
    expect(found, name).toMatchObject({ verdict: 'amber', code: 'NO_ROOM', remedy });
    expect(found.reason).toMatch(/none of today's has room: 1 /);
  });

  it('says what it would cost where it fits but does not pay', () => {
    const found = explain({
      stops: [{ km: 10 }, { km: 12.5, skipCost: 3 }],
      vans: [{ id: 'v' }],
      tours: { v: ['at-10'] },
    });
    expect(found).toMatchObject({
      verdict: 'amber',
      code: 'NOT_WORTH_THE_COST',
      reason: 'Serving it would add 5.00 to the cost, more than its skip cost of 3.',
      remedy: 'Served with a skip cost above 5.00, or with skip_cost left empty.',
    });
  });

  it('names the price too where an optional order fits only after a change', () => {
    const found = explain({
      stops: [
        { km: 10, delivery: { kg: 10 } },
        { km: 12.5, delivery: { kg: 1 }, skipCost: 3 },
      ],
      vans: [full],
      tours: { v: ['at-10'] },
    });
    expect(found.code).toBe('NO_ROOM');
    expect(found.remedy).toBe(
      'Served with a skip cost above 5.00, or with skip_cost left empty, if v carried 1 more of kg.',
    );
  });

  it('says whom it would push out, if that one matters no more', () => {
    const day = (mine: Partial<RoadStop>, other: Partial<RoadStop>) =>
      explain({
        stops: [
          { km: 10, delivery: { kg: 9 }, ...other },
          { km: 11, delivery: { kg: 9 }, ...mine },
        ],
        vans: [full],
        tours: { v: ['at-10'] },
      }).reason;
    expect(day({}, {})).toContain('It would fit if order at-10 of v stayed out.');
    expect(day({}, { skipCost: 5 })).toContain('stayed out');
    expect(day({}, { priority: 1 })).not.toContain('stayed out');
    expect(day({ skipCost: 5 }, {})).not.toContain('stayed out');
  });

  it('counts what keeps each van from it', () => {
    const found = explain({
      stops: [
        { km: 9, delivery: { kg: 9 } },
        { km: 8, delivery: { kg: 9 } },
        { km: 60 },
        { km: 7, delivery: { kg: 9 }, serviceSeconds: 1200, skills: ['lift'] },
      ],
      vans: [{ ...full, count: 2, skills: ['lift'] }, { id: 'busy', ...DAY, skills: ['lift'] }, { id: 'plain' }],
      tours: { 'v-1': ['at-9'], 'v-2': ['at-8'], busy: ['at-60'] },
    });
    expect(found.reason).toContain('2 have no room left for its kg, 1 would be back too late and 1 lacks lift');
  });

  it('asks for whole minutes, beyond ten of them for steps of five', () => {
    const needing = (seconds: number) =>
      explain({
        stops: [{ km: 50 }, { km: 50, serviceSeconds: seconds }],
        vans: [{ id: 'v', shift: window(at(8), at(9, 40)) }],
        tours: { v: ['at-50'] },
      }).remedy;
    expect(needing(61)).toContain(' 2 min later');
    expect(needing(600)).toContain(' 10 min later');
    expect(needing(601)).toContain(' 15 min later');
    expect(needing(at(1, 2))).toContain(' 1 h 5 min later');
  });
});

describe('explainPlan', () => {
  it('says of every order that is left out why, and leaves the rest of the plan alone', () => {
    const { problem, plan, travel } = roadDay(
      [
        { km: 10, delivery: { kg: 9 } },
        { km: 11, delivery: { kg: 2 } },
        { km: 5, skills: ['lift'] },
      ],
      [full],
      { v: ['at-10'] },
    );
    const explained = explainPlan(problem, plan, travel);
    expect(explained.routes).toBe(plan.routes);
    expect(explained.cost).toBe(plan.cost);
    expect(explained.unassigned.map(({ orderId, code }) => [orderId, code])).toEqual([
      ['at-11', 'NO_ROOM'],
      ['at-5', 'NO_VEHICLE_WITH_SKILLS'],
    ]);
    expect(checkPlan(problem, explained, travel, { strict: true })).toEqual([]);
  });

  it('uses the clock it is given', () => {
    const { problem, plan, travel } = roadDay(
      [{ km: 30, windows: [window(at(7), at(8, 10))] }],
      [{ id: 'v', ...DAY }],
      {},
    );
    const explained = explainPlan(problem, plan, travel, { clock: (seconds) => `<${seconds}>` });
    expect(explained.unassigned[0].remedy).toBe(`Served by v if its window ended at <${at(8, 30)}>.`);
  });
});
