import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { Insistence } from '../../src/solver/insistence.ts';
import { ROUTE } from '../../src/solver/record.ts';
import { solve } from '../../src/solver/solve.ts';
import { beginSearch } from './begin-search.ts';
import { type MadeDay, makeDay, seeded } from './made-day.ts';

/** Vans that hold all orders together with hardly any room to spare: a puzzle of packing. */
function fullDay(seed: number, { kind = 'plain', room = 2 }: { kind?: 'plain' | 'rich'; room?: number } = {}): MadeDay {
  const vans = 8;
  const { problem, travel } = makeDay(seed, {
    stops: 40,
    vans,
    oneMeasure: kind === 'plain',
    hourCosts: kind === 'rich',
  });
  const below = seeded(seed + 100);
  const stops = problem.stops.map((stop) => ({ ...stop, delivery: { boxes: 30 + below(60) } }));
  const sum = stops.reduce((total, stop) => total + stop.delivery.boxes, 0);
  const capacity = { boxes: Math.ceil(sum / vans) + room };
  return { problem: { ...problem, stops, vehicles: problem.vehicles.map((v) => ({ ...v, capacity })) }, travel };
}

describe('prices of stops left out that must be served', () => {
  // Too little room: a few stops stay out.
  const { search, instance } = beginSearch(fullDay(1, { room: -20 }), 1);
  const { routes } = search;
  for (let i = 0; i < 20; i++) search.run(200, 15, 0.1);
  search.restart();
  const { n, st, skip, shift, dummy } = routes;
  const fair = skip.slice();
  const absent = Array.from({ length: n }, (_, node) => node).filter((node) => st[(node << shift) + ROUTE] === dummy);

  it('rise for what is left out alone, in the current and the best solution', () => {
    const insistence = new Insistence(routes, instance);
    const before = routes.cost;
    expect(absent.length).toBeGreaterThan(1);
    expect(absent.length).toBeLessThan(6);
    // now and then, not with every call
    expect(insistence.raise(10, 1)).toBe(0);
    expect(skip).toEqual(fair);
    const more = insistence.raise(190, 10);
    expect(more).toBeGreaterThan(0);
    expect(routes.cost - before).toBeCloseTo(more, 6);
    for (let node = 0; node < n; node++) expect(skip[node] > fair[node]).toBe(absent.includes(node));
    expect(insistence.reset()).toBeCloseTo(more, 6);
    expect(skip).toEqual(fair);
    expect(routes.cost).toBeCloseTo(before, 6);
    expect(insistence.reset()).toBe(0);
  });

  it('never make two stops left out cheaper than one', () => {
    const insistence = new Insistence(routes, instance);
    const least = Math.min(...fair);
    for (let i = 0; i < 1_000; i++) insistence.raise(200, least / 100);
    expect(Math.max(...absent.map((node) => skip[node] - fair[node]))).toBeGreaterThan(0.4 * least);
    expect(Math.max(...absent.map((node) => skip[node] - fair[node]))).toBeLessThanOrEqual(0.5 * least);
    insistence.reset();
  });

  it('leave alone those that need not be served, and those that no vehicle may serve', () => {
    const days = [
      { ...instance, required: new Uint8Array(n) },
      { ...instance, admit: new Uint8Array(instance.admit.length) },
    ];
    for (const day of days) {
      expect(new Insistence(routes, day).raise(200, 10)).toBe(0);
      expect(skip).toEqual(fair);
    }
  });

  it('are due in the cold part of a cooling', () => {
    const insistence = new Insistence(routes, instance);
    expect([0, 0.2, 0.5, 0.9, 1].map((cooled) => insistence.isDue(cooled))).toEqual([false, false, true, true, false]);
  });

  it('stay as they are where many are left out', () => {
    const { search: short, instance: day } = beginSearch(fullDay(1, { room: -120 }), 1);
    const insistence = new Insistence(short.routes, day);
    expect(short.bestAbsent).toBeGreaterThan(10);
    expect(insistence.raise(200, 10)).toBe(0);
    expect(short.routes.skip).toEqual(Float64Array.from(short.routes.skip, () => short.routes.skip[0]));
  });
});

describe('a search on a day that is full', () => {
  it('finds places for more stops when it insists', () => {
    let [without, insisting] = [0, 0];
    for (const kind of ['plain', 'rich'] as const) {
      for (let seed = 1; seed <= 6; seed++) {
        for (const cooled of [0.1, 0.5]) {
          const { search } = beginSearch(fullDay(seed, { kind }), seed, kind === 'rich' ? 'rich' : 'fitting');
          // as cold as halfway down; the same in both but for the prices
          for (let i = 0; i < 50; i++) search.run(200, 15, cooled);
          if (cooled === 0.1) without += search.bestAbsent;
          else insisting += search.bestAbsent;
        }
      }
    }
    expect(without).toBeGreaterThan(5);
    expect(insisting).toBeLessThan(0.7 * without);
  });

  it('hands back prices and costs as the day has them', () => {
    const { search } = beginSearch(fullDay(2, { room: -5 }), 1);
    const { routes } = search;
    const fair = routes.skip.slice();
    for (let i = 0; i < 50; i++) search.run(200, 15, 0.5);
    expect(search.bestAbsent).toBeGreaterThan(0);
    expect(routes.skip).not.toEqual(fair);
    search.restart();
    expect(routes.skip).toEqual(fair);
    const { cost } = routes;
    routes.recount();
    expect(routes.cost).toBeCloseTo(cost, 4);
  });

  it('is solved by the same plan for the same seed and iterations, and the plan keeps all rules', () => {
    const { problem, travel } = fullDay(4);
    const options = { seed: 3, iterations: 20_000 };
    const { plan } = solve(problem, travel, options);
    expect(solve(problem, travel, options).plan).toEqual(plan);
    expect(checkPlan(problem, plan, travel, { strict: true })).toEqual([]);
  });
});
