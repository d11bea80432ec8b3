import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A folder in which the package is installed as `npm install` of its tarball does it. */
export interface Installed {
  readonly folder: string;
  /** Paths in the package. */
  readonly files: readonly string[];
}

/** Packs what would be published and unpacks it; dependencies are those of this checkout. */
export function installPacked(): Installed {
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-packed-'));
  const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const printed = execFileSync('npm', pack, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string;
  execFileSync('tar', ['-xzf', tarball], { cwd: folder });
  const modules = join(folder, 'node_modules');
  mkdirSync(modules);
  symlinkSync(join(folder, 'package'), join(modules, 'dayroute'));
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== 'dayroute' && !name.startsWith('.'))
      symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  // its own dependencies are found from where it really is
  symlinkSync(modules, join(folder, 'package', 'node_modules'));
  return { folder, files: filesOf(printed) };
}

function filesOf(printed: string): string[] {
  const report = JSON.parse(printed.slice(printed.search(/[[{]/)));
  // npm 11 and older give a list, newer ones an object by name
  const [one] = (Array.isArray(report) ? report : Object.values(report)) as { files: { path: string }[] }[];
  return one.files.map((file) => file.path).sort();
}

/** Names of the packages that are installed with it, in whatever depth. */
export function productionPackages(): string[] {
  const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages as Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>)
    .filter(([path, { dev, devOptional }]) => path !== '' && !dev && !devOptional)
    .map(([path]) => join(ROOT, path));
}

/** Bytes of all files below a folder. */
export function sizeOf(folder: string): number {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]);
}
