import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { Random } from '../generator/random.ts';

/** Where the committed files of the plain day stand. */
export const PLAIN_FOLDER = 'bench/sao-paulo';
const SEED = 20261122;

/**
 * Writes the harder version of the day into a folder: 20 vans, of which 4 have a cold box; 30 % of the orders have a
 * window of two hours, 8 % are returns, 5 % need the cold box. Not all of it fits. The same input gives the same files.
 */
export function writeHarderDay(ordersFile: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const rows: Record<string, string>[] = parse(readFileSync(ordersFile), { columns: true, bom: true });
  const random = new Random(SEED);
  const harder = rows.map((row) => {
    const start = random.whole(8, 16);
    const hasWindow = random.chance(0.3);
    const isReturn = random.chance(0.08);
    const needsCold = random.chance(0.05);
    return {
      ...row,
      type: isReturn ? 'pickup' : 'delivery',
      window: hasWindow ? `${clock(start)}-${clock(start + 2)}` : '',
      skills: needsCold ? 'cold' : '',
    };
  });
  writeFileSync(join(folder, 'orders.csv'), stringify(harder, { header: true }));
  const [van]: Record<string, string>[] = parse(readFileSync(join(PLAIN_FOLDER, 'vehicles.csv')), { columns: true });
  const fleet = [
    { ...van, count: '16', skills: '' },
    { ...van, vehicle_id: 'cold-van', count: '4', skills: 'cold' },
  ];
  writeFileSync(join(folder, 'vehicles.csv'), stringify(fleet, { header: true }));
  for (const file of ['depots.csv', 'dayroute.json']) copyFileSync(join(PLAIN_FOLDER, file), join(folder, file));
}

function clock(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`;
}
