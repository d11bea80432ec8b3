import { describe, expect, it } from 'vitest';
import { checkPlan, checkProblem } from '../../src/check/index.ts';
import type { Plan, Problem, Stop, Vehicle, Zone } from '../../src/model/index.ts';
import { linePlan, lineProblem, lineStop, lineTravel, lineVan } from './line-world.ts';

type Writable<T> = { -readonly [K in keyof T]: Writable<T[K]> };

interface Case {
  readonly stops: readonly Stop[];
  readonly van?: Partial<Vehicle>;
  readonly vans?: readonly Vehicle[];
  readonly more?: Partial<Problem>;
  /** By van, or of `V` alone. */
  readonly tours: string | Readonly<Record<string, string>>;
}

function found({ stops, van = {}, vans, more = {}, tours }: Case, spoil?: (plan: Writable<Plan>) => void): string[] {
  const problem = lineProblem(stops, vans ?? [lineVan(van)], more);
  const plan = linePlan(problem, typeof tours === 'string' ? { V: tours } : tours) as Writable<Plan>;
  spoil?.(plan);
  return checkPlan(problem, plan as Plan, lineTravel, { strict: spoil === undefined }).map(({ code }) => code);
}

const break0 = { breaks: [{ window: { start: 1000, end: 2000 }, seconds: 600 }] };
const kg = (amount: number) => ({ delivery: { kg: amount } });
const back = (amount: number) => ({ pickup: { kg: amount } });
const far = { from: { place: 2, windows: [], serviceSeconds: 0 } };
const zones: readonly Zone[] = [
  {
    name: 'west',
    polygons: [
      [
        [
          [-1, -1],
          [4, -1],
          [4, 1],
          [-1, 1],
          [-1, -1],
        ],
      ],
    ],
  },
];

/** Each keeps all rules; the spoilt plans below break one. */
const KEPT: Readonly<Record<string, Case>> = {
  'a break': { stops: [lineStop(3)], van: break0, tours: 'break 0, s3' },
  'a rest': {
    stops: [lineStop(3)],
    van: { drivingRule: { maxDrivingSeconds: 1800, restSeconds: 900, split: [] } },
    tours: 'rest 900, s3',
  },
  'two trips': {
    stops: [lineStop(1, kg(6)), lineStop(2, kg(5))],
    van: { trips: 2, capacity: { kg: 6 } },
    tours: 's1, reload, s2',
  },
  'a reload elsewhere': {
    stops: [lineStop(4), lineStop(6)],
    van: { trips: 2, reloadDepotIds: ['R'] },
    tours: 's4, reload, s6',
  },
  'reloads at two depots': {
    stops: [lineStop(4), lineStop(6), lineStop(1)],
    van: { trips: 3, reloadDepotIds: ['D', 'R'] },
    tours: 's4, reload R, s6, reload D, s1',
  },
  'a release': { stops: [lineStop(1, { readyAt: 4000 })], tours: 's1' },
  'a shipment': { stops: [lineStop(4, { ...far, ...kg(5) })], van: { capacity: { kg: 5 } }, tours: '+s4, s4' },
  'a shipment on board over a reload': {
    stops: [lineStop(4, { ...far, ...kg(5) }), lineStop(1, kg(3))],
    van: { trips: 2, capacity: { kg: 8 } },
    tours: '+s4, reload, s1, s4',
  },
  'a ride': { stops: [lineStop(4, { ...far, maxRideSeconds: 1200 })], tours: '+s4, s4' },
  'pickups last': { stops: [lineStop(1, kg(2)), lineStop(2, back(2))], van: { backhaul: 'last' }, tours: 's1, s2' },
  'pickups after a delivery': {
    stops: [lineStop(1, kg(2)), lineStop(2, back(2))],
    van: { backhaul: 'after-delivery' },
    tours: 's1, s2',
  },
  'pickups alone, but last': { stops: [lineStop(2, back(2))], van: { backhaul: 'last' }, tours: 's2' },
  cash: { stops: [lineStop(1, { cash: 60 }), lineStop(2, { cash: 40 })], van: { maxCash: 100 }, tours: 's1, s2' },
  'cash left at the depot': {
    stops: [lineStop(1, { cash: 60 }), lineStop(2, { cash: 60 })],
    van: { maxCash: 60, trips: 2 },
    tours: 's1, reload, s2',
  },
  'a zone': { stops: [lineStop(4)], van: { zone: 'west' }, more: { zones }, tours: 's4' },
  'a price on leaving it': {
    stops: [lineStop(4), lineStop(6)],
    van: { zone: 'west', zoneCost: 7 },
    more: { zones },
    tours: 's4, s6',
  },
  overtime: { stops: [lineStop(3)], van: { overtimeAfterSeconds: 1800, overtimeCostPerHour: 20 }, tours: 's3' },
  lateness: { stops: [lineStop(3, { windows: [{ start: 0, end: 600 }], lateCostPerHour: 30 })], tours: 's3' },
  'one of a group': {
    stops: [lineStop(1, { group: 'g', skipCost: 5 }), lineStop(2, { group: 'g', skipCost: 9 })],
    tours: 's1',
  },
  'none of an optional group': {
    stops: [lineStop(1, { group: 'g', skipCost: 5 }), lineStop(2, { group: 'g', skipCost: 9 }), lineStop(3)],
    tours: 's3',
  },
  together: { stops: [lineStop(1, { together: 't' }), lineStop(2, { together: 't' })], tours: 's1, s2' },
  'together at home': {
    stops: [lineStop(1, { together: 't' }), lineStop(2, { together: 't' }), lineStop(3)],
    tours: 's3',
  },
  'together but for an alternative': {
    stops: [lineStop(1, { together: 't' }), lineStop(2, { together: 't', group: 'g' }), lineStop(3, { group: 'g' })],
    tours: 's1, s3',
  },
  apart: { stops: [lineStop(1, { apart: 'x' }), lineStop(2)], tours: 's1, s2' },
  'a first lock': {
    stops: [lineStop(1), lineStop(2)],
    more: { locks: [{ vanId: 'V', kind: 'first', stops: ['s2'] }] },
    tours: 's2, s1',
  },
  'a sequence lock': {
    stops: [lineStop(1), lineStop(2), lineStop(3)],
    more: { locks: [{ vanId: 'V', kind: 'sequence', stops: ['s3', 's1'] }] },
    tours: 's3, s2, s1',
  },
  'a frozen van': {
    stops: [lineStop(1), lineStop(2)],
    more: { locks: [{ vanId: 'V', kind: 'frozen', stops: ['s2'] }] },
    tours: 's2',
  },
};

