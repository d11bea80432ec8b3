import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder } from './dayroute.ts';

const shared = resolve(process.env.DAYROUTE_SHARED ?? '../shared');
const checker = join(shared, 'tools', 'check_vrplib.py');
const instance = join(shared, 'instances', 'CVRP', 'X-n101-k25.vrp');
const lacking = [checker, instance].find((path) => !existsSync(path));
const hasPython = spawnSync('python3', ['--version']).status === 0;
const reason = lacking === undefined ? (hasPython ? '' : 'there is no python3') : `there is no ${lacking}`;
if (reason !== '') console.log(`dayroute solve on a published instance skipped: ${reason} (set DAYROUTE_SHARED)`);

describe.skipIf(reason !== '')('dayroute solve on a published instance', () => {
  it('writes what the independent checker finds feasible, at the same cost and gap', async () => {
    const folder = newFolder();
    const ended = await dayroute(['solve', instance, '--iterations', '2000', '--out', 'x.sol', '--json'], folder);
    expect(ended.code).toBe(0);
    const summary = JSON.parse(ended.stdout);
    const args = [checker, instance, join(folder, 'x.sol'), '--round', 'round', '--json'];
    const verdict = JSON.parse(spawnSync('python3', args, { encoding: 'utf8' }).stdout);
    expect(verdict).toMatchObject({ feasible: true, violations: [], cost: summary.cost, claimed: summary.cost });
    expect(verdict.routes).toBe(summary.routes);
    expect(verdict.gap_pct).toBeCloseTo(summary.gapPercent, 3);
    expect(summary.gapPercent).toBeGreaterThanOrEqual(0);
  });

  it('writes what the checker finds to be partial when vehicles are too few', async () => {
    const folder = newFolder();
    const places = 'NODE_COORD_SECTION\n1 0 0\n2 10 0\n3 10 10\n4 0 10\nDEMAND_SECTION\n1 0\n2 1\n3 1\n4 1\nEOF\n';
    const short = join(folder, 'short.vrp');
    writeFileSync(
      short,
      `NAME : short\nDIMENSION : 4\nVEHICLES : 1\nCAPACITY : 2\nEDGE_WEIGHT_TYPE : EUC_2D\n${places}`,
    );
    const ended = await dayroute(['solve', short, '--iterations', '100', '--out', 'x.sol', '--json'], folder);
    const missing = JSON.parse(ended.stdout).unassigned[0].location;
    const args = [checker, short, join(folder, 'x.sol'), '--round', 'round', '--json'];
    const { status, stdout } = spawnSync('python3', args, { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ violations: [`${missing} is not served`], claimed: null });
  });
});
