import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inParallel } from './harness/child.ts';
import { type BenchInstance, instancesOf } from './harness/instance-sets.ts';
import { type Costs, type Expectations, judgeCosts } from './harness/regression.ts';
import { runInstance } from './harness/run-instance.ts';
import type { RunResult } from './harness/run-result.ts';
import { alignRows } from './harness/table.ts';

const HELP = `Fails when plans have become worse: a fixed number of iterations on generated instances, against expectations kept in bench/.

  --jobs N     processes at once (default 2)
  --update     keeps what is found as the new expectations; say why in the commit
`;

const EXPECTATIONS_FILE = 'bench/ci-expectations.json';
const ITERATIONS = 60_000;
const SEEDS = [1, 2, 3];

/** A few of each family; large enough to tell good from bad, small enough for three minutes. */
const INSTANCES = [
  'gs-n50-r10',
  'gs-n100-wide',
  'gc-n200-r5',
  'gc-n300-r15',
  'gc-n400-r40',
  'gc-n1000-r100',
  'gt-n400-narrow-short',
  'gt-n400-wide-long',
  'gt-n800-mixed-long',
  'ga-n300-r12',
  'gw-n300-site',
  'gr-n200',
  'gr-n500',
];
const SETS = ['gen-small', 'gen-cvrp', 'gen-vrptw', 'gen-one-way', 'gen-hours', 'gen-rich'];

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '2' },
    update: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const instances = SETS.flatMap(instancesOf).filter((instance) => INSTANCES.includes(instance.name));
  const tasks = instances.flatMap((instance) => SEEDS.map((seed) => () => run(instance, seed)));
  // the first once more: the same seed and iterations must give the same plan
  const [again, ...runs] = await inParallel([() => run(instances[0], SEEDS[0]), ...tasks], Number(values.jobs));
  const failures = runs.flatMap(({ instance, seed, problems, mustOut }) => [
    ...problems.map((problem) => `${instance} seed ${seed}: ${problem}`),
    ...(mustOut > 0 ? [`${instance} seed ${seed}: ${mustOut} orders that must be served are not`] : []),
  ]);
  if (again.cost !== runs[0].cost) failures.push(`${again.instance} costs ${runs[0].cost} once, ${again.cost} again`);
  const costs: Record<string, number[]> = {};
  for (const { instance, cost } of runs) {
    costs[instance] ??= [];
    costs[instance].push(cost);
  }
  if (values.update) {
    const expectations: Expectations = { iterations: ITERATIONS, seeds: SEEDS, costs };
    // lists in one line each, as the formatter wants them
    const text = JSON.stringify(expectations, null, 2).replace(
      /\[[^\]]*\]/g,
      (list) => `[${JSON.parse(list).join(', ')}]`,
    );
    writeFileSync(EXPECTATIONS_FILE, `${text}\n`);
    process.stdout.write(`${EXPECTATIONS_FILE} updated\n`);
  } else failures.push(...compare(costs));
  for (const failure of failures) process.stdout.write(`FAILED: ${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
}

async function run(instance: BenchInstance, seed: number): Promise<RunResult> {
  const result = await runInstance(instance, { solver: 'dayroute', seed, iterations: ITERATIONS });
  if ('notHonoured' in result) throw new Error(`${instance.name} cannot be solved: ${result.notHonoured}`);
  return result;
}

function compare(costs: Costs): readonly string[] {
  if (!existsSync(EXPECTATIONS_FILE)) return [`there is no ${EXPECTATIONS_FILE}; make it with --update`];
  const expectations: Expectations = JSON.parse(readFileSync(EXPECTATIONS_FILE, 'utf8'));
  if (expectations.iterations !== ITERATIONS || expectations.seeds.join() !== SEEDS.join()) {
    return [`${EXPECTATIONS_FILE} is of other iterations or seeds; make it anew with --update`];
  }
  const verdict = judgeCosts(expectations.costs, costs);
  const rows = [['instance', 'expected', 'found', 'change %']];
  for (const { instance, expected, found, change } of verdict.changes) {
    rows.push([instance, expected.toFixed(1), found.toFixed(1), change.toFixed(3)]);
  }
  rows.push(['mean', '', '', verdict.meanChange.toFixed(3)]);
  process.stdout.write(`${alignRows(rows)}\n`);
  return verdict.failures;
}

if (values.help) process.stdout.write(HELP);
else await main();
