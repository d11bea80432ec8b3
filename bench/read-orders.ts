// CPU and memory of reading 100,000 order rows of 12 columns: npm run build:bench && node build/bench/read-orders.js
import { DEFAULT_CONFIG } from '../src/formats/config/default-config.ts';
import { readOrders } from '../src/formats/csv/read-orders.ts';
import { readTable } from '../src/formats/csv/read-table.ts';

const ROWS = 100_000;
const LIMIT_SECONDS = 2.5;
const LIMIT_MEGABYTES = 500;

/** Mulberry32: the same file for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** `isHard`: quotes, a decimal comma, semicolons and 1 % bad rows. */
function orderFile(isHard: boolean): Uint8Array {
  const next = random(1);
  const d = isHard ? ';' : ',';
  const number = (value: number, decimals: number) =>
    isHard ? value.toFixed(decimals).replace('.', ',') : value.toFixed(decimals);
  const header = [
    'order_id',
    'customer',
    'city',
    'postcode',
    'lat',
    'lon',
    'parcels',
    'weight_kg',
    'volume_m3',
    'window',
    'service_min',
    'due_on',
  ];
  const lines = [header.join(d)];
  for (let i = 0; i < ROWS; i++) {
    const lat = isHard && next() < 0.01 ? 91 : -23 - next();
    const city = isHard ? '"São Paulo; ""SP"""' : 'sao paulo';
    const hour = 8 + Math.floor(next() * 600) / 60;
    const clock = (h: number) => `${Math.floor(h)}:${String(Math.round((h % 1) * 60) % 60).padStart(2, '0')}`;
    const cells = [
      `ord-${i}`,
      `customer ${Math.floor(next() * 70_000)}`,
      city,
      String(10_000 + Math.floor(next() * 80_000)),
      number(lat, 6),
      number(-46 - next(), 6),
      String(1 + Math.floor(next() * 3)),
      number(next() * 20, 3),
      number(next(), 5),
      `${clock(hour)}-${clock(hour + 2)}`,
      '5',
      `2026-11-${10 + Math.floor(next() * 20)}`,
    ];
    lines.push(cells.join(d));
  }
  return new TextEncoder().encode(`${lines.join('\n')}\n`);
}

function cpuSeconds(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}

const ctx = { date: '2026-11-22', timeZone: 'America/Sao_Paulo', config: DEFAULT_CONFIG };
const isHard = process.argv.includes('--hard');
const file = { name: 'orders.csv', bytes: orderFile(isHard) };
// The first reading is the one a nightly job pays for: nothing is warmed up.
let read = { orders: 0, rejected: 0 };
const all = cpuSeconds(() => {
  const result = readOrders([file], ctx);
  read = { orders: result.orders.length, rejected: result.rejected.length };
});
const peak = process.resourceUsage().maxRSS / 1024;
const cut = cpuSeconds(() => void readTable(file));
console.log(
  `${read.orders} orders, ${read.rejected} rejected: ${all.toFixed(2)} s CPU (limit ${LIMIT_SECONDS}), of which cutting into cells about ${cut.toFixed(2)} s`,
);
console.log(
  `peak memory ${peak.toFixed(0)} MB (limit ${LIMIT_MEGABYTES}), file ${(file.bytes.length / 1e6).toFixed(1)} MB`,
);
if (all > LIMIT_SECONDS || peak > LIMIT_MEGABYTES) process.exitCode = 1;
