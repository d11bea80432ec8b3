import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder, start } from './dayroute.ts';

/** A square of side 10, the depot in a corner; vehicles carry two of three, so the best is 10 + 10 + 14.1421 and 20. */
const SQUARE = `NAME : square
TYPE : CVRP
DIMENSION : 4
EDGE_WEIGHT_TYPE : EUC_2D
CAPACITY : 2
NODE_COORD_SECTION
1 0 0
2 10 0
3 10 10
4 0 10
DEMAND_SECTION
1 0
2 1
3 1
4 1
DEPOT_SECTION
1
-1
EOF
`;
const SOLOMON = `corner

VEHICLE
NUMBER     CAPACITY
  2           2

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

  0  0  0  0  0  1000  0
  1  10  0  1  0  900  5
  2  10  10  1  0  900  5
  3  0  10  1  0  900  5
`;
const LILIM = `1 10 1
0 0 0 0 0 1000 0 0 0
1 10 0 3 0 900 5 0 2
2 10 10 -3 0 900 5 1 0
`;
/** One vehicle for what needs two. */
const SHORT = SQUARE.replace('CAPACITY', 'VEHICLES : 1\nCAPACITY');
const OPTIONAL = SHORT.replace('DEPOT_SECTION', 'PRIZE_SECTION\n1 0\n2 0\n3 0\n4 7\nDEPOT_SECTION');
/** Three routes of 20, 28 and 20 with rounding `round`; the cost it states is wrong. */
const BESIDE = 'Route #1: 1\nRoute #2: 2\nRoute #3: 3\nCost 1\n';

const BRIEF = ['--iterations', '300'];

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** The lines of a file. */
function linesOf(folder: string, name: string): string[] {
  return readFileSync(join(folder, name), 'utf8').trimEnd().split('\n');
}

