import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
// the built package: a thread is a file of its own
import {
  check,
  DayrouteError,
  InputError,
  type PlanOptions,
  plan,
  planInTurns,
  planSync,
  type SolveEvent,
  solve,
  solveSync,
  type TravelTable,
  tableTravel,
} from '../../dist/index.js';
import { demoDay, smallDay } from './demo-day.ts';

const BRIEF = { iterations: 600, seed: 3, threads: 1 } satisfies PlanOptions;

describe('plan', () => {
  it('plans a day in a thread as it would in this one', async () => {
    const day = smallDay(60);
    const there = await plan(day, BRIEF);
    const here = planSync(day, BRIEF);
    expect(there.document).toEqual(here.document);
    expect((await planInTurns(day, BRIEF)).document).toEqual(here.document);
    expect(there).toMatchObject({ iterations: 600, stopReason: 'iterations' });
    expect(there.document.plan.routes.length).toBeGreaterThan(0);
    expect(check(there.document, { read: { orders: day.orders, rows: day.rows } })).toEqual([]);
  });

  it('leaves the event loop free: a server answers while it plans', async () => {
    const server = createServer((_, response) => response.end('here')).listen(0);
    try {
      const { port } = server.address() as AddressInfo;
      let answers = 0;
      const aborts = new AbortController();
      const planned = plan(demoDay(), { signal: aborts.signal, iterations: 1e9 });
      for (; answers < 25; answers++) expect(await (await fetch(`http://localhost:${port}`)).text()).toBe('here');
      aborts.abort();
      expect((await planned).stopReason).toBe('aborted');
    } finally {
      server.close();
    }
  });

  it('ends at an abort with the best plan so far, also if it came before the beginning', async () => {
    const day = smallDay(80);
    const aborts = new AbortController();
    const events: SolveEvent[] = [];
    const { document, stopReason } = await plan(day, {
      iterations: 1e9,
      signal: aborts.signal,
      onEvent: (event) => {
        events.push(event);
        if (event.iterations > 1000) aborts.abort();
      },
    });
    expect(stopReason).toBe('aborted');
    expect(document.plan.cost.total).toBeLessThanOrEqual((events.at(-1)?.cost ?? 0) + 0.01);
    expect(check(document)).toEqual([]);
    const late = await plan(day, { iterations: 1e9, signal: AbortSignal.abort() });
    expect(late.stopReason).toBe('aborted');
    expect(late.document.plan.routes.length).toBeGreaterThan(0);
    expect(check(late.document)).toEqual([]);
  });

  it('tells of a day that cannot be planned as planSync does', async () => {
    const day = { ...smallDay(5), vehicles: [] };
    const error = await plan(day).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toBeInstanceOf(DayrouteError);
    expect(error).toMatchObject({ code: 'DAYROUTE_INPUT', complaints: [{ code: 'NO_VEHICLE' }] });
    expect(() => planSync(day)).toThrow((error as Error).message);
  });

  it('tells of locks that cannot be kept what they break, in a thread and in this one', async () => {
    const { orders, ...day } = smallDay(2);
    const [late, early] = orders.map((order, i) => ({
      ...order,
      skills: [],
      windows: [{ start: (i === 0 ? 14 : 9) * 3600, end: (i === 0 ? 15 : 10) * 3600 }],
    }));
    const lockRows = [late, early].map(({ id }, i) => ({
      vanId: 'van-early-1',
      orderId: id,
      kind: 'first' as const,
      source: { file: 'locks.csv', line: i + 2 },
    }));
    const settled = { ...day, orders: [late, early], lockRows };
    const complaints = [{ code: 'LOCK_IMPOSSIBLE', line: 3, message: expect.stringContaining(early.id) }];
    for (const way of [plan, planInTurns])
      await expect(way(settled, BRIEF)).rejects.toMatchObject({ code: 'DAYROUTE_INPUT', complaints });
    expect(() => planSync(settled, BRIEF)).toThrow('too late for its window');
  });

  it('plans by travel tables', async () => {
    const day = smallDay(4);
    const ids = [...day.depots, ...day.orders].map(({ id }) => id);
    const legs = new Int32Array(ids.length ** 2).fill(600);
    const table: TravelTable = { ids, metres: legs, seconds: legs, file: 'roads.csv' };
    const { document } = await plan(day, { ...BRIEF, tables: [table] });
    expect(document.travel).toEqual({ kind: 'file', file: 'roads.csv' });
    const { plan: made } = document;
    expect(made.routes.length).toBeGreaterThan(0);
    // a leg to each visit and one back, all alike
    for (const route of made.routes) expect(route.metres).toBe(600 * (route.steps.length - 1));
    expect(check(document, { tables: [table] })).toEqual([]);
    expect(check(document).map(({ code }) => code)).toContain('TRAVEL_SOURCE');
  });
});

