import { describe, expect, it } from 'vitest';
import type { Stop } from '../../src/model/index.ts';
import { findNeighbours } from '../../src/solver/neighbours.ts';
import * as R from '../../src/solver/record.ts';
import { richInstance } from '../../src/solver/rich/rich-instance.ts';
import { RouteEnds } from '../../src/solver/route-ends.ts';
import { type Begun, beginSearch } from './begin-search.ts';
import { ALL_DAYS } from './day-variants.ts';
import { classOf, expectRightState, headsOf, moneyOf } from './expected-state.ts';
import { lineInstance } from './line-day.ts';
import { makeDay } from './made-day.ts';

/** So few neighbours that much lies beyond them. */
const FEW = [2, 4] as const;

const COLD = 0.95;

/** Days on which no detour saves anything, so that the lists may be left early. */
const ORDINARY = Object.entries(ALL_DAYS).filter(
  ([name]) => !/wild|profiles|shared|piece|limits|several|set-ups|priorities/.test(name),
);

describe('RouteEnds', () => {
  const xs = [10, 40, -20, 90, 25, -5];

  /** Per stop, the stops that its route would come home from, or leave for; `neighbours`: of each, by number. */
  function listsOf(which: 'last' | 'first', stops: Partial<Stop>[] = [], neighbours: number[][] = []) {
    const instance = lineInstance(xs, stops);
    const { n, arcs, stopOf, open, close, service, windowed, from, to } = richInstance(instance);
    const k = Math.max(0, ...neighbours.map((list) => list.length));
    const shift = 3;
    const near = new Int32Array(n * k).fill(-1);
    neighbours.forEach((list, stop) => {
      list.forEach((other, i) => {
        near[stopOf.indexOf(stop) * k + i] = stopOf.indexOf(other);
      });
    });
    const windows = windowed ? { open, close, service } : null;
    const ends = new RouteEnds({
      ...{ n, arcs: arcs[0], starts: [from[0]], ends: [to[0]] },
      ...{ windows, neighbours: { ...findNeighbours(instance, 0), near, k }, shift },
    });
    const lists: { stop: number; detour: number }[][] = [];
    for (let node = 0; node < n; node++) {
      const { at, detour } = ends[which];
      const start = ends.startOf(node);
      lists[stopOf[node]] = Array.from({ length: ends.size }, (_, i) => start + i)
        .filter((i) => detour[i] < 2e9)
        .map((i) => ({ stop: stopOf[at[i] >> shift], detour: detour[i] }));
    }
    return lists;
  }

  it('lists the stops that each is on the way home from, the least detour first', () => {
    const lists = listsOf('last');
    for (let stop = 0; stop < xs.length; stop++) {
      const expected = xs
        .map((x, other) => ({ stop: other, detour: Math.abs(x - xs[stop]) + Math.abs(xs[stop]) - Math.abs(x) }))
        .filter((entry) => entry.stop !== stop);
      expect(lists[stop]).toHaveLength(expected.length);
      expect(lists[stop]).toEqual(expect.arrayContaining(expected));
      expect(lists[stop].map((entry) => entry.detour)).toEqual(
        expected.map((entry) => entry.detour).sort((a, b) => a - b),
      );
    }
    // whoever comes home from 40, 90 and 25 passes 10
    expect(lists[0].slice(0, 3).map((entry) => entry.detour)).toEqual([0, 0, 0]);
  });

  it('leaves out neighbours', () => {
    expect(
      listsOf('last', [], [[3, 4]])[0]
        .map((entry) => entry.stop)
        .sort(),
    ).toEqual([1, 2, 5]);
  });

  it('knows the order that windows leave', () => {
    const stops = [{ windows: [{ start: 0, end: 100 }] }, { windows: [{ start: 500, end: 600 }] }];
    // stop 0 closes before stop 1 opens
    expect(listsOf('last', stops)[0].map((entry) => entry.stop)).not.toContain(1);
    expect(listsOf('first', stops)[0].map((entry) => entry.stop)).toContain(1);
  });
});

