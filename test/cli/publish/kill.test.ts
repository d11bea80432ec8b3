import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { prepareOutput, publish, verifyManifest } from '../../../src/cli/publish/index.ts';
import { readPlanDocument } from '../../../src/formats/json/index.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';

/**
 * Publishes in a process of its own in which one call of `node:fs` is the last: it kills the process (as `kill -9`
 * would), or fails as a file system may.
 */
const CHILD = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const [dist, dir, docFile, call, nth, how] = process.argv.slice(2);
const { publish } = await import(dist + '/cli/publish/index.js');
const real = fs[call];
let count = 0;
fs[call] = (...given) => {
  if (++count === Number(nth)) {
    if (how === 'kill') process.kill(process.pid, 'SIGKILL');
    throw Object.assign(new Error(how), { code: how });
  }
  return real(...given);
};
syncBuiltinESMExports();
const doc = JSON.parse(fs.readFileSync(docFile, 'utf8'));
const files = new Map(['a.csv', 'b.csv', 'sheets/c.html', 'run.json'].map((name) => [name, name + ' new']));
try {
  publish(dir, doc, files);
  console.log('done');
} catch (error) {
  console.log(error.code + ' ' + error.file.slice(dir.length + 1));
}
`;

const NAMES = ['a.csv', 'b.csv', 'sheets/c.html', 'run.json'];
let dist: string;
let dir: string;

beforeAll(() => {
  // built apart from dist/, so that it is this source and whoever builds meanwhile does no harm
  dist = mkdtempSync(join(tmpdir(), 'dayroute-dist-'));
  writeFileSync(join(dist, 'package.json'), '{"type":"module"}');
  writeFileSync(join(dist, 'child.mjs'), CHILD);
  const options = '--ignoreConfig --noEmit false --rootDir src --rewriteRelativeImportExtensions --skipLibCheck';
  const modern = '--module nodenext --target es2023 --types node';
  const args = [...options.split(' '), ...modern.split(' '), '--outDir', dist, 'src/cli/publish/index.ts'];
  execFileSync(join('node_modules', '.bin', 'tsc'), args);
});

afterAll(() => {
  rmSync(dist, { recursive: true, force: true });
});

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dayroute-kill-'));
  publish(dir, handMadeDocument(), new Map([...NAMES, 'stale.csv'].map((name) => [name, `${name} old`])));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function runChild(call: string, nth: number, how: string) {
  const docFile = join(dist, 'doc.json');
  const doc = handMadeDocument();
  writeFileSync(docFile, JSON.stringify({ ...doc, problem: { ...doc.problem, timeZone: 'Europe/Berlin' } }));
  return spawnSync(process.execPath, [join(dist, 'child.mjs'), dist, dir, docFile, call, String(nth), how], {
    encoding: 'utf8',
  });
}

function planZone() {
  return readPlanDocument(readFileSync(join(dir, 'plan.json'), 'utf8'), 'plan.json').problem.timeZone;
}

function ages() {
  return NAMES.map((name) => readFileSync(join(dir, name), 'utf8').split(' ')[1]);
}

function disagreeing() {
  return verifyManifest(dir, readPlanDocument(readFileSync(join(dir, 'plan.json'), 'utf8'), 'plan.json'));
}

const ALL_OLD = ['old', 'old', 'old', 'old'];
const ALL_NEW = ['new', 'new', 'new', 'new'];

describe('kill -9', () => {
  it.each([1, 2, 3, 4, 5, 6, 7])('at the %d. write leaves all old, and is cleared by the next run', (nth) => {
    // five outputs and the owner's number are written, then the journal
    expect(runChild('writeFileSync', nth, 'kill').signal).toBe('SIGKILL');
    expect([ages(), planZone(), disagreeing()]).toEqual([ALL_OLD, 'UTC', []]);
    expect(existsSync(join(dir, '.dayroute-tmp'))).toBe(true);
    prepareOutput(dir, []);
    expect([ages(), planZone(), disagreeing()]).toEqual([ALL_OLD, 'UTC', []]);
    expect(existsSync(join(dir, '.dayroute-tmp'))).toBe(false);
  });

  it.each([1, 2, 3, 4, 5])('at the %d. rename is told by the manifest, and finished by the next run', (nth) => {
    expect(runChild('renameSync', nth, 'kill').signal).toBe('SIGKILL');
    expect(ages()).toEqual(NAMES.map((_, i) => (i < nth - 1 ? 'new' : 'old')));
    expect(planZone()).toBe('UTC');
    // run.json, the fourth, is not vouched for
    expect(disagreeing()).toHaveLength(Math.min(nth - 1, 3));

    prepareOutput(dir, []);
    expect([ages(), planZone(), disagreeing()]).toEqual([ALL_NEW, 'Europe/Berlin', []]);
    expect(readdirSync(dir).sort()).toEqual(['a.csv', 'b.csv', 'plan.json', 'run.json', 'sheets']);
  });

  it('before stale outputs are removed leaves all new, and the next run removes them', () => {
    expect(runChild('unlinkSync', 1, 'kill').signal).toBe('SIGKILL');
    expect([ages(), planZone(), disagreeing()]).toEqual([ALL_NEW, 'Europe/Berlin', []]);
    expect(existsSync(join(dir, 'stale.csv'))).toBe(true);
    prepareOutput(dir, []);
    expect(existsSync(join(dir, 'stale.csv'))).toBe(false);
  });
});

describe('a call that fails', () => {
  it.each([
    ['renameSync', 1, 'EBUSY', 'OUTPUT_NOT_WRITABLE a.csv'],
    ['renameSync', 3, 'EISDIR', 'OUTPUT_IS_FOLDER sheets/c.html'],
    ['renameSync', 5, 'EPERM', 'OUTPUT_NOT_WRITABLE plan.json'],
    ['fsyncSync', 3, 'EIO', 'OUTPUT_FAILED b.csv'],
    ['writeFileSync', 4, 'EDQUOT', 'OUTPUT_DISK_FULL sheets/c.html'],
    ['writeFileSync', 7, 'ENOSPC', 'OUTPUT_DISK_FULL .dayroute-tmp/journal.json'],
    ['linkSync', 1, 'EPERM', 'done'],
  ])('%s, at its %d. time by %s: %s', (call, nth, how, said) => {
    const { stdout, stderr } = runChild(call, nth, how);
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(said);
    const isDone = said === 'done';
    expect([ages(), planZone(), disagreeing()]).toEqual([
      isDone ? ALL_NEW : ALL_OLD,
      isDone ? 'Europe/Berlin' : 'UTC',
      [],
    ]);
    expect(existsSync(join(dir, '.dayroute-tmp'))).toBe(false);
  });
});
