import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { ComplaintList } from '../../src/cli/complaint-list.ts';
import type { Failure } from '../../src/cli/failure.ts';
import { solveCommand } from '../../src/cli/solve-command.ts';
import { newFolder } from './dayroute.ts';
import { fakeTerminal } from './fake-terminal.ts';

// a solver that loses every customer
vi.mock('../../src/solver/solve.ts', async (original) => ({
  ...(await original<object>()),
  solveAsync: async () => ({
    plan: { routes: [], unassigned: [], cost: { fixed: 0, distance: 0, time: 0, pay: 0, skipped: 0, total: 0 } },
    iterations: 1,
    elapsedSeconds: 0,
    stopReason: 'iterations',
  }),
}));

describe('a solution that the referee rejects', () => {
  it('is not written: exit 1', async () => {
    const folder = newFolder();
    const file = join(folder, 'x.vrp');
    writeFileSync(
      file,
      'DIMENSION : 2\nCAPACITY : 1\nNODE_COORD_SECTION\n1 0 0\n2 3 4\nDEMAND_SECTION\n1 0\n2 1\nEOF\n',
    );
    const terminal = fakeTerminal();
    const complaints = new ComplaintList(terminal);
    const options = { iterations: 1, seed: 1, threads: 1, refine: 'off' as const, out: join(folder, 'x.out.sol') };
    const failed = await solveCommand(file, options, { terminal, complaints }).catch((error: Failure) => error);
    expect(failed).toMatchObject({ exitCode: 1, complaints: [{ code: 'PLAN_REJECTED', file }] });
    expect(readdirSync(folder)).toEqual(['x.vrp']);
    expect(terminal.outText).toBe('');
  });
});
