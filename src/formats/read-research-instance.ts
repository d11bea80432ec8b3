import { readLilim } from './lilim/read-lilim.ts';
import { readSolomon } from './solomon/read-solomon.ts';
import { type ReadInstance, readVrplib } from './vrplib/read-vrplib.ts';

/** How a research instance is laid out. */
export type ResearchLayout = 'vrplib' | 'solomon' | 'lilim';

/** Tells the layout by the first lines: Li & Lim begins with numbers, Solomon has a line VEHICLE. */
export function researchLayout(text: string): ResearchLayout {
  const first = /^\s*(.*)$/m.exec(text)?.[1] ?? '';
  if (/^\d+\s+\d/.test(first)) return 'lilim';
  return /^\s*VEHICLE\s*$/m.test(text) ? 'solomon' : 'vrplib';
}

/** Reads a research instance whatever its layout. */
export function readResearchInstance(text: string, file: string): ReadInstance {
  const read = { vrplib: readVrplib, solomon: readSolomon, lilim: readLilim }[researchLayout(text)];
  return read(text, file);
}
