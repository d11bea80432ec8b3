import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { start } from '../cli/dayroute.ts';
import { type Installed, installPacked, productionPackages, sizeOf } from './packed-package.ts';

const LIBRARY = readFileSync('docs/library.md', 'utf8');
const blocks = (kind: string, language: string) =>
  [...LIBRARY.matchAll(new RegExp(`<!-- ${kind}: ([\\w.-]+) -->\n\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, name, text]) => [name, text] as const,
  );
const EXAMPLES = blocks('example', 'ts');
const OUTPUTS = new Map([...blocks('output', 'text'), ...blocks('output, about', 'text')]);
/** Examples whose figures go with the state of the search. */
const ABOUT = new Map(blocks('output, about', 'text'));

let installed: Installed;
beforeAll(() => {
  installed = installPacked();
});
afterAll(() => rmSync(installed.folder, { recursive: true, force: true }));

/** A folder of the consumer's with the demo in it. */
function project(name: string): string {
  const folder = join(installed.folder, name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type": "module"}');
  for (const file of readdirSync('fixtures/demo')) copyFileSync(join('fixtures/demo', file), join(folder, file));
  return folder;
}

function script(folder: string, name: string, typescript: string): string {
  const path = join(folder, `${name}.js`);
  writeFileSync(path, transformSync(typescript, { loader: 'ts', format: 'esm' }).code);
  return path;
}

const node = (path: string, cwd: string, ...args: string[]) =>
  execFileSync(process.execPath, [path, ...args], { cwd, encoding: 'utf8', stdio: 'pipe' });

describe('the package', () => {
  it('holds what it needs and nothing else', () => {
    const { files } = installed;
    const rooms = new Set(files.map((path) => path.split('/').slice(0, 2).join('/')));
    for (const path of [
      'bin/dayroute.js',
      'dist/index.js',
      'dist/index.d.ts',
      'dist/browser.js',
      'README.md',
      'LICENSE',
    ])
      expect(files).toContain(path);
    for (const path of ['plan', 'problem', 'config']) expect(files).toContain(`schema/${path}.schema.json`);
    const odd = [...rooms].filter(
      (room) => !/^(bin|dist|docs|schema|fixtures|src)\/|^[A-Z]+(\.md)?$|^package.json$/.test(room),
    );
    expect(odd).toEqual([]);
    expect(files.filter((path) => /\.ts$/.test(path) && !/\.d\.ts$|^docs\/examples\//.test(path))).toEqual([]);
    expect(files.filter((path) => /^src\//.test(path) && !/^src\/formats\/html\//.test(path))).toEqual([]);
  });

  it('is installed, dependencies included, in less than 25 MB', () => {
    const dependencies = productionPackages().map(sizeOf);
    const own = execFileSync('du', ['-sb', '--exclude=node_modules', join(installed.folder, 'package')], {
      encoding: 'utf8',
    });
    expect(dependencies.length).toBeGreaterThan(4);
    expect(Number(own.split('\t')[0]) + dependencies.reduce((a, b) => a + b, 0)).toBeLessThan(25e6);
  });

  it('plans the demo with every output', () => {
    const folder = project('command-line');
    const program = join(installed.folder, 'package/bin/dayroute.js');
    const printed = node(program, folder, 'demo', '--out', 'plan', '--time-limit', '1', '--json', '--quiet');
    expect(JSON.parse(printed).files).toContain('map.html');
    expect(JSON.parse(node(program, folder, 'check', 'plan', '--json')).ok).toBe(true);
  });
});

describe('its types', () => {
  it.each([
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ])('resolve with module %s, moduleResolution %s, for every example', (module, moduleResolution) => {
    const folder = project(`types-${moduleResolution}`);
    for (const [name, text] of EXAMPLES) writeFileSync(join(folder, `${name}.ts`), `${text}\nexport {};\n`);
    for (const path of ['nightly/nightly.ts', 'service/server.ts'])
      copyFileSync(join('docs/examples', path), join(folder, path.split('/')[1]));
    writeFileSync(
      join(folder, 'browser.ts'),
      "import { solveSync } from 'dayroute/browser';\nexport const f: typeof solveSync = solveSync;\n",
    );
    const compilerOptions = {
      module,
      moduleResolution,
      target: 'es2023',
      lib: ['es2023'],
      types: ['node'],
      strict: true,
      noEmit: true,
    };
    const strict = { exactOptionalPropertyTypes: true, skipLibCheck: false };
    writeFileSync(
      join(folder, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, ...strict } }),
    );
    const tsc = join(installed.folder, 'node_modules/typescript/bin/tsc');
    expect(() => node(tsc, folder, '-p', '.'), 'tsc').not.toThrow();
  });
});

describe('docs/library.md', () => {
  it('names functions that there are', () => {
    const table = LIBRARY.slice(LIBRARY.indexOf('| stage |'), LIBRARY.indexOf('`plan` and `solve` run'));
    const names = [...table.matchAll(/`([a-z]\w+|[A-Z]\w+er)`/g)].map((match) => match[1]);
    const folder = project('names');
    const probe = "import * as library from 'dayroute'; console.log(JSON.stringify(Object.keys(library)));";
    const exported = JSON.parse(node(script(folder, 'names', probe), folder)) as string[];
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => !exported.includes(name))).toEqual([]);
    expect(exported).toContain('loadMapAssets');
  });

  it.each(EXAMPLES)('%s prints what is written there', (name, text) => {
    const folder = project('examples');
    const printed = node(script(folder, name, text), folder);
    if (process.env.UPDATE_DOCS) update(name, printed);
    else expect(shown(name, OUTPUTS.get(name))).toBe(shown(name, printed));
  });

  it('has a worker and a page that can be bundled for a browser', async () => {
    const folder = project('browser');
    for (const [name, text] of blocks('browser', 'js')) writeFileSync(join(folder, name), text);
    const entryPoints = ['worker.js', 'page.js'].map((name) => join(folder, name));
    const options = { bundle: true, format: 'esm', platform: 'browser', outdir: join(folder, 'out') } as const;
    expect((await build({ ...options, entryPoints })).errors).toEqual([]);
  });
});

/** What an example prints, without its figures if they may differ. */
function shown(name: string, text = ''): string {
  return ABOUT.has(name) ? text.replace(/\d[\d.]*/g, '#') : text;
}

function update(name: string, printed: string): void {
  const text = readFileSync('docs/library.md', 'utf8');
  const place = new RegExp(`(<!-- output(?:, about)?: ${name} -->\n\`\`\`text\n)[\\s\\S]*?(\`\`\`)`);
  writeFileSync(
    'docs/library.md',
    text.replace(place, (_, before, after) => `${before}${printed}${after}`),
  );
}

describe('docs/examples', () => {
  it('nightly plans tomorrow beside its folder', () => {
    const folder = project('nightly');
    const path = script(folder, 'nightly', readFileSync('docs/examples/nightly/nightly.ts', 'utf8'));
    let printed = '';
    try {
      printed = node(path, folder, '.', '0.5');
    } catch (error) {
      // 4: orders are left over, as the demo has it
      expect((error as { status: number }).status).toBe(4);
      printed = (error as { stdout: string }).stdout;
    }
    expect(printed).toMatch(/^\d{4}-\d\d-\d\d: \d+ routes, \d+ orders left over, cost [\d.]+\n$/);
    expect(readdirSync(join(folder, 'plan')).sort()).toEqual([
      'plan.json',
      'rejected.csv',
      'routes.csv',
      'summary.csv',
      'unassigned.csv',
    ]);
  });

  it('service solves what it is sent, refuses what it cannot, and stops when asked', async () => {
    const folder = project('service');
    const path = script(folder, 'server', readFileSync('docs/examples/service/server.ts', 'utf8'));
    const server = start([], folder, undefined, { script: [path, '0'] });
    try {
      const port = /listening on (\d+)/.exec(await server.printed('listening on '))?.[1];
      const call = async (method: string, room: string, body?: string) => {
        const response = await fetch(`http://localhost:${port}/${room}`, {
          method,
          ...(body === undefined ? {} : { body }),
        });
        return { status: response.status, value: (await response.json()) as Record<string, never> };
      };
      const places = Array.from({ length: 40 }, (_, i) => ({ lat: 52 + (i % 7) / 100, lon: 13 + (i % 11) / 100 }));
      const stops = places.slice(1).map((_, i) => ({ id: `s${i}`, place: i + 1 }));
      const problem = {
        date: '2026-11-23',
        places,
        depots: [{ id: 'd', place: 0 }],
        vehicles: [{ id: 'v', costPerKm: 1 }],
        stops,
      };
      expect(await call('POST', 'plans', '{"date": 1}')).toMatchObject({ status: 400 });
      expect(await call('GET', 'plans/nobody')).toMatchObject({ status: 404 });
      const { status, value } = await call('POST', 'plans', JSON.stringify(problem));
      expect(status).toBe(202);
      let job = await call('DELETE', `plans/${value.id}`);
      while (!['done', 'failed'].includes(job.value.state)) job = await call('GET', `plans/${value.id}`);
      expect(job.value).toMatchObject({ state: 'done', plan: { routes: [{ vanId: 'v' }], unassigned: [] } });
    } finally {
      server.child.kill();
      await server.ended;
    }
  });
});
