import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contentOf, dayFolder, dayroute, PLAN, start, withEarlierPlan } from './dayroute.ts';

const LONG = ['--time-limit', '100'];

describe('signals', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('%s once during the search writes the best plan', async (signal) => {
    const folder = dayFolder();
    const running = start([...PLAN, ...LONG, '--json'], folder);
    await running.said('searching');
    setTimeout(() => running.child.kill(signal), 300);
    const ended = await running.ended;
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stderr).toContain(`${signal}: stopping; the best plan so far will be written`);
    expect(ended.stderr).toContain('interrupted: this is the best plan found until then');
    const summary = JSON.parse(ended.stdout);
    expect(summary.search).toMatchObject({ interrupted: true, stopReason: 'aborted' });
    expect(summary.orders.served).toBe(5);
    expect((await dayroute(['check', 'out'], folder)).code).toBe(0);
  });

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('%s before any plan exits with %i', async (signal, code) => {
    const folder = dayFolder();
    const before = withEarlierPlan(folder);
    // standard input that is never closed keeps the program reading
    const args = PLAN.map((word) => (word === 'orders.csv' ? '-' : word));
    const running = start(args, folder, undefined, { keepsStdinOpen: true });
    setTimeout(() => running.child.kill(signal), 1500);
    const ended = await running.ended;
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain('before a plan was written');
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('twice leaves everything as it was', async () => {
    const folder = dayFolder();
    const running = start([...PLAN, ...LONG], folder);
    await running.said('searching');
    running.child.kill('SIGTERM');
    running.child.kill('SIGINT');
    const ended = await running.ended;
    // two signals at once may also be taken one after the other, the second when all is written
    if (ended.code !== 0) {
      expect([130, 143]).toContain(ended.code);
      expect(existsSync(join(folder, 'out', 'plan.json'))).toBe(false);
    }
  });
});
