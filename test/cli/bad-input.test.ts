import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../src/model/index.ts';
import {
  BRIEF,
  contentOf,
  DAY,
  DEPOTS,
  dayFolder,
  dayroute,
  newFolder,
  ORDERS,
  PLAN,
  start,
  VEHICLES,
  withEarlierPlan,
} from './dayroute.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

/** Rows enough that one bad one is within --max-rejected. */
const MANY = `${ORDERS}${Array.from({ length: 30 }, (_, i) => `m${i},52.41,13.06,1,,Potsdam`).join('\n')}\n`;

describe('a bad cell of a vehicle or lock', () => {
  it('hides nothing that contradicts itself in other rows', async () => {
    // the second run told of the break, the third of the zone
    const vehicles =
      'vehicle_id,shift,breaks,trips,zone\nv,08:00-17:00,18:00-19:00/30,1,\nw,08:00-17:00,,x,\nz,08:00-17:00,,1,North\n';
    const ended = await dayroute(['check-input', ...DAY], dayFolder({ 'vehicles.csv': vehicles }));
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/vehicles\.csv:3, column trips: .*\[NUMBER\]/);
    expect(ended.stderr).toMatch(/vehicles\.csv:2, column breaks: .*\[BREAK_OUTSIDE_SHIFT\]/);
    expect(ended.stderr).toMatch(/vehicles\.csv:4, column zone: .*\[ZONE_UNKNOWN\]/);
  });

  it('is the one error where no row is left', async () => {
    const folder = dayFolder({ 'vehicles.csv': 'vehicle_id,trips\nv,x\n' });
    const ended = await dayroute(['check-input', ...DAY, '--json'], folder);
    const errors = JSON.parse(ended.stdout).complaints.filter((c: Complaint) => c.severity === 'error');
    expect(errors.map(({ code }: Complaint) => code)).toEqual(['NUMBER']);
  });

  it('of a lock, other rows of which name what is not there', async () => {
    const locks = 'van_id,order_id,sequence\nvan-1,d,x\nvan-9,a,1\nvan-2,nobody,1\n';
    const ended = await dayroute(['check-input', ...DAY, '--locks', 'l.csv'], dayFolder({ 'l.csv': locks }));
    expect(ended.stderr).toContain(
      'l.csv:2, column sequence: this is not a number; read "x", expected a whole number, 0 or more. ',
    );
    for (const line of ['l.csv:3', 'l.csv:4']) expect(ended.stderr).toContain(line);
  });
});

