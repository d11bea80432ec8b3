import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder, PLAN } from './dayroute.ts';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

describe('usage', () => {
  it.each(['--version', '-V'])('prints the version with %s', async (flag) => {
    const ended = await dayroute([flag], newFolder());
    expect(ended).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('loads next to nothing to print the version', async () => {
    const main = readFileSync(new URL('../../src/cli/main.ts', import.meta.url), 'utf8');
    const imports = [...main.matchAll(/^import .* from '(.*)'/gm)].map((match) => match[1]);
    expect(imports).toEqual(['./version.ts']);
  });

  it.each(
    [[], ['plan'], ['check'], ['check-input'], ['solve'], ['demo'], ['init'], ['completion']].map((words) => [
      words.join(' '),
      words,
    ]),
  )('prints help with examples: dayroute %s --help', async (_, words) => {
    const ended = await dayroute([...words, '--help'], newFolder());
    expect(ended.code).toBe(0);
    expect(ended.stderr).toBe('');
    expect(ended.stdout).toMatch(/Examples?:\n {2}dayroute /);
  });

  it('says what there is when nothing is asked, and exits with 2', async () => {
    const ended = await dayroute([], newFolder());
    expect(ended.code).toBe(2);
    expect(ended.stdout).toBe('');
    expect(ended.stderr).toContain('Usage: dayroute');
  });

  const wrong: [string, string[], string][] = [
    ['an unknown command', ['plam'], "unknown command 'plam'"],
    ['an unknown option', [...PLAN, '--time', '5'], "unknown option '--time'"],
    ['a missing option', ['plan', '--orders', 'o.csv'], "required option '--date <day>' not specified"],
    ['a date that is none', ['check-input', '--date', '2026-02-30'], 'an existing day as YYYY-MM-DD'],
    ['a time limit of 0', ['plan', '--time-limit', '0'], 'seconds above 0'],
    ['a seed that is no number', ['plan', '--seed', 'x'], 'Expected a whole number'],
    ['an unknown output', ['plan', '--only', 'pdf'], 'pdf is not an output'],
    ['no plan to check', ['check'], "missing required argument 'plan'"],
  ];
  it.each(wrong)('exits with 2 at %s', async (_, args, message) => {
    const ended = await dayroute(args, newFolder());
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain(message);
    expect(ended.stdout).toBe('');
  });

  it.each(wrong)('tells a program that asked for --json too: %s', async (_, args, message) => {
    // standard output was empty: nothing for who reads JSON from it
    const ended = await dayroute([...args, '--json'], newFolder());
    expect(ended.code).toBe(2);
    const told = JSON.parse(ended.stdout);
    expect(told).toMatchObject({ ok: false, exitCode: 2, next: null, errors: [{ code: 'USAGE' }], warnings: [] });
    expect(told.message).toContain(message);
  });
});