describe('dayroute solve', () => {
  it('solves, prints and writes a solution', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const ended = await dayroute(['solve', 'square.vrp', ...BRIEF, '--out', 'new/x.sol'], folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(
      /^square: CVRP, VRPLIB layout, rounding round\n {2}cost +54\n {2}routes +2\n {2}served +3 of 3\n {2}search .* 300 iterations, seed 1\n {2}checked +no rule is broken\n {2}written +new\/x\.sol\n$/,
    );
    expect(ended.stderr).toContain('3 stops; searching for 300 iterations');
    const lines = linesOf(folder, 'new/x.sol');
    expect(lines.map((line) => line.slice(0, 9))).toEqual(['Route #1:', 'Route #2:', 'Cost 54']);
    expect(readdirSync(join(folder, 'new'))).toEqual(['x.sol']);
  });

  it.each([
    ['round', 54, 1],
    ['trunc', 54, 1],
    ['dimacs', 541, 10],
    ['exact', 54142, 1000],
    ['none', 54.142136, 1],
  ])('rounds by %s', async (round, scaledCost, scale) => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const args = ['solve', 'square.vrp', '--round', round, ...BRIEF, '--out', 'x.sol'];
    const ended = await dayroute([...args, '--json'], folder);
    const summary = JSON.parse(ended.stdout);
    expect(summary).toMatchObject({ ok: true, exitCode: 0, rounding: round, scaledCost, scale });
    expect(summary.cost).toBeCloseTo(scaledCost / scale, 9);
    expect(linesOf(folder, 'x.sol').at(-1)).toBe(`Cost ${scaledCost}`);
  });

  it('says both costs where the rounding scales', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const ended = await dayroute(['solve', 'square.vrp', '--round', 'dimacs', ...BRIEF], folder);
    expect(ended.stdout).toContain('cost      54.1 (541 in units of 1/10)');
    // while it searches, too
    expect(ended.stderr).toMatch(/cost \d\d\.\d0 /);
  });

  it('finds the layout by content, and leaves distances of .txt alone', async () => {
    const folder = folderWith({ 'corner.txt': SOLOMON, 'square.txt': SQUARE });
    const solomon = JSON.parse((await dayroute(['solve', 'corner.txt', ...BRIEF, '--json'], folder)).stdout);
    expect(solomon).toMatchObject({ layout: 'solomon', rounding: 'none', cost: 54.142136, vehicles: 2 });
    const vrplib = JSON.parse((await dayroute(['solve', 'square.txt', ...BRIEF, '--json'], folder)).stdout);
    expect(vrplib).toMatchObject({ layout: 'vrplib', rounding: 'none', cost: 54.142136, vehicles: null });
  });

  it('reads standard input', async () => {
    const ended = await dayroute(['solve', '-', ...BRIEF, '--json'], newFolder(), SOLOMON);
    expect(JSON.parse(ended.stdout)).toMatchObject({ name: 'corner', layout: 'solomon', rounding: 'none' });
  });

  it('prints one JSON value and nothing else', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const ended = await dayroute(['solve', 'square.vrp', ...BRIEF, '--seed', '7', '--json', '--quiet'], folder);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const summary = JSON.parse(ended.stdout);
    expect(summary).toMatchObject({
      name: 'square',
      type: 'CVRP',
      routes: 2,
      customers: 3,
      served: 3,
      skipped: [],
      unassigned: [],
      reference: null,
      gapPercent: null,
      search: { iterations: 300, stopReason: 'iterations', clock: 'wall', seed: 7, interrupted: false, refine: null },
      out: null,
      warnings: [],
    });
    expect(summary.solution.flat().sort()).toEqual([1, 2, 3]);
    expect(readdirSync(folder)).toEqual(['square.vrp']);
  });

  it('says what the stage beside the search did, where it is asked for', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'square.vrp'), SQUARE);
    const ended = await dayroute(['solve', 'square.vrp', ...BRIEF, '--refine', 'on', '--json', '--quiet'], folder);
    const { refine } = JSON.parse(ended.stdout).search;
    expect(refine).toMatchObject({ calls: 1, improvements: 0, gain: 0, failures: [], repeatable: true });
    const inWords = await dayroute(['solve', 'square.vrp', ...BRIEF, '--refine', 'on'], folder);
    expect(inWords.stdout).toContain('refined   1 call, no better plan');
    const wrong = await dayroute(['solve', 'square.vrp', '--refine', 'perhaps'], folder);
    expect(wrong).toMatchObject({ code: 2 });
  });

  it('gives the same bytes for the same seed and iterations', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    for (const out of ['a.sol', 'b.sol']) await dayroute(['solve', 'square.vrp', ...BRIEF, '--out', out], folder);
    expect(linesOf(folder, 'a.sol')).toEqual(linesOf(folder, 'b.sol'));
  });

  it('solves an instance without customers', async () => {
    const text = 'DIMENSION : 1\nEDGE_WEIGHT_TYPE : EUC_2D\nNODE_COORD_SECTION\n1 0 0\nEOF\n';
    const folder = folderWith({ 'empty.vrp': text });
    const ended = await dayroute(['solve', 'empty.vrp', '--out', 'x.sol', '--json'], folder);
    expect(JSON.parse(ended.stdout)).toMatchObject({ exitCode: 0, name: 'empty', routes: 0, cost: 0 });
    expect(linesOf(folder, 'x.sol')).toEqual(['Cost 0']);
  });

  it('counts CPU seconds with --cpu', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const ended = await dayroute(['solve', 'square.vrp', '--cpu', '--time-limit', '1', '--json'], folder);
    expect(ended.stderr).toContain('searching until 1 CPU seconds after the start of the program');
    const { search } = JSON.parse(ended.stdout);
    expect(search).toMatchObject({ clock: 'cpu', stopReason: 'time' });
    // what starting took is part of it
    expect(search.endedAfterSeconds).toBeGreaterThan(search.elapsedSeconds);
  });
});

