import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BRIEF, DAY, dayFolder, dayroute, PLAN, readJson } from './dayroute.ts';

describe('saved today', () => {
  it('is in the closing report, in run.json and in --json, part by part', async () => {
    const folder = dayFolder();
    const said = await dayroute([...PLAN, ...BRIEF], folder);
    expect(said.stdout).toMatch(
      /\n {2}saved {5}-?[\d.,]+ \(-?\d+\.\d %\), .* km, .* stops an hour instead of \d.*; against going/,
    );
    expect(said.stdout).not.toContain('previous');
    const { saved } = JSON.parse((await dayroute([...PLAN, ...BRIEF, '--json'], folder)).stdout);
    expect(saved).toEqual(readJson(folder, 'out/run.json').saved);
    expect(saved).not.toHaveProperty('previous');
    const { plan, naive } = saved;
    expect(naive.other.orders).toBe(5);
    expect(naive.saved.total).toBeGreaterThanOrEqual(0);
    for (const part of ['fixed', 'distance', 'time', 'skipped', 'total'])
      expect(naive.saved[part]).toBeCloseTo(naive.other.cost[part] - plan.cost[part], 2);
    expect(naive.savedMetres).toBe(naive.other.metres - plan.metres);
  });

  it('compares with an earlier plan, which may be the one about to be replaced, and leaves plan.json as it is', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF], folder);
    const before = readFileSync(join(folder, 'out/plan.json'), 'utf8');
    const orders = readFileSync(join(folder, 'orders.csv'), 'utf8').split('\n').slice(0, 4).join('\n');
    writeFileSync(join(folder, 'fewer.csv'), orders);
    const day = DAY.map((word) => (word === 'orders.csv' ? 'fewer.csv' : word));
    const ended = await dayroute(['plan', ...day, '--out', 'next', ...BRIEF, '--previous', 'out'], folder);
    expect(ended.stdout).toMatch(
      /\n {2}previous {2}2026-11-23: [\d.,]+ for 5 orders; [\d.]+ an order instead of [\d.]+ \(/,
    );
    const run = readJson(folder, 'next/run.json');
    expect(run.settings.previous).toBe('out');
    expect(run.saved.previous).toMatchObject({ date: '2026-11-23', moreOrders: -2, other: { orders: 5 } });
    expect((await dayroute([...PLAN, ...BRIEF, '--previous', 'out/plan.json'], folder)).code).toBe(0);
    expect(readFileSync(join(folder, 'out/plan.json'), 'utf8')).toBe(before);
    expect(readJson(folder, 'out/run.json').saved.previous.saved.total).toBe(0);
  });

  it('an earlier plan that cannot be read is said before anything is searched', async () => {
    const folder = dayFolder();
    const ended = await dayroute([...PLAN, ...BRIEF, '--previous', 'nowhere'], folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('nowhere');
    expect(ended.stderr).not.toContain('searching');
  });

  it('says nothing of a day on which nothing goes out', async () => {
    const folder = dayFolder({ 'orders.csv': 'order_id,lat,lon\n' });
    const ended = await dayroute([...PLAN, ...BRIEF], folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).not.toContain('saved');
  });
});
