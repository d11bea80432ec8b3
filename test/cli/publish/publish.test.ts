import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OutputError, prepareOutput, publish, sha256, verifyManifest } from '../../../src/cli/publish/index.ts';
import { readPlanDocument } from '../../../src/formats/json/index.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';

const doc = handMadeDocument();
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'dayroute-publish-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

function files(version: string, names = ['routes.csv', 'sheets/v1.html', 'run.json']) {
  return new Map(names.map((name) => [name, `${name} ${version}\n`]));
}

function contentOf(name: string) {
  return readFileSync(join(dir, name), 'utf8');
}

function planIn(folder = dir) {
  return readPlanDocument(readFileSync(join(folder, 'plan.json'), 'utf8'), 'plan.json');
}

function errorOf(action: () => unknown): OutputError {
  try {
    action();
  } catch (error) {
    if (error instanceof OutputError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** Everything in a folder and below, with its content. */
function snapshot(folder = dir): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    names
      .filter((e) => e.isFile())
      .map((e) => [join(e.parentPath, e.name), readFileSync(join(e.parentPath, e.name), 'utf8')]),
  );
}

describe('publishing', () => {
  it('writes every file, and the plan with their hashes', () => {
    const { written, doc: whole } = publish(join(dir, 'new', 'folder'), doc, files('1'));
    const out = join(dir, 'new', 'folder');
    expect(written.map((path) => path.slice(out.length + 1))).toEqual([
      'routes.csv',
      'sheets/v1.html',
      'run.json',
      'plan.json',
    ]);
    expect(readFileSync(join(out, 'sheets', 'v1.html'), 'utf8')).toBe('sheets/v1.html 1\n');
    expect(planIn(out)).toEqual(whole);
    expect(whole.manifest).toEqual({
      'routes.csv': sha256('routes.csv 1\n'),
      'sheets/v1.html': sha256('sheets/v1.html 1\n'),
    });
    expect(verifyManifest(out, whole)).toEqual([]);
    expect(readdirSync(out).sort()).toEqual(['plan.json', 'routes.csv', 'run.json', 'sheets']);
  });

  it('hashes as everybody does', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256(new TextEncoder().encode('abc'))).toBe(sha256('abc'));
  });

  it.skipIf(process.platform !== 'linux')('ends where no folder can ever be made', () => {
    // mkdirSync with `recursive` never returned below /proc
    expect(errorOf(() => publish('/proc/dayroute/out', doc, files('1'))).code).toMatch(/^OUTPUT_/);
  });

  it('gives the same plan.json for the same outputs', () => {
    publish(dir, doc, files('1'));
    const first = contentOf('plan.json');
    publish(dir, doc, files('1'));
    expect(contentOf('plan.json')).toBe(first);
  });

  it('replaces what it wrote before', () => {
    publish(dir, doc, files('1'));
    const { removed } = publish(dir, doc, files('2'));
    expect(removed).toEqual([]);
    expect(contentOf('routes.csv')).toBe('routes.csv 2\n');
    expect(verifyManifest(dir, planIn())).toEqual([]);
  });

  it('writes bytes as well as text', () => {
    publish(dir, doc, new Map([['map.bin', new Uint8Array([0, 255, 7])]]));
    expect([...readFileSync(join(dir, 'map.bin'))]).toEqual([0, 255, 7]);
  });

  it.each(['../up.csv', '/etc/x', 'a/../../b', 'a//b', '', '.', 'a\\b', 'C:x', '.dayroute-tmp/x', 'plan.json', 'a\nb'])(
    'refuses the name %j',
    (name) => {
      expect(errorOf(() => publish(dir, doc, files('1', [name]))).code).toBe('OUTPUT_NAME');
      expect(readdirSync(dir)).toEqual([]);
    },
  );
});

