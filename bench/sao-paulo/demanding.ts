import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Random } from '../generator/random.ts';
import { PLAIN_FOLDER } from './harder.ts';

/** What the day may demand, in words for a table. */
export const DEMANDS = {
  windows: '30 % of the orders in a window of two hours',
  returns: '8 % of the orders are returns',
  skills: '10 % of the orders need a cold box, which 16 of 40 vans have',
  lunch: 'lunch of 45 min between 11:30 and 14:00',
  trips: 'two trips a van, half an hour to reload',
  lateness: 'late is allowed for 30 an hour (with windows)',
  overtime: 'after 8 hours 18 an hour on top',
} as const;

export type Demand = keyof typeof DEMANDS;

const SEED = 20261123;

/**
 * Writes the day of real orders with these demands into a folder. What an order is asked for is drawn alike whatever else is
 * demanded: two days differ in nothing but their demands. Vans hold 45 parcels, so that a second trip is worth something.
 */
export function writeDemandingDay(ordersFile: string, folder: string, demands: ReadonlySet<Demand>): void {
  mkdirSync(folder, { recursive: true });
  const rows: Record<string, string>[] = parse(readFileSync(ordersFile), { columns: true, bom: true });
  const random = new Random(SEED);
  const demanding = rows.map((row) => {
    const start = random.whole(8, 16);
    const hasWindow = random.chance(0.3) && demands.has('windows');
    const isReturn = random.chance(0.08) && demands.has('returns');
    const needsCold = random.chance(0.1) && demands.has('skills');
    return {
      ...row,
      type: isReturn ? 'pickup' : 'delivery',
      ...(demands.has('windows') ? { window: hasWindow ? `${clock(start)}-${clock(start + 2)}` : '' } : {}),
      ...(demands.has('lateness') ? { late_cost_per_hour: hasWindow ? '30' : '' } : {}),
      ...(demands.has('skills') ? { skills: needsCold ? 'cold' : '' } : {}),
    };
  });
  writeFileSync(join(folder, 'orders.csv'), stringify(demanding, { header: true }));
  const [plain]: Record<string, string>[] = parse(readFileSync(join(PLAIN_FOLDER, 'vehicles.csv')), { columns: true });
  const van = {
    ...plain,
    max_parcels: '45',
    ...(demands.has('lunch') ? { breaks: '11:30-14:00/45' } : {}),
    ...(demands.has('trips') ? { trips: '2', reload_min: '30' } : {}),
    ...(demands.has('overtime') ? { overtime_after_hours: '8', overtime_cost_per_hour: '18' } : {}),
  };
  const fleet = demands.has('skills')
    ? [
        { ...van, count: '24', skills: '' },
        { ...van, vehicle_id: 'cold-van', count: '16', skills: 'cold' },
      ]
    : [van];
  writeFileSync(join(folder, 'vehicles.csv'), stringify(fleet, { header: true }));
  for (const file of ['depots.csv', 'dayroute.json']) copyFileSync(join(PLAIN_FOLDER, file), join(folder, file));
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
