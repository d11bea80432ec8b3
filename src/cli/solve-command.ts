import { realpathSync } from 'node:fs';
import { checkPlan } from '../check/index.ts';
import { writeSol } from '../formats/sol/write-sol.ts';
import { type ResearchProblem, researchProblem } from '../formats/vrplib/research-problem.ts';
import { costOfRoutes, routesOfPlan } from '../formats/vrplib/research-routes.ts';
import { researchTravel } from '../matrix/research-travel.ts';
import type { Complaint, Plan, Travel } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { failure } from './failure.ts';
import { formatNumberOf } from './figures.ts';
import { readInputFile } from './input-file.ts';
import { breathe, Interrupt } from './interrupt.ts';
import { type InstanceRead, readInstance } from './read-instance.ts';
import { readReference } from './reference-solution.ts';
import { prepareFile, replaceFile } from './replace-file.ts';
import type { Session } from './run-command.ts';
import { searchPlan } from './search-plan.ts';
import type { SolveCommandOptions } from './solve-options.ts';
import { isProblemFile, solveProblemCommand } from './solve-problem-command.ts';
import { type LeftOut, type SolveSummary, solveText, solveTitle } from './solve-summary.ts';

/** Reads a research instance, or a problem in JSON, solves it, has the plan checked and writes it. */
export async function solveCommand(path: string, options: SolveCommandOptions, session: Session): Promise<number> {
  const { terminal, complaints } = session;
  const interrupt = new Interrupt(terminal);
  try {
    const file = await readInputFile(path);
    if (options.out !== undefined) {
      refuseInstanceAsOutput(path, options.out);
      prepareFile(options.out);
    }
    if (isProblemFile(file)) return await solveProblemCommand(file, options, session, interrupt);
    const read = readInstance(file, options.round);
    const { instance, layout, rounding } = read;
    const { name, type } = instance;
    if (!options.quiet) terminal.err(`${solveTitle({ name, type, layout, rounding })}\n`);
    await breathe();
    const research = researchProblem(instance, rounding);
    const travel = researchTravel(research.travel);
    const { reference, warnings } = readReference(path, instance, rounding);
    complaints.add(warnings);
    await breathe();
    const { problem } = research;
    const costUnit = research.scale;
    const { plan, outcome } = await searchPlan(problem, travel, { ...options, costUnit }, interrupt, terminal);
    await breathe();
    const routes = routesOfPlan(plan, research);
    // `none` is scaled for the search alone
    const scale = rounding === 'none' ? 1 : research.scale;
    const scaledCost = roundedOff(costOfRoutes(instance, rounding, routes));
    stopAtViolations(path, read, research, travel, { plan, scaledCost, seed: options.seed });

    const optional = new Set(problem.stops.filter((stop) => stop.skipCost !== undefined).map((stop) => stop.id));
    const skipped = plan.unassigned
      .filter((order) => optional.has(order.stopId) && order.code !== 'OTHER_OF_GROUP')
      .map((order) => Number(order.stopId));
    const replaced = new Set(plan.unassigned.filter((u) => u.code === 'OTHER_OF_GROUP').map((u) => u.stopId));
    const unassigned = plan.unassigned
      .filter((order) => !replaced.has(order.stopId))
      .filter((order) => !optional.has(order.stopId))
      .map(({ stopId, code, reason }): LeftOut => ({ location: Number(stopId), code, reason }));
    const isWhole = unassigned.length === 0;
    if (!isWhole) complaints.add([leftOutComplaint(path, unassigned)]);
    const summary: SolveSummary = {
      ok: true,
      exitCode: options.failOnUnassigned && !isWhole ? EXIT.unassigned : EXIT.ok,
      file: path,
      name,
      type,
      layout,
      rounding,
      scale,
      cost: roundedOff(scaledCost / scale),
      scaledCost,
      routes: plan.routes.length,
      vehicles: instance.fleet.count ?? null,
      customers: problem.stops.length - replaced.size,
      served: problem.stops.length - plan.unassigned.length,
      skipped,
      unassigned,
      reference: reference ?? null,
      gapPercent: gapPercent(scaledCost, isWhole ? reference?.cost : undefined),
      solution: routes,
      search: {
        ...outcome,
        clock: options.cpu ? 'cpu' : 'wall',
        seed: options.seed,
        interrupted: interrupt.isInterrupted,
      },
      out: options.out ?? null,
      warnings: complaints.warnings(),
    };
    if (options.out !== undefined) replaceFile(options.out, solutionText(summary));
    if (options.json) terminal.out(`${JSON.stringify(summary, null, 2)}\n`);
    else if (!options.quiet) terminal.out(solveText(summary));
    if (interrupt.isInterrupted) terminal.err('interrupted: this is the best solution found until then\n');
    return summary.exitCode;
  } finally {
    interrupt.release();
  }
}

