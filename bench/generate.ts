import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DEMAND_KINDS } from './generator/demands.ts';
import type { PlainSpec } from './generator/plain-instance.ts';
import { GENERATED_SETS, writePlain, writeRich, writeSet } from './generator/write-instances.ts';

const HELP = `Writes generated instances.

  generate.js --set SET[,SET] [--out DIR]     the standard sets: ${GENERATED_SETS.join(', ')} (default DIR: build/instances)
  generate.js --family cvrp|vrptw|rich|twin --n N --seed S --out FILE
     --depot central|corner|random            default random
     --customers random|clustered|mixed       default mixed
     --demand ${DEMAND_KINDS.join('|')}   default large
     --route-length R                         stops of a full route, 3 to 200; default 15
     --windows narrow|wide|mixed              family vrptw; default mixed
     --window-share P                         share of customers with a window; default 1
     --service T                              at each customer; default 10
     --one-way                                asymmetric roads as an explicit matrix (up to a few thousand customers)

cvrp and vrptw are written as VRPLIB, rich and twin (the same stops under plain rules) as JSON of bench/.
`;

const { values } = parseArgs({
  options: {
    set: { type: 'string' },
    family: { type: 'string' },
    n: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
    depot: { type: 'string', default: 'random' },
    customers: { type: 'string', default: 'mixed' },
    demand: { type: 'string', default: 'large' },
    'route-length': { type: 'string', default: '15' },
    windows: { type: 'string', default: 'mixed' },
    'window-share': { type: 'string', default: '1' },
    service: { type: 'string', default: '10' },
    'one-way': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function oneOf<T extends string>(name: string, value: string, known: readonly T[]): T {
  if ((known as readonly string[]).includes(value)) return value as T;
  throw new RangeError(`--${name} is "${value}", expected one of: ${known.join(', ')}.`);
}

function number(name: string, value: string, least: number, most: number): number {
  const read = Number(value);
  if (value !== '' && read >= least && read <= most) return read;
  throw new RangeError(`--${name} is "${value}", expected ${least} to ${most}.`);
}

if (values.help || (values.set === undefined && values.family === undefined)) {
  process.stdout.write(HELP);
} else if (values.set !== undefined) {
  for (const set of values.set.split(',')) {
    const paths = writeSet(set, join(values.out ?? 'build/instances', set));
    process.stdout.write(`${paths.join('\n')}\n`);
  }
} else {
  const family = oneOf('family', values.family ?? '', ['cvrp', 'vrptw', 'rich', 'twin']);
  const n = number('n', values.n, 1, 100_000);
  const seed = number('seed', values.seed, 0, 2 ** 32 - 1);
  const name = `${family}-n${n}-s${seed}`;
  const customers = oneOf('customers', values.customers, ['random', 'clustered', 'mixed']);
  const routeLength = number('route-length', values['route-length'], 3, 200);
  if (family === 'rich' || family === 'twin') {
    const path = values.out ?? `${name}.json`;
    process.stdout.write(`${writeRich({ name, n, seed, customers, routeLength }, family === 'twin', path)}\n`);
  } else {
    const spec: PlainSpec = {
      name,
      n,
      seed,
      depot: oneOf('depot', values.depot, ['central', 'corner', 'random']),
      customers,
      demand: oneOf('demand', values.demand, DEMAND_KINDS),
      routeLength,
      windows: family === 'cvrp' ? 'none' : oneOf('windows', values.windows, ['narrow', 'wide', 'mixed']),
      windowShare: number('window-share', values['window-share'], 0, 1),
      service: number('service', values.service, 0, 1000),
      roads: values['one-way'] ? 'one-way' : 'beeline',
    };
    process.stdout.write(`${writePlain(spec, values.out ?? `${name}.vrp`)}\n`);
  }
}