describe('the solution beside the instance', () => {
  it('is what the gap is measured by, at its true cost', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE, 'square.sol': BESIDE });
    const args = ['solve', 'square.vrp', ...BRIEF];
    expect((await dayroute(args, folder)).stdout).toContain('gap       -20.588 % to 68 (square.sol)');
    // the one that was there before, not the one written over it
    const ended = await dayroute([...args, '--json', '--out', 'square.sol'], folder);
    const summary = JSON.parse(ended.stdout);
    expect(summary.reference).toEqual({ file: 'square.sol', cost: 68 });
    expect(summary.gapPercent).toBeCloseTo(100 * (54 / 68 - 1), 9);
    expect(linesOf(folder, 'square.sol').at(-1)).toBe('Cost 54');
  });

  it.each([
    ['lacks a location', 'Route #1: 1 2\nCost 34\n', 'location 3 is not served'],
    ['serves one twice', 'Route #1: 1 2\nRoute #2: 3 1\n', 'location 1 is served 2 times'],
    ['is of another instance', 'Route #1: 1 2\nRoute #2: 3 4\n', 'there is no location 4'],
    ['is malformed', 'Route #1: 1 x\n', 'line 1: route 1 holds something that is not a location'],
  ])('is a warning if it %s', async (_, text, message) => {
    const folder = folderWith({ 'square.vrp': SQUARE, 'square.sol': text });
    const ended = await dayroute(['solve', 'square.vrp', ...BRIEF, '--json'], folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(message);
    const summary = JSON.parse(ended.stdout);
    expect(summary).toMatchObject({ reference: null, gapPercent: null, warnings: [{ code: 'REFERENCE_UNUSABLE' }] });
  });
});

