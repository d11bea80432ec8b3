import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Plan, Problem, TravelSource, Violation } from '../model/index.ts';
import { makeFolder } from './make-folder.ts';
import { dayrouteVersion } from './version.ts';

/** All that is needed to find out why the referee rejected our own plan. */
export interface DebugBundle {
  readonly violations: readonly Violation[];
  readonly problem: Problem;
  readonly travel: TravelSource;
  readonly plan: Plan;
  readonly settings: object;
}

/** Writes the bundle beside where the plan would have been and returns its path. */
export async function writeDebugBundle(dir: string, bundle: DebugBundle): Promise<string> {
  makeFolder(dir);
  const path = join(dir, `dayroute-debug-${bundle.problem.date}-${process.pid}.json`);
  await writeFile(path, `${JSON.stringify({ version: dayrouteVersion(), ...bundle }, null, 2)}\n`);
  return path;
}
