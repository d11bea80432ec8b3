import { describe, expect, it } from 'vitest';
import { readVrplib } from '../../../src/formats/vrplib/read-vrplib.ts';
import { researchProblem } from '../../../src/formats/vrplib/research-problem.ts';
import { costOfRoutes, routesOfPlan } from '../../../src/formats/vrplib/research-routes.ts';
import { researchTravel } from '../../../src/matrix/research-travel.ts';
import type { Plan } from '../../../src/model/index.ts';
import type { ResearchInstance } from '../../../src/model/research-instance.ts';

/** The depot at 0,0, customers at distances 5 and 10 from it in one line; 3 and 4 of demand. */
const PLAIN: ResearchInstance = {
  name: 'plain',
  type: 'CVRP',
  comment: '',
  size: 3,
  depotCount: 1,
  edgeWeightType: 'EUC_2D',
  xs: [0, 3, 6],
  ys: [0, 4, 8],
  demand: [[0], [3], [4]],
  groups: [],
  shipments: [],
  fleet: { capacity: [[10]] },
};

describe('researchProblem', () => {
  it('states a plain instance so that a unit of distance is a metre, a second and a unit of cost', () => {
    const { problem, travel } = researchProblem(PLAIN, 'round');
    expect(problem.dimensions).toEqual(['demand']);
    expect(problem.vehicles).toMatchObject([
      { id: 'v1', count: 2, depotId: '0', endDepotId: '0', capacity: { demand: 10 }, costPerKm: 1000, costFixed: 0 },
    ]);
    expect(problem.vehicles[0].shift).toBeUndefined();
    expect(problem.stops.map(({ id, place, delivery, windows }) => [id, place, delivery, windows])).toEqual([
      ['1', 1, { demand: 3 }, []],
      ['2', 2, { demand: 4 }, []],
    ]);
    expect(problem.stops.every((stop) => stop.skipCost === undefined)).toBe(true);
    const legs = researchTravel(travel).profile(problem.vehicles[0].profile);
    expect([legs.metres(0, 1), legs.seconds(0, 2), legs.metres(1, 2)]).toEqual([5, 10, 5]);
  });

  it.each([
    ['round', 1, [2, 3, 1]],
    ['trunc', 1, [1, 2, 1]],
    ['dimacs', 10, [19, 29, 14]],
    ['exact', 1000, [1900, 2900, 1414]],
    ['none', 10_000, [19_000, 29_000, 14_143]],
  ] as const)('scales by %s everything alike: service, windows, legs', (rounding, scale, [service, latest, leg]) => {
    const timed: ResearchInstance = {
      ...PLAIN,
      xs: [0, 1, 6],
      ys: [0, 1, 8],
      service: [0, 1.9, 0],
      windows: [
        [0, 90],
        [0, 2.9],
        [0, 90],
      ],
    };
    const research = researchProblem(timed, rounding);
    expect(research.scale).toBe(scale);
    expect(research.problem.stops[0].serviceSeconds).toBe(service);
    expect(research.problem.stops[0].windows).toEqual([{ start: 0, end: latest }]);
    expect(research.problem.vehicles[0].shift).toEqual({ start: 0, end: 90 * scale });
    expect(researchTravel(research.travel).profile('plane').metres(0, 1)).toBe(leg);
  });

  it('rounds CEIL_2D up before it scales', () => {
    const ceiled: ResearchInstance = { ...PLAIN, edgeWeightType: 'CEIL_2D', xs: [0, 1, 6], ys: [0, 1, 8] };
    const legs = (rounding: 'round' | 'dimacs') =>
      researchTravel(researchProblem(ceiled, rounding).travel).profile('plane');
    expect(legs('round').metres(0, 1)).toBe(2);
    expect(legs('dimacs').metres(0, 1)).toBe(20);
  });

  it('keeps the two directions of an explicit matrix apart', () => {
    const explicit: ResearchInstance = {
      ...PLAIN,
      edgeWeightType: 'EXPLICIT',
      matrix: Float64Array.from([0, 1, 2, 3, 0, 4, 5, 6, 0]),
    };
    const legs = researchTravel(researchProblem(explicit, 'round').travel).profile('plane');
    expect([legs.metres(0, 1), legs.metres(1, 0), legs.seconds(2, 1)]).toEqual([1, 3, 6]);
  });

  it('turns prizes into skip costs, 0 into must', () => {
    const { problem } = researchProblem({ ...PLAIN, prize: [0, 12.5, 0] }, 'dimacs');
    expect(problem.stops.map((stop) => stop.skipCost)).toEqual([125, undefined]);
  });

  it('puts vehicles that are alike in one row and remembers their numbers', () => {
    const fleet = { count: 3, capacity: [[5], [9], [5]], fixedCost: [2, 3, 2], unitDistanceCost: [1, 4, 1] };
    const { problem, vehicleOfVan } = researchProblem({ ...PLAIN, fleet }, 'exact');
    expect(problem.vehicles).toMatchObject([
      { id: 'v1', count: 2, capacity: { demand: 5 }, costFixed: 2000, costPerKm: 1000 },
      { id: 'v2', count: 1, capacity: { demand: 9 }, costFixed: 3000, costPerKm: 4000 },
    ]);
    expect([...vehicleOfVan]).toEqual([
      ['v1-1', 0],
      ['v1-2', 2],
      ['v2', 1],
    ]);
  });

  it('lets a vehicle serve exactly the clients on its list', () => {
    const fleet = { count: 3, allowedClients: [[1], [1, 2], [2]] };
    const { problem } = researchProblem({ ...PLAIN, fleet }, 'round');
    const may = problem.vehicles.map((vehicle) =>
      problem.stops
        .filter((stop) => stop.skills.every((skill) => vehicle.skills.includes(skill)))
        .map((stop) => stop.place),
    );
    expect(may).toEqual([[1], [1, 2], [2]]);
  });

  it('starts each vehicle at its depot and keeps its window and limits', () => {
    const { problem } = researchProblem(
      {
        ...PLAIN,
        depotCount: 2,
        windows: [
          [0, 50],
          [5, 60],
          [0, 99],
        ],
        fleet: { count: 2, depot: [0, 1], maxDuration: [40], maxDistance: [30, 20] },
      },
      'round',
    );
    expect(problem.vehicles).toMatchObject([
      { depotId: '0', endDepotId: '0', shift: { start: 0, end: 50 }, maxSeconds: 40, maxMetres: 30 },
      { depotId: '1', endDepotId: '1', shift: { start: 5, end: 60 }, maxSeconds: 40, maxMetres: 20 },
    ]);
    expect(problem.stops.map((stop) => stop.id)).toEqual(['2']);
  });

  it('states backhauls as pickups and a shipment by where it is from', () => {
    const mixed = researchProblem({ ...PLAIN, backhaul: [[0], [0], [2]] }, 'round').problem;
    expect(mixed.orders.map((order) => order.type)).toEqual(['delivery', 'exchange']);
    expect(mixed.stops[1].pickup).toEqual({ demand: 2 });
    const shipped = researchProblem(
      { ...PLAIN, shipments: [{ pickup: 1, delivery: 2, amount: [4] }] },
      'round',
    ).problem;
    expect(shipped.orders).toMatchObject([
      { id: '2', delivery: { demand: 4 }, from: { location: { lat: 4, lon: 3 }, serviceSeconds: 0 } },
    ]);
  });
});

