import { accessSync, closeSync, constants, lstatSync, openSync, type Stats, statSync } from 'node:fs';
import { OutputError, outputError } from './output-error.ts';
import { outputPath } from './output-name.ts';

/**
 * Tries every target before anything is replaced: it is a file or not there, and may be written (a spreadsheet program
 * may hold it). Nothing is changed.
 *
 * @throws OutputError for the first that cannot be written
 */
export function testTargets(dir: string, names: Iterable<string>): void {
  for (const name of names) {
    const path = outputPath(dir, name);
    testFolders(dir, name);
    const found = lookAt(path);
    if (found === undefined) continue;
    if (found.isDirectory()) throw outputError({ code: 'EISDIR' }, path);
    if (found.isSymbolicLink()) continue;
    if (!found.isFile()) {
      const message = 'something that is not a file stands there';
      throw new OutputError('OUTPUT_NOT_A_FILE', path, message, 'Move it, or choose another folder');
    }
    try {
      // neither created nor emptied
      closeSync(openSync(path, constants.O_RDWR));
    } catch (error) {
      throw outputError(error, path);
    }
  }
}

/** The folders on the way to a target, where they are there, are folders to write in. */
function testFolders(dir: string, name: string): void {
  const parts = name.split('/').slice(0, -1);
  for (let depth = 0; depth <= parts.length; depth++) {
    const path = depth === 0 ? dir : outputPath(dir, parts.slice(0, depth).join('/'));
    try {
      const found = statSync(path, { throwIfNoEntry: false });
      if (found === undefined) return;
      if (!found.isDirectory()) throw outputError({ code: 'ENOTDIR' }, path);
      accessSync(path, constants.W_OK | constants.X_OK);
    } catch (error) {
      throw outputError(error, path);
    }
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    throw outputError(error, path);
  }
}
