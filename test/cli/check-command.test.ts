import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PlanDocument } from '../../src/model/index.ts';
import { BRIEF, contentOf, dayFolder, dayroute, newFolder, PLAN, readJson } from './dayroute.ts';

let planned: Record<string, string>;

beforeAll(async () => {
  const folder = dayFolder();
  await dayroute([...PLAN, ...BRIEF, '--only', 'csv'], folder);
  planned = contentOf(join(folder, 'out'));
});

/** A folder with the planned outputs. */
function planFolder(): string {
  const folder = newFolder();
  for (const [name, content] of Object.entries(planned)) writeFileSync(join(folder, name), content);
  return folder;
}

function spoil(folder: string, change: (doc: { -readonly [K in keyof PlanDocument]: PlanDocument[K] }) => void): void {
  const doc = readJson(folder, 'plan.json');
  change(doc);
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(doc));
}

describe('dayroute check', () => {
  it('finds nothing in a plan of our own', async () => {
    const folder = planFolder();
    const ended = await dayroute(['check', '.'], folder);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^plan\.json: no rule is broken \(2 routes, 0 unassigned, cost [\d.]+\)\n$/);
    expect((await dayroute(['check', 'plan.json'], folder)).code).toBe(0);
  });

  it('lists violations and exits with 5', async () => {
    const folder = planFolder();
    spoil(folder, (doc) => {
      (doc.plan.routes[0].steps as unknown[]).splice(1, 1);
    });
    const ended = await dayroute(['check', 'plan.json'], folder);
    expect(ended.code).toBe(5);
    expect(ended.stdout).toMatch(/^plan\.json: \d+ violations?\n {2}/);
    const json = await dayroute(['check', 'plan.json', '--json'], folder);
    expect(json.code).toBe(5);
    const report = JSON.parse(json.stdout);
    expect(report).toMatchObject({ ok: false, exitCode: 5 });
    expect(report.violations.length).toBeGreaterThan(0);
  });

  it('compares the other files with their hashes when given the folder', async () => {
    const folder = planFolder();
    appendFileSync(join(folder, 'routes.csv'), 'one more\n');
    rmSync(join(folder, 'summary.csv'));
    const ended = await dayroute(['check', '.'], folder);
    expect(ended.code).toBe(5);
    expect(ended.stdout).toContain('[MANIFEST_CHANGED]');
    expect(ended.stdout).toContain('[MANIFEST_MISSING]');
    expect((await dayroute(['check', 'plan.json'], folder)).code).toBe(0);
  });

  it('exits with 2 if there is no plan, or another thing in its place', async () => {
    const folder = planFolder();
    spoil(folder, (doc) => Object.assign(doc, { version: 99 }));
    writeFileSync(join(folder, 'text.json'), 'hello');
    for (const [path, message] of [
      ['absent', 'absent: there is no such file'],
      ['plan.json', 'version'],
      ['text.json', 'text.json'],
    ]) {
      const ended = await dayroute(['check', path], folder);
      expect(ended.code).toBe(2);
      expect(ended.stderr).toContain(message);
    }
  });

  it('does not take a travel table for a plan made without', async () => {
    const ended = await dayroute(['check', '.', '--matrix', 'roads.csv'], planFolder());
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('[MATRIX_NOT_USED]');
  });

  it('needs the travel table of a plan made with one', async () => {
    const folder = planFolder();
    spoil(folder, (doc) => Object.assign(doc, { travel: { kind: 'file', file: 'gone.csv', hash: '0'.repeat(64) } }));
    const ended = await dayroute(['check', '.'], folder);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('gone.csv: there is no such file');
    expect(ended.stderr).toContain('give the table it was made with by --matrix [FILE_UNREADABLE]');
  });

  it('says what is wrong once: who is named by the message is not named again before it', async () => {
    const folder = planFolder();
    spoil(folder, (doc) => Object.assign(doc.plan.routes[0].steps[1], { arrival: 0 }));
    const { stdout } = await dayroute(['check', '.'], folder);
    const id = readJson(folder, 'plan.json').plan.routes[0].steps[1].stopId;
    const line = stdout.split('\n').find((text) => text.endsWith('[ARRIVAL]')) ?? '';
    expect(line).toMatch(/^ {2}van van-\d: the van arrives at stop /);
    expect(line.split(`"${id}"`)).toHaveLength(2);
  });

  it('says once that the problem cannot be judged', async () => {
    const folder = planFolder();
    spoil(folder, (doc) => Object.assign(doc.problem.stops[0], { place: 99 }));
    const ended = await dayroute(['check', 'plan.json'], folder);
    expect(ended.code).toBe(5);
    expect(ended.stdout).toMatch(/^plan\.json: 1 violation\n.*\[MALFORMED_PROBLEM\]\n$/);
  });
});
