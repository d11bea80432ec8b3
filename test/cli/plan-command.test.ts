import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BRIEF, contentOf, DAY, dayFolder, dayroute, ORDERS, PLAN, readJson, start, VEHICLES } from './dayroute.ts';

const ALL_FILES = [
  'deferred.csv',
  'gpx/van-1.gpx',
  'gpx/van-2.gpx',
  'kml/van-1.kml',
  'kml/van-2.kml',
  'map.html',
  'notices.csv',
  'plan.json',
  'rejected.csv',
  'routes.csv',
  'routes.geojson',
  'run.json',
  'sheets/all.html',
  'sheets/van-1.html',
  'sheets/van-2.html',
  'summary.csv',
  'unassigned.csv',
];

describe('dayroute plan', () => {
  it('plans a small day, writes every output and says so', async () => {
    const folder = dayFolder();
    const ended = await dayroute([...PLAN, ...BRIEF], folder);
    expect(ended.stderr).toContain('5 stops; searching for 500 iterations');
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('Plan for 2026-11-23 (UTC)');
    expect(ended.stdout).toContain('5 of 5 served');
    expect(Object.keys(contentOf(join(folder, 'out')))).toEqual(ALL_FILES);
    const doc = readJson(folder, 'out/plan.json');
    const served = doc.plan.routes.flatMap((route: { steps: { kind: string; stopId: string }[] }) =>
      route.steps.filter((step) => step.kind === 'visit').map((step) => step.stopId),
    );
    expect(served.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(readFileSync(join(folder, 'out/routes.csv'), 'utf8')).toContain('Babelsberg');
    expect((await dayroute(['check', 'out'], folder)).code).toBe(0);
  });

  it('hashes every other output but run.json in plan.json', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF], folder);
    const { manifest } = readJson(folder, 'out/plan.json');
    expect(Object.keys(manifest).sort()).toEqual(ALL_FILES.filter((f) => f !== 'plan.json' && f !== 'run.json'));
    for (const [name, hash] of Object.entries(manifest)) {
      const bytes = readFileSync(join(folder, 'out', name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash);
    }
  });

  it('gives the same bytes for the same seed and iterations, but for run.json', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF, '--seed', '7'], folder);
    await dayroute(['plan', ...DAY, '--out', 'again', ...BRIEF, '--seed', '7'], folder);
    const { 'run.json': first, ...plan } = contentOf(join(folder, 'out'));
    const { 'run.json': second, ...again } = contentOf(join(folder, 'again'));
    expect(again).toEqual(plan);
    const run = JSON.parse(first);
    expect(run.settings).toMatchObject({ seed: 7, iterations: 500, date: '2026-11-23', timeLimitSeconds: null });
    expect(run.search.stopReason).toBe('iterations');
    expect(Date.parse(run.startedAt)).toBeLessThanOrEqual(Date.parse(JSON.parse(second).startedAt));
  });

  it('prints one JSON value with --json, progress aside', async () => {
    const folder = dayFolder();
    const ended = await dayroute([...PLAN, ...BRIEF, '--json'], folder);
    const summary = JSON.parse(ended.stdout);
    expect(summary).toMatchObject({
      ok: true,
      exitCode: 0,
      date: '2026-11-23',
      orders: { read: 5, served: 5, unassigned: 0, replaced: 0, deferred: 0, held: 0, rejected: 0 },
      stops: 5,
      visits: 5,
      vans: 2,
      out: 'out',
      search: { iterations: 500, seed: 1, interrupted: false },
    });
    expect(summary.files.sort()).toEqual(ALL_FILES);
    expect(summary.cost.total).toBeCloseTo(summary.cost.fixed + summary.cost.distance + summary.cost.time, 3);
    expect(summary.warnings.map((warning: { code: string }) => warning.code)).toContain('COLUMN_UNKNOWN');
  });

  it('says nothing but complaints with --quiet', async () => {
    const folder = dayFolder();
    const ended = await dayroute([...PLAN, ...BRIEF, '--quiet'], folder);
    expect(ended).toMatchObject({ code: 0, stdout: '' });
    expect(ended.stderr.trim().split('\n')).toEqual([expect.stringContaining('[COLUMN_UNKNOWN]')]);
  });

  it('reads orders from standard input and from several files', async () => {
    const [header, ...rows] = ORDERS.trim().split('\n');
    const folder = dayFolder({ 'orders.csv': `${[header, ...rows.slice(0, 2)].join('\n')}\n` });
    const args = ['plan', '--orders', 'orders.csv', '-', ...DAY.slice(2), '--out', 'out', ...BRIEF, '--json'];
    const ended = await dayroute(args, folder, [header, ...rows.slice(2)].join('\n'));
    expect(JSON.parse(ended.stdout).orders).toMatchObject({ read: 5, served: 5 });
  });

  it('writes only what --only names', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF], folder);
    await dayroute([...PLAN, ...BRIEF, '--only', 'geojson'], folder);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual(['plan.json', 'routes.geojson', 'run.json']);
  });

  it('writes CSV for Excel with --excel, and can read it again', async () => {
    const folder = dayFolder({ 'vehicles.csv': VEHICLES.replace('van,2', 'van,1') });
    await dayroute([...PLAN, ...BRIEF, '--only', 'csv', '--excel'], folder);
    const left = readFileSync(join(folder, 'out/unassigned.csv'), 'utf8');
    expect(left).toMatch(/^\ufefforder_id;type;lat;lon;/);
    expect(left).toContain(';52,4');
    const again = await dayroute(
      [...PLAN.map((word) => (word === 'orders.csv' ? 'out/unassigned.csv' : word)), ...BRIEF, '--json'],
      folder,
    );
    const { orders } = JSON.parse(again.stdout);
    expect(orders).toMatchObject({ read: left.trim().split('\n').length - 1, rejected: 0, unassigned: 0 });
    await dayroute([...PLAN, ...BRIEF, '--only', 'csv', '--excel', 'point'], folder);
    expect(readFileSync(join(folder, 'out/summary.csv'), 'utf8')).toMatch(/^\ufeffvan_id,vehicle_id,/);
  });

  it('serves one of alternatives, and says of the other that it is one', async () => {
    const rows = ORDERS.trim().split('\n');
    const orders = rows.map((row, i) => `${row},${i === 0 ? 'group' : i < 3 ? 'g' : ''}`).join('\n');
    const folder = dayFolder({ 'orders.csv': `${orders}\n` });
    expect(await dayroute([...PLAN, ...BRIEF], folder)).toMatchObject({ code: 0 });
    expect(readJson(folder, 'out/plan.json').plan.unassigned).toMatchObject([{ code: 'OTHER_OF_GROUP', remedy: '' }]);
    expect(readFileSync(join(folder, 'out/map.html'), 'utf8')).toContain('"kind":"alternative"');
  });

  it('puts tiles behind the map when asked, and says whose they are', async () => {
    const folder = dayFolder();
    const url = 'https://tile.openstreetmap.org/{z}/{x}/{y}.png';
    await dayroute([...PLAN, ...BRIEF, '--only', 'map', '--tiles', url], folder);
    const map = readFileSync(join(folder, 'out/map.html'), 'utf8');
    expect(map).toContain('img-src data: https://tile.openstreetmap.org;');
    expect(map).toContain(`"tiles":{"url":"${url}","attribution":"© OpenStreetMap contributors"}`);
    const wrong = await dayroute([...PLAN, '--tiles', 'https://tile.example.org/'], folder);
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('Expected an address like https://');
  });

  it('keeps the files of a van with a hostile name in their folders', async () => {
    const folder = dayFolder({ 'vehicles.csv': VEHICLES.replace('van,2', '../../etc/x,2') });
    expect((await dayroute([...PLAN, ...BRIEF], folder)).code).toBe(0);
    const files = Object.keys(contentOf(folder));
    expect(files).toContain('out/sheets/etc-x-1.html');
    expect(files.filter((name) => !/^(?:out\/(?:[a-z]+\/)?)?[a-z0-9-]+\.[a-z]+$/.test(name))).toEqual([]);
  });

  it('removes the sheets of vans that stay in today', async () => {
    const folder = dayFolder();
    await dayroute([...PLAN, ...BRIEF], folder);
    writeFileSync(join(folder, 'vehicles.csv'), VEHICLES.replace('van,2', 'lorry,1').replace(',100,', ',500,'));
    await dayroute([...PLAN, ...BRIEF], folder);
    const files = Object.keys(contentOf(join(folder, 'out')));
    expect(files.filter((name) => name.includes('/'))).toEqual([
      'gpx/lorry.gpx',
      'kml/lorry.kml',
      'sheets/all.html',
      'sheets/lorry.html',
    ]);
  });

  it('leaves the files of others in the output folder alone', async () => {
    const folder = dayFolder();
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out', 'notes.txt'), 'mine');
    await dayroute([...PLAN, ...BRIEF], folder);
    expect(contentOf(join(folder, 'out'))['notes.txt']).toBe('mine');
  });

  it('sets a bad row aside and plans the rest', async () => {
    const folder = dayFolder({ 'orders.csv': `${ORDERS}f,91,13.05,5,,Nowhere\n` });
    const ended = await dayroute([...PLAN, ...BRIEF, '--max-rejected', '20%'], folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('error: orders.csv:7, column lat');
    expect(ended.stdout).toContain('5 of 6 served, 1 rejected');
    expect(readFileSync(join(folder, 'out/rejected.csv'), 'utf8')).toContain('f,91');
  });

  it('plans an empty day with a warning', async () => {
    const folder = dayFolder({ 'orders.csv': ORDERS.split('\n')[0] });
    const ended = await dayroute([...PLAN, ...BRIEF], folder);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('[EMPTY_DAY]');
    expect(readJson(folder, 'out/plan.json').plan.routes).toEqual([]);
    expect((await dayroute(['check', 'out'], folder)).code).toBe(0);
  });

  it('takes an alternative of what is served for no left-over', async () => {
    const orders = 'order_id,lat,lon,group\nhome,52.42,13.06,p\nlocker,52.41,13.05,p\n';
    const folder = dayFolder({ 'orders.csv': orders });
    const ended = await dayroute([...PLAN, ...BRIEF, '--fail-on-unassigned'], folder);
    expect(ended.code).toBe(0);
    expect(ended.stdout).toContain('1 of 2 served, 1 replaced by others of their groups');
    expect(ended.stdout).not.toContain('left over');
  });

  it('exits with 4 on --fail-on-unassigned, the plan written all the same', async () => {
    const folder = dayFolder({ 'orders.csv': `${ORDERS}heavy,52.41,13.05,5000,,Golm\n` });
    const plain = await dayroute([...PLAN, ...BRIEF], folder);
    expect(plain.code).toBe(0);
    const ended = await dayroute([...PLAN, ...BRIEF, '--fail-on-unassigned', '--json'], folder);
    expect(ended.code).toBe(4);
    expect(JSON.parse(ended.stdout)).toMatchObject({ exitCode: 4, orders: { served: 5, unassigned: 1 } });
    expect(readFileSync(join(folder, 'out/unassigned.csv'), 'utf8')).toContain('heavy');
  });

  it('plans and checks with a travel table, and tells another table apart', async () => {
    const ids = ['main', 'a', 'b', 'c', 'd', 'e'];
    const rows = ids.flatMap((from, i) => ids.map((to, j) => `${from},${to},${i === j ? 0 : 1000 + 10 * i + j},120`));
    const table = ['from,to,metres,seconds', ...rows].join('\n');
    const folder = dayFolder({ 'roads.csv': table, 'other.csv': table.replaceAll(',120', ',121') });
    const ended = await dayroute([...PLAN, ...BRIEF, '--matrix', 'roads.csv'], folder);
    expect(ended).toMatchObject({ code: 0 });
    expect(readJson(folder, 'out/plan.json').travel).toMatchObject({ kind: 'file', file: 'roads.csv' });
    expect((await dayroute(['check', 'out'], folder)).code).toBe(0);
    expect((await dayroute(['check', 'out', '--matrix', 'other.csv'], folder)).code).toBe(5);
  });

  it('exits with 3 if the travel table cannot be read or lacks places', async () => {
    const folder = dayFolder({ 'roads.csv': 'from,to,metres,seconds\nmain,a,1,1\n' });
    const lacking = await dayroute([...PLAN, ...BRIEF, '--matrix', 'roads.csv'], folder);
    expect(lacking.code).toBe(3);
    expect(lacking.stderr).toContain('no entries for 4 of 6 places: b, c, d, e');
    const absent = await dayroute([...PLAN, ...BRIEF, '--matrix', 'absent.csv'], folder);
    expect(absent.code).toBe(3);
    expect(absent.stderr).toContain('absent.csv: there is no such file');
  });

  it('plans by several threads, and says so in run.json', async () => {
    const folder = dayFolder();
    const ended = await dayroute([...PLAN, ...BRIEF, '--threads', '2'], folder);
    expect(ended).toMatchObject({ code: 0 });
    expect(readJson(folder, 'out/run.json').settings.threads).toBe(2);
    expect((await dayroute([...PLAN, '--threads', '0'], folder)).code).toBe(2);
  });

  it('survives a reader that goes away', async () => {
    const folder = dayFolder();
    const running = start([...PLAN, ...BRIEF], folder);
    running.child.stdout?.destroy();
    running.child.stderr?.destroy();
    expect((await running.ended).code).toBe(0);
    expect(Object.keys(contentOf(join(folder, 'out')))).toEqual(ALL_FILES);
  });
});
