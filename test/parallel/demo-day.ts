import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Day, type InputFile, readDay } from '../../dist/index.js';

/** The day that the package ships, as a service would read it. */
export function demoDay(): Day {
  const { day } = readDay(
    {
      orders: [demoFile('orders.csv')],
      vehicles: demoFile('vehicles.csv'),
      depots: demoFile('depots.csv'),
      config: demoFile('dayroute.json'),
    },
    '2026-11-23',
  );
  if (day === undefined) throw new Error('the demo cannot be read');
  return day;
}

export function demoFile(name: string): InputFile {
  return { name, bytes: readFileSync(fileURLToPath(new URL(`../../fixtures/demo/${name}`, import.meta.url))) };
}

/** The first so many orders of it. */
export function smallDay(orders: number): Day {
  const day = demoDay();
  return { ...day, orders: day.orders.slice(0, orders), rejected: [], rows: orders };
}
