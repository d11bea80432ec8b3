// What a solve costs a service: milliseconds from an abort to its answer, memory of a solve, size of the browser bundle.
// npm run bench:library
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { plan, type SearchControl, solve } from '../src/index.ts';
import { VAN_PROFILE } from '../src/model/index.ts';
import { richDay } from './generator/rich-problem.ts';

const ABORTS = 5;
const SECONDS = 3;

const rows: string[][] = [];
for (const n of [100, 1000, 5000]) {
  const { problem } = richDay({ name: 'library', n, seed: 7, customers: 'mixed', routeLength: 20 });
  const made = {
    ...problem,
    profiles: [VAN_PROFILE],
    vehicles: problem.vehicles.map((v) => ({ ...v, profile: 'van' })),
  };
  const latencies: Spent[] = [];
  for (let i = 0; i < ABORTS; i++) latencies.push(await abortLatency((control) => solve(made, control)));
  const first = await millisecondsOf(() => solve(made, { iterations: 1 }));
  const memory = await memoryOf(made);
  rows.push([String(n), `${first}`, rangeOf(latencies, 'wall'), rangeOf(latencies, 'cpu'), String(memory)]);
}
console.log('stops | ms to a first plan | ms from abort to answer | of it CPU | MB per solve');
for (const row of rows) console.log(row.join(' | '));
const { outputFiles } = await build({
  // the source, as it is built

  stdin: { contents: "export * from './src/browser.ts'", resolveDir: process.cwd() },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'browser',
  write: false,
});
const bundle = outputFiles[0].contents;
console.log(
  `dayroute/browser: ${kilo(bundle.length)} kB minified, ${kilo(gzipSync(bundle, { level: 9 }).length)} kB gzip`,
);

type Problem = Parameters<typeof solve>[0];

interface Spent {
  readonly wall: number;
  readonly cpu: number;
}

/** Milliseconds from the abort in the middle of a search until the plan is there. */
async function abortLatency(run: (control: SearchControl & { timeLimitSeconds: number }) => Promise<unknown>) {
  const aborts = new AbortController();
  let wall = 0;
  let cpu = process.cpuUsage();
  let isSearching = false;
  const onEvent = () => {
    if (isSearching) return;
    isSearching = true;
    setTimeout(() => {
      wall = performance.now();
      cpu = process.cpuUsage();
      aborts.abort();
    }, 1500);
  };
  await run({ timeLimitSeconds: 600, signal: aborts.signal, onEvent });
  const { user, system } = process.cpuUsage(cpu);
  return { wall: Math.round(performance.now() - wall), cpu: Math.round((user + system) / 1000) };
}

function rangeOf(spent: readonly Spent[], clock: keyof Spent): string {
  const values = spent.map((s) => s[clock]);
  return `${Math.min(...values)} to ${Math.max(...values)}`;
}

async function millisecondsOf(task: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await task();
  return Math.round(performance.now() - began);
}

/** Growth of the resident memory of the process by the second of two solves side by side: shared pages count once. */
async function memoryOf(problem: Problem): Promise<number> {
  const alone = await peakOf([solve(problem, { timeLimitSeconds: SECONDS })]);
  const both = await peakOf([1, 2].map(() => solve(problem, { timeLimitSeconds: SECONDS })));
  return Math.round((both - alone) / 1e6);
}

async function peakOf(solves: Promise<unknown>[]): Promise<number> {
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage().rss);
  }, 20);
  await Promise.all(solves);
  clearInterval(timer);
  return peak;
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}

// the day in one call has the referee on top; it is measured so that nobody thinks it free
const { problem } = richDay({ name: 'library', n: 1000, seed: 7, customers: 'mixed', routeLength: 20 });
const { orders, depots, date, timeZone } = problem;
const vehicles = problem.vehicles.map((vehicle) => ({ ...vehicle, profile: 'van' }));
const config = {
  defaults: { orders: {}, vehicles: {}, depots: {} },
  profiles: [VAN_PROFILE],
  windowEnds: 'service-start' as const,
  aliases: { orders: {}, vehicles: {}, depots: {} },
};
const day = { date, timeZone, orders, vehicles, depots, config };
const aborted: Spent[] = [];
for (let i = 0; i < ABORTS; i++) aborted.push(await abortLatency((control) => plan(day, control)));
console.log(
  `plan of 1,000 orders, ms from abort to answer: ${rangeOf(aborted, 'wall')}, CPU ${rangeOf(aborted, 'cpu')}`,
);
const whole = await millisecondsOf(() => plan(day, { timeLimitSeconds: 2 }));
console.log(`plan of 1,000 orders with 2 s of search: ${whole} ms`);