/** Takes every fifth stop out, and commits that; false if the roads forbid it. */
function takeSomeOut({ instance, routes }: Begun, first: number): boolean {
  routes.outCount = 0;
  routes.broken = false;
  for (let node = first; node < instance.n; node += 5) {
    if (routes.st[(node << routes.shift) + R.ROUTE] !== routes.dummy) routes.cut(node << routes.shift, 1);
  }
  routes.state.commit();
  return !routes.broken;
}

describe.each(ORDINARY)('%s', (_, rules) => {
  it('has the best place at the ends of all routes, those included that no neighbour is at', () => {
    let better = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const begun = beginSearch(makeDay(seed, rules), seed, 'fitting', FEW);
      const { routes, search } = begun;
      search.run(30, 200);
      if (!takeSomeOut(begun, seed)) continue;
      Object.assign(routes, { blink: 0, emptyBlink: 0 });
      for (const stop of routes.out.subarray(0, routes.outCount)) {
        routes.reach.cool(0.8);
        routes.findPosition(stop, 1e9);
        const near = routes.delta;
        routes.reach.cool(COLD);
        const position = routes.findPosition(stop, 1e9);
        const { delta } = routes;
        expect(delta).toBeLessThanOrEqual(near + 1e-9);
        if (delta < near) {
          better++;
          expect(routes.price(stop, position)).toBeCloseTo(delta, 6);
        }
        for (const head of headsOf(routes)) {
          const last = routes.st[head + R.PREV];
          if (last === head || !routes.mayServe(classOf(routes, head), stop >> routes.shift)) continue;
          const { near: lists, k } = routes;
          const start = (stop >> routes.shift) * k;
          const listed = lists.subarray(start, start + k);
          if (!listed.includes(last)) expect(routes.price(stop, last)).toBeGreaterThanOrEqual(delta - 1e-9);
          const first = routes.st[head + R.NEXT];
          if (!listed.includes(first)) expect(routes.price(stop, head)).toBeGreaterThanOrEqual(delta - 1e-9);
        }
      }
    }
    expect(better).toBeGreaterThan(0);
  });

  it('has the farther neighbours looked at once it is cooler, and not before', () => {
    let better = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const begun = beginSearch(makeDay(seed, rules), seed, 'fitting', [1, 8]);
      const { routes, search } = begun;
      search.run(30, 200);
      if (!takeSomeOut(begun, seed)) continue;
      Object.assign(routes, { blink: 0, emptyBlink: 0 });
      for (const stop of routes.out.subarray(0, routes.outCount)) {
        const [hot, cold] = [0.5, 0.8].map((cooled) => {
          routes.reach.cool(cooled);
          routes.findPosition(stop, 1e9);
          return routes.delta;
        });
        expect(cold).toBeLessThanOrEqual(hot);
        if (cold < hot) better++;
      }
    }
    expect(better).toBeGreaterThan(0);
  });

  it('keeps every label and the cost while it looks there', () => {
    for (const seed of [1, 2]) {
      const { instance, routes, search } = beginSearch(makeDay(seed, rules), seed, 'fitting', FEW);
      for (let round = 0; round < 30; round++) {
        search.run(1 + (round % 5), 5, COLD);
        expectRightState(instance, routes, routes);
        expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
      }
    }
  });

  it('passes over the ends of other regions', () => {
    const begun = beginSearch(makeDay(3, rules), 3, 'fitting', FEW);
    const { instance, routes, search } = begun;
    search.run(30, 200);
    if (!takeSomeOut(begun, 1)) return;
    // the first route in use is one region, all others another
    const mine = headsOf(routes).find((head) => routes.st[head + R.NEXT] !== head) ?? -1;
    const indexOf = (head: number) => (head - routes.firstHead) >> routes.shift;
    const ofRoute = new Uint8Array(indexOf(routes.dummy)).fill(1);
    ofRoute[indexOf(mine)] = 0;
    const ofNode = Uint8Array.from({ length: instance.n }, (_, i) => {
      const head = routes.st[(i << routes.shift) + R.ROUTE];
      return head === mine || head === routes.dummy ? 0 : 1;
    });
    routes.confine({ ofNode, ofRoute }, 0);
    routes.reach.cool(COLD);
    for (const stop of routes.out.subarray(0, routes.outCount)) {
      const position = routes.findPosition(stop, 1e9);
      if (position >= 0) expect(routes.st[position + R.ROUTE]).toBe(mine);
    }
  });
});