describe('outputs of the plan before', () => {
  it('that this plan lacks are removed, with the folders they leave empty', () => {
    publish(dir, doc, files('1', ['routes.csv', 'sheets/v1.html', 'sheets/v2.html', 'gpx/deep/v1.gpx']));
    const { removed } = publish(dir, doc, files('2', ['routes.csv', 'sheets/v1.html']));
    expect([...removed].sort()).toEqual(['gpx/deep/v1.gpx', 'sheets/v2.html']);
    expect(readdirSync(dir).sort()).toEqual(['plan.json', 'routes.csv', 'sheets']);
  });

  it('that somebody has changed stay', () => {
    publish(dir, doc, files('1', ['a.csv', 'b.csv']));
    writeFileSync(join(dir, 'b.csv'), 'my notes');
    expect(publish(dir, doc, files('2', ['c.csv'])).removed).toEqual(['a.csv']);
    expect(contentOf('b.csv')).toBe('my notes');
  });

  it('that somebody has replaced by a link stay, and so does what it leads to', () => {
    publish(dir, doc, files('1', ['a.csv']));
    writeFileSync(join(dir, 'elsewhere'), contentOf('a.csv'));
    rmSync(join(dir, 'a.csv'));
    symlinkSync('elsewhere', join(dir, 'a.csv'));
    expect(publish(dir, doc, files('2', ['c.csv'])).removed).toEqual([]);
    expect(existsSync(join(dir, 'elsewhere'))).toBe(true);
  });

  it('do not include files of others', () => {
    mkdirSync(join(dir, 'sheets'));
    writeFileSync(join(dir, 'orders.csv'), 'mine');
    writeFileSync(join(dir, 'sheets', 'mine.html'), 'mine');
    publish(dir, doc, files('1'));
    publish(dir, doc, files('2', ['a.csv']));
    expect(contentOf('orders.csv')).toBe('mine');
    expect(contentOf('sheets/mine.html')).toBe('mine');
    expect(existsSync(join(dir, 'sheets', 'v1.html'))).toBe(false);
  });

  it('are not looked for by a plan.json that leads out of the folder', () => {
    const out = join(dir, 'out');
    mkdirSync(out);
    writeFileSync(join(dir, 'precious'), 'x');
    const manifest = { '../precious': sha256('x'), [join(dir, 'precious')]: sha256('x') };
    writeFileSync(join(out, 'plan.json'), JSON.stringify({ schema: 'dayroute-plan', manifest }));
    expect(publish(out, doc, files('1')).removed).toEqual([]);
    expect(existsSync(join(dir, 'precious'))).toBe(true);
  });

  it.each(['', 'null', '[]', '{"schema":"dayroute-plan","manifest":7}', '{"manifest":{"a.csv":"x"}}'])(
    'are unknown if plan.json is %j',
    (text) => {
      writeFileSync(join(dir, 'plan.json'), text);
      writeFileSync(join(dir, 'a.csv'), 'x');
      expect(publish(dir, doc, files('1')).removed).toEqual([]);
      expect(existsSync(join(dir, 'a.csv'))).toBe(true);
    },
  );
});

describe('the manifest', () => {
  it('tells which output is missing and which was changed', () => {
    const { doc: whole } = publish(dir, doc, files('1', ['a.csv', 'b.csv', 'c.csv']));
    rmSync(join(dir, 'a.csv'));
    writeFileSync(join(dir, 'b.csv'), 'x');
    expect(verifyManifest(dir, whole)).toEqual([
      { code: 'MANIFEST_MISSING', message: '"a.csv" was written with this plan and is missing' },
      { code: 'MANIFEST_CHANGED', message: '"b.csv" is not the file that was written with this plan' },
    ]);
  });

  it('of a stranger is not followed out of the folder', () => {
    expect(verifyManifest(dir, { manifest: { '../../etc/passwd': 'x' } })).toMatchObject([{ code: 'MANIFEST_NAME' }]);
  });
});

