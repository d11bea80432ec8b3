import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { savings } from '../../../bench/baselines/savings.ts';
import { plainInstance } from '../../../bench/generator/plain-instance.ts';
import { SMALL_SPECS } from '../../../bench/generator/sets.ts';
import { GENERATED_SETS, writePlain, writeRich, writeSet } from '../../../bench/generator/write-instances.ts';
import { instancesOf } from '../../../bench/harness/instance-sets.ts';
import { loadInstance } from '../../../bench/harness/load-instance.ts';
import { readSol } from '../../../src/formats/sol/read-sol.ts';
import { costOfRoutes } from '../../../src/formats/vrplib/research-routes.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayroute-load-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('loadInstance', () => {
  it('reads a generated instance back, and writes solutions whose cost the instance confirms', () => {
    const spec = SMALL_SPECS[1];
    const { problem, travel, solutionText } = loadInstance(writePlain(spec, join(folder, 'a.vrp')), 'round');
    expect(problem.stops).toHaveLength(spec.n);
    const plan = savings(problem, travel);
    const { solution, complaints } = readSol(solutionText?.(plan) ?? '', 'a.sol');
    expect(complaints).toEqual([]);
    expect(solution.routes.flat()).toHaveLength(spec.n);
    expect(solution.cost).toBe(plan.cost.total);
    expect(costOfRoutes(plainInstance(spec), 'round', solution.routes)).toBe(plan.cost.total);
  });

  it('reads a generated rich day back', () => {
    const spec = { name: 'r', n: 30, seed: 1, customers: 'mixed', routeLength: 8 } as const;
    const loaded = loadInstance(writeRich(spec, false, join(folder, 'r.json')), 'round');
    expect(loaded.problem.stops).toHaveLength(30);
    expect(loaded.travel.profile('van').metres(0, 5)).toBeGreaterThan(0);
    expect(loaded.solutionText).toBeUndefined();
  });

  it('throws the complaints of what it cannot read', () => {
    const path = join(folder, 'broken.vrp');
    writeFileSync(path, 'DIMENSION : 2\nCURFEW_SECTION\n1 8\n');
    expect(() => loadInstance(path, 'round')).toThrow('CURFEW_SECTION is not known');
  });
});

describe('writeSet', () => {
  it.each(['gen-small', 'gen-one-way'])('writes every instance of %s', (set) => {
    const paths = writeSet(set, join(folder, set));
    expect(paths.length).toBeGreaterThan(2);
    for (const path of paths) expect(loadInstance(path, 'round').problem.stops.length).toBeGreaterThan(0);
  });

  it('names the sets there are when asked for another', () => {
    expect(() => writeSet('gen-none', folder)).toThrow(GENERATED_SETS[0]);
    expect(() => instancesOf('none')).toThrow('cvrp');
  });
});
