import { describe, expect, it } from 'vitest';
import type { PlainRoutes } from '../../../src/solver/plain/plain-routes.ts';
import { exchangeVehicles } from '../../../src/solver/plain/vehicle-exchange.ts';
import { beginSearch } from '../begin-search.ts';
import { PLAIN_DAYS } from '../day-variants.ts';
import { expectRightState, headsOf, moneyOf, nodesOf } from '../expected-state.ts';
import { makeDay } from '../made-day.ts';
import { routeValue } from '../route-value.ts';

const NAMES = Object.keys(PLAIN_DAYS).filter((name) => (PLAIN_DAYS[name].rows ?? 1) > 1);

const SEEDS = [1, 2, 3, 4, 5];

describe('two routes of a plain day exchange their vehicles', () => {
  it.each(NAMES)('at the price that comes of it, within all rules: %s', (name) => {
    let made = 0;
    let withEmpty = 0;
    for (const seed of SEEDS) {
      const begun = beginSearch(makeDay(seed, PLAIN_DAYS[name]), seed);
      const { instance } = begun;
      const routes = begun.routes as PlainRoutes;
      begun.search.run(30, 100);
      for (let i = 0; i < 400; i++) {
        const bytes = routes.st.slice();
        const { cost } = routes;
        const contents = (list: number[]) => JSON.stringify(list.map((head) => nodesOf(routes, head)).sort());
        const before = contents(headsOf(routes));
        const used = routes.usedRoutes();
        const heads = new Set(headsOf(routes).filter((head) => routes.sizeOf(head) > 0));
        const isMade = exchangeVehicles(routes, (i % routes.n) << routes.shift, 1e9);
        if (isMade) {
          made++;
          if (headsOf(routes).some((head) => routes.sizeOf(head) > 0 && !heads.has(head))) withEmpty++;
          expectRightState(instance, routes, routes);
          expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 5);
          for (const head of headsOf(routes)) {
            expect(routeValue(instance, routes.classOf(head), nodesOf(routes, head)).feasible).toBe(true);
          }
          expect(contents(headsOf(routes))).toBe(before);
          expect(routes.usedRoutes()).toBe(used);
          // none is made that costs as much as the threshold, wherever chance leads
          const delta = routes.cost - cost;
          routes.state.undo(0);
          routes.cost = cost;
          expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
          expect(exchangesBelow(routes, i % routes.n, delta)).toBe(true);
        } else {
          expect(routes.cost).toBe(cost);
          expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
        }
      }
    }
    expect(made).toBeGreaterThan(0);
    expect(withEmpty).toBeGreaterThan(0);
  });
});

/** Whether what is exchanged below a threshold costs less than that; undone. */
function exchangesBelow(routes: PlainRoutes, node: number, threshold: number): boolean {
  const { cost } = routes;
  const isMade = exchangeVehicles(routes, node << routes.shift, threshold);
  const isBelow = !isMade || routes.cost - cost < threshold;
  routes.state.undo(0);
  routes.cost = cost;
  return isBelow;
}
