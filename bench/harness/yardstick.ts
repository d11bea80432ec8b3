import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { runChild } from './child.ts';
import { type BenchInstance, sharedFolder } from './instance-sets.ts';
import type { RunResult } from './run-result.ts';

/** Settings of the experiment's README, by kind of instance. */
const SETTINGS = {
  cvrp: 'TAIL=1 KTAIL=30 K=50 sort=1,0,0,0,0,0,0 lmax=6 alpha=0.1 cbar=8 CROSS=1 t0f=0.8 tff=0.02',
  vrptw: 'TAIL=1 KTAIL=30 K=60 sortTW=1,0,0,0,0,0,0 lmax=6 alpha=0.1 cbar=8 CROSS=1 t0f=1.2 tff=0.02',
  xxl: 'TAIL=1 KTAIL=15 K=25 KA=50 lmax=5 alpha=0.1 cbar=7 CROSS=1 NCROSS=1 t0f=0.15 tff=0.03 MATRIX=0',
} as const;

/** The kinds of set it can read, each with the settings to use. */
const SETTINGS_OF_SET: Readonly<Record<string, keyof typeof SETTINGS>> = {
  cvrp: 'cvrp',
  vrptw: 'vrptw',
  xxl: 'xxl',
  'gen-cvrp': 'cvrp',
  'gen-vrptw': 'vrptw',
  'gen-xxl': 'xxl',
};

export function canRunYardstick(set: string): boolean {
  return set in SETTINGS_OF_SET && existsSync(join(sharedFolder(), 'experiments/sisr/run.mjs'));
}

/** Runs the SISR experiment kept in ../shared as a yardstick on the same instance for the same CPU seconds. */
export async function runYardstick(instance: BenchInstance, seed: number, seconds: number): Promise<RunResult> {
  const folder = join(sharedFolder(), 'experiments/sisr');
  const scale = instance.rounding === 'dimacs' ? 10 : 1;
  const isOurs = instance.set.startsWith('gen-');
  const path = isOurs ? copyWithBest(instance, scale) : instance.path;
  // it looks for NAME.vrp below instances/CVRP
  const name = relative(resolve(sharedFolder(), 'instances/CVRP'), resolve(path)).replace(/\.vrp$/, '');
  const settings = SETTINGS[SETTINGS_OF_SET[instance.set]].split(' ');
  const { out, errors } = await runChild(
    'node',
    ['run.mjs', name, ...settings, `tl=${seconds}`, `seed=${seed}`],
    folder,
  );
  const line = /gap (\S+)% cost (\S+) routes (\d+) .*it\/s (\S+)k .*rss (\d+)MB/.exec(out);
  const gap = line === null ? Number.NaN : Number(line[1]);
  return {
    set: instance.set,
    instance: instance.name,
    solver: 'sisr',
    seed,
    limit: `${seconds} s`,
    cost: line === null ? Number.NaN : Number(line[2]) * scale,
    ...(instance.best !== undefined && { best: instance.best }),
    ...((!isOurs || instance.best !== undefined) && { gap }),
    routes: line === null ? 0 : Number(line[3]),
    mustOut: 0,
    skipped: 0,
    iterationsPerSecond: line === null ? Number.NaN : 1000 * Number(line[4]),
    cpuSeconds: seconds,
    ...(line !== null && { peakMegabytes: Number(line[5]) }),
    problems: line === null ? [`the yardstick failed: ${(errors || out).slice(0, 200)}`] : [],
  };
}

/** The yardstick wants a solution with a cost beside the instance, which is not to be taken for a real one. */
function copyWithBest(instance: BenchInstance, scale: number): string {
  const folder = 'build/instances/yardstick';
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${instance.name}.vrp`);
  copyFileSync(instance.path, path);
  writeFileSync(join(folder, `${instance.name}.sol`), `Cost ${(instance.best ?? scale) / scale}\n`);
  return path;
}