describe('the referee passes', () => {
  it.each(Object.keys(KEPT))('%s', (name) => {
    const { stops, van = {}, vans, more } = KEPT[name];
    const own = checkProblem(lineProblem(stops, vans ?? [lineVan(van)], more));
    // orders here say less than their stops: only what contradicts them would be told
    expect(
      own.map(({ code }) => code).filter((code) => code !== 'STOP_ASKS_LESS' && code !== 'STOP_LATE_COST_WRONG'),
    ).toEqual([]);
    expect(found(KEPT[name])).toEqual([]);
  });

  it('and reckons money as it should', () => {
    const cost = (name: string) => {
      const { stops, van, more, tours } = KEPT[name];
      return linePlan(lineProblem(stops, [lineVan(van)], more), { V: tours as string }).cost;
    };
    // 60 km, 3900 s; 2100 s of overtime; half an hour is 1200 s late
    expect(cost('overtime')).toMatchObject({ distance: 60, time: 13, overtime: 11.667, total: 84.667 });
    expect(cost('lateness')).toMatchObject({ lateness: 10, total: 83 });
    expect(cost('a price on leaving it')).toMatchObject({ zone: 7 });
    expect(cost('none of an optional group')).toMatchObject({ skipped: 9 });
    expect(cost('one of a group')).toMatchObject({ skipped: 0 });
  });
});

const at = (plan: Writable<Plan>, i: number) =>
  plan.routes[0].steps[i] as { [key: string]: unknown } & { departure: number; start: number };

/** What is changed about a case of above, or a plan of its own, and every code that must come of it. */
type Spoil = (plan: Writable<Plan>) => void;