describe('locations left out', () => {
  it('are said to be missing if they must be served, in the solution too', async () => {
    const folder = folderWith({ 'short.vrp': SHORT, 'short.sol': BESIDE });
    const args = ['solve', 'short.vrp', ...BRIEF, '--out', 'x.sol'];
    const ended = await dayroute(args, folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toMatch(
      /warning: short\.vrp: 1 location that must be served could not be: \d\. .*\[LEFT_OUT\]/,
    );
    expect(ended.stdout).toContain('2 of 3, 1 LEFT OUT that must be served');
    expect(ended.stdout).toContain('of a solution that is not whole');
    expect(ended.stdout).not.toContain('gap');
    const [route, partial, ...rest] = linesOf(folder, 'x.sol');
    const served = route.replace('Route #1: ', '').split(' ');
    expect(served).toHaveLength(2);
    const missing = ['1', '2', '3'].filter((location) => !served.includes(location));
    // and no cost, which would be too low
    expect([partial, ...rest]).toEqual([`Partial: must be served and are not: ${missing[0]}`]);

    const failing = await dayroute([...args, '--fail-on-unassigned', '--json'], folder);
    expect(failing.code).toBe(4);
    const summary = JSON.parse(failing.stdout);
    expect(summary).toMatchObject({ ok: true, exitCode: 4, gapPercent: null, warnings: [{ code: 'LEFT_OUT' }] });
    expect(summary.unassigned).toMatchObject([{ location: Number(missing[0]), code: 'NO_ROOM' }]);
  });

  it('cost their prize if they need not be served', async () => {
    const folder = folderWith({ 'optional.vrp': OPTIONAL });
    const args = ['solve', 'optional.vrp', ...BRIEF, '--out', 'x.sol', '--fail-on-unassigned'];
    const ended = await dayroute(args, folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('2 of 3, 1 left out by choice');
    // 10 + 10 + 14 and the prize of the third
    expect(linesOf(folder, 'x.sol').at(-1)).toBe('Cost 41');
  });
});

describe('instances whose customers depend on each other', () => {
  const section = (lines: string, type = 'CVRP') =>
    SQUARE.replace('CVRP', type).replace('DEPOT_SECTION', `${lines}\nDEPOT_SECTION`);
  it.each([
    ['backhauls come last, and never alone', 'b.vrp', section('BACKHAUL_SECTION\n1 0\n2 0\n3 0\n4 1', 'VRPB')],
    ['one of a group is served', 'g.vrp', section('MUTUALLY_EXCLUSIVE_GROUP_SECTION\n1 2 3\n2 4', 'GVRP')],
    ['what is fetched is brought', 'p.txt', LILIM],
  ])('%s', async (_, name, text) => {
    const folder = folderWith({ [name]: text });
    const ended = await dayroute(['solve', name, '--out', 'x.sol', '--json', ...BRIEF], folder);
    expect(ended.code).toBe(0);
    const summary = JSON.parse(ended.stdout);
    expect(summary).toMatchObject({ unassigned: [], skipped: [] });
    expect(summary.served).toBe(summary.customers);
    if (name === 'g.vrp') expect(summary.customers).toBe(2);
    if (name === 'p.txt') expect(summary.solution.flat()).toEqual([1, 2]);
  });
});

describe('an instance that is refused with 2, nothing written', () => {
  it.each([
    ['a malformed row', SQUARE.replace('3 10 10', '3 10 ten'), /x\.vrp:9: .*"ten".*\[BAD_LINE\]/],
    ['an unknown section', SQUARE.replace('EOF', 'COLOUR_SECTION\n1 2\nEOF'), /x\.vrp:19: COLOUR_SECTION is not known/],
    ['an empty file', '', /x\.vrp: DIMENSION is missing/],
    ['distances beyond 32 bits', SQUARE.replace('2 10 0', '2 1e10 0'), /x\.vrp: .*\[INSTANCE_TOO_LARGE\]/],
  ])('%s', async (_, text, message) => {
    const folder = folderWith({ 'x.vrp': text });
    const ended = await dayroute(['solve', 'x.vrp', '--out', 'x.sol', ...BRIEF], folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toMatch(message);
    const json = await dayroute(['solve', 'x.vrp', '--out', 'x.sol', ...BRIEF, '--json'], folder);
    const { errors, ...rest } = JSON.parse(json.stdout);
    expect(rest).toMatchObject({ ok: false, exitCode: 2 });
    expect(errors[0].file).toBe('x.vrp');
    expect(readdirSync(folder)).toEqual(['x.vrp']);
  });

  it('a missing file, an unknown rounding, no file', async () => {
    const folder = newFolder();
    const missing = await dayroute(['solve', 'absent.vrp'], folder);
    expect(missing).toMatchObject({ code: 2, stdout: '' });
    expect(missing.stderr).toContain('absent.vrp: there is no such file');
    const rounding = await dayroute(['solve', 'absent.vrp', '--round', 'up'], folder);
    expect(rounding.code).toBe(2);
    expect(rounding.stderr).toContain('round, trunc, dimacs, exact, none');
    expect((await dayroute(['solve'], folder)).code).toBe(2);
  });

  it('an --out that is the instance itself', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const ended = await dayroute(['solve', 'square.vrp', '--out', './square.vrp', ...BRIEF], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('[OUT_IS_INPUT]');
    expect(readFileSync(join(folder, 'square.vrp'), 'utf8')).toBe(SQUARE);
  });
});

describe('an output that cannot be written', () => {
  it.each([
    ['a folder in its place', 'taken', 'OUTPUT_IS_FOLDER'],
    ['a file where its folder is to go', 'square.vrp/x.sol', 'OUTPUT_NOT_A_FOLDER'],
  ])('ends with 6 before the search: %s', async (_, out, code) => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    mkdirSync(join(folder, 'taken'));
    const ended = await dayroute(['solve', 'square.vrp', '--out', out, ...BRIEF], folder);
    expect(ended).toMatchObject({ code: 6, stdout: '' });
    expect(ended.stderr).toContain(`[${code}]`);
    expect(ended.stderr).not.toContain('searching');
    expect(readdirSync(folder).sort()).toEqual(['square.vrp', 'taken']);
  });
});

describe('signals', () => {
  it('once during the search writes the best solution', async () => {
    const folder = folderWith({ 'square.vrp': SQUARE });
    const running = start(['solve', 'square.vrp', '--time-limit', '100', '--out', 'x.sol', '--json'], folder);
    await running.said('searching');
    setTimeout(() => running.child.kill('SIGINT'), 300);
    const ended = await running.ended;
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('interrupted: this is the best solution found until then');
    expect(JSON.parse(ended.stdout).search).toMatchObject({ interrupted: true, stopReason: 'aborted' });
    expect(linesOf(folder, 'x.sol').at(-1)).toBe('Cost 54');
  });

  it('before the search exits with 130', async () => {
    const folder = newFolder();
    const running = start(['solve', '-', '--out', 'x.sol'], folder, undefined, { keepsStdinOpen: true });
    setTimeout(() => running.child.kill('SIGINT'), 1500);
    expect((await running.ended).code).toBe(130);
    expect(existsSync(join(folder, 'x.sol'))).toBe(false);
  });
});
