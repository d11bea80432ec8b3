import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder, readJson } from './dayroute.ts';

describe('dayroute demo', () => {
  it('plans the shipped day from any folder and uses every output', async () => {
    const folder = newFolder();
    const ended = await dayroute(['demo', '--out', 'town', '--time-limit', '3'], folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('Open town/map.html in a browser');
    expect(readdirSync(folder)).toEqual(['town']);
    const rows = (name: string) =>
      readFileSync(join(folder, 'town', name), 'utf8')
        .trim()
        .split('\n').length - 1;
    for (const name of ['routes.csv', 'summary.csv', 'unassigned.csv', 'deferred.csv', 'rejected.csv']) {
      expect(rows(name)).toBeGreaterThan(0);
    }
    const { orders } = readJson(folder, 'town/run.json');
    const { read, ...parts } = orders as Record<string, number>;
    expect(Object.values(parts).reduce((sum, part) => sum + part)).toBe(read);
    expect((await dayroute(['check', 'town'], folder)).code).toBe(0);
  });
});
