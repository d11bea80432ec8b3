import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import type { Plan, Problem, Travel } from '../../src/model/index.ts';
import { handMadePlan, handMadeProblem, roadTravel } from './hand-made-day.ts';

type Writable<T> = { -readonly [K in keyof T]: Writable<T[K]> };

/** A day that a test may spoil. `step(0, 1)` is the first visit of the first route. */
function day() {
  const problem = handMadeProblem() as Writable<Problem>;
  const plan = handMadePlan() as Writable<Plan>;
  // biome-ignore lint/suspicious/noExplicitAny: the whole point is to write what the types forbid
  const step = (route: number, i: number): any => plan.routes[route].steps[i];
  return { problem, plan, step, routes: plan.routes, stops: problem.stops, vehicles: problem.vehicles };
}

type Day = ReturnType<typeof day>;
type Found = readonly [
  code: string,
  amount?: number | undefined,
  about?: { vanId?: string; stopId?: string; orderId?: string },
];

function check({ problem, plan }: Day, travel: Travel = roadTravel, strict = false) {
  return checkPlan(problem as Problem, plan as Plan, travel, { strict });
}

describe('the referee', () => {
  it('passes the plan worked out by hand, also when strict', () => {
    expect(check(day())).toEqual([]);
    expect(check(day(), roadTravel, true)).toEqual([]);
  });

  it('passes an empty plan of an empty day', () => {
    const d = day();
    d.problem.stops = [];
    d.problem.orders = [];
    d.plan.routes = [];
    d.plan.unassigned = [];
    d.plan.cost = { fixed: 0, distance: 0, time: 0, pay: 0, skipped: 0, total: 0 };
    expect(check(d)).toEqual([]);
  });
});

