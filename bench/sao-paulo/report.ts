import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPlan } from '../../src/check/index.ts';
import { greatCircleTravel } from '../../src/matrix/great-circle-travel.ts';
import type { Plan } from '../../src/model/plan.ts';
import type { PlanDocument } from '../../src/model/plan-document.ts';
import { nearestNeighbour } from '../baselines/nearest-neighbour.ts';
import { savings } from '../baselines/savings.ts';
import { sharedFolder } from '../harness/instance-sets.ts';
import type { Measured } from '../harness/measured-command.ts';
import { PLAIN_FOLDER, writeHarderDay } from './harder.ts';
import { runDay } from './run-day.ts';

const HELP = `node build/bench/sao-paulo/report.js [--time-limit 60] [--seed 1]

Plans the real day of ../shared/data/sao-paulo and its harder version with the command line, beside two baselines on the
same problem; prints a table in markdown.
`;

const { values } = parseArgs({
  options: {
    'time-limit': { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
});
if (values.help) {
  process.stdout.write(HELP);
  process.exit();
}

interface Day {
  readonly name: string;
  readonly orders: string;
  /** Of vehicles.csv, depots.csv, dayroute.json. */
  readonly folder: string;
  readonly out: string;
}

function row(name: string, doc: PlanDocument, result: Plan, measured: Measured, violations: number): string {
  const sum = (of: (route: Plan['routes'][number]) => number) => result.routes.reduce((total, r) => total + of(r), 0);
  const total = doc.problem.orders.length;
  return `| ${[
    name,
    result.cost.total.toFixed(2),
    `${total - result.unassigned.length} of ${total}`,
    result.routes.length,
    (sum((route) => route.metres) / 1000).toFixed(1),
    (sum((route) => route.seconds) / 3600).toFixed(1),
    measured.seconds.toFixed(1),
    Number.isNaN(measured.megabytes) ? '-' : measured.megabytes.toFixed(0),
    violations,
  ].join(' | ')} |`;
}

async function report(day: Day): Promise<string[]> {
  const measured = await runDay({ ...day, timeLimit: values['time-limit'], seed: values.seed });
  const doc: PlanDocument = JSON.parse(readFileSync(join(day.out, 'plan.json'), 'utf8'));
  const travel = greatCircleTravel(doc.problem.places, doc.problem.profiles);
  const violations = (result: Plan) => checkPlan(doc.problem, result, travel).length;
  const rows = [row('dayroute', doc, doc.plan, measured, violations(doc.plan))];
  for (const [name, baseline] of [
    ['nearest neighbour + 2-opt', nearestNeighbour],
    ['Clarke-Wright + 2-opt', savings],
  ] as const) {
    const began = performance.now();
    const result = baseline(doc.problem, travel);
    const seconds = (performance.now() - began) / 1000;
    rows.push(row(name, doc, result, { seconds, megabytes: Number.NaN }, violations(result)));
  }
  return rows;
}

const orders = join(sharedFolder(), 'data/sao-paulo/orders.csv');
const harderFolder = 'out/sao-paulo-harder/input';
writeHarderDay(orders, harderFolder);
const days: Day[] = [
  { name: 'The day', orders, folder: PLAIN_FOLDER, out: 'out/sao-paulo' },
  {
    name: 'The harder day',
    orders: join(harderFolder, 'orders.csv'),
    folder: harderFolder,
    out: 'out/sao-paulo-harder/plan',
  },
];
for (const day of days) {
  const head = ['by', 'cost', 'orders served', 'vans', 'km', 'hours', 'wall s', 'MB', 'violations'];
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'));
  const rows = await report(day);
  process.stdout.write(`\n**${day.name}**\n\n| ${head.join(' | ')} |\n| ${rule.join(' | ')} |\n${rows.join('\n')}\n`);
}
