import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runChild } from './child.ts';
import { type BenchInstance, sharedFolder } from './instance-sets.ts';

export interface Verdict {
  /** Recomputed from instance and solution file alone. */
  readonly cost: number;
  readonly violations: readonly string[];
  /** Cost of the solution beside the instance, recomputed too. */
  readonly best?: number;
}

/** Asks the independent checker; `null` if it cannot read the instance (explicit matrices) or is not there. */
export async function checkSolution(instance: BenchInstance, solutionPath: string): Promise<Verdict | null> {
  const script = join(sharedFolder(), 'tools', 'check_vrplib.py');
  const args = [script, instance.path, solutionPath, '--round', instance.rounding, '--json'];
  if (!existsSync(script)) return null;
  const { status, out } = await runChild('python3', args);
  // a Python error exits 1 as well, but prints no verdict
  if ((status !== 0 && status !== 1) || out === '') return null;
  const verdict = JSON.parse(out);
  return {
    cost: verdict.cost,
    violations: verdict.violations,
    ...(typeof verdict.best_known === 'number' && { best: verdict.best_known }),
  };
}