/** One thing is spoilt; what is listed is everything the referee may say. */
const PLANTED: readonly (readonly [what: string, spoil: (d: Day) => void, found: readonly Found[]])[] = [
  // who drives
  [
    'an unknown vehicle',
    (d) => {
      d.routes[1].vehicleId = 'v9';
    },
    [['UNKNOWN_VEHICLE', undefined, { vanId: 'v2' }]],
  ],
  [
    'a van beyond the count',
    (d) => {
      d.routes[0].vanId = 'v1-3';
    },
    [['UNKNOWN_VAN', undefined, { vanId: 'v1-3' }]],
  ],
  [
    'a row named in place of its van',
    (d) => {
      d.routes[0].vanId = 'v1';
    },
    [['UNKNOWN_VAN']],
  ],
  [
    'a van number with a leading zero',
    (d) => {
      d.routes[0].vanId = 'v1-01';
    },
    [['UNKNOWN_VAN']],
  ],
  [
    'a wrong start depot',
    (d) => {
      d.step(0, 0).depotId = 'S';
    },
    [['WRONG_START_DEPOT', undefined, { vanId: 'v1-1' }]],
  ],
  [
    'a wrong end depot',
    (d) => {
      d.step(0, 4).depotId = 'S';
    },
    [['WRONG_END_DEPOT', undefined, { vanId: 'v1-1' }]],
  ],
  [
    'a depot the problem lacks',
    (d) => void d.problem.depots.splice(1, 1),
    [['UNKNOWN_DEPOT', undefined, { vanId: 'v2' }]],
  ],
  [
    'an unknown travel profile',
    (d) => {
      d.vehicles[1].profile = 'truck';
    },
    [['UNKNOWN_PROFILE']],
  ],
  [
    'a van that drives two routes',
    (d) => {
      d.routes[1].vehicleId = 'v1';
      d.routes[1].vanId = 'v1-1';
      // not judged here: the second route does not return
    },
    [['NO_END'], ['VAN_USED_TWICE', 1, { vanId: 'v1-1' }]],
  ],

  // the steps of a route
  ['a route without a start', (d) => void d.routes[0].steps.shift(), [['NO_START']]],
  ['a route that does not return', (d) => void d.routes[0].steps.pop(), [['NO_END']]],
  [
    'an open route that drives back',
    (d) => void d.routes[1].steps.push({ ...d.step(0, 4), depotId: 'S' }),
    [['END_ON_OPEN_ROUTE']],
  ],
  ['a second start in the middle', (d) => void d.routes[0].steps.splice(2, 0, d.step(0, 0)), [['STEP_OUT_OF_PLACE']]],
  [
    'a route that visits nothing',
    (d) => void d.plan.routes.push({ ...handMadePlan().routes[0], vanId: 'v1-2', steps: [d.step(0, 0), d.step(0, 4)] }),
    [['EMPTY_ROUTE', undefined, { vanId: 'v1-2' }]],
  ],

  // legs
  [
    'a leg made shorter',
    (d) => {
      d.step(0, 2).leg.metres -= 300;
    },
    [['LEG_METRES', 300, { stopId: 'B1' }]],
  ],
  [
    'a leg made quicker',
    (d) => {
      d.step(0, 2).leg.seconds -= 20;
    },
    [['LEG_SECONDS', 20, { stopId: 'B1' }]],
  ],
  [
    'the way back made shorter',
    (d) => {
      d.step(0, 4).leg.metres = 0;
    },
    [['LEG_METRES', 4000, { vanId: 'v1-1' }]],
  ],

  // times
  [
    'an arrival before the leg is over',
    (d) => {
      d.step(0, 3).arrival -= 60;
    },
    [
      ['ARRIVAL', 60, { stopId: 'C' }],
      ['ROUTE_WAITING', 60],
    ],
  ],
  [
    'work begun before arrival',
    (d) => {
      d.step(0, 2).start -= 60;
    },
    [['STARTED_BEFORE_ARRIVAL', 60, { stopId: 'B1' }]],
  ],
  [
    'work cut short',
    // longer service than the visit has time for
    (d) => {
      d.stops[3].serviceSeconds += 7;
    },
    [
      ['WORK_CUT_SHORT', 7, { stopId: 'D' }],
      ['ROUTE_SERVICE', 7],
      ['ROUTE_WAITING', 7],
    ],
  ],
  [
    'set-up spared at another door',
    (d) => {
      d.stops[3].setupSeconds = 30;
    },
    [
      ['WORK_CUT_SHORT', 30, { stopId: 'D' }],
      ['ROUTE_SERVICE', 30],
      ['ROUTE_WAITING', 30],
    ],
  ],
  [
    'a start that takes time at the depot',
    (d) => {
      d.step(0, 0).arrival -= 600;
    },
    [['DEPOT_TIMES', 600, { vanId: 'v1-1' }]],
  ],
  [
    'a return that takes time at the depot',
    (d) => {
      d.step(0, 4).departure += 60;
    },
    [['DEPOT_TIMES', 60, { vanId: 'v1-1' }]],
  ],
  ['a return before the leg is over', (d) => moveReturn(d, -10), [['ARRIVAL', 10], ...paid(-10)]],

  // windows
  [
    'a visit too late',
    (d) => {
      d.stops[3].windows = [{ start: 0, end: 28_750 }];
    },
    [['LATE', 50, { stopId: 'D' }]],
  ],
  [
    'a visit too early',
    (d) => {
      d.stops[2].windows = [{ start: 33_700, end: 34_000 }];
    },
    [['EARLY', 100, { stopId: 'C' }]],
  ],
  [
    'a visit between two windows, nearer to the second',
    (d) => {
      d.stops[0].windows = [
        { start: 20_000, end: 29_000 },
        { start: 30_400, end: 31_000 },
      ];
    },
    [['EARLY', 400, { stopId: 'A' }]],
  ],
  [
    'a visit between two windows, nearer to the first',
    (d) => {
      d.stops[0].windows = [
        { start: 20_000, end: 29_700 },
        { start: 30_400, end: 31_000 },
      ];
    },
    [['LATE', 300, { stopId: 'A' }]],
  ],
  [
    'a shift left early',
    (d) => {
      d.vehicles[0].shift = { start: 29_900, end: 61_200 };
    },
    [['SHIFT_LEFT_EARLY', 20]],
  ],
  [
    'a shift overrun',
    (d) => {
      d.vehicles[0].shift = { start: 28_800, end: 33_900 };
    },
    [['SHIFT_OVERRUN', 70]],
  ],
  [
    'an open route that overruns its shift',
    (d) => {
      d.vehicles[1].shift = { start: 28_000, end: 32_499 };
    },
    [['SHIFT_OVERRUN', 1]],
  ],
  [
    'a depot not yet open',
    (d) => {
      d.problem.depots[1].window = { start: 28_800, end: 72_000 };
    },
    [['DEPOT_NOT_OPEN', 75]],
  ],
  [
    'a depot already closed',
    (d) => {
      d.problem.depots[0].window = { start: 0, end: 33_000 };
    },
    [['DEPOT_CLOSED', 970]],
  ],
  [
    'a departure the evening before, without shift or hours',
    (d) => {
      delete d.vehicles[1].shift;
      delete d.problem.depots[1].window;
      d.stops[3].windows = [];
      const start = d.step(1, 0);
      Object.assign(start, { arrival: -75, start: -75, departure: -75 });
      Object.assign(d.step(1, 1), { arrival: 0, start: 0, departure: 200 });
      d.step(1, 2).arrival = 275;
      d.routes[1].seconds = 32_575;
      d.routes[1].waitingSeconds = 32_125;
      d.routes[1].cost = { fixed: 40, distance: 3.2, time: 90.486, pay: 0, total: 133.686 };
      d.plan.cost = { fixed: 100, distance: 7.2, time: 104.119, pay: 0, skipped: 15.5, total: 226.819 };
    },
    [['SHIFT_LEFT_EARLY', 75, { vanId: 'v2' }]],
  ],

  // loads
  [
    'too much on leaving',
    (d) => {
      d.vehicles[0].capacity = { weight_kg: 99.5 };
    },
    [['OVERLOADED', 0.5, { vanId: 'v1-1' }]],
  ],
  [
    'too much at the last stop',
    (d) => {
      d.vehicles[1].capacity = { weight_kg: 40 };
    },
    [['OVERLOADED', 5, { stopId: 'E' }]],
  ],
  [
    'too much in the second dimension',
    (d) => {
      d.vehicles[0].capacity = { weight_kg: 100, parcels: 3 };
    },
    [['OVERLOADED', 1]],
  ],
  [
    'too much at one point in the middle',
    (d) => {
      d.stops[1].pickup = { weight_kg: 90, parcels: 2 };
      d.stops[2].delivery = { weight_kg: 20 };
      for (const i of [2, 3, 4]) d.step(0, i).load.weight_kg += 60;
    },
    [['OVERLOADED', 10, { stopId: 'B1' }]],
  ],
  [
    'capacity none, load some',
    (d) => {
      d.vehicles[1].capacity = { weight_kg: 0 };
    },
    [['OVERLOADED', 45, { stopId: 'E' }]],
  ],
  [
    'a load written wrong',
    (d) => {
      d.step(0, 2).load.weight_kg = 49;
    },
    [['LOAD_WRONG', 1, { stopId: 'B1' }]],
  ],
  ['a load left out', (d) => void delete d.step(0, 1).load.parcels, [['LOAD_WRONG', 1, { stopId: 'A' }]]],
  [
    'a load of something unheard of',
    (d) => {
      d.step(1, 0).load.gold = 3;
    },
    [['LOAD_WRONG', 3, { vanId: 'v2' }]],
  ],
  [
    'a wrong load brought back',
    (d) => {
      d.step(0, 4).load.weight_kg = 0;
    },
    [['LOAD_WRONG', 30, { vanId: 'v1-1' }]],
  ],

  // what a stop asks of its vehicle
  [
    'a skill missing',
    (d) => {
      d.vehicles[0].skills = [];
    },
    [['SKILL_MISSING', 1, { vanId: 'v1-1', stopId: 'A' }]],
  ],
  [
    'two skills missing',
    (d) => {
      d.stops[3].skills = ['crane', 'fridge'];
    },
    [['SKILL_MISSING', 2, { stopId: 'D' }]],
  ],
  [
    'another vehicle than the pinned one',
    (d) => {
      d.stops[2].vehicle = 'v2';
    },
    [['WRONG_VEHICLE', undefined, { stopId: 'C' }]],
  ],
  [
    'another van than the pinned one',
    (d) => {
      d.stops[2].vehicle = 'v1-2';
    },
    [['WRONG_VEHICLE', undefined, { stopId: 'C' }]],
  ],
  [
    'another depot than the pinned one',
    (d) => {
      d.stops[3].depot = 'N';
    },
    [['WRONG_DEPOT', undefined, { stopId: 'D' }]],
  ],
  [
    'goods that come in two days later',
    (d) => {
      d.problem.orders[2].readyOn = '2026-11-24';
    },
    [['NOT_READY', 2, { orderId: 'B2' }]],
  ],

  // limits
  [
    'a stop too many',
    (d) => {
      d.vehicles[0].maxStops = 2;
    },
    [['MAX_STOPS', 1, { vanId: 'v1-1' }]],
  ],
  [
    'a route too long',
    (d) => {
      d.vehicles[0].maxMetres = 7999;
    },
    [['MAX_METRES', 1]],
  ],
  [
    'a route that takes too long',
    (d) => {
      d.vehicles[0].maxSeconds = 4000;
    },
    [['MAX_SECONDS', 90]],
  ],
  [
    'too long at the wheel',
    (d) => {
      d.vehicles[0].maxDrivingSeconds = 500;
    },
    [['MAX_DRIVING', 10]],
  ],

  // totals and money
  [
    'wrong metres',
    (d) => {
      d.routes[0].metres -= 500;
    },
    [['ROUTE_METRES', 500]],
  ],
  [
    'wrong duration',
    (d) => {
      d.routes[0].seconds += 1;
    },
    [['ROUTE_SECONDS', 1]],
  ],
  [
    'wrong driving time',
    (d) => {
      d.routes[0].drivingSeconds = 0;
    },
    [['ROUTE_DRIVING', 510]],
  ],
  [
    'wrong service time',
    (d) => {
      d.routes[0].serviceSeconds += 60;
    },
    [['ROUTE_SERVICE', 60]],
  ],
  [
    'wrong waiting time',
    (d) => {
      d.routes[1].waitingSeconds -= 5;
    },
    [['ROUTE_WAITING', 5]],
  ],
  [
    'wrong fixed cost',
    (d) => {
      d.routes[0].cost.fixed = 0;
    },
    [['ROUTE_COST_FIXED', 60]],
  ],
  [
    'wrong distance cost',
    (d) => {
      d.routes[0].cost.distance += 0.002;
    },
    [['ROUTE_COST_DISTANCE', 0.002]],
  ],
  [
    'wrong time cost',
    (d) => {
      d.routes[0].cost.time -= 1;
    },
    [['ROUTE_COST_TIME', 1]],
  ],
  [
    'piece rates that nobody pays',
    (d) => {
      d.routes[0].cost.pay = 2;
      d.plan.cost.pay = 2;
    },
    [
      ['ROUTE_COST_PAY', 2],
      ['PLAN_COST_PAY', 2],
    ],
  ],
  [
    'wrong cost of a route',
    (d) => {
      d.routes[1].cost.total = 50;
    },
    [['ROUTE_COST_TOTAL', 3.686]],
  ],
  [
    'wrong fixed cost of the plan',
    (d) => {
      d.plan.cost.fixed = 99;
    },
    [['PLAN_COST_FIXED', 1]],
  ],
  [
    'wrong distance cost of the plan',
    (d) => {
      d.plan.cost.distance = 7;
    },
    [['PLAN_COST_DISTANCE', 0.2]],
  ],
  [
    'wrong time cost of the plan',
    (d) => {
      d.plan.cost.time = 0;
    },
    [['PLAN_COST_TIME', 24.119]],
  ],
  [
    'skip costs forgotten',
    (d) => {
      d.plan.cost.skipped = 0;
    },
    [['PLAN_COST_SKIPPED', 15.5]],
  ],
  [
    'wrong cost of the plan',
    (d) => {
      d.plan.cost.total = 100;
    },
    [['PLAN_COST_TOTAL', 46.819]],
  ],

  // every stop once, every order somewhere
  [
    'an unknown stop',
    (d) => {
      d.step(1, 1).stopId = 'Q';
    },
    [['UNKNOWN_STOP'], ['ORDER_LOST', undefined, { orderId: 'D' }]],
  ],
  ['an order lost', (d) => void d.plan.unassigned.pop(), [['ORDER_LOST', undefined, { orderId: 'G', stopId: 'G' }]]],
  [
    'a stop visited twice',
    (d) => {
      d.step(1, 1).stopId = 'A';
    },
    // the rest of what it says about that route is no matter here
    [
      ['VISITED_TWICE', 1, { stopId: 'A' }],
      ['ORDER_LOST', undefined, { orderId: 'D' }],
    ],
  ],
  [
    'an order both served and left out',
    (d) => leaveOut(d, 'B2', 'B1'),
    [['SERVED_AND_UNASSIGNED', undefined, { orderId: 'B2' }]],
  ],
  ['an order left out twice', (d) => leaveOut(d, 'G', 'G'), [['UNASSIGNED_TWICE', 1, { orderId: 'G' }]]],
  ['an unknown order left out', (d) => leaveOut(d, 'Q', 'G'), [['UNKNOWN_ORDER', undefined, { orderId: 'Q' }]]],
  [
    'an order under a stop not its own',
    (d) => {
      d.plan.unassigned[1].stopId = 'F';
    },
    [['UNASSIGNED_STOP', undefined, { orderId: 'G' }]],
  ],
  [
    'one order of a stop left out, the other lost',
    (d) => {
      d.stops[6].orderIds = ['G', 'G2'];
    },
    [['ORDER_LOST', undefined, { orderId: 'G2' }]],
  ],
  [
    'a reason unheard of',
    (d) => {
      d.plan.unassigned[1].code = 'BAD_MOOD' as 'NO_ROOM';
    },
    [['UNASSIGNED_CODE', undefined, { orderId: 'G' }]],
  ],
  [
    'cost as a reason where it is none',
    (d) => {
      d.plan.unassigned[1].code = 'NOT_WORTH_THE_COST';
    },
    [['UNASSIGNED_CODE']],
  ],
  [
    'no reason',
    (d) => {
      d.plan.unassigned[1].reason = ' ';
    },
    [['UNASSIGNED_WITHOUT_REASON', undefined, { orderId: 'G' }]],
  ],

  // rules that nobody judges yet are not passed over
  [
    'docks at a depot',
    (d) => {
      d.problem.depots[1].docks = 2;
    },
    [['RULE_NOT_JUDGED', undefined, { vanId: 'v2' }]],
  ],
];

