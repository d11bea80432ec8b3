import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ComplaintList } from '../../src/cli/complaint-list.ts';
import type { Failure } from '../../src/cli/failure.ts';
import { planCommand } from '../../src/cli/plan-command.ts';
import { contentOf, dayFolder, withEarlierPlan } from './dayroute.ts';
import { fakeTerminal } from './fake-terminal.ts';

// a solver that loses every order
vi.mock('../../src/solver/solve.ts', async (original) => ({
  ...(await original<object>()),
  solveAsync: async () => ({
    plan: { routes: [], unassigned: [], cost: { fixed: 0, distance: 0, time: 0, pay: 0, skipped: 0, total: 0 } },
    iterations: 1,
    elapsedSeconds: 0,
    stopReason: 'iterations',
  }),
}));

describe('a plan that the referee rejects', () => {
  it('is not published: exit 1, the earlier plan stays, a debug bundle says why', async () => {
    const folder = dayFolder();
    const before = withEarlierPlan(folder);
    const out = join(folder, 'out');
    const terminal = fakeTerminal();
    const complaints = new ComplaintList(terminal);
    const file = (name: string) => join(folder, name);
    const options = {
      orders: [file('orders.csv')],
      vehicles: file('vehicles.csv'),
      depots: file('depots.csv'),
      date: '2026-11-23',
      out,
      iterations: 1,
      seed: 1,
      threads: 1,
      refine: 'off' as const,
      maxRejected: 5,
      select: 'book' as const,
      sameDoorM: 20,
      noticeDays: 7,
    };
    const failed = await planCommand(options, { terminal, complaints }).catch((error: Failure) => error);
    expect(failed).toMatchObject({ exitCode: 1, complaints: [{ code: 'PLAN_REJECTED' }] });
    const { [readdirSync(out).find((name) => name.startsWith('dayroute-debug-')) as string]: bundle, ...rest } =
      contentOf(out);
    expect(rest).toEqual(before);
    expect(JSON.parse(bundle)).toMatchObject({ problem: { date: '2026-11-23' }, plan: { routes: [] } });
    expect(JSON.parse(bundle).violations.length).toBeGreaterThan(0);
    expect(terminal.outText).toBe('');
  });
});
