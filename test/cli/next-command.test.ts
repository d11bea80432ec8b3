import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DAY, dayFolder, dayroute, newFolder, ORDERS, PLAN } from './dayroute.ts';

describe('an error suggests the next command', () => {
  it('where there is no day', async () => {
    const ended = await dayroute(['plan', '--date', 'today'], newFolder());
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('no orders.csv, no vehicles.csv, no depots.csv');
    expect(ended.stderr).toMatch(/\nnext: dayroute init day\n$/);
  });

  it('where only one file is missing, names that', async () => {
    const ended = await dayroute(['check-input', '--orders', 'web.csv'], dayFolder({ 'web.csv': ORDERS }));
    expect(ended.code).toBe(0);
    const folder = newFolder();
    writeFileSync(join(folder, 'orders.csv'), ORDERS);
    const { stderr } = await dayroute(['check-input'], folder);
    expect(stderr).toContain('there is no vehicles.csv, no depots.csv in this folder');
  });

  it('where too many rows are bad, the same day with check-input', async () => {
    const folder = dayFolder({ "my 'orders'.csv": ORDERS.replace('52.401', 'x') });
    const args = PLAN.map((word) => (word === 'orders.csv' ? "my 'orders'.csv" : word));
    const ended = await dayroute([...args, '--json'], folder);
    expect(ended.code).toBe(2);
    const next = `dayroute check-input --orders 'my '\\''orders'\\''.csv' ${DAY.slice(2).join(' ')}`;
    expect(JSON.parse(ended.stdout).next).toBe(next);
    expect(ended.stderr).toContain(`next: ${next}\n`);
  });

  it('where the plan is none', async () => {
    const ended = await dayroute(['check', 'vehicles.csv'], dayFolder());
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/\nnext: dayroute plan --date tomorrow --out plan\n$/);
  });

  it('where the orders are of another program', async () => {
    const export_ = 'Address Line 1,Zip,Earliest Time,Latest Time,Recipient Name\nx,y,9:00,10:00,z\n';
    const ended = await dayroute(['check-input'], dayFolder({ 'orders.csv': export_ }));
    expect(ended.stderr).toContain('This looks like an export of Spoke: dayroute init FOLDER --from FILE converts it.');
    const optimo =
      'Order ID,Latitude,Longitude,Time window from,Time window to,Assigned to\na,52.4,13.05,9:00,10:00,\n';
    const other = await dayroute(['check-input'], dayFolder({ 'orders.csv': optimo }));
    expect(other.code).toBe(0);
    expect(other.stderr).toContain('[EXPORT_WINDOW_ENDS]');
    const settings = { 'orders.csv': optimo, 'dayroute.json': '{"windowEnds": "service-end"}' };
    expect((await dayroute(['check-input'], dayFolder(settings))).stderr).not.toContain('EXPORT');
  });

  it('and none where the cures say it all', async () => {
    const ended = await dayroute(PLAN, dayFolder({ 'vehicles.csv': 'vehicle_id,count\nvan,x\n' }));
    expect(ended.code).toBe(2);
    expect(ended.stderr).not.toContain('next:');
  });
});
