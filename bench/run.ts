import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { inParallel, runChild } from './harness/child.ts';
import { compareRuns, compareSolvers } from './harness/compare.ts';
import { BEST_KNOWN_FILE, type BenchInstance, instancesOf, readBestKnown, SETS } from './harness/instance-sets.ts';
import { type RunSettings, runInstance } from './harness/run-instance.ts';
import type { BenchRecord, RunResult } from './harness/run-result.ts';
import { comparisonTable, runTable } from './harness/table.ts';
import { canRunYardstick, runYardstick } from './harness/yardstick.ts';

const HELP = `npm run bench -- [options]

  --sets cvrp,vrptw,...     ${SETS.join(', ')} (default cvrp,vrptw)
  --only TEXT,...           instances whose name contains one of these
  --seeds 1,2,3             default 1
  --seconds 10,30           CPU seconds of the whole process, start-up and reading included (default 10)
  --iterations N            instead of seconds
  --threads N               of each run (default 1); CPU seconds are those of all of them
  --wall                    seconds are those on the wall
  --solves N                solves in one process, the last one counts (V8 may have grown slower)
  --refine on|off           the stage that makes new plans of routes seen (default off); on,off: both, in turn, compared
  --solver dayroute         or a baseline: nearest, savings; several by commas
  --jobs N                  processes at once (default 1)
  --yardstick               runs ../shared/experiments/sisr beside it
  --json OUT                writes all runs
  --compare OLD.json        judges the runs against older ones, paired by instance and seed
  --update-best             keeps better costs of generated instances in ${BEST_KNOWN_FILE}

Prints means over seeds: gap to the best known, worst gap, routes, must-serve orders out, optional ones skipped, thousand iterations a second of the
search, CPU seconds to within 1 % of the best known, seconds from the start of the search to the first plan, CPU
seconds, peak memory. Every cost is recomputed by the independent checker. Exit 1 if any run is not to be trusted.
`;

const { values } = parseArgs({
  options: {
    sets: { type: 'string', default: 'cvrp,vrptw' },
    only: { type: 'string' },
    seeds: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '10' },
    iterations: { type: 'string' },
    solves: { type: 'string' },
    refine: { type: 'string', default: 'off' },
    threads: { type: 'string' },
    wall: { type: 'boolean', default: false },
    solver: { type: 'string', default: 'dayroute' },
    jobs: { type: 'string', default: '1' },
    yardstick: { type: 'boolean', default: false },
    json: { type: 'string' },
    compare: { type: 'string' },
    'update-best': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

function numbers(text: string): number[] {
  return text.split(',').map(Number);
}

async function main(): Promise<void> {
  const only = values.only?.split(',');
  const instances = values.sets
    .split(',')
    .flatMap(instancesOf)
    .filter(({ name }) => only === undefined || only.some((text) => name.includes(text)));
  const tasks = instances.flatMap((instance) =>
    limits().flatMap((limit) =>
      numbers(values.seeds).flatMap((seed) => {
        const solvers = variants().map((variant) => () => solve(instance, { ...limit, ...variant, seed }));
        const { seconds } = limit;
        if (!values.yardstick || seconds === undefined || !canRunYardstick(instance.set)) return solvers;
        return [...solvers, () => report(runYardstick(instance, seed, seconds))];
      }),
    ),
  );
  const runs = (await inParallel(tasks, Number(values.jobs))).filter((run) => run !== null);
  if (runs.length === 0) throw new Error('There is nothing to run.');
  process.stdout.write(`${runTable(runs)}\n`);
  const solvers = compareSolvers(runs);
  if (solvers.length > 0) process.stdout.write(`\nfirst solver against others:\n${comparisonTable(solvers)}\n`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(await recordOf(runs), null, 1)}\n`);
  if (values.compare !== undefined) {
    const old: BenchRecord = JSON.parse(readFileSync(values.compare, 'utf8'));
    process.stdout.write(`\nagainst ${old.version}:\n${comparisonTable(compareRuns(old.runs, runs))}\n`);
  }
  if (values['update-best']) updateBest(runs);
  const untrusted = runs.filter((run) => run.problems.length > 0);
  for (const run of untrusted) {
    process.stdout.write(`NOT TO BE TRUSTED: ${run.instance} seed ${run.seed}: ${run.problems.join('; ')}\n`);
    process.exitCode = 1;
  }
}

/** What runs in turn on the same instance and seed. */
function variants(): Pick<RunSettings, 'solver' | 'refine' | 'label'>[] {
  const stages = values.refine.split(',');
  return values.solver.split(',').flatMap((solver) =>
    stages.map((refine) => ({
      solver,
      refine,
      ...(stages.length > 1 && { label: `${solver}, refine ${refine}` }),
    })),
  );
}

function limits(): Pick<RunSettings, 'seconds' | 'iterations' | 'solves' | 'threads' | 'wall'>[] {
  const solves = {
    wall: values.wall,
    ...(values.threads === undefined ? {} : { threads: Number(values.threads) }),
    ...(values.solves === undefined ? {} : { solves: Number(values.solves) }),
  };
  if (values.iterations !== undefined) return [{ iterations: Number(values.iterations), ...solves }];
  return numbers(values.seconds).map((seconds) => ({ seconds, ...solves }));
}

async function solve(instance: BenchInstance, settings: RunSettings): Promise<RunResult | null> {
  const result = await runInstance(instance, settings);
  if (!('notHonoured' in result)) return report(Promise.resolve(result));
  process.stderr.write(`${instance.name} left out, not honoured yet: ${result.notHonoured}\n`);
  return null;
}

/** A line a run as it ends, so that a long bench can be watched. */
async function report(result: Promise<RunResult>): Promise<RunResult> {
  const run = await result;
  const gap = run.gap === undefined ? '' : ` gap ${run.gap.toFixed(3)} %`;
  const speed = `${(run.iterationsPerSecond / 1000).toFixed(1)} kit/s`;
  const trouble = run.problems.length === 0 ? '' : ` PROBLEM: ${run.problems[0]}`;
  process.stderr.write(
    `${run.instance} ${run.solver} s${run.seed} ${run.limit}: ${run.cost}${gap} ${speed}${trouble}\n`,
  );
  return run;
}

async function recordOf(runs: readonly RunResult[]): Promise<BenchRecord> {
  const { out } = await runChild('git', ['describe', '--always', '--dirty']);
  return { version: out.trim(), node: process.version, runs };
}

function updateBest(runs: readonly RunResult[]): void {
  const best = readBestKnown();
  for (const run of runs) {
    if (!run.set.startsWith('gen-') || run.problems.length > 0) continue;
    if (!(run.cost >= best[run.instance])) best[run.instance] = run.cost;
  }
  const sorted = Object.fromEntries(
    Object.entries(best).sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })),
  );
  writeFileSync(BEST_KNOWN_FILE, `${JSON.stringify(sorted, null, 2)}\n`);
}

if (values.help) process.stdout.write(HELP);
else await main();
