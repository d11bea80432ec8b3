import { type ResearchLayout, readResearchInstance, researchLayout } from '../formats/read-research-instance.ts';
import { type Complaint, InputError } from '../model/index.ts';
import type { ResearchInstance, Rounding } from '../model/research-instance.ts';
import type { InputFile } from './input-file.ts';

/** A research instance that may be solved, and how its numbers are turned into integers. */
export interface InstanceRead {
  readonly instance: ResearchInstance;
  readonly layout: ResearchLayout;
  readonly rounding: Rounding;
}

/**
 * Reads a research instance in whatever layout.
 *
 * @param asked rounding; default `round` for `.vrp`, `none` for `.txt`, other names by layout
 * @throws InputError if it is malformed
 */
export function readInstance({ name, bytes }: InputFile, asked: Rounding | undefined): InstanceRead {
  const text = new TextDecoder().decode(bytes);
  const layout = researchLayout(text);
  const { instance, complaints } = readResearchInstance(text, name);
  if (instance === null) throw new InputError(complaints);
  const rounding = asked ?? usualRounding(name, layout);
  const tooLong = legsTooLong(instance, rounding, name);
  if (tooLong !== undefined) throw new InputError([tooLong]);
  return { instance, layout, rounding };
}

function usualRounding(path: string, layout: ResearchLayout): Rounding {
  if (/\.vrp$/i.test(path)) return 'round';
  if (/\.txt$/i.test(path)) return 'none';
  return layout === 'vrplib' ? 'round' : 'none';
}

const LONGEST_LEG = 2 ** 31 - 1;

/** Legs are kept as 32-bit integers; `none` chooses its scale by itself. */
function legsTooLong(instance: ResearchInstance, rounding: Rounding, file: string): Complaint | undefined {
  const scale = rounding === 'exact' ? 1000 : rounding === 'dimacs' ? 10 : 1;
  const { xs = [], ys = [], matrix } = instance;
  const longest = matrix?.reduce((a, b) => Math.max(a, b), 0) ?? Math.hypot(extentOf(xs), extentOf(ys));
  if (longest * scale <= LONGEST_LEG) return undefined;
  return {
    code: 'INSTANCE_TOO_LARGE',
    severity: 'error',
    file,
    read: `distances up to ${Math.round(longest)}`,
    expected: `at most ${Math.floor(LONGEST_LEG / scale)} with rounding ${rounding}`,
    message: 'its distances are too long for whole numbers of 32 bits',
    cure: scale > 1 ? 'Use --round round, or scale the coordinates down' : 'Scale the coordinates down',
  };
}

function extentOf(values: readonly number[]): number {
  const [least, most] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity]);
  return Math.max(0, most - least);
}
