import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder } from '../cli/dayroute.ts';

const GUIDE = 'docs/guide.md';
const CONSOLE = /```console\n([\s\S]*?)```/g;

/** What a reader would see, without lines of progress. */
function seen(stdout: string, stderr: string): string {
  return `${stderr.replace(/^\d+:\d\d {2}cost .*\n/gm, '')}${stdout}`;
}

/** How its lines begin; the rest goes with the state of the search. */
function beginnings(text: string): string[] {
  return text.split('\n').flatMap((line) => /^\s*([^\s\d]+)/.exec(line)?.[1] ?? []);
}

describe('docs/guide.md', () => {
  it('shows commands in the order in which they work, and what they print', async () => {
    const text = readFileSync(GUIDE, 'utf8');
    let folder = newFolder();
    const blocks: string[] = [];
    for (const [, block] of text.matchAll(CONSOLE)) {
      const [command] = block.split('\n', 1);
      const words = command.replace(/^\$ /, '').split(' ');
      if (words[0] === 'cd') {
        folder = join(folder, words[1]);
        blocks.push(block);
        continue;
      }
      expect(words[0]).toBe('dayroute');
      const ended = await dayroute(words.slice(1), folder);
      expect(ended.code, command).toBe(0);
      const shown = `${command}\n${seen(ended.stdout, ended.stderr)}`;
      blocks.push(shown);
      const known = beginnings(shown);
      const gone = beginnings(block).filter((word) => !known.includes(word));
      if (!process.env.UPDATE_DOCS) expect(gone, 'UPDATE_DOCS=1 npx vitest run test/docs').toEqual([]);
    }
    expect(blocks.length).toBeGreaterThan(5);
    if (process.env.UPDATE_DOCS)
      writeFileSync(
        GUIDE,
        text.replace(CONSOLE, () => `\`\`\`console\n${blocks.shift()}\`\`\``),
      );
  });
});
