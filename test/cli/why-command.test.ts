import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BRIEF, dayFolder, dayroute, PLAN } from './dayroute.ts';

const ORDERS = `order_id,customer,lat,lon,weight_kg,window,skills,ready_on
a,,52.401,13.051,10,,,
b,,52.402,13.062,20,09:00-11:00,,
c1,x,52.413,13.043,30,,,
c2,x,52.413,13.043,30,,,
crane,,52.424,13.074,40,,crane,
early,,52.405,13.085,5,06:00-07:00,,
"=cmd,<b>",,52.405,13.085,50,,,
soon,,52.41,13.06,5,,,2026-12-01
bad,,91,13.06,5,,,
`;

async function planned(orders = ORDERS): Promise<string> {
  const folder = dayFolder({ 'orders.csv': orders });
  const { code, stderr } = await dayroute([...PLAN, ...BRIEF, '--max-rejected', '50'], folder);
  expect(stderr).toContain('[NUMBER_RANGE]');
  expect(code).toBe(0);
  return folder;
}

describe('dayroute why', () => {
  it('reckons with loading: what the window, or the shift, would have to be', async () => {
    const depots = 'depot_id,lat,lon,load_min\nmain,52.4,13.05,15\n';
    const orders = 'order_id,lat,lon,weight_kg,window\na,52.401,13.051,10,08:00-08:10\n';
    const folder = dayFolder({ 'orders.csv': orders, 'depots.csv': depots });
    await dayroute([...PLAN, ...BRIEF], folder);
    const { stdout } = await dayroute(['why', 'a', 'out'], folder);
    expect(stdout).toContain('red (WINDOW_UNREACHABLE)');
    expect(stdout).toMatch(/if its window ended at 08:\d\d/);
    expect(stdout).toMatch(/if the shift of van-1 began \d+ min earlier/);
  });

  it('answers for an order of every kind', async () => {
    const folder = await planned();
    const say = async (id: string) => {
      const ended = await dayroute(['why', id, 'out'], folder);
      expect(ended).toMatchObject({ code: 0, stderr: '' });
      return ended.stdout;
    };
    expect(await say('b')).toMatch(
      /^order b: served by van(-\d)?, at \d\d:\d\d\n {2}place {5}van.*\n {2}window {4}09:00-11:00\n {2}adds /,
    );
    expect(await say('c2')).toContain('together  with c1 at one door');
    expect(await say('crane')).toMatch(
      /^order crane: unassigned, red \(NO_VEHICLE_WITH_SKILLS\)\n {2}why {7}No vehicle could .*: the nearest is van, but it lacks crane\.\n {2}remedy {4}Served if van-[12] had crane; it adds \d/,
    );
    expect(await say('early')).toContain('unassigned, red (WINDOW_UNREACHABLE)');
    expect(await say('soon')).toContain('order soon: held\n  why       the goods are at the depot from 2026-12-01');
    expect(await say('bad')).toMatch(/^order bad: rejected \(orders.csv:10\)\n {2}why .*Latitude/);
    expect(await say('=cmd,<b>')).toContain('order =cmd,<b>: served by');
  });

  it('gives the same in JSON, and nothing else on standard output', async () => {
    const folder = await planned();
    const ask = async (id: string) =>
      JSON.parse((await dayroute(['why', id, 'out/plan.json', '--json'], folder)).stdout);
    const served = await ask('a');
    expect(served).toMatchObject({ ok: true, exitCode: 0, order: 'a', plan: 'out/plan.json' });
    expect(served.answers).toHaveLength(1);
    expect(served.answers[0]).toMatchObject({ kind: 'served', stop: 'a', now: { visit: expect.any(Number) } });
    const crane = await ask('crane');
    expect(crane.answers[0]).toMatchObject({ kind: 'unassigned', verdict: 'red', code: 'NO_VEHICLE_WITH_SKILLS' });
    expect(crane.answers[0].remedies[0].changes[0]).toMatchObject({ kind: 'skills', skills: ['crane'] });
    expect((await ask('soon')).answers[0]).toMatchObject({ kind: 'held', today: null });
  });

  it('asks the plan in plan/ where none is named, as plan writes it there', async () => {
    const folder = await planned();
    expect((await dayroute(['why', 'a'], folder)).stderr).toContain('plan');
    renameSync(join(folder, 'out'), join(folder, 'plan'));
    expect(await dayroute(['why', 'a'], folder)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^order a: served by/),
    });
  });

  it('names the nearest ids for one that is not there', async () => {
    const folder = await planned();
    const ended = await dayroute(['why', 'carne', 'out'], folder);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain('the plan knows no such order; read "carne", expected crane');
    expect(ended.stderr).toContain('[ORDER_UNKNOWN]');
    expect((await dayroute(['why', 'c', 'out'], folder)).stderr).toContain('expected c1, c2, crane');
    const far = await dayroute(['why', 'something-else', 'out', '--json'], folder);
    expect(JSON.parse(far.stdout)).toMatchObject({ ok: false, exitCode: 2, errors: [{ code: 'ORDER_UNKNOWN' }] });
    expect(far.stderr).toContain('Give one of its 9 orders');
  });

  it('complains about a plan that it cannot use', async () => {
    const folder = await planned();
    expect(await dayroute(['why', 'a', 'nowhere'], folder)).toMatchObject({ code: 2 });
    const path = join(folder, 'out/plan.json');
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace('"vehicles": [', '"vehicles": [').replaceAll('"depotId":"main"', '"depotId":"off"'),
    );
    const ended = await dayroute(['why', 'a', 'out'], folder);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('[PLAN_UNSOUND]');
  });

  it('needs the travel table that the plan was made with', async () => {
    const ids = ['main', 'a', 'b'];
    const rows = ids.flatMap((from) => ids.filter((to) => to !== from).map((to) => `${from},${to},1000,120`));
    const matrix = `from,to,metres,seconds\n${rows.join('\n')}\n`;
    const orders = ORDERS.split('\n').slice(0, 3).join('\n');
    const folder = dayFolder({ 'orders.csv': orders, 'roads.csv': matrix });
    expect((await dayroute([...PLAN, ...BRIEF, '--matrix', 'roads.csv'], folder)).code).toBe(0);
    expect((await dayroute(['why', 'b', 'out'], folder)).stdout).toContain('adds');
    writeFileSync(join(folder, 'moved.csv'), matrix);
    writeFileSync(join(folder, 'roads.csv'), 'nothing');
    expect((await dayroute(['why', 'b', 'out'], folder)).code).toBe(3);
    expect((await dayroute(['why', 'b', 'out', '--matrix', 'moved.csv'], folder)).code).toBe(0);
  });
});
