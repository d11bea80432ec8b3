import { describe, expect, it, vi } from 'vitest';
import { parametersFor } from '../../src/solver/parameters.ts';
import type { Routes } from '../../src/solver/routes.ts';
import { StringRemoval } from '../../src/solver/ruin/string-removal.ts';
import { Search } from '../../src/solver/search.ts';
import { type Begun, beginSearch } from './begin-search.ts';
import { headsOf } from './expected-state.ts';
import { lineInstance } from './line-day.ts';
import { makeDay } from './made-day.ts';

const STRINGS = { averageRemoved: 4, longest: 1, split: 0, widen: 0 };

/** Visits by route in use. */
function sizes(routes: Routes): Map<number, number> {
  const used = headsOf(routes).filter((head) => routes.sizeOf(head) > 0);
  return new Map(used.map((head) => [head, routes.sizeOf(head)]));
}

/** Ruins a solution at every stop in turn, and takes each back; what `look` gets are sizes of routes before and after. */
function ruinAll(
  { routes, random }: Begun,
  dissolving: number,
  look: (before: Map<number, number>, after: Map<number, number>) => void,
) {
  const ruin = new StringRemoval(routes, STRINGS, random);
  ruin.dissolving = dissolving;
  const before = sizes(routes);
  const { cost } = routes;
  for (let i = 0; i < routes.n; i++) {
    ruin.apply(routes, i);
    look(before, sizes(routes));
    routes.state.undo(0);
    routes.cost = cost;
  }
}

describe.each(['fitting', 'rich'] as const)('routes dissolved by a ruin, %s', (kind) => {
  const day = makeDay(3, { stops: 60, vans: 12, oneMeasure: true });

  it('are whole ones, one each time', () => {
    let larger = 0;
    ruinAll(beginSearch(day, 1, kind), 1, (before, after) => {
      const gone = [...before].filter(([head]) => !after.has(head));
      expect(gone.length).toBeGreaterThan(0);
      // strings are of one visit, so that a larger route is gone only by this
      const whole = gone.filter(([, size]) => size > STRINGS.longest).length;
      expect(whole).toBeLessThanOrEqual(1);
      larger += whole;
    });
    expect(larger).toBeGreaterThan(day.problem.stops.length / 2);
  });

  it('are none where it is not asked for', () => {
    ruinAll(beginSearch(day, 1, kind), 0, (before, after) => {
      for (const [head, size] of before) expect(size - (after.get(head) ?? 0)).toBeLessThanOrEqual(STRINGS.longest);
    });
  });

  it('are none of those that are too long for their neighbours', () => {
    const long = makeDay(3, { stops: 130, vans: 2, oneMeasure: true, dimensions: 0 });
    ruinAll(beginSearch(long, 1, kind), 1, (before, after) => {
      expect(before.size).toBe(1);
      expect(after.size).toBe(1);
    });
  });

  it('are none where every vehicle is out and stops are left over', () => {
    const scarce = makeDay(3, { stops: 60, vans: 6, oneMeasure: true, room: 0.8 });
    const begun = beginSearch(scarce, 1, kind);
    expect(begun.routes.absentCount()).toBeGreaterThan(0);
    ruinAll(begun, 1, (before, after) => {
      expect(before.size).toBe(6);
      for (const [head, size] of before) expect(size - (after.get(head) ?? 0)).toBeLessThanOrEqual(STRINGS.longest);
    });
  });
});

describe('whole routes are dissolved', () => {
  const share = (costFixed: number) => parametersFor(lineInstance([10, 20], [], [{ costFixed }, {}])).dissolving;

  it('where a vehicle has a price of its own, and only as long as it is hot', () => {
    expect(share(0)).toBe(0);
    expect(share(5)).toBeGreaterThan(0);
    expect(parametersFor(lineInstance([10, 20])).dissolvingUntil).toBeLessThan(1);
  });

  it('by the search, in the hot part of a cooling alone', () => {
    const begun = beginSearch(makeDay(3, { stops: 60, vans: 12, fixedCosts: true }), 1);
    const { routes, instance, random } = begun;
    const parameters = { ...parametersFor(instance), ...STRINGS, averageRemovedCold: STRINGS.averageRemoved };
    let whole = 0;
    const take = vi.spyOn(routes, 'take').mockImplementation((first, count) => {
      if (count > STRINGS.longest) whole++;
      routes.cut(first, count);
    });
    const countOf = (dissolving: number, cooled: number) => {
      whole = 0;
      new Search(routes, { ...parameters, dissolving }, random, instance).run(100, 1, cooled);
      return whole;
    };
    expect(countOf(1, 0)).toBeGreaterThan(50);
    expect(countOf(1, 0.9)).toBe(0);
    expect(countOf(0, 0)).toBe(0);
    take.mockRestore();
  });
});
