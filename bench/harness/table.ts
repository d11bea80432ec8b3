import type { Comparison } from './compare.ts';
import type { RunResult } from './run-result.ts';
import { groupBy, mean } from './statistics.ts';

/** Columns padded to one width, the first to the left and the others to the right. */
export function alignRows(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const HEAD = [
  'instance',
  'solver',
  'limit',
  'seeds',
  'cost',
  'best',
  'gap %',
  'worst',
  'routes',
  'out',
  'skip',
  'kit/s',
  '1 % s',
  'plan s',
  'cpu s',
  'MB',
];

/** One line an instance, solver and limit (means over seeds); a line of means for each set after it. */
export function runTable(runs: readonly RunResult[]): string {
  const rows: string[][] = [HEAD];
  for (const [, bySet] of groupBy(runs, (run) => `${run.set} ${run.solver} ${run.limit}`)) {
    const instances = [...groupBy(bySet, (run) => run.instance).values()].map(summarise);
    for (const line of instances) rows.push(cells(line));
    rows.push(cells(meanOf(bySet[0], instances)));
    rows.push(HEAD.map(() => ''));
  }
  return alignRows(rows).trimEnd();
}

interface Line {
  readonly name: string;
  readonly solver: string;
  readonly limit: string;
  readonly seeds: number;
  readonly cost?: number;
  readonly best?: number;
  readonly gap?: number;
  readonly worst?: number;
  readonly routes?: number;
  readonly mustOut: number;
  readonly skipped: number;
  readonly speed: number;
  readonly onePercent?: number;
  readonly firstPlan?: number;
  readonly cpu: number;
  readonly memory?: number;
}

function summarise(runs: readonly RunResult[]): Line {
  const [{ instance, solver, limit, best }] = runs;
  const gaps = present(runs.map((run) => run.gap));
  const onePercent = present(runs.map((run) => run.onePercentSeconds));
  return {
    name: instance,
    solver,
    limit,
    seeds: runs.length,
    cost: mean(runs.map((run) => run.cost)),
    ...(best !== undefined && { best }),
    ...(gaps.length > 0 && { gap: mean(gaps), worst: Math.max(...gaps) }),
    routes: mean(runs.map((run) => run.routes)),
    mustOut: mean(runs.map((run) => run.mustOut)),
    skipped: mean(runs.map((run) => run.skipped)),
    speed: mean(runs.map((run) => run.iterationsPerSecond)),
    // only if every seed got there
    ...(onePercent.length === runs.length && { onePercent: mean(onePercent) }),
    ...optional('firstPlan', meanPresent(runs.map((run) => run.firstPlanSeconds))),
    cpu: mean(runs.map((run) => run.cpuSeconds)),
    ...optional('memory', most(runs.map((run) => run.peakMegabytes))),
  };
}

function meanOf(example: RunResult, lines: readonly Line[]): Line {
  return {
    name: `mean of ${example.set}`,
    solver: example.solver,
    limit: example.limit,
    seeds: lines.reduce((sum, line) => sum + line.seeds, 0),
    ...optional('gap', meanPresent(lines.map((line) => line.gap))),
    ...optional('worst', most(lines.map((line) => line.worst))),
    mustOut: mean(lines.map((line) => line.mustOut)),
    skipped: mean(lines.map((line) => line.skipped)),
    speed: mean(lines.map((line) => line.speed)),
    ...optional('firstPlan', meanPresent(lines.map((line) => line.firstPlan))),
    cpu: mean(lines.map((line) => line.cpu)),
    ...optional('memory', most(lines.map((line) => line.memory))),
  };
}

function cells(line: Line): string[] {
  const number = (value: number | undefined, digits: number) => (value === undefined ? '-' : value.toFixed(digits));
  return [
    line.name,
    line.solver,
    line.limit,
    String(line.seeds),
    number(line.cost, 0),
    number(line.best, 0),
    number(line.gap, 3),
    number(line.worst, 3),
    number(line.routes, 1),
    number(line.mustOut, 1),
    number(line.skipped, 1),
    number(line.speed / 1000, 1),
    number(line.onePercent, 2),
    number(line.firstPlan, 2),
    number(line.cpu, 2),
    number(line.memory, 0),
  ];
}

/** Old against new, a line for each set. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const rows = [['set', 'pairs', 'better', 'worse', 'mean %', 'median %', 'p', 'speed', 'memory', 'verdict']];
  for (const c of comparisons) {
    rows.push([
      c.name,
      String(c.pairs),
      String(c.better),
      String(c.worse),
      c.meanChange.toFixed(3),
      c.medianChange.toFixed(3),
      c.p.toFixed(4),
      `x ${c.speed.toFixed(2)}`,
      c.memory === undefined ? '-' : `x ${c.memory.toFixed(2)}`,
      c.verdict,
    ]);
  }
  return alignRows(rows);
}

function present(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}

function meanPresent(values: readonly (number | undefined)[]): number | undefined {
  const there = present(values);
  return there.length === 0 ? undefined : mean(there);
}

function most(values: readonly (number | undefined)[]): number | undefined {
  const there = present(values);
  return there.length === 0 ? undefined : Math.max(...there);
}

function optional<K extends string>(key: K, value: number | undefined): { readonly [key in K]?: number } {
  return value === undefined ? {} : ({ [key]: value } as { [key in K]: number });
}
