import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeHarderDay } from '../../bench/sao-paulo/harder.ts';

describe('writeHarderDay', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-harder-'));
  const orders = join(folder, 'all.csv');
  const read = (file: string): Record<string, string>[] => parse(readFileSync(join(folder, file)), { columns: true });

  beforeAll(() => {
    const rows = Array.from({ length: 1000 }, (_, i) => `o${i},-23.5,-46.6,"São Paulo, SP"`);
    writeFileSync(orders, `order_id,lat,lon,city\n${rows.join('\n')}\n`);
    writeHarderDay(orders, join(folder, 'a'));
    writeHarderDay(orders, join(folder, 'b'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is the same each time', () => {
    for (const file of ['orders.csv', 'vehicles.csv', 'depots.csv', 'dayroute.json']) {
      expect(readFileSync(join(folder, 'a', file), 'utf8')).toBe(readFileSync(join(folder, 'b', file), 'utf8'));
    }
  });

  it('keeps every row and column, and adds windows, returns and skills in the shares asked', () => {
    const rows = read('a/orders.csv');
    expect(rows).toHaveLength(1000);
    expect(rows[7]).toMatchObject({ order_id: 'o7', lat: '-23.5', city: 'São Paulo, SP' });
    const count = (has: (row: Record<string, string>) => boolean) => rows.filter(has).length;
    const shares = [
      count((row) => row.window !== ''),
      count((row) => row.type === 'pickup'),
      count((row) => row.skills !== ''),
    ];
    expect(shares.map((share) => Math.round(share / 10))).toEqual([
      expect.closeTo(30, -1),
      expect.closeTo(8, -0.5),
      expect.closeTo(5, -0.5),
    ]);
    expect(rows.filter((row) => row.window !== '').every((row) => /^\d\d:00-\d\d:00$/.test(row.window))).toBe(true);
  });

  it('has 20 vans, 4 of them with the skill', () => {
    const vehicles = read('a/vehicles.csv');
    expect(vehicles.map(({ count, skills, max_parcels: parcels }) => [count, skills, parcels])).toEqual([
      ['16', '', '60'],
      ['4', 'cold', '60'],
    ]);
    expect(existsSync(join(folder, 'a', 'depots.csv'))).toBe(true);
  });
});
