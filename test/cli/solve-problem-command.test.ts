import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder, readJson } from './dayroute.ts';

const PROBLEM = {
  date: '2026-11-23',
  places: [
    { lat: 52.4, lon: 13.05 },
    { lat: 52.41, lon: 13.06 },
    { lat: 52.42, lon: 13.03 },
  ],
  depots: [{ id: 'main', place: 0 }],
  vehicles: [{ id: 'van', count: 2, capacity: { parcels: 10 }, costFixed: 50, costPerKm: 1 }],
  stops: [
    { id: 'a', place: 1, delivery: { parcels: 4 }, serviceSeconds: 300 },
    { id: 'b', place: 2, delivery: { parcels: 5 }, serviceSeconds: 300 },
  ],
};
const TABLE = [
  [0, 1000, 2000],
  [1000, 0, 500],
  [3000, 500, 0],
];
const BRIEF = ['--iterations', '200'];

describe('dayroute solve problem.json', () => {
  it('writes a plan document that check accepts', async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'problem.json'), JSON.stringify(PROBLEM));
    const ended = await dayroute(['solve', 'problem.json', '--out', 'out/plan.json', ...BRIEF], folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toMatch(/^problem.json: 2 of 2 orders on 1 route, cost .*; written to out\/plan.json\n$/);
    expect(readJson(folder, 'out/plan.json').plan.routes[0].steps).toHaveLength(4);
    expect((await dayroute(['check', 'out/plan.json'], folder)).code).toBe(0);
    // the problem of a plan is a problem
    const again = await dayroute(['solve', 'out/plan.json', ...BRIEF, '--json', '--quiet'], folder);
    expect(JSON.parse(again.stdout).document.plan).toEqual(readJson(folder, 'out/plan.json').plan);
  });

  it('takes its travel tables and answers in JSON through a pipe', async () => {
    const folder = newFolder();
    const text = JSON.stringify({ ...PROBLEM, travel: { metres: TABLE, seconds: TABLE } });
    const ended = await dayroute(['solve', '-', ...BRIEF, '--json', '--quiet'], folder, text);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const { cost, document } = JSON.parse(ended.stdout);
    // 0 -> b -> a -> 0: 2,000 + 500 + 1,000 m at 1 a km
    expect(cost).toMatchObject({ fixed: 50, distance: 3.5 });
    writeFileSync(join(folder, 'problem.json'), text);
    writeFileSync(join(folder, 'plan.json'), JSON.stringify(document));
    expect((await dayroute(['check', 'plan.json', '--matrix', 'problem.json'], folder)).code).toBe(0);
  });

  it.each([
    ['{', 2, 'PROBLEM_NOT_JSON'],
    [JSON.stringify({ ...PROBLEM, stops: [{ id: 'a', place: 9 }] }), 2, 'MALFORMED_PROBLEM'],
    [JSON.stringify({ ...PROBLEM, stops: [{ id: 'a', place: 1, windws: [] }] }), 2, 'PROBLEM_KEY'],
  ])('refuses %s', async (text, code, complaint) => {
    const ended = await dayroute(['solve', '-', ...BRIEF], newFolder(), text);
    expect(ended.code).toBe(code);
    expect(ended.stderr).toContain(`[${complaint}]`);
    expect(ended.stdout).toBe('');
  });

  it('refuses a rounding, and tells of what must be served and is not', async () => {
    const text = JSON.stringify({ ...PROBLEM, vehicles: [{ id: 'van', capacity: { parcels: 8 } }] });
    expect((await dayroute(['solve', '-', '--round', 'exact'], newFolder(), text)).stderr).toContain(
      '[ROUND_NOT_USED]',
    );
    const ended = await dayroute(
      ['solve', '-', '--fail-on-unassigned', '--json', '--quiet', ...BRIEF],
      newFolder(),
      text,
    );
    expect(ended.code).toBe(4);
    expect(JSON.parse(ended.stdout)).toMatchObject({ ok: true, exitCode: 4, unassigned: 1 });
  });
});