const BROKEN: [name: string, day: Case, codes: string[], spoil?: Spoil][] = [
  [
    'a break that is missing',
    { ...KEPT['a break'], stops: [lineStop(3, { windows: [{ start: 1800, end: 1800 }] })], tours: 's3' },
    ['BREAK_MISSING'],
    (plan) => {
      // leaves at 0 and works at 1800, as if there were no break
      for (const [i, times] of [
        [0, 0, 0],
        [1800, 1800, 2100],
        [3900, 3900, 3900],
      ].entries())
        [at(plan, i).arrival, at(plan, i).start, at(plan, i).departure] = times;
      plan.routes[0].seconds = 3900;
      plan.routes[0].cost.time = 13;
      plan.routes[0].cost.total = 73;
      plan.cost.time = 13;
      plan.cost.total = 73;
    },
  ],
  [
    'a break too late',
    { ...KEPT['a break'], van: { breaks: [{ window: { start: 1000, end: 1500 }, seconds: 600 }] } },
    ['BREAK_OUTSIDE_WINDOW'],
    (plan) => {
      for (const step of plan.routes[0].steps)
        for (const key of ['arrival', 'start', 'departure'] as const) step[key] += 1000;
    },
  ],
  [
    'a break too short',
    KEPT['a break'],
    ['ARRIVAL', 'BREAK_CUT_SHORT', 'ROUTE_PAUSES'],
    (plan) => {
      at(plan, 1).departure -= 1;
    },
  ],
  [
    'a break nobody has',
    { ...KEPT['a break'], van: {}, tours: 's3' },
    ['BREAK_UNKNOWN'],
    (plan) => {
      const { arrival, load } = at(plan, 1);
      plan.routes[0].steps.splice(1, 0, {
        kind: 'break',
        index: 3,
        drivenSeconds: 1800,
        arrival: arrival as number,
        start: arrival as number,
        departure: arrival as number,
        load: load as Record<string, number>,
      });
    },
  ],
  [
    'a pause beyond its leg',
    KEPT['a rest'],
    ['PAUSE_OFF_ROAD', 'ARRIVAL', 'ARRIVAL', 'DRIVEN_TOO_LONG'],
    (plan) => {
      at(plan, 1).drivenSeconds = 1801;
    },
  ],
  ['no rest', { ...KEPT['a rest'], tours: 's3' }, ['DRIVEN_TOO_LONG']],
  ['a rest that is too short', { ...KEPT['a rest'], tours: 'rest 899, s3' }, ['DRIVEN_TOO_LONG']],
  [
    'three trips of two',
    { ...KEPT['two trips'], stops: [lineStop(1), lineStop(2), lineStop(3)], tours: 's1, reload, s2, reload, s3' },
    ['MAX_TRIPS'],
  ],
  ['a trip to nowhere', { ...KEPT['two trips'], van: { trips: 3 }, tours: 's1, reload, reload, s2' }, ['EMPTY_TRIP']],
  ['too much for one trip', { ...KEPT['two trips'], tours: 's1, s2' }, ['OVERLOADED']],
  [
    'a reload at the wrong depot',
    KEPT['a reload elsewhere'],
    ['WRONG_RELOAD_DEPOT'],
    (plan) => {
      at(plan, 2).depotId = 'D';
    },
  ],
  [
    'a reload cut short',
    { ...KEPT['two trips'], van: { trips: 2, reloadSeconds: 600 } },
    ['LOADING_CUT_SHORT', 'ARRIVAL', 'ROUTE_WAITING'],
    (plan) => {
      at(plan, 2).departure -= 5;
    },
  ],
  [
    'loading before the goods are there',
    KEPT['a release'],
    ['LOADED_TOO_EARLY'],
    (plan) => {
      for (const step of plan.routes[0].steps)
        for (const key of ['arrival', 'start', 'departure'] as const) step[key] -= 1;
    },
  ],
  ['a shipment that was not fetched', { ...KEPT['a shipment'], tours: 's4' }, ['NOT_FETCHED']],
  ['a shipment fetched after its visit', { ...KEPT['a shipment'], tours: 's4, +s4' }, ['NOT_FETCHED']],
  [
    'a shipment fetched and kept',
    { ...KEPT['a shipment'], stops: [lineStop(4, far), lineStop(3)], tours: '+s4, s3' },
    ['NOT_BROUGHT'],
  ],
  ['a shipment fetched twice', { ...KEPT['a shipment'], van: {}, tours: '+s4, +s4, s4' }, ['FETCHED_TWICE']],
  ['a fetch of no shipment', { ...KEPT['a shipment'], stops: [lineStop(4)], tours: '+s4, s4' }, ['NOT_A_SHIPMENT']],
  [
    'too much with a shipment on board',
    { ...KEPT['a shipment on board over a reload'], van: { trips: 2, capacity: { kg: 7 } } },
    ['OVERLOADED'],
  ],
  ['a ride too long', { ...KEPT['a ride'], stops: [lineStop(4, { ...far, maxRideSeconds: 1199 })] }, ['RIDE_TOO_LONG']],
  ['a delivery after a pickup', { ...KEPT['pickups last'], tours: 's2, s1' }, ['DELIVERY_AFTER_PICKUP']],
  ['pickups alone', { ...KEPT['pickups after a delivery'], tours: 's2' }, ['PICKUPS_ALONE']],
  ['too much cash', { ...KEPT.cash, van: { maxCash: 99.99 } }, ['MAX_CASH']],
  ['outside the zone', { ...KEPT['a zone'], stops: [lineStop(5)], tours: 's5' }, ['OUT_OF_ZONE']],
  [
    'fetched outside the zone',
    {
      ...KEPT['a zone'],
      stops: [lineStop(3, { from: { place: 5, windows: [], serviceSeconds: 0 } })],
      tours: '+s3, s3',
    },
    ['OUT_OF_ZONE'],
  ],
  ['a zone that is not there', { ...KEPT['a zone'], van: { zone: 'east' } }, ['UNKNOWN_ZONE']],
  [
    'wrong overtime',
    KEPT.overtime,
    ['ROUTE_COST_OVERTIME', 'PLAN_COST_OVERTIME'],
    (plan) => {
      plan.routes[0].cost.overtime = 11;
      plan.cost.overtime = 11;
    },
  ],
  [
    'wrong lateness',
    KEPT.lateness,
    ['ROUTE_COST_LATENESS', 'PLAN_COST_LATENESS'],
    (plan) => {
      delete plan.routes[0].cost.lateness;
      delete plan.cost.lateness;
    },
  ],
  [
    'wrong price of a zone',
    KEPT['a price on leaving it'],
    ['ROUTE_COST_ZONE', 'PLAN_COST_ZONE'],
    (plan) => {
      plan.routes[0].cost.zone = 14;
      plan.cost.zone = 14;
    },
  ],
  [
    'late with hard windows',
    { ...KEPT.lateness, stops: [lineStop(3, { windows: [{ start: 0, end: 600 }] })] },
    ['LATE'],
  ],
  ['both of a group', { ...KEPT['one of a group'], tours: 's1, s2' }, ['GROUP_SERVED_TWICE']],
  [
    'the wrong reason for an alternative',
    KEPT['one of a group'],
    ['UNASSIGNED_CODE'],
    (plan) => {
      plan.unassigned[0].code = 'NO_ROOM';
    },
  ],
  [
    'an alternative to nothing',
    KEPT['none of an optional group'],
    ['UNASSIGNED_CODE', 'UNASSIGNED_CODE'],
    (plan) => {
      for (const entry of plan.unassigned) entry.code = 'OTHER_OF_GROUP';
    },
  ],
  [
    'torn between vans',
    { ...KEPT.together, vans: [lineVan({ count: 2 })], tours: { 'V-1': 's1', 'V-2': 's2' } },
    ['TORN_APART'],
  ],
  ['torn from one at home', { ...KEPT.together, tours: 's1' }, ['TORN_APART']],
  ['not apart', { ...KEPT.apart, stops: [lineStop(1, { apart: 'x' }), lineStop(2, { apart: 'x' })] }, ['NOT_APART']],
  ['a first lock broken', { ...KEPT['a first lock'], tours: 's1, s2' }, ['LOCK_BROKEN']],
  ['a sequence lock broken', { ...KEPT['a sequence lock'], tours: 's1, s2, s3' }, ['LOCK_BROKEN']],
  ['a frozen van with more', { ...KEPT['a frozen van'], tours: 's2, s1' }, ['LOCK_BROKEN']],
  [
    'a frozen van at home',
    { ...KEPT['a frozen van'], vans: [lineVan(), lineVan({ id: 'W' })], tours: { W: 's2' } },
    ['LOCK_BROKEN'],
  ],
];

describe('the referee finds', () => {
  it.each(BROKEN)('%s', (_, day, codes, spoil = () => {}) => {
    expect(found(day, spoil).sort()).toEqual([...codes].sort());
  });
});
