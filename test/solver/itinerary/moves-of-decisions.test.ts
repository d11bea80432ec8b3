import { describe, expect, it } from 'vitest';
import { Course } from '../../../src/solver/itinerary/course.ts';
import { layOut } from '../../../src/solver/itinerary/lay-out.ts';
import { placeBreaks } from '../../../src/solver/itinerary/place-breaks.ts';
import { Probe } from '../../../src/solver/itinerary/probe.ts';
import { NEXT, ROUTE } from '../../../src/solver/record.ts';
import type { RichRoutes } from '../../../src/solver/rich/rich-routes.ts';
import { exchangeTrips } from '../../../src/solver/rich/trip-exchange.ts';
import { beginSearch } from '../begin-search.ts';
import { headsOf } from '../expected-state.ts';
import { expectRightCost, largeDay } from './large-day.ts';

describe('trips that change vehicles', () => {
  it.each([['trips'], ['trips', 'release', 'break']] as const)('cost what the routes do: %s', (...rules) => {
    let moved = 0;
    for (const seed of [1, 2, 3, 4]) {
      const { problem, travel } = largeDay(seed, rules);
      const begun = beginSearch({ problem, travel }, seed, 'rich');
      const routes = begun.routes as RichRoutes;
      begun.search.run(30, 5);
      for (let node = 0; node < routes.n; node++) {
        if (routes.st[(node << routes.shift) + ROUTE] === routes.dummy) continue;
        const { cost } = routes;
        const bytes = routes.st.slice();
        if (!exchangeTrips(routes, node << routes.shift, 10)) {
          expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
          continue;
        }
        moved++;
        expect(routes.broken).toBe(false);
        expect(routes.cost).toBeLessThan(cost + 10);
        expectRightCost(problem, travel, begun.instance, routes);
        if (node % 2 === 0) {
          routes.state.undo(0);
          routes.cost = cost;
          expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
        } else routes.state.commit();
      }
    }
    expect(moved).toBeGreaterThan(3);
  });
});

describe('placeBreaks', () => {
  it('finds legs for breaks that are owed, never cheaper than labels do', () => {
    let placed = 0;
    for (const seed of [1, 2, 3, 4, 5]) {
      const { problem, travel } = largeDay(seed, seed % 2 === 0 ? ['break', 'lateness'] : ['twoBreaks']);
      const { instance, routes, search } = beginSearch({ problem, travel }, seed, 'rich');
      const { courses, walkedRoutes, st } = routes as RichRoutes;
      search.run(40, 5);
      for (const head of headsOf(routes)) {
        if (st[head + NEXT] === head) continue;
        const k = routes.classOf(head);
        const known = courses?.store.of(head);
        if (known === undefined || walkedRoutes === null) throw new Error('labels price this day');
        const course = new Course();
        course.reserve(known.count);
        course.at.set(known.at.subarray(0, course.at.length));
        course.count = known.count;
        const probe = new Probe(instance);
        const cost = placeBreaks(course, probe, instance, k);
        if (cost === Infinity) continue;
        placed++;
        expect(cost).toBeGreaterThan(walkedRoutes.whole(head) - 1e-6);
        layOut(course, probe, instance, k);
        expect(course.cost).toBeCloseTo(cost, 6);
      }
    }
    expect(placed).toBeGreaterThan(10);
  });
});
