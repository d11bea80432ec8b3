import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BRIEF, dayroute, newFolder } from './dayroute.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The indented block that follows a text. */
function blockAfter(text: string): string {
  const lines = README.slice(README.indexOf(text) + text.length).split('\n');
  const first = lines.findIndex((line) => line.startsWith('    '));
  const length = lines.slice(first).findIndex((line) => !line.startsWith('    '));
  return `${lines
    .slice(first, first + length)
    .map((line) => line.slice(4))
    .join('\n')}\n`;
}

/** The commands of the README that start with a word. */
function commands(word: string): string[][] {
  return README.split('\n')
    .filter((line) => line.startsWith(`    dayroute ${word} `))
    .map((line) => line.trim().split(' ').slice(1));
}

describe('README', () => {
  it('shows files and commands that work as they stand', async () => {
    const folder = newFolder();
    for (const name of ['orders.csv', 'vehicles.csv', 'depots.csv']) {
      writeFileSync(join(folder, name), blockAfter(`\`${name}\`:`));
    }
    writeFileSync(join(folder, 'dayroute.json'), blockAfter('given with `--config`'));
    const [checkInput] = commands('check-input');
    expect(await dayroute([...checkInput, '--strict'], folder)).toMatchObject({ code: 0, stderr: '' });
    const [plan] = commands('plan');
    expect((await dayroute([...plan, '--config', 'dayroute.json', ...BRIEF], folder)).code).toBe(0);
    const [check] = commands('check');
    expect((await dayroute(check, folder)).code).toBe(0);
  });

  it('has a Quick start of two commands that package.json knows', () => {
    const quick = README.slice(README.indexOf('## Quick start'), README.indexOf('## What a run'));
    expect(quick.match(/^ {4}.*$/gm)).toEqual(['    npm ci && npm run demo', '    npm ci && npm test']);
    const { scripts } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(scripts).toMatchObject({ demo: 'node bin/dayroute.js demo', test: expect.any(String) });
  });
});