/**
 * A solution that is not whole states no cost, which would be too low to compare with, and says in a line of its own
 * which locations are missing; readers of `.sol` files pass over such lines.
 */
function solutionText({ solution, scaledCost, unassigned }: SolveSummary): string {
  if (unassigned.length === 0) return writeSol({ routes: solution, cost: scaledCost });
  const locations = unassigned.map(({ location }) => location).join(' ');
  return `${writeSol({ routes: solution })}Partial: must be served and are not: ${locations}\n`;
}

function refuseInstanceAsOutput(path: string, out: string): void {
  const isSame = path !== '-' && realPath(path) !== undefined && realPath(path) === realPath(out);
  if (!isSame) return;
  const message = '--out names the instance itself, which would be lost';
  throw failure(EXIT.input, { code: 'OUT_IS_INPUT', file: out, message, cure: 'Name another file' });
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

function leftOutComplaint(file: string, unassigned: readonly LeftOut[]): Complaint {
  const shown = unassigned.slice(0, 10).map(({ location }) => location);
  const list = `${shown.join(', ')}${unassigned.length > shown.length ? ', ...' : ''}`;
  return {
    code: 'LEFT_OUT',
    severity: 'warning',
    file,
    message:
      `${formatNumberOf(unassigned.length, 'location')} that must be served could not be: ${list}. ${unassigned[0].reason}`.replace(
        /\.$/,
        '',
      ),
    cure: 'The solution is not whole: give it more vehicles, or more time',
  };
}

/** Nothing may be written that the referee rejects, or whose cost by the file alone is not what the search says. */
function stopAtViolations(
  file: string,
  { instance, rounding }: InstanceRead,
  { problem }: ResearchProblem,
  travel: Travel,
  found: { readonly plan: Plan; readonly scaledCost: number; readonly seed: number },
): void {
  const { plan, scaledCost, seed } = found;
  const faults = checkPlan(problem, plan, travel, { strict: true }).map(({ code, message }) => `${message} [${code}]`);
  // costs of routes are rounded to 1e-3; `none` is solved with legs rounded up
  const slack = 1e-3 * (plan.routes.length + 1) + 1e-9 * scaledCost;
  if (rounding !== 'none' && Math.abs(plan.cost.total - scaledCost) > slack) {
    faults.push(`it costs ${plan.cost.total}, by ${instance.name} alone ${scaledCost}`);
  }
  if (faults.length === 0) return;
  const first = `${faults.slice(0, 3).join('; ')}${faults.length > 3 ? '; ...' : ''}`;
  throw failure(EXIT.internal, {
    code: 'PLAN_REJECTED',
    file,
    message: `the plan breaks ${faults.length} of its own rules (${first}); nothing was written`,
    cure: `This is a mistake in dayroute: please report it with the instance, --round ${rounding} and --seed ${seed}`,
  });
}

function gapPercent(cost: number, reference: number | undefined): number | null {
  return reference === undefined || reference <= 0 ? null : 100 * (cost / reference - 1);
}

/** Free of the last digits of doubles. */
function roundedOff(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
