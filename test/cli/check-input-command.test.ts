import { describe, expect, it } from 'vitest';
import { contentOf, DAY, dayFolder, dayroute, ORDERS } from './dayroute.ts';

const CHECK = ['check-input', ...DAY];

describe('dayroute check-input', () => {
  it('exits with 0 on clean files, writes nothing', async () => {
    const folder = dayFolder({ 'orders.csv': ORDERS.replaceAll(/,[^,\n]*$/gm, '') });
    const before = contentOf(folder);
    const ended = await dayroute(CHECK, folder);
    expect(ended).toEqual({
      code: 0,
      signal: null,
      stdout: '2026-11-23: 5 orders, 2 vans, 1 depot: 0 errors, 0 warnings\n',
      stderr: '',
    });
    expect(contentOf(folder)).toEqual(before);
    expect((await dayroute([...CHECK, '--strict'], folder)).code).toBe(0);
  });

  it('lets warnings pass, but not with --strict', async () => {
    const folder = dayFolder();
    const ended = await dayroute(CHECK, folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('warning: orders.csv:1: columns dayroute does not use are carried through: city');
    expect(ended.stdout).toContain('0 errors, 1 warning');
    expect((await dayroute([...CHECK, '--strict'], folder)).code).toBe(2);
  });

  it('lists the complaints of all files at once', async () => {
    const folder = dayFolder({
      'orders.csv': `${ORDERS}x,91,13,1,,\n`,
      'vehicles.csv': 'vehicle_id,count\nv,many\n',
      'depots.csv': 'depot_id,lat,lon\nmain,52.4,east\n',
    });
    const ended = await dayroute(CHECK, folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('orders.csv:7, column lat');
    expect(ended.stderr).toContain('vehicles.csv:2, column count');
    expect(ended.stderr).toContain('depots.csv:2, column lon');
  });

  it('prints 50 complaints of a kind, and all with --json', async () => {
    const rows = Array.from({ length: 70 }, (_, i) => `x${i},91,13,1,,`).join('\n');
    const folder = dayFolder({ 'orders.csv': `${ORDERS}${rows}\n` });
    const ended = await dayroute(CHECK, folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr.match(/\[NUMBER_RANGE\]$/gm)).toHaveLength(50);
    expect(ended.stderr).toContain('... and 20 more [NUMBER_RANGE]; check-input --json lists all');
    const report = JSON.parse((await dayroute([...CHECK, '--json'], folder)).stdout);
    expect(report).toMatchObject({ ok: false, exitCode: 2, errors: 70, counts: { orders: 5, rejected: 70, rows: 75 } });
    expect(report.complaints.filter((c: { code: string }) => c.code === 'NUMBER_RANGE')).toHaveLength(70);
  });

  it('resolves the travel table too', async () => {
    const folder = dayFolder({ 'roads.csv': 'from,to,metres,seconds\nmain,a,1,1\n' });
    const ended = await dayroute([...CHECK, '--matrix', 'roads.csv'], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('[MATRIX_LACKS_PLACES]');
  });
});
