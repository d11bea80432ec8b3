import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeVrplib } from '../../src/formats/vrplib/write-vrplib.ts';
import type { ResearchInstance } from '../../src/model/research-instance.ts';
import { type PlainSpec, plainInstance } from './plain-instance.ts';
import { plainTwin } from './plain-twin.ts';
import { type RichSpec, richDay } from './rich-problem.ts';
import {
  ASYMMETRIC_SPECS,
  BACKHAUL_SPECS,
  CVRP_SPECS,
  DEPOT_SPECS,
  FLEET_SPECS,
  HOURS_SPECS,
  PRIZE_SPECS,
  RICH_SPECS,
  SITE_SPECS,
  SMALL_SPECS,
  TIGHT_SPECS,
  VRPTW_SPECS,
  XXL_SPECS,
} from './sets.ts';
import { type VariantSpec, variantInstance } from './variant.ts';

const PLAIN_SETS: Readonly<Record<string, readonly PlainSpec[]>> = {
  'gen-cvrp': CVRP_SPECS,
  'gen-vrptw': VRPTW_SPECS,
  'gen-one-way': ASYMMETRIC_SPECS,
  'gen-xxl': XXL_SPECS,
  'gen-small': SMALL_SPECS,
  'gen-tight': TIGHT_SPECS,
};

const VARIANT_SETS: Readonly<Record<string, readonly VariantSpec[]>> = {
  'gen-fleet': FLEET_SPECS,
  'gen-depots': DEPOT_SPECS,
  'gen-site': SITE_SPECS,
  'gen-hours': HOURS_SPECS,
  'gen-prize': PRIZE_SPECS,
  'gen-backhaul': BACKHAUL_SPECS,
};

const RICH_SETS: Readonly<Record<string, readonly RichSpec[]>> = { 'gen-rich': RICH_SPECS, 'gen-twin': RICH_SPECS };

export const GENERATED_SETS: readonly string[] = [
  ...Object.keys(PLAIN_SETS),
  ...Object.keys(VARIANT_SETS),
  ...Object.keys(RICH_SETS),
];

/** Writes the instances of a generated set into a folder, plain ones as VRPLIB, rich ones as JSON; gives their paths. */
export function writeSet(set: string, folder: string): string[] {
  mkdirSync(folder, { recursive: true });
  if (set in PLAIN_SETS) return PLAIN_SETS[set].map((spec) => writePlain(spec, join(folder, `${spec.name}.vrp`)));
  if (set in VARIANT_SETS) {
    return VARIANT_SETS[set].map((spec) => writeInstance(variantInstance(spec), join(folder, `${spec.name}.vrp`)));
  }
  if (set in RICH_SETS) {
    const suffix = set === 'gen-twin' ? '-twin' : '';
    return RICH_SETS[set].map((spec) => writeRich(spec, suffix !== '', join(folder, `${spec.name}${suffix}.json`)));
  }
  throw new RangeError(`There is no generated set "${set}"; there is: ${GENERATED_SETS.join(', ')}.`);
}

export function writePlain(spec: PlainSpec, path: string): string {
  return writeInstance(plainInstance(spec), path);
}

function writeInstance(instance: ResearchInstance, path: string): string {
  writeFileSync(path, writeVrplib(instance));
  return path;
}

export function writeRich(spec: RichSpec, isTwin: boolean, path: string): string {
  const day = richDay(spec);
  writeFileSync(path, JSON.stringify(isTwin ? plainTwin(day) : day));
  return path;
}
