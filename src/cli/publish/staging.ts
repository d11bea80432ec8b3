import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makeFolder } from '../make-folder.ts';
import { writeDurably } from './durable.ts';
import { OutputError, outputError } from './output-error.ts';
import { outputPath, STAGING, stagedPath } from './output-name.ts';
import { finishSwitch } from './switch-over.ts';

/** Publishing takes seconds: an owner older than this has the same number by chance. */
const LONGEST_MS = 10 * 60_000;

/**
 * Makes the output folder if need be and clears what a killed run left in it. A run killed while replacing files had all
 * its new files ready, so the replacing is finished first: the folder is all new rather than a mix.
 *
 * @throws OutputError `OUTPUT_BUSY` while another dayroute writes here; others if the folder cannot be used
 */
export function clearLeftovers(dir: string): void {
  const staging = join(dir, STAGING);
  makeFolder(dir);
  const owner = livingOwner(staging);
  if (owner !== undefined) {
    const cure = 'Wait until it is done, or choose another folder';
    throw new OutputError('OUTPUT_BUSY', dir, `another dayroute (process ${owner}) is writing here`, cure);
  }
  finishSwitch(dir);
  remove(staging);
}

/** An empty staging folder of our own. */
export function openStaging(dir: string): void {
  clearLeftovers(dir);
  const staging = join(dir, STAGING);
  try {
    mkdirSync(staging);
    writeDurably(join(staging, 'pid'), String(process.pid));
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    throw outputError(error, staging);
  }
}

/** Puts an output beside its target's folder, on the same file system, whole and on the disk. */
export function stage(dir: string, name: string, content: string | Uint8Array): void {
  const path = stagedPath(dir, name);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeDurably(path, content);
  } catch (error) {
    throw outputError(error, outputPath(dir, name));
  }
}

export function closeStaging(dir: string): void {
  remove(join(dir, STAGING));
}

function remove(staging: string): void {
  try {
    rmSync(staging, { recursive: true, force: true });
  } catch (error) {
    throw outputError(error, staging);
  }
}

/** Process that is at work in a staging folder right now, if it is not this one. */
function livingOwner(staging: string): number | undefined {
  const path = join(staging, 'pid');
  let pid: number;
  try {
    pid = Number(readFileSync(path, 'utf8'));
    if (Date.now() - statSync(path).mtimeMs > LONGEST_MS) return undefined;
  } catch {
    return undefined;
  }
  return Number.isSafeInteger(pid) && pid > 0 && pid !== process.pid && isAlive(pid) ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    // asks whether it is there; sends nothing
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // somebody else's process
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
