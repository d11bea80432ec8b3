import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, dayFolder, dayroute } from './dayroute.ts';

describe('dayroute fleet', () => {
  it('prints the present fleet, the best one and smaller ones, and writes them as a table', async () => {
    const folder = dayFolder();
    const args = ['fleet', ...DAY, '--iterations', '200', '--steps', '1', '--out', 'fleet.csv'];
    const ended = await dayroute(args, folder);
    expect([ended.code, ended.stdout.split('\n')[0]]).toEqual([0, 'Fleets for 2026-11-23']);
    const [header, ...rows] = readFileSync(join(folder, 'fleet.csv'), 'utf8').trim().split('\r\n');
    expect(header).toBe('fleet,vans,of_which,used,cost,cost_per_order,served,unserved,deferred');
    expect(rows[0]).toMatch(/^present,2,2 x van,/);
    expect(rows[1]).toMatch(/^best,/);
    const { ok, present, curve } = JSON.parse((await dayroute([...args, '--json'], folder)).stdout);
    expect([ok, present.total, curve.length]).toEqual([true, 2, rows.length - 1]);
  });
});
