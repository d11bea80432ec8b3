import { parseArgs } from 'node:util';
import { Bench } from 'tinybench';
import { researchProblem } from '../src/formats/vrplib/research-problem.ts';
import { researchTravel } from '../src/matrix/research-travel.ts';
import type { Problem } from '../src/model/problem.ts';
import type { Travel } from '../src/model/travel.ts';
import { compile } from '../src/solver/compile.ts';
import { construct } from '../src/solver/construct.ts';
import { findNeighbours } from '../src/solver/neighbours.ts';
import { parametersFor } from '../src/solver/parameters.ts';
import { plainInstance as plainView } from '../src/solver/plain/plain-instance.ts';
import { PlainRoutes } from '../src/solver/plain/plain-routes.ts';
import { Random } from '../src/solver/random.ts';
import { ROUTE } from '../src/solver/record.ts';
import { richInstance } from '../src/solver/rich/rich-instance.ts';
import { RichRoutes } from '../src/solver/rich/rich-routes.ts';
import type { Routes } from '../src/solver/routes.ts';
import { Search } from '../src/solver/search.ts';
import { plainInstance, roundingOf } from './generator/plain-instance.ts';
import { plainTwin } from './generator/plain-twin.ts';
import { richDay } from './generator/rich-problem.ts';
import { roadTravel } from './generator/roads.ts';
import { CVRP_SPECS, RICH_SPECS, VRPTW_SPECS } from './generator/sets.ts';
import { alignRows } from './harness/table.ts';

// Times of the search's inner functions, on solutions that a short search has made good. Nanoseconds a call, and for
// insertions a place looked at. One kind of instance a process (--kind), so that V8 has seen nothing else.

const KINDS = ['untimed', 'timed', 'twin', 'rich'] as const;
type Kind = (typeof KINDS)[number];

const { values } = parseArgs({
  options: { kind: { type: 'string', default: 'untimed' }, milliseconds: { type: 'string', default: '400' } },
});

function load(kind: Kind): { problem: Problem; travel: Travel } {
  if (kind === 'rich' || kind === 'twin') {
    const rich = richDay(RICH_SPECS.find((spec) => spec.n === 1000) ?? RICH_SPECS[0]);
    const day = kind === 'rich' ? rich : plainTwin(rich);
    return { problem: day.problem, travel: roadTravel(day.xs, day.ys, day.roads) };
  }
  const specs = kind === 'timed' ? VRPTW_SPECS : CVRP_SPECS;
  const spec = specs.find(({ n }) => n === 1000) ?? specs[0];
  const { problem, travel } = researchProblem(plainInstance(spec), roundingOf(spec));
  return { problem, travel: researchTravel(travel) };
}

function begin(kind: Kind): { routes: Routes; search: Search } {
  const { problem, travel } = load(kind);
  const instance = compile(problem, travel);
  const parameters = parametersFor(instance);
  const neighbours = findNeighbours(instance, parameters.neighbours, parameters.neighboursCold);
  const random = new Random(1);
  const plain = plainView(instance);
  const routes =
    plain === null
      ? new RichRoutes(richInstance(instance), neighbours, random)
      : new PlainRoutes(plain, neighbours, random);
  construct(
    routes,
    Int32Array.from({ length: instance.n }, (_, i) => i),
  );
  const search = new Search(routes, parameters, random, instance);
  search.run(20_000, 1e-3);
  return { routes, search };
}

const kind = KINDS.find((known) => known === values.kind);
if (kind === undefined) throw new RangeError(`--kind is "${values.kind}", expected one of: ${KINDS.join(', ')}.`);
const { routes, search } = begin(kind);
const stops = Array.from({ length: routes.n }, (_, i) => i << routes.shift);

/** A function as it is called in turn, many times in one task, since a clock reading takes as long as a call. */
interface Task {
  readonly name: string;
  readonly calls: number;
  readonly run: () => void;
  /** Places a call looks at. */
  readonly places?: number;
}

async function measure(tasks: readonly Task[]): Promise<string[][]> {
  const bench = new Bench({ time: Number(values.milliseconds), warmupTime: 200 });
  for (const { name, run } of tasks) bench.add(name, run);
  await bench.run();
  return bench.tasks.map((task, i) => {
    if (task.result.state !== 'completed') throw new Error(`${task.name} did not complete: ${task.result.state}`);
    const { latency } = task.result;
    const { calls, places } = tasks[i];
    const nanoseconds = (latency.p50 * 1e6) / calls;
    return [task.name, nanoseconds.toFixed(0), places === undefined ? '-' : (nanoseconds / places).toFixed(2)];
  });
}

/** Moves that gain more than this are made; soon there are none left, and what is timed is the looking. */
const LEAST_GAIN = -1e-6;

const found: Task[] = [
  { name: 'iteration', calls: 500, run: () => search.run(500, 1e-3) },
  {
    name: 'local search around a stop, nothing left',
    calls: stops.length,
    run: () => {
      for (const stop of stops) if (routes.improve(stop, LEAST_GAIN)) routes.state.commit();
    },
  },
  {
    name: 'segment exchange of a stop, nothing left',
    calls: stops.length,
    run: () => {
      for (const stop of stops) if (routes.exchange(stop, LEAST_GAIN)) routes.state.commit();
    },
  },
];
const rows = [[kind, 'ns a call', 'ns a place'], ...(await measure(found))];

// one stop in twenty is taken out, and not put back
const out = stops.filter((stop, i) => i % 20 === 0 && routes.st[stop + ROUTE] !== routes.dummy);
for (const stop of out) routes.cut(stop, 1);
rows.push(
  ...(await measure([
    {
      name: 'best position of a stop that is out',
      calls: out.length,
      places: 2 * routes.reach.scanned,
      run: () => {
        for (const stop of out) routes.findPosition(stop, Number.POSITIVE_INFINITY);
      },
    },
  ])),
);
process.stdout.write(`${alignRows(rows)}\n`);
