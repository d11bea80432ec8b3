import { closeSync, fsyncSync, openSync, writeFileSync } from 'node:fs';

/** Writes a new file and waits until it is on the disk, so that a full disk is found out here and not later. */
export function writeDurably(path: string, content: string | Uint8Array): void {
  const file = openSync(path, 'wx');
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Waits until a folder's names are on the disk; where folders cannot be synced (Windows) that is left to the system. */
export function syncFolder(path: string): void {
  let folder: number;
  try {
    folder = openSync(path, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(folder);
  } catch {
    // not every file system can
  } finally {
    closeSync(folder);
  }
}
