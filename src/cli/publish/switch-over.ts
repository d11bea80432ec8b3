import { copyFileSync, linkSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder, writeDurably } from './durable.ts';
import { outputError } from './output-error.ts';
import { isOutputName, outputPath, STAGING, stagedPath } from './output-name.ts';
import { removeStale } from './stale.ts';

/** What a switch is about to do, written down before it begins. */
interface Journal {
  /** In the order of replacing: the plan, whose manifest vouches for the others, comes last. */
  readonly names: readonly string[];
  /** Outputs of the plan before that are no more, with their hashes. */
  readonly stale: Readonly<Record<string, string>>;
}

/**
 * Replaces old outputs by the staged ones: nothing but renames, one after the other, without a turn of the event loop
 * in between. If one fails, those done are taken back. If the process is killed, the journal tells the next run to finish.
 *
 * @returns outputs of the plan before that were removed
 * @throws OutputError with the file whose replacement failed; all outputs are then the old ones
 */
export function switchOver(dir: string, journal: Journal): string[] {
  for (const name of journal.names) keepOld(dir, name);
  try {
    writeDurably(journalPath(dir), JSON.stringify(journal));
  } catch (error) {
    rmSync(journalPath(dir), { force: true });
    throw outputError(error, journalPath(dir));
  }
  syncFolder(join(dir, STAGING));
  const done: string[] = [];
  for (const name of journal.names) {
    try {
      renameSync(stagedPath(dir, name), outputPath(dir, name));
    } catch (error) {
      takeBack(dir, done);
      throw outputError(error, outputPath(dir, name));
    }
    done.push(name);
  }
  for (const folder of new Set(journal.names.map((name) => dirname(outputPath(dir, name))))) syncFolder(folder);
  const removed = removeStale(dir, journal.stale);
  rmSync(journalPath(dir));
  return removed;
}

/** Ends a switch that a killed run began. Without a journal there was none, and all outputs are old. */
export function finishSwitch(dir: string): void {
  const journal = readJournal(dir);
  if (journal === undefined) return;
  for (const name of journal.names) {
    // else it has been replaced already
    if (!isThere(stagedPath(dir, name))) continue;
    try {
      mkdirSync(dirname(outputPath(dir, name)), { recursive: true });
      renameSync(stagedPath(dir, name), outputPath(dir, name));
    } catch (error) {
      throw outputError(error, outputPath(dir, name));
    }
  }
  removeStale(dir, journal.stale);
  syncFolder(dir);
}

/** A second name for the old output, by which it can be brought back; a copy where the file system has no links. */
function keepOld(dir: string, name: string): void {
  const path = outputPath(dir, name);
  const kept = oldPath(dir, name);
  try {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(dirname(kept), { recursive: true });
    if (!isThere(path)) return;
    try {
      linkSync(path, kept);
    } catch {
      copyFileSync(path, kept);
    }
  } catch (error) {
    throw outputError(error, path);
  }
}

function takeBack(dir: string, names: readonly string[]): void {
  for (const name of names) {
    if (isThere(oldPath(dir, name))) renameSync(oldPath(dir, name), outputPath(dir, name));
    else rmSync(outputPath(dir, name), { force: true });
  }
  rmSync(journalPath(dir), { force: true });
}

function readJournal(dir: string): Journal | undefined {
  try {
    const { names, stale } = JSON.parse(readFileSync(journalPath(dir), 'utf8')) as Journal;
    const isOurs = Array.isArray(names) && names.every((name) => typeof name === 'string' && isOutputName(name));
    return isOurs ? { names, stale: stale ?? {} } : undefined;
  } catch {
    // none, or cut off while it was written: then nothing had been replaced
    return undefined;
  }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function journalPath(dir: string): string {
  return join(dir, STAGING, 'journal.json');
}

function oldPath(dir: string, name: string): string {
  return outputPath(join(dir, STAGING, 'old'), name);
}
