import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { contentOf, dayroute, newFolder, readJson } from '../dayroute.ts';

const sample = (name: string) => fileURLToPath(new URL(`../../../fixtures/exports/${name}.csv`, import.meta.url));
const BRIEF = ['--date', 'tomorrow', '--iterations', '300'];

describe('dayroute init', () => {
  it('makes a folder that plans as it is, without a word of complaint', async () => {
    const folder = newFolder();
    const made = await dayroute(['init', 'day'], folder);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toContain('Next:\n  cd day\n  dayroute check-input --date tomorrow\n');
    const day = join(folder, 'day');
    expect(Object.keys(contentOf(day))).toEqual([
      'README.md',
      'dayroute.json',
      'depots.csv',
      'orders.csv',
      'vehicles.csv',
    ]);
    expect(await dayroute(['check-input', '--strict', '--date', 'tomorrow'], day)).toMatchObject({
      code: 0,
      stderr: '',
    });
    const planned = await dayroute(['plan', ...BRIEF, '--json', '--quiet'], day);
    expect(planned).toMatchObject({ code: 0, stderr: '' });
    const { orders } = JSON.parse(planned.stdout);
    expect(orders).toMatchObject({ read: 14, held: 0, rejected: 0 });
    expect(orders.served).toBeGreaterThan(11);
    // the settings were read without being named
    expect(readJson(day, 'plan/plan.json').problem.stops[0].setupSeconds).toBe(120);
    expect((await dayroute(['check', 'plan'], day)).code).toBe(0);
  });

  it('explains every column of its tables in the README', async () => {
    const folder = newFolder();
    await dayroute(['init'], folder);
    const readme = readFileSync(join(folder, 'README.md'), 'utf8');
    for (const file of ['orders', 'vehicles']) {
      const header = readFileSync(join(folder, `${file}.csv`), 'utf8')
        .split('\n')[0]
        .split(',');
      const carried = ['customer', 'notes', 'vehicle_id', 'address'];
      for (const column of header.filter((name) => !carried.includes(name))) expect(readme).toContain(`\`${column}\``);
    }
  });

  it('replaces nothing, and an order file only when told to', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'vehicles.csv'), 'mine');
    expect((await dayroute(['init'], folder)).stdout).toContain('Kept as they were: vehicles.csv');
    writeFileSync(join(folder, 'orders.csv'), 'mine too');
    const again = await dayroute(['init'], folder);
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('[INIT_EXISTS]');
    expect(contentOf(folder)).toMatchObject({ 'vehicles.csv': 'mine', 'orders.csv': 'mine too' });
    expect((await dayroute(['init', '--force'], folder)).code).toBe(0);
    expect(contentOf(folder)['orders.csv']).toContain('order_id');
    expect(contentOf(folder)['vehicles.csv']).toBe('mine');
  });

  it.each(['optimoroute', 'routific', 'route4me'])('plans an export of %s', async (name) => {
    const folder = newFolder();
    const made = await dayroute(['init', 'day', '--from', sample(name)], folder);
    expect(made).toMatchObject({ code: 0, stderr: '' });
    expect(made.stdout).toMatch(/^An export of \w+: \d orders\n/);
    const planned = await dayroute(
      ['plan', '--date', '2026-11-23', '--iterations', '300', '--json'],
      join(folder, 'day'),
    );
    expect(planned.code).toBe(0);
    const { orders } = JSON.parse(planned.stdout);
    expect(orders).toMatchObject({ rejected: 0, unassigned: 0 });
    expect(orders.served).toBe(orders.read);
  });

  it('lists places to be filled in where an export has addresses alone', async () => {
    const folder = newFolder();
    const made = await dayroute(['init', '--from', sample('spoke')], folder);
    expect(made.stdout).toContain('# fill in lat and lon in places.csv');
    const empty = await dayroute(['check-input', '--date', 'tomorrow'], folder);
    expect(empty.code).toBe(2);
    expect(empty.stderr).toContain('places.csv:2, column lat');
    const places = readFileSync(join(folder, 'places.csv'), 'utf8').replace(/,,\r\n/g, ',52.4,13.05\r\n');
    writeFileSync(join(folder, 'places.csv'), places);
    writeFileSync(join(folder, 'depots.csv'), 'depot_id,lat,lon\nmain,52.41,13.06\n');
    const planned = await dayroute(['plan', ...BRIEF, '--json'], folder);
    expect(JSON.parse(planned.stdout).orders).toMatchObject({ read: 3, served: 3 });
  });

  it('takes the next night’s export into the same folder and warns if its windows are meant otherwise', async () => {
    const folder = newFolder();
    await dayroute(['init', '--from', sample('route4me')], folder);
    const next = await dayroute(['init', '--from', sample('optimoroute'), '--force', '--json'], folder);
    expect(next.code).toBe(0);
    expect(JSON.parse(next.stdout)).toMatchObject({
      written: ['orders.csv'],
      kept: ['vehicles.csv', 'depots.csv', 'dayroute.json', 'README.md'],
      from: { program: 'OptimoRoute', orders: 4, vehicles: ['D01', 'D02'] },
      warnings: [{ code: 'INIT_WINDOW_ENDS', expected: 'service-end' }],
    });
  });

  it('refuses a file it does not know', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'x.csv'), 'a,b\n1,2\n');
    const ended = await dayroute(['init', 'day', '--from', 'x.csv'], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('[EXPORT_UNKNOWN]');
    expect(Object.keys(contentOf(folder))).toEqual(['x.csv']);
  });
});
