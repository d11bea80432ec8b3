import { readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkPlan } from '../../src/check/index.ts';
import { greatCircleTravel } from '../../src/matrix/great-circle-travel.ts';
import type { PlanDocument, Route, Step } from '../../src/model/index.ts';
import { sharedFolder } from '../harness/instance-sets.ts';
import { DEMANDS, type Demand, writeDemandingDay } from './demanding.ts';
import { runDay } from './run-day.ts';

// What every rule of a demanding day costs: plans the real orders of ../shared/data/sao-paulo with all demands, with each left
// out, and with none, by the command line; prints a table in markdown. Ten minutes at the default limit.
// `node build/bench/sao-paulo/cost-of-rules.js [--time-limit 60] [--seed 1] [--only windows,lunch] [--days all,none,lunch]`

const { values } = parseArgs({
  options: {
    'time-limit': { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    days: { type: 'string' },
  },
});

const every = Object.keys(DEMANDS) as Demand[];
const asked = values.only === undefined ? every : every.filter((demand) => values.only?.split(',').includes(demand));
const days: readonly { readonly name: string; readonly key: string; readonly demands: readonly Demand[] }[] = [
  { name: 'all', key: 'all', demands: asked },
  ...asked.map((left) => ({ name: `without: ${DEMANDS[left]}`, key: left, demands: asked.filter((d) => d !== left) })),
  { name: 'none', key: 'none', demands: [] },
];

const HEAD = [
  'day',
  'cost',
  'this rule costs',
  'served',
  'vans',
  'trips',
  'km',
  'hours',
  'late visits',
  'late h',
  'overtime',
  'breaks',
  'wall s',
  'violations',
];

const print = (line: string) => writeSync(1, `${line}\n`);

async function main(): Promise<void> {
  const orders = join(sharedFolder(), 'data/sao-paulo/orders.csv');
  print(`| ${HEAD.join(' | ')} |`);
  print(`| ${HEAD.map((_, i) => (i === 0 ? '---' : '---:')).join(' | ')} |`);
  let all: number | undefined;
  for (const { name, key, demands } of days) {
    if (values.days !== undefined && !values.days.split(',').includes(key)) continue;
    const folder = `out/sao-paulo-rules/${key}/input`;
    const out = `out/sao-paulo-rules/${key}/plan`;
    writeDemandingDay(orders, folder, new Set(demands));
    const run = { orders: join(folder, 'orders.csv'), folder, out, timeLimit: values['time-limit'], seed: values.seed };
    try {
      const { seconds } = await runDay(run);
      const doc: PlanDocument = JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'));
      if (key === 'all') all = doc.plan.cost.total;
      print(row(name, doc, seconds, key === 'none' ? undefined : all));
    } catch (error) {
      print(`| ${name} | ${error instanceof Error ? error.message : error} |`);
    }
  }
}

function row(name: string, doc: PlanDocument, wall: number, all: number | undefined): string {
  const { plan, problem } = doc;
  const sum = (of: (route: Route) => number) => plan.routes.reduce((total, route) => total + of(route), 0);
  const steps = (kind: Step['kind']) => sum(({ steps }) => steps.filter((step) => step.kind === kind).length);
  const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
  const late = plan.routes.flatMap((route) =>
    route.steps.flatMap((step) => {
      const end = step.kind === 'visit' ? stops.get(step.stopId)?.windows.at(-1)?.end : undefined;
      return end === undefined || step.start <= end ? [] : [step.start - end];
    }),
  );
  const travel = greatCircleTravel(problem.places, problem.profiles);
  const cells = [
    name,
    plan.cost.total.toFixed(2),
    all === undefined || name === 'all' ? '' : (all - plan.cost.total).toFixed(2),
    `${problem.orders.length - plan.unassigned.length} of ${problem.orders.length}`,
    plan.routes.length,
    steps('start') + steps('reload'),
    (sum(({ metres }) => metres) / 1000).toFixed(1),
    (sum(({ seconds }) => seconds) / 3600).toFixed(1),
    late.length,
    (late.reduce((total, seconds) => total + seconds, 0) / 3600).toFixed(2),
    (plan.cost.overtime ?? 0).toFixed(2),
    steps('break'),
    wall.toFixed(1),
    checkPlan(problem, plan, travel, { strict: true }).length,
  ];
  return `| ${cells.join(' | ')} |`;
}

await main();
