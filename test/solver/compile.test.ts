import { describe, expect, it } from 'vitest';
import type { Stop, Vehicle } from '../../src/model/index.ts';
import { compile } from '../../src/solver/compile.ts';
import { HORIZON } from '../../src/solver/instance.ts';
import { makeDay, PLAIN_STOP, PLAIN_VEHICLE } from './made-day.ts';

/** Stops at places 1, 2, ... 100 apart on a line; place i is i x 100 m and s from the depot. */
function compiled(stops: (Partial<Stop> & { place: number })[], vehicles: Partial<Vehicle>[] = [{}], depots = 1) {
  const { problem } = makeDay(1, { stops: 1 });
  const measure = (i: number, j: number) => 100 * Math.abs(i - j);
  const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: measure, seconds: measure }) };
  const day = {
    ...problem,
    dimensions: ['boxes'],
    places: Array.from({ length: 6 }, (_, i) => ({ id: `p${i}`, lat: 0, lon: i })),
    depots: Array.from({ length: depots }, (_, i) => ({ ...problem.depots[0], id: `depot-${i}`, place: 0 })),
    vehicles: vehicles.map((v, i) => ({ ...PLAIN_VEHICLE, id: `v${i}`, ...v })),
    stops: stops.map((s, i) => ({ ...PLAIN_STOP, id: `s${i}`, orderIds: [], ...s })),
  };
  const instance = compile(day, travel);
  const nodeOf = (i: number) => instance.stopOf.indexOf(i);
  return { instance, nodeOf, arcs: instance.arcs[0] };
}

describe('compile', () => {
  it('counts set-up in the way to a stop, unless the visit before was at the same place', () => {
    const { arcs, nodeOf, instance } = compiled([
      { place: 1, setupSeconds: 7 },
      { place: 1, setupSeconds: 7 },
      { place: 2, setupSeconds: 9 },
    ]);
    const [a, b, c] = [nodeOf(0), nodeOf(1), nodeOf(2)];
    const depot = instance.classes[0].from;
    expect(arcs.seconds(depot, a)).toBe(107);
    expect(arcs.seconds(a, b)).toBe(0);
    expect(arcs.seconds(b, c)).toBe(109);
    expect(arcs.seconds(c, b)).toBe(107);
    expect(arcs.seconds(c, depot)).toBe(200);
    expect(arcs.metres(a, c)).toBe(100);
    expect(arcs.symmetric).toBe(true);
  });

  it('moves windows of the start of work on by the set-up, to the start of service', () => {
    const { instance } = compiled([{ place: 1, setupSeconds: 7, windows: [{ start: 100, end: 200 }] }]);
    expect([instance.windowStart[0], instance.windowEnd[0]]).toEqual([107, 207]);
  });

  it('lets windows cover both where the set-up may be spared, and has such routes gone along', () => {
    const { instance, arcs, nodeOf } = compiled([
      { place: 1, setupSeconds: 7, windows: [{ start: 100, end: 200 }] },
      { place: 1, setupSeconds: 7 },
    ]);
    const w = instance.windowAt[nodeOf(0)];
    expect([instance.windowStart[w], instance.windowEnd[w]]).toEqual([100, 207]);
    expect([instance.calls.from[w], instance.calls.until[w]]).toEqual([100, 200]);
    expect(instance.classes.every((c) => c.walked)).toBe(true);
    expect(arcs.seconds(nodeOf(1), nodeOf(0))).toBe(0);
    expect(arcs.setUp(instance.classes[0].from, nodeOf(0))).toBe(7);
  });

  it('gives a stop without windows one that never binds', () => {
    const { instance } = compiled([{ place: 1 }]);
    expect([...instance.windowAt]).toEqual([0, 1]);
    expect([instance.windowStart[0], instance.windowEnd[0]]).toEqual([-HORIZON, HORIZON]);
  });

  it('makes an open route end nowhere, at no cost', () => {
    const { arcs, instance, nodeOf } = compiled([{ place: 3, setupSeconds: 4 }], [{ endDepotId: null }]);
    const { to } = instance.classes[0];
    expect([arcs.metres(nodeOf(0), to), arcs.seconds(nodeOf(0), to)]).toEqual([0, 0]);
  });

  it('divides seconds, not metres, by the speed factor, rounding up; one set of arcs a profile and speed', () => {
    const { instance, nodeOf } = compiled([{ place: 1 }], [{ speedFactor: 3 }, {}, { costFixed: 1 }]);
    expect(instance.arcs).toHaveLength(2);
    const [fast, plain, alsoPlain] = instance.classes;
    expect(plain.arcs).toBe(alsoPlain.arcs);
    const arcs = instance.arcs[fast.arcs];
    expect(arcs.seconds(fast.from, nodeOf(0))).toBe(34);
    expect(arcs.metres(fast.from, nodeOf(0))).toBe(100);
  });

  it('admits by skills, pins, depots and size', () => {
    const vehicles = [
      { id: 'a', skills: ['lift'], capacity: { boxes: 5 } },
      { id: 'b', count: 2, depotId: 'depot-1', capacity: { boxes: 9 } },
    ];
    const stops = [
      { place: 1 },
      { place: 2, skills: ['lift'] },
      { place: 3, vehicle: 'b-2' },
      { place: 4, depot: 'depot-1' },
      { place: 5, delivery: { boxes: 6 } },
      { place: 5, pickup: { boxes: 10 } },
    ];
    const { instance, nodeOf } = compiled(stops, vehicles, 2);
    const admitted = (i: number) =>
      instance.classes.flatMap((c, k) =>
        instance.admit[k * instance.n + nodeOf(i)] === 1 ? c.vans.map((v) => v.id) : [],
      );
    expect(stops.map((_, i) => admitted(i).join(' '))).toEqual(['a b-1 b-2', 'a', 'b-2', 'b-1 b-2', 'b-1 b-2', '']);
  });

  it('makes leaving a must-serve stop out dearer than any way to it, the more so the higher its priority', () => {
    const { instance, nodeOf } = compiled(
      [{ place: 1 }, { place: 5, priority: 2 }, { place: 2, skipCost: 3 }],
      [{ costFixed: 50 }],
    );
    expect(instance.skip[nodeOf(0)]).toBeGreaterThan(50 + 1000);
    expect(instance.skip[nodeOf(1)]).toBeCloseTo(3 * instance.skip[nodeOf(0)]);
    expect(instance.skip[nodeOf(2)]).toBe(3);
    expect([0, 1, 2].map((i) => instance.required[nodeOf(i)])).toEqual([1, 1, 0]);
  });
});
