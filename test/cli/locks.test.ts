import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../src/model/index.ts';
import { BRIEF, DAY, dayFolder, dayroute, ORDERS, PLAN, readJson } from './dayroute.ts';

function routesOf(folder: string, out: string): Map<string, string[]> {
  const { plan } = readJson(folder, `${out}/plan.json`) as PlanDocument;
  return new Map(
    plan.routes.map(({ vanId, steps }) => [
      vanId,
      steps.flatMap((step) => (step.kind === 'visit' ? [step.stopId] : [])),
    ]),
  );
}

describe('plan --locks', () => {
  it('keeps what is settled', async () => {
    const folder = dayFolder({ 'locks.csv': 'van_id,order_id\nvan-2,d\nvan-2,a\n' });
    const ended = await dayroute([...PLAN, ...BRIEF, '--locks', 'locks.csv'], folder);
    expect(ended).toMatchObject({ code: 0 });
    expect(routesOf(folder, 'out').get('van-2')?.slice(0, 2)).toEqual(['d', 'a']);
    expect(await dayroute(['check', 'out'], folder)).toMatchObject({ code: 0 });
  });

  it.each(['plan', 'check-input'])(
    'names the rows that contradict each other, before any search: %s',
    async (command) => {
      const folder = dayFolder({ 'locks.csv': 'van_id,order_id\nvan-2,d\nvan-3,a\nvan-1,d\nvan-1,nobody\n' });
      const ended = await dayroute([command, ...DAY, '--locks', 'locks.csv'], folder);
      expect(ended.code).toBe(2);
      for (const line of ['locks.csv:3', 'locks.csv:4', 'locks.csv:5']) expect(ended.stderr).toContain(line);
    },
  );

  it('that no route can keep is an error that names the van', async () => {
    // b closes at 11:00, after the windows that d is given here
    const orders = ORDERS.replace('d,52.424,13.074,40,,', 'd,52.424,13.074,40,14:00-15:00,');
    const folder = dayFolder({ 'orders.csv': orders, 'locks.csv': 'van_id,order_id\nvan-1,d\nvan-1,b\n' });
    const ended = await dayroute([...PLAN, ...BRIEF, '--locks', 'locks.csv'], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/^error: locks\.csv:3: .*van-1 .*"b" .*too late for its window.*\[LOCK_IMPOSSIBLE\]/m);
  });

  it('that several vans cannot keep is told of each, with the call and what is against it', async () => {
    const orders = ORDERS.replace('d,52.424,13.074,40,,', 'd,52.424,13.074,40,14:00-15:00,').replace(',10,,', ',90,,');
    const locks = 'van_id,order_id\nvan-1,d\nvan-1,b\nvan-2,a\nvan-2,c\n';
    const folder = dayFolder({ 'orders.csv': orders, 'locks.csv': locks });
    const { stderr } = await dayroute([...PLAN, ...BRIEF, '--locks', 'locks.csv'], folder);
    expect(stderr).toMatch(/^error: locks\.csv:3: .*van-1 .*"b" .*late/m);
    expect(stderr).toMatch(/^error: locks\.csv:\d: .*van-2 .*120/m);
  });

  it('of a van that is not there names those that are', async () => {
    const folder = dayFolder({ 'locks.csv': 'van_id,order_id\nvan-7,c\n' });
    const { stderr } = await dayroute([...PLAN, ...BRIEF, '--locks', 'locks.csv'], folder);
    expect(stderr).toContain(
      'locks.csv:2, column van_id: there is no such van today; read "van-7", expected van-1, van-2',
    );
  });
});

describe('plan --previous', () => {
  it('keeps frozen vans, and what has begun by an hour, and plans the rest anew', async () => {
    const folder = dayFolder();
    expect(await dayroute([...PLAN, ...BRIEF], folder)).toMatchObject({ code: 0 });
    const before = routesOf(folder, 'out');
    const [busy] = before.keys();
    writeFileSync(join(folder, 'new.csv'), 'order_id,lat,lon,weight_kg\nf,52.401,13.052,10\ng,52.424,13.075,5\n');
    const again = ['plan', '--orders', 'orders.csv', 'new.csv', ...DAY.slice(2), ...BRIEF, '--out', 'again'];
    again.push('--previous', 'out');
    expect(await dayroute([...again, '--freeze', busy], folder)).toMatchObject({ code: 0 });
    expect(routesOf(folder, 'again').get(busy)).toEqual(before.get(busy));

    const { plan } = readJson(folder, 'out/plan.json') as PlanDocument;
    expect(await dayroute([...again, '--keep-until', '23:59'], folder)).toMatchObject({ code: 0 });
    for (const [vanId, stops] of before)
      expect(routesOf(folder, 'again').get(vanId)?.slice(0, stops.length)).toEqual(stops);
    expect(plan.routes.length).toBe(before.size);
  });

  it('leaves on their vans the goods that have left the depot', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF], folder);
    const before = routesOf(folder, 'out');
    // all are out a little after eight, and have called nowhere
    const again = ['--previous', 'out', '--keep-until', '08:02', '--seed', '5'];
    const out = [...PLAN, ...BRIEF].map((word) => (word === 'out' ? 'later' : word));
    expect(await dayroute([...out, ...again], folder)).toMatchObject({ code: 0 });
    const { problem, plan } = readJson(folder, 'later/plan.json') as PlanDocument;
    const left = (readJson(folder, 'out/plan.json') as PlanDocument).plan.routes.filter(
      ({ steps }) => steps[0].departure < 8 * 3600 + 120,
    );
    expect(left.length).toBeGreaterThan(0);
    for (const { vanId } of left) {
      for (const id of before.get(vanId) ?? [])
        expect(problem.stops.find((stop) => stop.id === id)?.vehicle).toBe(vanId);
    }
    expect(plan.unassigned).toEqual([]);
  });

  it('keeps the vans of every --freeze', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF], folder);
    const twice = ['--previous', 'out', '--freeze', 'van-8', '--freeze', 'van-9'];
    const { stderr } = await dayroute([...PLAN, ...BRIEF, ...twice], folder);
    for (const name of ['van-8', 'van-9']) expect(stderr).toContain(`read "${name}", expected van-1, van-2`);
  });

  it('is asked for, and has to be of the day', async () => {
    const folder = dayFolder();
    expect((await dayroute([...PLAN, '--freeze', 'van-1'], folder)).stderr).toContain('[PREVIOUS_NEEDED]');
    await dayroute([...PLAN, ...BRIEF], folder);
    const other = [...PLAN, ...BRIEF, '--previous', 'out', '--keep-until', '10:00'].map((word) =>
      word === '2026-11-23' ? '2026-11-24' : word,
    );
    expect(await dayroute(other, folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('[PREVIOUS_DATE]'),
    });
  });
});
