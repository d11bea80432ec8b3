import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkSolution } from './check-solution.ts';
import { runChild } from './child.ts';
import type { BenchInstance } from './instance-sets.ts';
import type { RunResult, SolveReport } from './run-result.ts';

export interface RunSettings {
  /** dayroute, or a baseline: nearest, savings. */
  readonly solver: string;
  /** What the result names as its solver. Default: `solver`. */
  readonly label?: string;
  readonly seed: number;
  /** CPU seconds of the process. */
  readonly seconds?: number;
  readonly iterations?: number;
  /** Solves in one process; the last one counts. Default 1. */
  readonly solves?: number;
  /** Default 1. */
  readonly threads?: number;
  /** Seconds are those on the wall. Default false. */
  readonly wall?: boolean;
  /** `--refine` of solve-one. Default off. */
  readonly refine?: string;
}

/** Costs are whole numbers but for rounding `none` and rich days. */
const TOLERANCE = 1e-6;

/** Solves one instance in a process of its own and has the solution checked; `null` with a reason if it cannot be solved yet. */
export async function runInstance(
  instance: BenchInstance,
  settings: RunSettings,
): Promise<RunResult | { readonly notHonoured: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-bench-'));
  try {
    const solution = join(folder, 'x.sol');
    const { seconds, iterations, solves } = settings;
    const { status, out, errors } = await runChild(process.execPath, [
      'build/bench/solve-one.js',
      instance.path,
      ...['--seed', String(settings.seed), '--rounding', instance.rounding, '--solver', settings.solver],
      ...['--sol', solution],
      ...(seconds === undefined ? [] : ['--seconds', String(seconds)]),
      ...(iterations === undefined ? [] : ['--iterations', String(iterations)]),
      ...(settings.refine === undefined ? [] : ['--refine', settings.refine]),
      ...(solves === undefined ? [] : ['--solves', String(solves)]),
      ...(settings.threads === undefined ? [] : ['--threads', String(settings.threads)]),
      ...(settings.wall === true ? ['--wall'] : []),
    ]);
    if (status !== 0) return failed(instance, settings, `exit ${status}: ${errors.trim().slice(-400)}`);
    const report: SolveReport & { readonly unsupported?: readonly string[] } = JSON.parse(out);
    if (report.unsupported !== undefined) return { notHonoured: report.unsupported.join('; ') };
    const verdict = instance.path.endsWith('.json') ? null : await checkSolution(instance, solution);
    const problems = [...report.violations.slice(0, 3)];
    if (verdict !== null) {
      problems.push(...verdict.violations.slice(0, 3).map((violation) => `checker: ${violation}`));
      if (Math.abs(verdict.cost - report.cost) > TOLERANCE * verdict.cost && instance.rounding !== 'none') {
        problems.push(`the checker finds a cost of ${verdict.cost}, the plan says ${report.cost}`);
      }
    }
    const best = instance.best ?? verdict?.best;
    return resultOf(instance, settings, report, best, verdict?.cost ?? report.cost, problems);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function resultOf(
  instance: BenchInstance,
  settings: RunSettings,
  report: SolveReport,
  best: number | undefined,
  cost: number,
  problems: readonly string[],
): RunResult {
  const onePercent = best === undefined ? undefined : report.trace.find(([, found]) => found <= 1.01 * best)?.[0];
  const first = report.trace[0]?.[0];
  return {
    set: instance.set,
    instance: instance.name,
    solver: settings.label ?? settings.solver,
    seed: settings.seed,
    limit: limitText(settings),
    cost,
    ...(best !== undefined && { best, gap: 100 * (cost / best - 1) }),
    routes: report.routes,
    mustOut: report.mustOut,
    skipped: report.skipped,
    iterationsPerSecond: report.speeds.at(-1) as number,
    cpuSeconds: report.cpuSeconds,
    ...(first !== undefined && report.speeds.length === 1 && { firstPlanSeconds: first - report.startSeconds }),
    ...(onePercent !== undefined && report.speeds.length === 1 && { onePercentSeconds: onePercent }),
    peakMegabytes: report.peakMegabytes,
    problems,
  };
}

function failed(instance: BenchInstance, settings: RunSettings, problem: string): RunResult {
  return {
    set: instance.set,
    instance: instance.name,
    solver: settings.label ?? settings.solver,
    seed: settings.seed,
    limit: limitText(settings),
    cost: Number.NaN,
    routes: 0,
    mustOut: 0,
    skipped: 0,
    iterationsPerSecond: 0,
    cpuSeconds: 0,
    problems: [problem],
  };
}

function limitText({ seconds, iterations, solves, threads = 1, wall }: RunSettings): string {
  const each = seconds === undefined ? `${iterations} it` : `${seconds} s${wall ? ' wall' : ''}`;
  const limit = threads > 1 ? `${each}, ${threads} threads` : each;
  return solves === undefined || solves === 1 ? limit : `${limit}, solve ${solves}`;
}
