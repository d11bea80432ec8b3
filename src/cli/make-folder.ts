import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { outputError } from './publish/output-error.ts';

/**
 * Makes a folder and those above it, one by one: Node's own recursive way never ends where the system denies a folder
 * by saying that its parent is not there, as Linux does below /proc.
 *
 * @throws OutputError if it cannot be made
 */
export function makeFolder(dir: string): void {
  const path = resolve(dir);
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // another program has made it in the meantime
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
    throw outputError(error, dir);
  }
}
