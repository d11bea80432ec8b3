import { existsSync, readFileSync } from 'node:fs';
import { readSol } from '../formats/sol/read-sol.ts';
import { costOfRoutes } from '../formats/vrplib/research-routes.ts';
import type { Complaint } from '../model/index.ts';
import type { ResearchInstance, Rounding } from '../model/research-instance.ts';

/** A solution that was there before, to measure against. */
export interface ReferenceSolution {
  readonly file: string;
  /** Recomputed from its routes, in units of the rounding: files state theirs in several. */
  readonly cost: number;
}

/** The `.sol` file beside an instance, `undefined` if there is none; one that cannot be compared with is a warning. */
export function readReference(
  path: string,
  instance: ResearchInstance,
  rounding: Rounding,
): { readonly reference?: ReferenceSolution; readonly warnings: readonly Complaint[] } {
  const file = `${path.replace(/\.[^./\\]*$/, '')}.sol`;
  if (path === '-' || file === path || !existsSync(file)) return { warnings: [] };
  const unusable = (message: string) => ({
    warnings: [
      {
        code: 'REFERENCE_UNUSABLE',
        severity: 'warning' as const,
        file,
        message: `${message}, so no gap is stated`,
        cure: 'Mend the file, or move it away',
      },
    ],
  });
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return unusable('the solution beside the instance cannot be read');
  }
  const { solution, complaints } = readSol(text, file);
  const [bad] = complaints;
  if (bad !== undefined) return unusable(`line ${bad.line}: ${bad.message}`);
  const flaw = flawOf(solution.routes, instance);
  if (flaw !== undefined) return unusable(`it is no whole solution of this instance: ${flaw}`);
  return { reference: { file, cost: costOfRoutes(instance, rounding, solution.routes) }, warnings: [] };
}

/** A cost says something only if every location is served that must be. */
function flawOf(routes: readonly (readonly number[])[], instance: ResearchInstance): string | undefined {
  const { size, depotCount, prize } = instance;
  const visits = new Array<number>(size).fill(0);
  for (const location of routes.flat()) {
    if (location >= size) return `there is no location ${location}`;
    visits[location]++;
  }
  for (let location = depotCount; location < size; location++) {
    if (visits[location] > 1) return `location ${location} is served ${visits[location]} times`;
    if (visits[location] === 0 && !prize?.[location]) return `location ${location} is not served`;
  }
  return undefined;
}
