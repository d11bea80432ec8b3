import type { Instance } from '../../src/solver/instance.ts';

/** What a route is worth, reckoned stop by stop from the instance alone. */
export interface RouteValue {
  readonly feasible: boolean;
  readonly metres: number;
  /** From departure to return. */
  readonly duration: number;
  /** Seconds of legs and work. */
  readonly work: number;
  /** Money. */
  readonly cost: number;
  /** Earliest departure from each stop. */
  readonly departures: readonly number[];
}

/**
 * The route of a vehicle class through nodes in this order; no nodes = not driven. `asLabelled`: with the windows of the
 * search's labels, which for classes that are gone along are only a bound.
 */
export function routeValue(instance: Instance, k: number, nodes: readonly number[], asLabelled = false): RouteValue {
  const c = instance.classes[k];
  if (nodes.length === 0) return { feasible: true, metres: 0, duration: 0, work: 0, cost: 0, departures: [] };
  const arcs = instance.arcs[c.arcs];
  const { n, dimensions, delivery, pickup, windowAt, service } = instance;
  // at the door, set-up is part of the work; in labels it is part of the leg
  const door = c.walked && !asLabelled;
  const [windowStart, windowEnd] = door
    ? [instance.calls.from, instance.calls.until]
    : [instance.windowStart, instance.windowEnd];
  const leg = (i: number, j: number) => (door ? arcs.drive(i, j) : arcs.seconds(i, j));
  const work = (i: number, j: number) => service[j] + (door ? arcs.setUp(i, j) : 0);
  let feasible = nodes.every((i) => instance.admit[k * n + i] === 1) && nodes.length <= c.maxStops;
  for (let d = 0; d < dimensions; d++) {
    let load = nodes.reduce((sum, i) => sum + delivery[i * dimensions + d], 0);
    let peak = load;
    for (const i of nodes) {
      load += pickup[i * dimensions + d] - delivery[i * dimensions + d];
      peak = Math.max(peak, load);
    }
    feasible &&= peak <= c.capacity[d];
  }
  let metres = 0;
  let waited = 0;
  let time = c.departAfter;
  let here = c.from;
  const starts: number[] = [];
  const ends: number[] = [];
  const departures: number[] = [];
  for (const i of nodes) {
    metres += arcs.metres(here, i);
    time += leg(here, i);
    let w = windowAt[i];
    while (w < windowAt[i + 1] - 1 && windowEnd[w] < time) w++;
    if (time > windowEnd[w]) feasible = false;
    waited += Math.max(0, windowStart[w] - time);
    time = Math.max(time, windowStart[w]);
    starts.push(time);
    ends.push(windowEnd[w]);
    time += work(here, i);
    departures.push(time);
    here = i;
  }
  metres += arcs.metres(here, c.to);
  const finish = time + leg(here, c.to);
  let latest = starts[nodes.length - 1];
  for (let at = nodes.length - 2; at >= 0; at--) {
    latest = Math.min(ends[at], latest - leg(nodes[at], nodes[at + 1]) - work(nodes[at - 1] ?? c.from, nodes[at]));
  }
  const duration = finish - (latest - leg(c.from, nodes[0]));
  feasible &&= finish <= c.returnBy && metres <= c.maxMetres && duration <= c.maxSeconds;
  const prices = nodes.reduce((sum, i) => sum + instance.prices[k * n + i], 0);
  const cost = c.fixed + c.rateMetre * metres + c.rateSecond * duration + prices / 1000;
  return { feasible, metres, duration, work: finish - c.departAfter - waited, cost, departures };
}
