import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedFolder } from '../harness/instance-sets.ts';
import { arrivals, readBook } from './arrivals.ts';
import { type Played, play, type Rule } from './play.ts';

// Plays ten days of the real book, continued by seeded arrivals, under the order book and two rules of thumb; prints markdown.
// `npm run build && npm run build:bench && node build/bench/arrivals/prove.js [--days 10] [--iterations 60000] [--seed 1] [--rules book,everything,due]`

const { values } = parseArgs({
  options: {
    days: { type: 'string', default: '10' },
    iterations: { type: 'string', default: '60000' },
    seed: { type: 'string', default: '1' },
    rules: { type: 'string', default: 'book,everything,due' },
    folder: { type: 'string', default: 'out/arrivals' },
    daily: { type: 'boolean', default: false },
  },
});

const FIRST = '2026-11-22';
const days = Number(values.days);
const seed = Number(values.seed);
const book = readBook(join(sharedFolder(), 'data/sao-paulo/orders.csv'));
const coming = arrivals(book, FIRST, days, seed);

function sum(played: Played, of: keyof Omit<Played['days'][number], 'date'>): number {
  return played.days.reduce((total, day) => total + day[of], 0);
}

function row(played: Played): (string | number)[] {
  const { clearing, rule, broken, promises } = played;
  const cost = sum(played, 'cost');
  const done = sum(played, 'done');
  return [
    rule,
    cost.toFixed(2),
    done,
    (cost / done).toFixed(3),
    clearing.attempted,
    clearing.cost.toFixed(2),
    ((cost + clearing.cost) / (done + clearing.done)).toFixed(3),
    `${promises - broken} of ${promises}`,
    broken,
    sum(played, 'deferred'),
    sum(played, 'notices'),
    sum(played, 'vans'),
    sum(played, 'km').toFixed(0),
  ];
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const results: Played[] = [];
for (const rule of values.rules.split(',') as Rule[]) {
  const folder = join(values.folder, `${seed}`, rule);
  const inputs = 'bench/sao-paulo';
  const iterations = Number(values.iterations);
  const played = play({ rule, book, arrivals: coming, inputs, folder, first: FIRST, days, iterations, seed });
  results.push(played);
  if (values.daily) {
    const head = ['day', 'open', 'went', 'done', 'vans', 'km', 'cost', 'cost per done', 'unassigned', 'notices'];
    const rows = [...played.days, played.clearing].map((d) => [
      ...[d.date, d.open, d.attempted, d.done, d.vans, d.km.toFixed(0), d.cost.toFixed(2)],
      ...[(d.cost / Math.max(1, d.done)).toFixed(3), d.unassigned, d.notices],
    ]);
    process.stdout.write(`\n**${rule}**\n\n${table(head, rows)}\n`);
  }
}
const head = [
  ...[
    'rule',
    'cost of ten days',
    'done',
    'cost per order',
    'left over',
    'clearing them',
    'cost per order, all cleared',
  ],
  ...['promises kept', 'broken', 'deferrals', 'notices', 'vans', 'km'],
];
process.stdout.write(`\n${table(head, results.map(row))}\n`);