describe('an output that cannot be written', () => {
  /** The obstacle is met by publishing and by the test before the search, and leaves everything as it was. */
  function expectRefused(code: string, file: string, action = () => publish(dir, doc, files('2'))) {
    const before = snapshot();
    for (const attempt of [action, () => prepareOutput(dir, files('2').keys())]) {
      const error = errorOf(attempt);
      expect(error.code).toBe(code);
      expect(error.file).toBe(file);
      expect(error.message).toContain(file);
      expect(error.cure).not.toBe('');
      expect(snapshot()).toEqual(before);
      expect(existsSync(join(dir, '.dayroute-tmp'))).toBe(false);
    }
  }

  it('since a folder stands there', () => {
    publish(dir, doc, files('1'));
    rmSync(join(dir, 'routes.csv'));
    mkdirSync(join(dir, 'routes.csv'));
    expectRefused('OUTPUT_IS_FOLDER', join(dir, 'routes.csv'));
  });

  it('since a file stands where its folder is to go', () => {
    writeFileSync(join(dir, 'sheets'), 'x');
    expectRefused('OUTPUT_NOT_A_FOLDER', join(dir, 'sheets'));
  });

  it('since a pipe stands there', () => {
    execFileSync('mkfifo', [join(dir, 'run.json')]);
    expectRefused('OUTPUT_NOT_A_FILE', join(dir, 'run.json'));
  });

  it('since the output folder is a file', () => {
    const file = join(dir, 'file');
    writeFileSync(file, 'x');
    for (const path of [file, join(file, 'below')]) {
      // named is what stands in the way
      expect(errorOf(() => publish(path, doc, files('1')))).toMatchObject({ code: 'OUTPUT_NOT_A_FOLDER', file });
    }
  });

  it('since the file is write-protected', (ctx) => {
    publish(dir, doc, files('1'));
    const path = join(dir, 'routes.csv');
    // root may write anything but what is immutable
    if (process.getuid?.() !== 0) chmodSync(path, 0o400);
    else if (spawnSync('chattr', ['+i', path]).status !== 0) {
      console.log('skipped: this file system knows no chattr +i');
      ctx.skip();
    }
    try {
      expectRefused('OUTPUT_NOT_WRITABLE', path);
    } finally {
      spawnSync('chattr', ['-i', path]);
    }
  });

  it('since the folder is write-protected', (ctx) => {
    publish(dir, doc, files('1'));
    if (process.getuid?.() !== 0) chmodSync(dir, 0o500);
    else if (spawnSync('chattr', ['+i', dir]).status !== 0) {
      console.log('skipped: this file system knows no chattr +i');
      ctx.skip();
    }
    try {
      const before = snapshot();
      expect(errorOf(() => publish(dir, doc, files('2'))).code).toBe('OUTPUT_NOT_WRITABLE');
      expect(errorOf(() => prepareOutput(dir, ['routes.csv'])).code).toBe('OUTPUT_NOT_WRITABLE');
      expect(snapshot()).toEqual(before);
    } finally {
      spawnSync('chattr', ['-i', dir]);
      chmodSync(dir, 0o700);
    }
  });

  it('since the disk is full', (ctx) => {
    const disk = join(dir, 'disk');
    mkdirSync(disk);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=128k', 'tmpfs', disk], { encoding: 'utf8' });
    if (mounted.status !== 0) {
      console.log(`skipped: no small disk to fill (${mounted.stderr?.trim() || mounted.error?.message})`);
      ctx.skip();
    }
    try {
      publish(disk, doc, files('1'));
      const before = snapshot(disk);
      const big = new Map([...files('2'), ['big.html', 'x'.repeat(200_000)]]);
      const error = errorOf(() => publish(disk, doc, big));
      expect(error).toMatchObject({ code: 'OUTPUT_DISK_FULL', file: join(disk, 'big.html') });
      expect(snapshot(disk)).toEqual(before);
      expect(existsSync(join(disk, '.dayroute-tmp'))).toBe(false);
      // room for a small plan is still there
      publish(disk, doc, files('3'));
      expect(verifyManifest(disk, planIn(disk))).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  it('since another dayroute is writing', () => {
    mkdirSync(join(dir, '.dayroute-tmp'));
    writeFileSync(join(dir, '.dayroute-tmp', 'pid'), String(process.ppid));
    const error = errorOf(() => publish(dir, doc, files('1')));
    expect(error).toMatchObject({ code: 'OUTPUT_BUSY', file: dir });
    expect(error.message).toContain(String(process.ppid));
    expect(existsSync(join(dir, '.dayroute-tmp', 'pid'))).toBe(true);
  });
});

describe('what a killed run left', () => {
  it('in staging is cleared', () => {
    mkdirSync(join(dir, '.dayroute-tmp', 'new'), { recursive: true });
    writeFileSync(join(dir, '.dayroute-tmp', 'new', 'routes.csv'), 'half');
    writeFileSync(join(dir, '.dayroute-tmp', 'pid'), '999999999');
    prepareOutput(dir, []);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('in staging does not matter if its journal was cut off', () => {
    mkdirSync(join(dir, '.dayroute-tmp', 'new'), { recursive: true });
    writeFileSync(join(dir, '.dayroute-tmp', 'new', 'routes.csv'), 'new');
    writeFileSync(join(dir, '.dayroute-tmp', 'journal.json'), '{"names":["routes.c');
    writeFileSync(join(dir, 'routes.csv'), 'old');
    prepareOutput(dir, []);
    expect(snapshot()).toEqual({ [join(dir, 'routes.csv')]: 'old' });
  });

  it('in a journal that leads out of the folder is not done', () => {
    const out = join(dir, 'out');
    mkdirSync(join(out, '.dayroute-tmp', 'new'), { recursive: true });
    writeFileSync(join(out, '.dayroute-tmp', 'journal.json'), '{"names":["../x"],"stale":{"../y":"h"}}');
    writeFileSync(join(dir, 'x'), 'x');
    prepareOutput(out, []);
    expect(readFileSync(join(dir, 'x'), 'utf8')).toBe('x');
    expect(readdirSync(out)).toEqual([]);
  });
});
