import { mkdirSync, statSync } from 'node:fs';
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
  if (isFolder(path)) return;
  if (dirname(path) !== path) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // another program may have made it in the meantime
    if (!isFolder(path)) throw outputError(error, dir);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
