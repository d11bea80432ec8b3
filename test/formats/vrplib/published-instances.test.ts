import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readResearchInstance } from '../../../src/formats/read-research-instance.ts';
import { readSol } from '../../../src/formats/sol/read-sol.ts';
import { researchProblem } from '../../../src/formats/vrplib/research-problem.ts';
import { costOfRoutes } from '../../../src/formats/vrplib/research-routes.ts';
import { researchTravel } from '../../../src/matrix/research-travel.ts';
import type { Rounding } from '../../../src/model/research-instance.ts';
import { problemCost } from './problem-cost.ts';

const folder = join(process.env.DAYROUTE_SHARED ?? '../shared', 'instances');
const isThere = existsSync(folder);
if (!isThere) console.log(`published instances skipped: there is no ${folder} (set DAYROUTE_SHARED)`);

const sets: Readonly<Record<string, { rounding: Rounding }>> = {
  CVRP: { rounding: 'round' },
  'CVRP/XXL': { rounding: 'round' },
  VRPTW: { rounding: 'dimacs' },
  PCVRPTW: { rounding: 'dimacs' },
  MDVRPTW: { rounding: 'exact' },
  SDVRPTW: { rounding: 'exact' },
  HFVRP: { rounding: 'exact' },
  VRPB: { rounding: 'round' },
  GVRP: { rounding: 'round' },
  MTVRPTWR: { rounding: 'dimacs' },
};

function read(path: string) {
  const { instance, complaints } = readResearchInstance(readFileSync(path, 'utf8'), path);
  expect(complaints).toEqual([]);
  if (instance === null) throw new Error('no instance');
  return instance;
}

describe.skipIf(!isThere).each(Object.entries(sets))('published set %s', (set, { rounding }) => {
  const files = isThere ? readdirSync(join(folder, set)).filter((file) => file.endsWith('.vrp')) : [];

  it.each(files)('%s: its best-known solution costs what it states', (file) => {
    const instance = read(join(folder, set, file));
    const { solution, complaints } = readSol(
      readFileSync(join(folder, set, file.replace('.vrp', '.sol')), 'utf8'),
      file,
    );
    expect(complaints).toEqual([]);
    const cost = costOfRoutes(instance, rounding, solution.routes);
    // VRPTW files state tenths of our units; some HFVRP files state 1e-5 of them, not quite
    const unit = [1, 10, 100_000].find(
      (u) => Math.abs(cost / u - (solution.cost as number)) < (u === 100_000 ? 0.02 : 0.001),
    );
    expect(unit, `${cost} against ${solution.cost}`).toBeDefined();

    const research = researchProblem(instance, rounding);
    const travel = researchTravel(research.travel, { maxTableBytes: 0 });
    // the rules below are those of plain routes
    if (instance.groups.length > 0 || instance.release !== undefined) return;
    expect(problemCost(research, travel, solution.routes)).toEqual({ cost, violations: [] });
  });
});

describe.skipIf(!isThere)('published set PDPTW', () => {
  const files = isThere ? readdirSync(join(folder, 'PDPTW')).filter((file) => file.endsWith('.txt')) : [];

  it.each(files)('%s: every location but the depot is served once', (file) => {
    const instance = read(join(folder, 'PDPTW', file));
    const { solution } = readSol(readFileSync(join(folder, 'PDPTW', file.replace('.txt', '.sol')), 'utf8'), file);
    const served = solution.routes.flat().sort((a, b) => a - b);
    expect(served).toEqual(Array.from({ length: instance.size - 1 }, (_, i) => i + 1));
    expect(instance.shipments).toHaveLength((instance.size - 1) / 2);
  });

  it('lr205 costs what the independent checker computed', () => {
    const instance = read(join(folder, 'PDPTW', 'lr205.txt'));
    const { solution } = readSol(readFileSync(join(folder, 'PDPTW', 'lr205.sol'), 'utf8'), 'lr205.sol');
    expect(costOfRoutes(instance, 'none', solution.routes)).toBeCloseTo(1054.02, 2);
  });
});