function moveReturn(d: Day, by: number) {
  for (const key of ['arrival', 'start', 'departure']) d.step(0, 4)[key] += by;
}

/** What a route ten seconds shorter says about its totals and money. */
function paid(seconds: number): Found[] {
  const money = Math.abs(Math.round((12 * (4090 + seconds) * 1000) / 3600) / 1000 - 13.633);
  return [
    ['ROUTE_SECONDS', Math.abs(seconds)],
    ['ROUTE_COST_TIME', money],
    ['ROUTE_COST_TOTAL', money],
    ['PLAN_COST_TIME', money],
    ['PLAN_COST_TOTAL', money],
  ];
}

function leaveOut(d: Day, orderId: string, stopId: string) {
  d.plan.unassigned.push({ orderId, stopId, code: 'NO_ROOM', reason: 'all vans are full', remedy: '' });
}

describe('a planted error', () => {
  it('comes in at least 40 kinds', () => {
    expect(new Set(PLANTED.map(([what]) => what)).size).toBe(PLANTED.length);
    expect(new Set(PLANTED.flatMap(([, , found]) => found.map(([code]) => code))).size).toBeGreaterThan(40);
  });

  it.each(PLANTED)('%s', (what, spoil, found) => {
    const d = day();
    spoil(d);
    const violations = check(d);
    for (const [code, amount, about] of found) {
      const like = violations.filter((v) => v.code === code);
      expect(like, code).toHaveLength(1);
      expect(like[0]).toMatchObject(about ?? {});
      if (amount !== undefined) expect(like[0].amount).toBeCloseTo(amount, 6);
      expect(like[0].message.length).toBeGreaterThan(10);
    }
    if (what !== 'a stop visited twice')
      expect(violations.map((v) => v.code).sort()).toEqual(found.map(([code]) => code).sort());
  });

  it('with no way to go', () => {
    const cut: Travel = {
      ...roadTravel,
      profile: (name) => ({ ...roadTravel.profile(name), metres: (from, to) => (from === 2 && to === 3 ? 1e8 : 0) }),
    };
    expect(check(day(), cut)).toContainEqual(
      expect.objectContaining({ code: 'LEG_UNREACHABLE', vanId: 'v1-1', stopId: 'B1' }),
    );
  });
});

