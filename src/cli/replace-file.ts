import { renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { writeDurably } from './publish/durable.ts';
import { outputError } from './publish/output-error.ts';
import { testTargets } from './publish/test-targets.ts';

/**
 * Tests before a long search whether a file can be written, and makes its folder.
 *
 * @throws OutputError if it cannot
 */
export function prepareFile(path: string): void {
  makeFolder(dirname(path));
  testTargets(dirname(path), [basename(path)]);
}

/**
 * Writes a file whole or not at all: beside it first, then under its name.
 *
 * @throws OutputError if it cannot be written; what was there before is then still there
 */
export function replaceFile(path: string, content: string): void {
  const staged = join(dirname(path), `.dayroute-${process.pid}.tmp`);
  try {
    // left by a killed process that had the same number
    rmSync(staged, { force: true });
    writeDurably(staged, content);
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw outputError(error, path);
  }
}
