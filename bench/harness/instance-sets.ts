import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Rounding } from '../../src/model/research-instance.ts';
import { GENERATED_SETS, writeSet } from '../generator/write-instances.ts';

/** An instance to solve and what is known of it. */
export interface BenchInstance {
  readonly set: string;
  readonly name: string;
  /** .vrp, .txt, or .json (a generated rich day). */
  readonly path: string;
  /** Meaningless for rich days. */
  readonly rounding: Rounding;
  /** Cost of the best known solution, where it is kept by us and not beside the instance. */
  readonly best?: number;
}

const PUBLISHED: Readonly<Record<string, readonly [folder: string, rounding: Rounding]>> = {
  cvrp: ['CVRP', 'round'],
  xxl: ['CVRP/XXL', 'round'],
  vrptw: ['VRPTW', 'dimacs'],
  pcvrptw: ['PCVRPTW', 'dimacs'],
  mdvrptw: ['MDVRPTW', 'exact'],
  sdvrptw: ['SDVRPTW', 'exact'],
  hfvrp: ['HFVRP', 'exact'],
  vrpb: ['VRPB', 'round'],
  gvrp: ['GVRP', 'round'],
  mtvrptwr: ['MTVRPTWR', 'dimacs'],
  pdptw: ['PDPTW', 'none'],
};

export const SETS: readonly string[] = [...Object.keys(PUBLISHED), ...GENERATED_SETS];

/** Where published instances and the independent checker are; `DAYROUTE_SHARED`, default ../shared. */
export function sharedFolder(): string {
  return process.env.DAYROUTE_SHARED ?? '../shared';
}

/** Best costs seen on generated instances, by name; kept in the repository. */
export const BEST_KNOWN_FILE = 'bench/best-known.json';

export function readBestKnown(): Record<string, number> {
  return existsSync(BEST_KNOWN_FILE) ? JSON.parse(readFileSync(BEST_KNOWN_FILE, 'utf8')) : {};
}

/**
 * The instances of a set; generated ones are written to build/instances first. Throws a RangeError for a set that does
 * not exist, an Error if published instances are not there.
 */
export function instancesOf(set: string): BenchInstance[] {
  if (GENERATED_SETS.includes(set)) {
    const best = readBestKnown();
    return writeSet(set, join('build/instances', set)).map((path) => {
      const name = basename(path).replace(/\.\w+$/, '');
      const isTimed = path.endsWith('.vrp') && /^TIME_WINDOW_SECTION/m.test(readFileSync(path, 'utf8'));
      const known = best[name];
      return { set, name, path, rounding: isTimed ? 'dimacs' : 'round', ...(known !== undefined && { best: known }) };
    });
  }
  if (!(set in PUBLISHED)) throw new RangeError(`There is no set "${set}"; there is: ${SETS.join(', ')}.`);
  const [folder, rounding] = PUBLISHED[set];
  const path = join(sharedFolder(), 'instances', folder);
  if (!existsSync(path))
    throw new Error(`There is no ${path}; set DAYROUTE_SHARED to the folder of published instances.`);
  const files = readdirSync(path).filter((file) => /\.(vrp|txt)$/.test(file));
  return files
    .map((file) => ({ set, name: file.replace(/\.\w+$/, ''), path: join(path, file), rounding }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
}
