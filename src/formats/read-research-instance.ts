import { readLilim } from './lilim/read-lilim.ts';
import { readSolomon } from './solomon/read-solomon.ts';
import { type ReadInstance, readVrplib } from './vrplib/read-vrplib.ts';

/** Reads a research instance whatever its layout, told by its first lines: Li & Lim begins with numbers, Solomon has a line VEHICLE. */
export function readResearchInstance(text: string, file: string): ReadInstance {
  const first = /^\s*(.*)$/m.exec(text)?.[1] ?? '';
  if (/^\d+\s+\d/.test(first)) return readLilim(text, file);
  if (/^\s*VEHICLE\s*$/m.test(text)) return readSolomon(text, file);
  return readVrplib(text, file);
}
