import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMANDS, type Demand, writeDemandingDay } from '../../bench/sao-paulo/demanding.ts';

describe('writeDemandingDay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-demanding-'));
  const orders = join(folder, 'all.csv');
  const every = Object.keys(DEMANDS) as Demand[];
  const day = (name: string, demands: readonly Demand[]) =>
    writeDemandingDay(orders, join(folder, name), new Set(demands));
  const read = (file: string): Record<string, string>[] => parse(readFileSync(join(folder, file)), { columns: true });

  beforeAll(() => {
    const rows = Array.from({ length: 1000 }, (_, i) => `o${i},-23.5,-46.6`);
    writeFileSync(orders, `order_id,lat,lon\n${rows.join('\n')}\n`);
    day('all', every);
    day('none', []);
    day(
      'noLunch',
      every.filter((demand) => demand !== 'lunch'),
    );
    day(
      'noReturns',
      every.filter((demand) => demand !== 'returns'),
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('asks in the shares it says', () => {
    const count = (has: (row: Record<string, string>) => boolean) => read('all/orders.csv').filter(has).length;
    expect(count((row) => row.window !== '')).toBeGreaterThan(250);
    expect(count((row) => row.window !== '')).toBe(count((row) => row.late_cost_per_hour === '30'));
    expect(count((row) => row.skills === 'cold')).toBeGreaterThan(70);
    expect(count((row) => row.type === 'pickup')).toBeGreaterThan(50);
    expect(read('all/vehicles.csv')[1]).toMatchObject({ skills: 'cold', trips: '2', breaks: '11:30-14:00/45' });
  });

  it('leaves one rule out without touching another', () => {
    const [all, noReturns] = [read('all/orders.csv'), read('noReturns/orders.csv')];
    expect(noReturns.map(({ window, skills }) => [window, skills])).toEqual(
      all.map(({ window, skills }) => [window, skills]),
    );
    expect(noReturns.every(({ type }) => type === 'delivery')).toBe(true);
    expect(read('noLunch/orders.csv')).toEqual(all);
    expect(read('noLunch/vehicles.csv')[0]).not.toHaveProperty('breaks');
  });

  it('asks for nothing if nothing is demanded', () => {
    expect(Object.keys(read('none/orders.csv')[0])).toEqual(['order_id', 'lat', 'lon', 'type']);
    expect(read('none/vehicles.csv')).toHaveLength(1);
  });
});