describe('reloads', () => {
  it('may be at any of the depots listed', () => {
    const fleet = { count: 1, reloadDepots: [[0, 1]] };
    expect(researchProblem({ ...PLAIN, fleet }, 'round').problem.vehicles[0]).toMatchObject({
      reloadDepotIds: ['0', '1'],
    });
    expect(
      researchProblem({ ...PLAIN, fleet: { count: 1 } }, 'round').problem.vehicles[0].reloadDepotIds,
    ).toBeUndefined();
  });
});

describe('routes of a plan', () => {
  const step = (stopId: string) => ({ kind: 'visit', stopId });
  const planOf = (...routes: [string, string[]][]) =>
    ({ routes: routes.map(([vanId, stops]) => ({ vanId, steps: stops.map(step) })) }) as unknown as Plan;

  it('name the depot where a vehicle reloads', () => {
    const steps = [step('2'), { kind: 'reload', depotId: '0' }, step('1'), { kind: 'end', depotId: '0' }];
    const plan = { routes: [{ vanId: 'v1-1', steps }] } as unknown as Plan;
    expect(routesOfPlan(plan, researchProblem(PLAIN, 'round'))).toEqual([[2, 0, 1]]);
  });

  it('are listed as they come when all vehicles are alike', () => {
    expect(routesOfPlan(planOf(['v1-2', ['2', '1']]), researchProblem(PLAIN, 'round'))).toEqual([[2, 1]]);
  });

  it('stand on the line of their vehicle when they are not', () => {
    const research = researchProblem({ ...PLAIN, fleet: { count: 3, capacity: [[5], [9], [5]] } }, 'round');
    expect(routesOfPlan(planOf(['v1-2', ['2']], ['v2', ['1']]), research)).toEqual([[], [1], [2]]);
  });

  it('cost their distance, the vehicles and the prizes left behind', () => {
    const { instance } = readVrplib(
      'DIMENSION : 3\nVEHICLES : 2\nNODE_COORD_SECTION\n1 0 0\n2 3 4\n3 6 8\nPRIZE_SECTION\n1 0\n2 7\n3 0\n' +
        'VEHICLES_FIXED_COST_SECTION\n1 100\n2 200\nVEHICLES_UNIT_DISTANCE_COST_SECTION\n1 1\n2 3\n',
      'x.vrp',
    );
    if (instance === null) throw new Error('no instance');
    expect(costOfRoutes(instance, 'dimacs', [[], [2]])).toBe(2000 + 3 * 200 + 70);
    expect(costOfRoutes(instance, 'round', [[1, 2]])).toBe(100 + 20);
  });
});
