import { describe, expect, it } from 'vitest';
import { canonicalSchedule, routeCost } from '../../src/check/index.ts';
import { scheduleRoute } from '../../src/solver/schedule.ts';
import { makeDay, PLAIN_STOP, PLAIN_VEHICLE, seeded } from './made-day.ts';

describe('scheduleRoute', () => {
  it('drives a shipment that must ride shorter than the way is long, if too late, and comes to an end', () => {
    // it put the departure ever earlier, without end
    const { problem } = makeDay(1, { stops: 2 });
    const at = [0, 100, 250];
    const measure = (i: number, j: number) => Math.abs(at[i] - at[j]);
    const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: measure, seconds: measure }) };
    const from = { place: 1, windows: [], serviceSeconds: 10 };
    const stop = { ...PLAIN_STOP, id: 'S', orderIds: ['S'], place: 2, from, maxRideSeconds: 60 };
    const day = { ...problem, depots: [{ ...problem.depots[0], place: 0 }], stops: [stop] };
    const { steps } = scheduleRoute(day, travel, PLAIN_VEHICLE, 'van', [stop, stop]);
    const [, fetch, visit] = steps;
    expect(visit.start - fetch.departure).toBe(150);
  });

  it('writes out a route reckoned by hand', () => {
    const { problem } = makeDay(1, { stops: 2 });
    // depot 0, A at 100 with a window that opens at 500, B at 250: a metre a second
    const at = [0, 100, 250];
    const measure = (i: number, j: number) => Math.abs(at[i] - at[j]);
    const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: measure, seconds: measure }) };
    const stops = [
      {
        ...PLAIN_STOP,
        id: 'A',
        orderIds: ['A'],
        place: 1,
        delivery: { boxes: 2 },
        windows: [{ start: 500, end: 600 }],
        serviceSeconds: 10,
      },
      { ...PLAIN_STOP, id: 'B', orderIds: ['B'], place: 2, pickup: { boxes: 3 }, setupSeconds: 5, serviceSeconds: 10 },
    ];
    const day = { ...problem, depots: [{ ...problem.depots[0], place: 0 }], stops };
    const vehicle = { ...PLAIN_VEHICLE, costFixed: 7, costPerKm: 100, costPerHour: 36 };
    const route = scheduleRoute(day, travel, vehicle, 'van', stops);
    expect(route.steps.map((s) => [s.arrival, s.start, s.departure, s.load.boxes])).toEqual([
      [400, 400, 400, 2],
      [500, 500, 510, 0],
      [660, 660, 675, 3],
      [925, 925, 925, 3],
    ]);
    expect(route).toMatchObject({
      metres: 500,
      seconds: 525,
      drivingSeconds: 500,
      serviceSeconds: 25,
      waitingSeconds: 0,
    });
    expect(route.cost).toEqual({ fixed: 7, distance: 50, time: 5.25, pay: 0, total: 62.25 });
  });

  it('agrees with the referee on any sequence that can be driven', () => {
    let agreed = 0;
    for (let seed = 1; seed <= 300; seed++) {
      const { problem, travel } = makeDay(seed, {
        stops: 6,
        rows: 2,
        vans: 1,
        windows: 2,
        depots: true,
        shifts: true,
        shared: true,
        speeds: true,
        hourCosts: true,
        roads: seed % 2 === 0 ? 'one-way' : 'wild',
      });
      const below = seeded(seed);
      const stops = problem.stops.filter(() => below(2) === 0).sort(() => below(3) - 1);
      const vehicle = problem.vehicles[seed % 2];
      const ids = stops.map((s) => s.id);
      const wanted = canonicalSchedule(problem, vehicle, ids, travel);
      if (wanted === null) continue;
      agreed++;
      const route = scheduleRoute(problem, travel, vehicle, vehicle.id, stops);
      expect(route.steps[0].departure).toBe(wanted.departure);
      const visits = route.steps.filter((s) => s.kind === 'visit');
      expect(visits.map((s) => [s.stopId, s.arrival, s.start, s.departure])).toEqual(
        wanted.visits.map((v) => [v.stopId, v.arrival, v.start, v.departure]),
      );
      const { metres, seconds, drivingSeconds, serviceSeconds, waitingSeconds } = wanted;
      expect(route).toMatchObject({ metres, seconds, drivingSeconds, serviceSeconds, waitingSeconds });
      expect(route.cost).toEqual(routeCost(vehicle, metres, seconds));
    }
    expect(agreed).toBeGreaterThan(100);
  });

  it('names a depot that is not there', () => {
    const { problem, travel } = makeDay(1, { stops: 1 });
    const vehicle = { ...PLAIN_VEHICLE, depotId: 'nowhere' };
    expect(() => scheduleRoute(problem, travel, vehicle, 'van', problem.stops)).toThrow(/nowhere/);
  });
});
