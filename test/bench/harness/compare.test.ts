import { describe, expect, it } from 'vitest';
import { compareRuns, compareSolvers } from '../../../bench/harness/compare.ts';
import type { RunResult } from '../../../bench/harness/run-result.ts';
import { comparisonTable, runTable } from '../../../bench/harness/table.ts';

function run(instance: string, seed: number, cost: number, rest: Partial<RunResult> = {}): RunResult {
  return {
    set: 'cvrp',
    instance,
    solver: 'dayroute',
    seed,
    limit: '10 s',
    cost,
    routes: 3,
    mustOut: 0,
    skipped: 0,
    iterationsPerSecond: 100_000,
    cpuSeconds: 10,
    problems: [],
    ...rest,
  };
}

const seeds = [1, 2, 3, 4, 5, 6];

describe('compareRuns', () => {
  it('pairs by instance, seed and limit, and believes six of six', () => {
    const before = seeds.map((seed) => run('A', seed, 1000));
    const after = seeds.map((seed) => run('A', seed, 1000 - 10 * seed, { iterationsPerSecond: 150_000 }));
    const [comparison] = compareRuns(before, after.toReversed());
    expect(comparison).toMatchObject({
      name: 'cvrp 10 s',
      pairs: 6,
      better: 6,
      worse: 0,
      p: 2 / 64,
      verdict: 'better',
    });
    expect(comparison.meanChange).toBeCloseTo(-3.5, 10);
    expect(comparison.speed).toBeCloseTo(1.5, 10);
    expect(compareRuns(after, before)[0].verdict).toBe('worse');
  });

  it('does not believe three of three', () => {
    const before = [1, 2, 3].map((seed) => run('A', seed, 1000));
    const after = [1, 2, 3].map((seed) => run('A', seed, 990));
    expect(compareRuns(before, after)[0].verdict).toBe('no difference shown');
  });

  it('leaves out what only one side has', () => {
    const before = [run('A', 1, 1000), run('B', 1, 1000)];
    const after = [run('A', 1, 1000), run('A', 2, 900), run('A', 1, 900, { limit: '30 s' })];
    expect(compareRuns(before, after)).toMatchObject([{ pairs: 1, better: 0, worse: 0 }]);
    expect(compareRuns([], after)).toEqual([]);
  });

  it('judges sets apart and together', () => {
    const both = [run('A', 1, 1000), run('Z', 1, 1000, { set: 'vrptw' })];
    expect(compareRuns(both, both).map((comparison) => comparison.name)).toEqual(['cvrp 10 s', 'vrptw 10 s', 'all']);
  });
});

describe('compareSolvers', () => {
  it('sets the first against each other', () => {
    const runs = seeds.flatMap((seed) => [run('A', seed, 990), run('A', seed, 1000, { solver: 'sisr' })]);
    expect(compareSolvers(runs)).toMatchObject([{ name: 'cvrp 10 s / sisr', better: 6, verdict: 'better' }]);
    expect(compareSolvers([run('A', 1, 990)])).toEqual([]);
  });
});

describe('tables', () => {
  it('show means over seeds and over the set', () => {
    const runs = [
      run('A', 1, 1010, { best: 1000, gap: 1, onePercentSeconds: 4, peakMegabytes: 60 }),
      run('A', 2, 1030, { best: 1000, gap: 3, peakMegabytes: 70 }),
      run('B', 1, 2000, { best: 2000, gap: 0, onePercentSeconds: 2 }),
    ];
    const lines = runTable(runs)
      .split('\n')
      .map((line) => line.split(/\s{2,}/));
    expect(lines.map((line) => line[0])).toEqual(['instance', 'A', 'B', 'mean of cvrp']);
    const at = (line: number, column: string) => lines[line][lines[0].indexOf(column)];
    expect([at(1, 'gap %'), at(1, 'worst'), at(1, 'cost'), at(1, 'MB')]).toEqual(['2.000', '3.000', '1020', '70']);
    // one seed of A did not get to within 1 %
    expect([at(1, '1 % s'), at(2, '1 % s')]).toEqual(['-', '2.00']);
    expect(at(3, 'gap %')).toBe('1.000');
  });

  it('show comparisons', () => {
    const text = comparisonTable(compareRuns([run('A', 1, 1000)], [run('A', 1, 999)]));
    expect(text).toContain('no difference shown');
    expect(text.split('\n')).toHaveLength(2);
  });
});
