import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BRIEF, contentOf, DAY, dayFolder, dayroute, PLAN, readJson } from './dayroute.ts';

const ORDERS = `order_id,lat,lon,type,parcels,ordered_at,due_on,customer,phone,gift
A,52.50,13.40,delivery,1,2026-11-20T10:00,2026-11-23,Ann,0151 1,yes
B,52.51,13.41,delivery,1,2026-11-20T11:00,2026-11-23,Ben,0151 2,
C,52.52,13.42,pickup,1,2026-11-20T12:00,2026-11-23,Cem,0151 3,
D,52.53,13.43,delivery,1,2026-11-21T12:00,2026-11-23,Dee,0151 4,
E,47.10,9.10,delivery,1,2026-11-21T12:00,2026-11-29,Eva,0151 5,
`;

const PROGRESS = `order_id,vehicle_id,status,at,note
A,van-1,done,09:15,
B,van-1,failed,2026-11-23T10:05,nobody there
C,,done,,
D,van,refused,11:30,"=damaged"
`;

async function planned(): Promise<string> {
  const folder = dayFolder({ 'orders.csv': ORDERS, 'progress.csv': PROGRESS });
  const { code, stderr } = await dayroute([...PLAN, ...BRIEF], folder);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return folder;
}

const roll = (folder: string, ...more: readonly string[]) =>
  dayroute(['roll', 'out', '--progress', 'progress.csv', '--out', 'book', ...more], folder);

describe('dayroute roll', () => {
  it('makes a book that plan reads: what failed and what waits, with promises and columns of its own', async () => {
    const folder = await planned();
    const ended = await roll(folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('Book of 2026-11-24, rolled from the plan of 2026-11-23');
    expect(ended.stdout).toContain('2 done, 1 refused; 1 failed attempt');
    expect(readdirSync(join(folder, 'book')).sort()).toEqual([
      'closed.csv',
      'orders.csv',
      'rejected.csv',
      'returns.csv',
    ]);
    const files = contentOf(join(folder, 'book'));
    const [header, ...rows] = files['orders.csv'].trim().split('\r\n');
    expect(header.split(',')).toEqual(
      expect.arrayContaining(['order_id', 'due_on', 'ordered_at', 'phone', 'gift', 'attempts']),
    );
    expect(rows.map((row) => row.split(',')[0])).toEqual(['B', 'E']);
    expect(files['orders.csv']).toContain('2026-11-20T11:00');
    expect(files['closed.csv']).toContain("D,delivery,Dee,2026-11-23,refused,van,2026-11-23T11:30:00,'=damaged");
    expect(
      files['returns.csv']
        .split('\r\n')
        .slice(1, 4)
        .map((row) => row.split(',').slice(2, 5)),
    ).toEqual([
      ['B', 'Ben', 'failed'],
      ['C', 'Cem', 'fetched'],
      ['D', 'Dee', 'refused'],
    ]);
    for (const name of ['closed.csv', 'returns.csv']) expect(files[name]).not.toContain('0151');

    const args = DAY.map((arg) =>
      arg === 'orders.csv' ? 'book/orders.csv' : arg === '2026-11-23' ? '2026-11-24' : arg,
    );
    const next = await dayroute(['plan', ...args, '--out', 'next', ...BRIEF], folder);
    expect(next.code).toBe(0);
    const { problem, deferred, notices } = readJson(folder, 'next/plan.json');
    expect([
      ...problem.orders.map((o: { id: string }) => o.id),
      ...deferred.map((d: { order: { id: string } }) => d.order.id),
    ]).toEqual(['B', 'E']);
    expect(notices).toMatchObject([
      { orderId: 'B', promised: '2026-11-23', daysLate: 1, code: 'OVERDUE', offerCancel: true },
    ]);
  });

  it('complains of reports that cannot be, all at once, and writes nothing', async () => {
    const folder = await planned();
    writeFileSync(
      join(folder, 'progress.csv'),
      `${PROGRESS}A,van-1,done,12:00,\nX,,done,,\nE,ghost,skipped,,\nE,,lost,,\n`,
    );
    const ended = await roll(folder);
    expect(ended.code).toBe(2);
    for (const part of [
      'progress.csv:6',
      'PROGRESS_TWICE',
      'progress.csv:7',
      'PROGRESS_ORDER',
      'PROGRESS_VEHICLE',
      'CHOICE',
    ]) {
      expect(ended.stderr).toContain(part);
    }
    expect(readdirSync(folder)).not.toContain('book');
  });

  it('refuses a day that is not after the plan, and a plan of another version', async () => {
    const folder = await planned();
    const early = await roll(folder, '--date', '2026-11-23');
    expect([early.code, early.stderr]).toEqual([2, expect.stringContaining('ROLL_DATE')]);
    const plan = readFileSync(join(folder, 'out/plan.json'), 'utf8');
    writeFileSync(join(folder, 'out/plan.json'), plan.replace(/"version":\s*\d+/, '"version": 1'));
    const old = await roll(folder);
    expect([old.code, old.stderr]).toEqual([2, expect.stringContaining('PLAN_OTHER_VERSION')]);
  });

  it('takes silence for skipped or, when told, for done', async () => {
    const folder = await planned();
    writeFileSync(join(folder, 'progress.csv'), 'order_id,status\nB,failed\n');
    const json = async (...more: readonly string[]) => JSON.parse((await roll(folder, '--json', ...more)).stdout);
    expect(await json()).toMatchObject({
      ok: true,
      date: '2026-11-24',
      open: 5,
      done: 0,
      warnings: [{ code: 'PROGRESS_MISSING' }],
    });
    expect(await json('--unreported', 'done', '--date', '2026-11-30')).toMatchObject({
      date: '2026-11-30',
      open: 2,
      done: 3,
      overdue: 2,
    });
  });
});