describe('input that ends the run with 2 and leaves the earlier plan alone', () => {
  const cases: [string, Files, RegExp][] = [
    ['an empty order file', { 'orders.csv': '' }, /orders\.csv: the file is empty; .*\[FILE_EMPTY\]/],
    ['another delimiter', { 'orders.csv': ORDERS.replaceAll(',', '^') }, /orders\.csv:1: .*\[CSV_DELIMITER\]/],
    ['a binary file', { 'orders.csv': Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0, 255) }, /\[FILE_BINARY\]/],
    ['an Excel workbook', { 'orders.csv': Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 0, 0) }, /Excel workbook/],
    ['a column missing', { 'orders.csv': 'order_id,lat\na,52.4\n' }, /orders\.csv:1.*lon/],
    ['a line of 10 MB, and no other', { 'orders.csv': `order_id,lat,lon\n${'x'.repeat(1e7)}\n` }, /orders\.csv:2: /],
    [
      'vehicles given as orders',
      { 'orders.csv': VEHICLES },
      /orders\.csv:1: this looks like a file of vehicles; .*\[FILE_MIXED_UP\]/,
    ],
    ['orders given as vehicles', { 'vehicles.csv': ORDERS }, /vehicles\.csv:1: this looks like a file of orders; /],
    ['depots given as vehicles', { 'vehicles.csv': DEPOTS }, /vehicles\.csv:1: this looks like a file of depots; /],
    [
      'vehicles given as depots',
      { 'depots.csv': 'vehicle_id,depot\nv,main\n' },
      /depots\.csv:1: this looks like a file of vehicles; /,
    ],
    ['no vehicles', { 'vehicles.csv': VEHICLES.split('\n')[0] }, /\[NO_VEHICLE\]/],
    ['vehicles of other days', { 'vehicles.csv': 'vehicle_id,available_on\nv,2026-12-24\n' }, /\[NO_VEHICLE\]/],
    ['no depot', { 'depots.csv': DEPOTS.split('\n')[0] }, /\[NO_DEPOT\]/],
    [
      'an unknown depot',
      { 'vehicles.csv': 'vehicle_id,depot\nv,elsewhere\n' },
      /vehicles\.csv:2, column depot: .*"elsewhere"/,
    ],
    [
      'a bad vehicle row',
      { 'vehicles.csv': 'vehicle_id,cost_per_km\nv,cheap\n' },
      /vehicles\.csv:2, column cost_per_km/,
    ],
    ['a bad depot row', { 'depots.csv': 'depot_id,lat,lon\nmain,north,13\n' }, /depots\.csv:2, column lat/],
    [
      'a rule not honoured yet',
      { 'depots.csv': 'depot_id,lat,lon,docks\nmain,52,13,2\n' },
      /column docks: .*\[NOT_YET_HONOURED\]/,
    ],
    [
      'too many bad rows',
      { 'orders.csv': `${ORDERS}x,91,13,1,,\n` },
      /1 of 6 order rows \(16\.7 %\).*\[TOO_MANY_REJECTED\]/,
    ],
  ];
  it.each(cases)('%s', async (_, files, message) => {
    const folder = dayFolder(files);
    const before = withEarlierPlan(folder);
    const ended = await dayroute([...PLAN, ...BRIEF], folder);
    expect(ended.stderr).toMatch(message);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('an unusable config, named with its key', async () => {
    const folder = dayFolder({ 'c.json': '{"timezone": "UTC", "defaults": {"orders": {"service_min": "x"}}}' });
    const before = withEarlierPlan(folder);
    const ended = await dayroute([...PLAN, '--config', 'c.json', ...BRIEF], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toMatch(/c\.json, key timezone: .*Did you mean timeZone\?/);
    expect(ended.stderr).toMatch(/c\.json, key defaults\.orders\.service_min: .*"x"/);
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('files that are missing, all of them named', async () => {
    const folder = dayFolder();
    const args = [
      'plan',
      '--orders',
      'o.csv',
      '--vehicles',
      'v.csv',
      '--depots',
      '.',
      ...DAY.slice(-2),
      '--out',
      'out',
    ];
    const ended = await dayroute([...args, '--json'], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('o.csv: there is no such file');
    expect(ended.stderr).toContain('v.csv: there is no such file');
    expect(ended.stderr).toContain('.: this is a folder, not a file');
    expect(JSON.parse(ended.stdout)).toMatchObject({ ok: false, exitCode: 2, errors: [{}, {}, {}] });
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('an order file named twice, by whatever path', async () => {
    const folder = dayFolder();
    const args = PLAN.flatMap((word) => (word === 'orders.csv' ? [word, './orders.csv'] : [word]));
    const ended = await dayroute([...args, ...BRIEF], folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toBe(
      'error: ./orders.csv: the file is named twice among the orders. Give it once [FILE_TWICE]\n',
    );
  });

  it('standard input for two files', async () => {
    const args = PLAN.map((word) => (word === 'orders.csv' || word === 'vehicles.csv' ? '-' : word));
    const ended = await dayroute([...args, ...BRIEF], dayFolder(), '');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('[STDIN_TWICE]');
  });

  it('a bad row of standard input, which is called by its name', async () => {
    const args = PLAN.map((word) => (word === 'orders.csv' ? '-' : word));
    const ended = await dayroute([...args, ...BRIEF, '--strict'], dayFolder(), 'order_id,lat,lon\na,91,13\n');
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('error: standard input:2, column lat: ');
  });

  it('an output folder without a name, as of a variable that was never set', async () => {
    const folder = dayFolder();
    const before = contentOf(folder);
    const ended = await dayroute(['plan', ...DAY, '--out', '', ...BRIEF], folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain("option '--out <dir>' argument '' is invalid. Expected a path");
    expect(contentOf(folder)).toEqual(before);
  });

  it('any bad row with --strict', async () => {
    const folder = dayFolder({ 'orders.csv': `${MANY}x,52.4,13,1,18:00-09:00,\n` });
    const ended = await dayroute([...PLAN, ...BRIEF, '--strict'], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('write 18:00-09:00+1');
    expect(ended.stderr).toContain('[STRICT]');
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });
});

describe('a row that is set aside while the others are planned', () => {
  const cases: [string, string, RegExp][] = [
    ['a repeated id', 'a,52.41,13.05,1,,', /orders\.csv:37, column order_id: .*\[ID_DUPLICATE\]/],
    ['a latitude of 91', 'x,91,13.05,1,,', /column lat: .*"91"/],
    ['a weight of NaN', 'x,52.41,13.05,NaN,,', /column weight_kg: .*"NaN"/],
    ['a weight of 1e999', 'x,52.41,13.05,1e999,,', /column weight_kg: .*"1e999"/],
    ['a weight of -5', 'x,52.41,13.05,-5,,', /column weight_kg: .*"-5"/],
    ['a window that ends first', 'x,52.41,13.05,1,18:00-09:00,', /column window: .*write 18:00-09:00\+1/],
    ['a line of 10 MB', `x,52.41,13.05,1,${'y'.repeat(1e7)}`, /orders\.csv:37: /],
  ];
  it.each(cases)('%s', async (_, row, message) => {
    const folder = dayFolder({ 'orders.csv': `${MANY}${row}\n` });
    const ended = await dayroute([...PLAN, ...BRIEF], folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr.length).toBeLessThan(3000);
    expect(ended.stdout).toContain('35 of 36 served, 1 rejected');
  });
});

describe('what looks like a mistake', () => {
  const cases: [string, string, string][] = [
    ['swapped coordinates', 'x,13.05,52.41,1,,', 'with latitude and longitude swapped'],
    ['an order heavier than any van', 'x,52.41,13.05,5000,,', 'larger than any vehicle'],
  ];
  it.each(cases)('%s is a warning, and the order is explained', async (_, row, message) => {
    const folder = dayFolder({ 'orders.csv': `${MANY}${row}\n` });
    const ended = await dayroute([...PLAN, ...BRIEF], folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('warning: orders.csv:37: ');
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toContain('35 of 36 served, 1 unassigned');
  });
});

describe('outputs that cannot be written end the run with 6', () => {
  it.each([
    ['a file stands where the folder is to go', 'out', (folder: string) => writeFileSync(join(folder, 'out'), 'mine')],
    [
      'a file stands where a folder above it is to go',
      'out/below',
      (folder: string) => writeFileSync(join(folder, 'out'), 'mine'),
    ],
    ['the folder cannot be made', '/proc/dayroute/out', () => {}],
  ] as const)('%s', async (_, out, prepare) => {
    const folder = dayFolder();
    prepare(folder);
    const before = contentOf(folder);
    const ended = await dayroute(['plan', ...DAY, '--out', out, ...BRIEF], folder);
    expect(ended.stderr).toMatch(/error: .*(out|dayroute): .*\[OUTPUT_/);
    expect(ended).toMatchObject({ code: 6, stdout: '' });
    // found before the search, not after it
    expect(ended.stderr).not.toContain('searching');
    expect(contentOf(folder)).toEqual(before);
  });

  it('a folder stands in the place of an output', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF, '--only', 'csv'], folder);
    mkdirSync(join(folder, 'out', 'map.html'));
    const before = contentOf(join(folder, 'out'));
    const ended = await dayroute([...PLAN, ...BRIEF, '--seed', '2'], folder);
    expect(ended.code).toBe(6);
    expect(ended.stderr).toContain('out/map.html: a folder stands where the file is to go');
    expect(contentOf(join(folder, 'out'))).toEqual(before);
  });

  it('the folder may not be written', async ({ skip }) => {
    const disk = newFolder();
    if (process.getuid?.() === 0) {
      try {
        // root may write anywhere but here
        execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        skip('file systems cannot be mounted here');
      }
    }
    try {
      const folder = dayFolder();
      const args = ['plan', ...DAY, '--out', join(disk, 'out'), ...BRIEF];
      expect((await dayroute(args, folder)).code).toBe(0);
      const before = contentOf(disk);
      if (process.getuid?.() === 0) execFileSync('mount', ['-o', 'remount,ro', disk]);
      else chmodSync(join(disk, 'out'), 0o500);
      const ended = await dayroute(args, folder);
      expect(ended.code).toBe(6);
      expect(ended.stderr).toMatch(
        /out: it may not be written .*give yourself the right to write it \[OUTPUT_NOT_WRITABLE\]/,
      );
      expect(ended.stderr).not.toContain('searching');
      expect(contentOf(disk)).toEqual(before);
    } finally {
      if (process.getuid?.() === 0) execFileSync('umount', [disk]);
      else chmodSync(join(disk, 'out'), 0o700);
    }
  });

  it('the disk is full', async ({ skip }) => {
    const disk = newFolder();
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256k', 'tmpfs', disk], { stdio: 'ignore' });
    } catch {
      skip('a small file system can only be mounted by root');
    }
    try {
      const folder = dayFolder();
      const args = ['plan', ...DAY, '--out', join(disk, 'out'), ...BRIEF];
      expect((await dayroute([...args, '--only', 'csv'], folder)).code).toBe(0);
      const before = contentOf(disk);
      const ended = await dayroute(args, folder); // the map alone is larger than the disk
      expect(ended.code).toBe(6);
      expect(ended.stderr).toContain('the disk is full');
      expect(contentOf(disk)).toEqual(before);
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});

describe('kill -9', () => {
  it('leaves a plan that is whole, or is made whole by the next run', async () => {
    const folder = dayFolder();
    const out = join(folder, 'out');
    await dayroute([...PLAN, ...BRIEF], folder);
    const running = start([...PLAN, '--iterations', '2000', '--seed', '2'], folder);
    while (!existsSync(join(out, '.dayroute-tmp'))) {
      if (running.child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    running.child.kill('SIGKILL');
    await running.ended;
    if (!existsSync(join(out, '.dayroute-tmp'))) expect((await dayroute(['check', 'out'], folder)).code).toBe(0);
    expect((await dayroute([...PLAN, ...BRIEF], folder)).code).toBe(0);
    expect((await dayroute(['check', 'out'], folder)).code).toBe(0);
    expect(existsSync(join(out, '.dayroute-tmp'))).toBe(false);
  });
});
