import { describe, expect, it } from 'vitest';
import { listRoutes, placeRoutes, priceOnClasses } from '../../src/solver/route-list.ts';
import { type Rule, randomDay } from '../oracle/random-days.ts';
import { beginSearch } from './begin-search.ts';
import { PLAIN_DAYS, RICH_DAYS } from './day-variants.ts';
import { classOf, expectRightState, headsOf, moneyOf, nodesOf } from './expected-state.ts';
import { makeDay } from './made-day.ts';
import { routeValue } from './route-value.ts';

/** Rules that make stops hang on each other, or routes be gone along. */
const RULES: readonly (readonly Rule[])[] = [
  ['shipments', 'optional'],
  ['groups'],
  ['together'],
  ['shipments', 'groups', 'together'],
  ['shipments', 'afterDelivery', 'together', 'optional'],
  ['lateness', 'overtime'],
];

const days = [
  ...Object.entries({ ...PLAIN_DAYS, ...RICH_DAYS }).map(([name, rules]) => [name, makeDay(3, rules)] as const),
  ...RULES.map((rules) => [rules.join(', '), randomDay(4, rules, 14)] as const),
];

function routesByClass(routes: Parameters<typeof headsOf>[0]): string[] {
  return headsOf(routes)
    .map((head) => `${classOf(routes, head)}: ${nodesOf(routes, head).join(' ')}`)
    .filter((line) => !line.endsWith(': '))
    .sort();
}

describe.each(days)('%s', { timeout: 60_000 }, (_, day) => {
  it('comes back to an earlier solution, label by label', () => {
    const { instance, routes, search } = beginSearch(day, 2);
    search.run(30, 50);
    const list = listRoutes(routes);
    const lines = routesByClass(routes);
    const { cost } = routes;
    search.run(60, 500);
    expect(placeRoutes(routes, list)).toBe(true);
    expect(routesByClass(routes)).toEqual(lines);
    expect(routes.cost).toBeCloseTo(cost, 5);
    // routes that are gone along may be late at a price, which the reckoning from labels alone does not know
    if (instance.classes.some(({ walked }) => walked)) return;
    expectRightState(instance, routes, routes);
    expect(routes.cost * routes.moneyPerCost).toBeCloseTo(moneyOf(instance, routes), 4);
  });

  it('takes a list over only if it is cheaper than the best, and leaves every byte as it was otherwise', () => {
    const { instance, routes, search } = beginSearch(day, 3);
    const first = listRoutes(routes);
    const dearer = routes.cost;
    search.run(150, 1);
    const bytes = routes.st.slice();
    const { cost } = routes;
    expect(search.adopt(first)).toBe(false);
    expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
    expect(routes.cost).toBe(cost);
    search.restart();
    const best = listRoutes(routes);
    expect(search.bestCost).toBeLessThanOrEqual(dearer + 1e-9);
    // a search that has seen less takes it
    const other = beginSearch(day, 3);
    const takes = search.bestCost < other.search.bestCost - 1e-9;
    expect(other.search.adopt(best)).toBe(takes);
    if (takes) {
      expect(other.search.bestCost).toBeCloseTo(search.bestCost, 5);
      expectRightState(instance, other.routes, other.routes);
      other.search.run(30, 1);
      expectRightState(instance, other.routes, other.routes);
    }
  });

  it('prices routes on every class as they would cost there', () => {
    const { instance, routes, search } = beginSearch(day, 5);
    search.run(100, 1);
    search.restart();
    const bytes = routes.st.slice();
    const list = listRoutes(routes);
    const kinds = instance.classes.length;
    const prices = priceOnClasses(routes, list, kinds);
    expect(routes.st.every((value, at) => value === bytes[at])).toBe(true);
    for (let r = 0; r < list.vehicleClass.length; r++) {
      const nodes = [...list.nodes.subarray(list.starts[r], list.starts[r + 1])];
      for (let k = 0; k < kinds; k++) {
        const price = prices[r * kinds + k] * routes.moneyPerCost;
        if (price < Infinity) expect(price).toBeCloseTo(routeValue(instance, k, nodes).cost, 3);
      }
      expect(prices[r * kinds + list.vehicleClass[r]]).toBeLessThan(Infinity);
    }
  });
});

it.each([['trips'], ['trips', 'break'], ['drivingRule']] as Rule[][])('comes back on days with %s', (...rules) => {
  for (const seed of [1, 2, 3]) {
    const { routes, search } = beginSearch(randomDay(seed, rules, 14), seed);
    search.run(100, 5);
    const list = listRoutes(routes);
    const lines = routesByClass(routes);
    const { cost } = routes;
    search.run(60, 500);
    expect(placeRoutes(routes, list)).toBe(true);
    expect(routesByClass(routes)).toEqual(lines);
    expect(routes.cost).toBeCloseTo(cost, 5);
  }
});

it('leaves a stop that two routes visit where it costs least', () => {
  const day = makeDay(7, { stops: 20, oneMeasure: true, vans: 8 });
  const { instance, routes, search } = beginSearch(day, 1);
  search.run(200, 1);
  search.restart();
  const best = search.bestCost;
  const list = listRoutes(routes);
  // the first stop of the second route is visited at the end of the first one as well
  const twice = list.nodes[list.starts[1]];
  const nodes = [...list.nodes.subarray(0, list.starts[1]), twice, ...list.nodes.subarray(list.starts[1])];
  const starts = list.starts.map((at, r) => (r === 0 ? at : at + 1));
  expect(placeRoutes(routes, { ...list, starts, nodes: Int32Array.from(nodes) })).toBe(true);
  expectRightState(instance, routes, routes);
  expect(routes.absentCount()).toBe(0);
  expect(routes.cost).toBeLessThanOrEqual(best + 1e-6);
});