describe('a feasible schedule that is not the canonical one', () => {
  /** Van v1-1 leaves as soon as its shift begins and waits at A instead of at the depot. */
  function early() {
    const d = day();
    for (const key of ['arrival', 'start', 'departure']) d.step(0, 0)[key] = 28_800;
    d.step(0, 1).arrival = 28_920;
    d.routes[0].seconds = 5170;
    d.routes[0].waitingSeconds = 3840;
    d.routes[0].cost = { fixed: 60, distance: 4, time: 17.233, pay: 0, total: 81.233 };
    d.plan.cost = { fixed: 100, distance: 7.2, time: 27.719, pay: 0, skipped: 15.5, total: 150.419 };
    return d;
  }

  it('passes: a plan may come from elsewhere', () => {
    expect(check(early())).toEqual([]);
  });

  it('is told of when strict, step by step', () => {
    expect(check(early(), roadTravel, true)).toMatchObject([
      { code: 'NOT_CANONICAL', amount: 1080, vanId: 'v1-1' },
      { code: 'NOT_CANONICAL', amount: 1080, stopId: 'A' },
    ]);
  });

  it('may linger after work, which counts as waiting', () => {
    const d = day();
    d.step(1, 1).departure += 100;
    d.step(1, 2).arrival += 100;
    expect(check(d)).toEqual([]);
  });
});
