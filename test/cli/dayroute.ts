import { type ChildProcess, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach } from 'vitest';

/** The program as users start it; it needs `npm run build` first, which `npm test` does. */
export const PROGRAM = process.env.DAYROUTE_BIN ?? fileURLToPath(new URL('../../bin/dayroute.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once standard error holds the text. */
  said(text: string): Promise<void>;
  /** Resolves with standard output once it holds the text. */
  printed(text: string): Promise<string>;
}

export interface StartOptions {
  /** The program waits for more on standard input. */
  readonly keepsStdinOpen?: boolean;
  /** Another script of Node's and its arguments, in place of the program. */
  readonly script?: readonly string[];
}

/** Starts `dayroute` in a folder. */
export function start(
  args: readonly string[],
  cwd: string,
  stdin?: string | Uint8Array,
  options: StartOptions = {},
): Running {
  const child = spawn(process.execPath, [...(options.script ?? [PROGRAM]), ...args], { cwd });
  let stdout = '';
  let stderr = '';
  const awaiting: { text: string; resolve: (all: string) => void }[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const wait of awaiting) if (stdout.includes(wait.text)) wait.resolve(stdout);
  });
  const waiting: { text: string; resolve: () => void }[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    for (const wait of waiting) if (stderr.includes(wait.text)) wait.resolve();
  });
  child.stdin.on('error', () => {}); // the program may end before it has read all
  if (!options.keepsStdinOpen) child.stdin.end(stdin ?? '');
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  const said = (text: string) =>
    stderr.includes(text)
      ? Promise.resolve()
      : new Promise<void>((resolve, reject) => {
          waiting.push({ text, resolve });
          ended.then(() => reject(new Error(`ended without saying "${text}" but:\n${stderr}`)));
        });
  const printed = (text: string) =>
    stdout.includes(text)
      ? Promise.resolve(stdout)
      : new Promise<string>((resolve, reject) => {
          awaiting.push({ text, resolve });
          ended.then(() => reject(new Error(`ended without printing "${text}" but:\n${stderr}`)));
        });
  return { child, ended, said, printed };
}

export function dayroute(args: readonly string[], cwd: string, stdin?: string | Uint8Array): Promise<Ended> {
  return start(args, cwd, stdin).ended;
}

const folders: string[] = [];

/** A new empty folder that is gone after the test. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayroute-test-'));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

export const ORDERS = `order_id,lat,lon,weight_kg,window,city
a,52.401,13.051,10,,Potsdam
b,52.402,13.062,20,09:00-11:00,Potsdam
c,52.413,13.043,30,,Golm
d,52.424,13.074,40,,Nedlitz
e,52.405,13.085,50,,Babelsberg
`;
export const VEHICLES = `vehicle_id,count,shift,max_weight_kg,cost_fixed,cost_per_km,cost_per_hour
van,2,08:00-17:00,100,50,0.5,20
`;
export const DEPOTS = `depot_id,lat,lon
main,52.4,13.05
`;

/** A folder with a day of five orders and two vans, files replaced or added as given. */
export function dayFolder(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = newFolder();
  const all = { 'orders.csv': ORDERS, 'vehicles.csv': VEHICLES, 'depots.csv': DEPOTS, ...files };
  for (const [name, content] of Object.entries(all)) writeFileSync(join(folder, name), content);
  return folder;
}

export const DAY = [
  '--orders',
  'orders.csv',
  '--vehicles',
  'vehicles.csv',
  '--depots',
  'depots.csv',
  '--date',
  '2026-11-23',
];
export const PLAN = ['plan', ...DAY, '--out', 'out'];
/** Enough for five orders, and over in a moment. */
export const BRIEF = ['--iterations', '500'];

/** Path -> content of every file below a folder, to see that nothing changed. */
export function contentOf(folder: string): Record<string, string> {
  if (!existsSync(folder)) return {};
  const paths = (readdirSync(folder, { recursive: true }) as string[]).sort();
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(folder, path)).isFile())
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );
}

/** Puts a plan into `out` that a later run must not touch when it fails. */
export function withEarlierPlan(folder: string): Record<string, string> {
  const out = join(folder, 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'plan.json'), '{"from": "yesterday"}');
  writeFileSync(join(out, 'routes.csv'), 'yesterday');
  writeFileSync(join(out, 'notes.txt'), 'mine');
  return contentOf(out);
}

export function readJson(folder: string, name: string) {
  return JSON.parse(readFileSync(join(folder, name), 'utf8'));
}
