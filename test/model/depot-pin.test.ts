import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { keepsDepot } from '../../src/model/index.ts';
import { solve } from '../../src/solver/solve.ts';
import { build, makeDepot, makeOrder, makeVehicle } from '../batch/made.ts';

const box = { parcels: 1 };
const toN = { depot: 'N' };

describe('goods pinned to a depot', () => {
  it.each([
    ['brought, van starts there', { delivery: box, pickup: {} }, { depotId: 'N', endDepotId: 'S' }, true],
    ['brought, van ends there', { delivery: box, pickup: {} }, { depotId: 'S', endDepotId: 'N' }, false],
    ['fetched, van ends there', { delivery: {}, pickup: box }, { depotId: 'S', endDepotId: 'N' }, true],
    ['fetched, van starts there', { delivery: {}, pickup: box }, { depotId: 'N', endDepotId: 'S' }, false],
    ['fetched, van ends nowhere', { delivery: {}, pickup: box }, { depotId: 'N', endDepotId: null }, false],
    [
      'fetched, van unloads elsewhere on the way',
      { delivery: {}, pickup: box },
      { depotId: 'S', endDepotId: 'N', trips: 2 },
      false,
    ],
    [
      'fetched, van unloads there on the way too',
      { delivery: {}, pickup: box },
      { depotId: 'S', endDepotId: 'N', trips: 2, reloadDepotIds: ['N'] },
      true,
    ],
    ['exchanged, van only starts there', { delivery: box, pickup: box }, { depotId: 'N', endDepotId: 'S' }, false],
    ['exchanged, van starts and ends there', { delivery: box, pickup: box }, { depotId: 'N', endDepotId: 'N' }, true],
    ['nothing carried, van starts there', { delivery: {}, pickup: {} }, { depotId: 'N', endDepotId: 'S' }, true],
  ])('%s', (_, loads, van, keeps) => {
    expect(keepsDepot(makeVehicle('V', van), { ...toN, ...loads })).toBe(keeps);
    expect(keepsDepot(makeVehicle('V', van), loads)).toBe(true);
  });

  it('come back to it, however much nearer another van is; the referee sees where they do not', () => {
    const depots = [
      makeDepot('N', { location: { lat: 53, lon: 13 } }),
      makeDepot('S', { location: { lat: 52, lon: 13 } }),
    ];
    const vehicles = [
      makeVehicle('north', { depotId: 'N', endDepotId: 'N' }),
      makeVehicle('south', { depotId: 'S', endDepotId: 'S' }),
    ];
    const back = makeOrder('R', {
      type: 'pickup',
      delivery: {},
      pickup: box,
      location: { lat: 52.1, lon: 13 },
      depot: 'N',
    });
    const { problem } = build([back], { depots, vehicles });
    const travel = problemTravel(problem);
    const { plan } = solve(problem, travel, { iterations: 50 });
    expect(plan.routes.map((route) => route.vanId)).toEqual(['north']);
    expect(checkPlan(problem, plan, travel)).toEqual([]);
    const free = build([{ ...back, depot: 'S' }], { depots, vehicles }).problem;
    const codes = checkPlan(
      { ...free, stops: problem.stops, orders: problem.orders },
      solve(free, travel, { iterations: 50 }).plan,
      travel,
    );
    expect(codes.map(({ code }) => code)).toContain('WRONG_DEPOT');
  });
});
