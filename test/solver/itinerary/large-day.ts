import { expect } from 'vitest';
import type { Problem, Travel } from '../../../src/model/index.ts';
import type { Instance } from '../../../src/solver/instance.ts';
import type { RichRoutes } from '../../../src/solver/rich/rich-routes.ts';
import { scheduleRoute } from '../../../src/solver/schedule.ts';
import { type Rule, randomDay } from '../../oracle/random-days.ts';
import { headsOf, nodesOf } from '../expected-state.ts';

/** More stops than labels price alone. */
const STOPS = 32;

/** More vans than the tiny days have, so that most stops are on a route. */
export function largeDay(seed: number, rules: readonly Rule[]): { problem: Problem; travel: Travel } {
  const { problem, travel } = randomDay(seed, rules, STOPS);
  return { problem: { ...problem, vehicles: problem.vehicles.map((v) => ({ ...v, count: 4 })) }, travel };
}

/** Every route costs what its schedule says; `outside`: a stop that is counted nowhere. */
export function expectRightCost(
  problem: Problem,
  travel: Travel,
  instance: Instance,
  routes: RichRoutes,
  outside = -1,
): void {
  let money = 0;
  const served = new Set<number>();
  for (const head of headsOf(routes)) {
    const nodes = nodesOf(routes, head);
    if (nodes.length === 0) continue;
    for (const node of nodes) served.add(node);
    const c = instance.classes[routes.st[head + 14]];
    const { id, vehicle } = c.vans[0];
    const stops = nodes.map((node) => problem.stops[instance.stopOf[node]]);
    const route = scheduleRoute(problem, travel, problem.vehicles[vehicle], id, stops, routes.decisionsOf(head));
    expect(Math.abs(route.cost.total - routes.costOf(head)), `head ${head}`).toBeLessThan(0.005);
    money += routes.costOf(head);
  }
  if (outside >= 0 || instance.relations !== null) return;
  for (let node = 0; node < routes.n; node++) if (!served.has(node)) money += routes.skip[node];
  expect(routes.cost).toBeCloseTo(money, 4);
}
