import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { checkPlan } from '../src/check/index.ts';
import { InputError } from '../src/model/complaint.ts';
import type { Plan } from '../src/model/plan.ts';
import type { Problem } from '../src/model/problem.ts';
import type { Rounding } from '../src/model/research-instance.ts';
import type { Travel } from '../src/model/travel.ts';
import { startNodeEngine } from '../src/parallel/node-engines.ts';
import { hireThread } from '../src/parallel/node-hands.ts';
import { solveInTeam } from '../src/parallel/team.ts';
import { ThreadedSolver } from '../src/refine/lp/threaded-solver.ts';
import { Refinement } from '../src/refine/refinement.ts';
import { type SolveEvent, type SolveOptions, solve } from '../src/solver/solve.ts';
import { nearestNeighbour } from './baselines/nearest-neighbour.ts';
import { savings } from './baselines/savings.ts';
import { loadInstance } from './harness/load-instance.ts';
import type { SolveReport } from './harness/run-result.ts';

// One solve in a process of its own, so that V8 has seen nothing else: reads an instance, searches for a number of CPU
// seconds of the whole process (or iterations), writes the solution, prints a SolveReport as JSON.

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string' },
    iterations: { type: 'string' },
    seed: { type: 'string', default: '1' },
    rounding: { type: 'string', default: 'round' },
    solver: { type: 'string', default: 'dayroute' },
    // solves of the process; the last is reported, on a time of its own
    solves: { type: 'string', default: '1' },
    sol: { type: 'string' },
    refine: { type: 'string', default: 'off' },
    threads: { type: 'string', default: '1' },
    // seconds are those on the wall
    wall: { type: 'boolean', default: false },
  },
});

/** CPU seconds of the process, all threads, from its start, or seconds since then. */
function cpuSeconds(): number {
  if (values.wall) return performance.now() / 1000;
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

interface Outcome {
  readonly plan: Plan;
  readonly iterations: number;
  readonly stopReason: string;
  readonly trace: [number, number][];
  readonly speed: number;
}

function stage(timeLimitSeconds: number | undefined): Refinement {
  return new Refinement({
    highs: new ThreadedSolver('highs', startNodeEngine),
    simplex: new ThreadedSolver('simplex', startNodeEngine),
    now: cpuSeconds,
    ...(timeLimitSeconds !== undefined && { timeLimitSeconds }),
    ...(values.iterations !== undefined && { iterations: Number(values.iterations) }),
    tuning: values.refine === 'on' ? {} : JSON.parse(values.refine),
  });
}

async function search(problem: Problem, travel: Travel, timeLimitSeconds: number | undefined): Promise<Outcome> {
  if (values.solver === 'nearest' || values.solver === 'savings') {
    const plan = values.solver === 'nearest' ? nearestNeighbour(problem, travel) : savings(problem, travel);
    return { plan, iterations: 0, stopReason: 'done', trace: [[cpuSeconds(), plan.cost.total]], speed: 0 };
  }
  const mustServe = problem.stops.every((stop) => stop.skipCost === undefined);
  const trace: [number, number][] = [];
  let first: SolveEvent | undefined;
  const options: SolveOptions = {
    seed: Number(values.seed),
    ...(timeLimitSeconds !== undefined && { timeLimitSeconds }),
    ...(values.iterations !== undefined && { iterations: Number(values.iterations) }),
    now: cpuSeconds,
    ...(values.refine !== 'off' && { refine: stage(timeLimitSeconds) }),
    onEvent: (event) => {
      first ??= event;
      // a plan that leaves stops out which must be served costs too little
      if (mustServe && event.unassigned > 0) return;
      if (event.cost < (trace.at(-1)?.[1] ?? Number.POSITIVE_INFINITY)) trace.push([cpuSeconds(), event.cost]);
    },
  };
  const threads = Number(values.threads);
  const result =
    threads > 1 ? await solveInTeam(problem, travel, options, threads, hireThread) : solve(problem, travel, options);
  const speed = (result.iterations - (first?.iterations ?? 0)) / (result.elapsedSeconds - (first?.elapsedSeconds ?? 0));
  if (result.refine !== undefined) process.stderr.write(`${JSON.stringify(result.refine)}\n`);
  return { ...result, trace, speed: Number.isFinite(speed) ? speed : 0 };
}

try {
  const { problem, travel, solutionText } = loadInstance(positionals[0], values.rounding as Rounding);
  const limit = values.seconds === undefined ? undefined : Number(values.seconds);
  const startSeconds = cpuSeconds();
  const speeds: number[] = [];
  let outcome = await search(problem, travel, limit === undefined ? undefined : limit - startSeconds);
  speeds.push(outcome.speed);
  let began = startSeconds;
  for (let i = 1; i < Number(values.solves); i++) {
    began = cpuSeconds();
    outcome = await search(problem, travel, limit);
    speeds.push(outcome.speed);
  }
  const endSeconds = cpuSeconds();
  const peakMegabytes = process.resourceUsage().maxRSS / 1024;
  const { plan, iterations, stopReason, trace } = outcome;
  const optional = new Set(problem.stops.filter((stop) => stop.skipCost !== undefined).map((stop) => stop.id));
  const skipped = plan.unassigned.filter((order) => optional.has(order.stopId)).length;
  if (values.sol !== undefined && solutionText !== undefined) writeFileSync(values.sol, solutionText(plan));
  const report: SolveReport = {
    cost: plan.cost.total,
    routes: plan.routes.length,
    mustOut: plan.unassigned.length - skipped,
    skipped,
    iterations,
    searchSeconds: endSeconds - began,
    startSeconds,
    cpuSeconds: endSeconds,
    stopReason,
    peakMegabytes,
    trace,
    violations: checkPlan(problem, plan, travel).map((violation) => `${violation.code}: ${violation.message}`),
    speeds,
  };
  process.stdout.write(JSON.stringify(report));
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