describe('solve', () => {
  const problem = planSync(smallDay(40), { iterations: 1 }).document.problem;

  it('runs side by side with another, each as if it were alone', async () => {
    const other = planSync(smallDay(25), { iterations: 1 }).document.problem;
    const [a, b, c] = await Promise.all([solve(problem, BRIEF), solve(other, BRIEF), solve(problem, BRIEF)]);
    expect(a.plan).toEqual(solveSync(problem, BRIEF).plan);
    expect(b.plan).toEqual(solveSync(other, BRIEF).plan);
    expect(c.plan).toEqual(a.plan);
  });

  it('takes travel of any origin', async () => {
    const size = problem.places.length;
    // one way is longer than the other
    const legs = { metres: (i: number, j: number) => Math.abs(i - j) * (i < j ? 100 : 150), seconds: () => 60 };
    const travel = { source: { kind: 'file' as const }, profile: () => legs };
    expect((await solve(problem, { ...BRIEF, travel })).plan).toEqual(solveSync(problem, { ...BRIEF, travel }).plan);
    const metres = Int32Array.from({ length: size * size }, (_, k) => legs.metres(Math.floor(k / size), k % size));
    const ids = problem.places.map((place) => place.id);
    const table = { ids, metres, seconds: new Int32Array(size * size).fill(60), file: 'x' };
    const tables = tableTravel(problem, [table], { kind: 'file', file: 'x' });
    expect((await solve(problem, { ...BRIEF, travel: tables })).plan.routes).toEqual(
      solveSync(problem, { ...BRIEF, travel }).plan.routes,
    );
  });

  it('starts from a plan', async () => {
    const first = await solve(problem, { iterations: 3000 });
    const again = await solve(problem, { iterations: 1, warmStart: first.plan });
    expect(again.plan.cost.total).toBeLessThanOrEqual(first.plan.cost.total);
  });

  it.each([
    [{ iterations: -1 }, 'iterations'],
    [{ iterations: 1.5 }, 'iterations'],
    [{ timeLimitSeconds: Number.NaN }, 'timeLimitSeconds'],
    [{ timeLimitSeconds: '5' as unknown as number }, 'timeLimitSeconds'],
    [{ seed: 2 ** 32 }, 'seed'],
    [{ noImprovement: 0 }, 'noImprovement'],
  ])('refuses the options %j', async (options, column) => {
    const refusal = { code: 'DAYROUTE_INPUT', complaints: [{ code: 'OPTION', column }] };
    await expect(solve(problem, options)).rejects.toMatchObject(refusal);
    expect(() => solveSync(problem, options)).toThrow(column);
  });

  it('refuses a problem that contradicts itself', async () => {
    const stops = [{ ...problem.stops[0], place: 1e6 }];
    await expect(solve({ ...problem, stops }, BRIEF)).rejects.toMatchObject({
      code: 'DAYROUTE_INPUT',
      complaints: [{ code: 'MALFORMED_PROBLEM' }],
    });
  });

  it('refuses locks that cannot be kept, and computed legs that are too many', async () => {
    const [first, ...others] = problem.stops;
    // over before any shift begins
    const stops = [{ ...first, windows: [{ start: 0, end: 1 }] }, ...others];
    const locks = [{ vanId: 'van-early-1', kind: 'first' as const, stops: [first.id] }];
    await expect(solve({ ...problem, stops, locks }, BRIEF)).rejects.toMatchObject({
      code: 'DAYROUTE_INPUT',
      complaints: [{ code: 'LOCK_IMPOSSIBLE' }],
    });
    const places = Array.from({ length: 9000 }, () => problem.places[0]);
    const legs = { metres: () => 1, seconds: () => 1 };
    const travel = { source: { kind: 'file' as const }, profile: () => legs };
    await expect(solve({ ...problem, places }, { ...BRIEF, travel })).rejects.toMatchObject({
      code: 'DAYROUTE_INPUT',
      complaints: [{ code: 'OPTION', column: 'travel' }],
    });
  });

  it('fails with what a listener throws', async () => {
    const onEvent = () => {
      throw new RangeError('mine');
    };
    await expect(solve(problem, { iterations: 1e9, onEvent })).rejects.toThrow('mine');
  });

  it('says so when the thread fails', async () => {
    const travel = { source: { kind: 'file' as const }, profile: () => undefined as never };
    await expect(solve(problem, { ...BRIEF, travel })).rejects.toThrow(TypeError);
    const odd = { ...problem, profiles: [{ name: 'van', detour: 1.3, bands: null as never }] };
    await expect(solve(odd, BRIEF)).rejects.toMatchObject({ code: 'DAYROUTE_WORKER' });
  });
});

describe('several threads', () => {
  it('plan a day that keeps every rule, the same one each time', async () => {
    const day = demoDay();
    const options = { iterations: 4000, seed: 5, threads: 2 };
    const first = await plan(day, options);
    const second = await plan(day, options);
    expect(second.document).toEqual(first.document);
    expect(first).toMatchObject({ iterations: 4000, stopReason: 'iterations' });
    expect(check(first.document, { read: { orders: day.orders, rows: day.rows } })).toEqual([]);
    // one thread would have found another
    const alone = await plan(day, { ...options, threads: 1 });
    expect(alone.document.plan.routes).not.toEqual(first.document.plan.routes);
  });

  it('end at an abort, and at the time limit', async () => {
    const { document } = planSync(demoDay(), BRIEF);
    const aborts = new AbortController();
    setTimeout(() => aborts.abort(), 300);
    const aborted = await solve(document.problem, { threads: 2, iterations: 1e9, signal: aborts.signal });
    expect(aborted.stopReason).toBe('aborted');
    const timed = await solve(document.problem, { threads: 2, timeLimitSeconds: 0.3 });
    expect(timed.stopReason).toBe('time');
  });
});
