import { join } from 'node:path';
import { OutputError } from './output-error.ts';

/** The folder, inside the output folder, in which everything is written before anything is replaced. */
export const STAGING = '.dayroute-tmp';

/** Whether a name, relative to the output folder and with `/` between folders, stays inside it. */
export function isOutputName(name: string): boolean {
  const parts = name.split('/');
  return (
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    !/[\\:\u0000-\u001f]/.test(name) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..') &&
    parts[0] !== STAGING
  );
}

/** @throws OutputError `OUTPUT_NAME` for a name that would leave the folder */
export function outputPath(dir: string, name: string): string {
  if (isOutputName(name)) return join(dir, ...name.split('/'));
  const cure = 'Names are relative, with / between folders';
  throw new OutputError('OUTPUT_NAME', JSON.stringify(name), 'this is no name for an output', cure);
}

/** Where an output waits until all are ready: beside its target, so on the same file system. */
export function stagedPath(dir: string, name: string): string {
  return outputPath(join(dir, STAGING, 'new'), name);
}
