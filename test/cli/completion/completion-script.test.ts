import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { dayroute, newFolder } from '../dayroute.ts';

/** What bash offers after these words, the last of which is being typed. */
async function offered(...words: string[]): Promise<string[]> {
  const { stdout: script } = await dayroute(['completion', 'bash'], newFolder());
  const typed = ['dayroute', ...words].map((word) => `'${word}'`).join(' ');
  const probe = `${script}\nCOMP_WORDS=(${typed}); COMP_CWORD=${words.length}; _dayroute; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', probe], { cwd: 'fixtures/demo', encoding: 'utf8' }).split('\n').filter(Boolean);
}

describe('dayroute completion bash', () => {
  it.each([
    ['commands', ['che'], ['check', 'check-input']],
    ['options of a command', ['plan', '--max-r'], ['--max-rejected']],
    ['days', ['plan', '--date', 't'], ['today', 'tomorrow']],
    ['choices', ['solve', 'x.vrp', '--round', 'd'], ['dimacs']],
    ['words of an argument', ['completion', ''], ['bash', 'zsh', 'fish']],
    ['files as values', ['plan', '--orders', 'ord'], ['orders.csv']],
    ['files as arguments', ['check', 'dep'], ['depots.csv']],
  ])('offers %s', async (_, typed, words) => expect(await offered(...typed)).toEqual(words));

  it('knows every option that the help of every command names', async () => {
    const folder = newFolder();
    const help = await dayroute(['--help'], folder);
    const commands = [...help.stdout.matchAll(/^ {2}([a-z-]+) .*$/gm)].map((match) => match[1]);
    const names = commands.filter((name) => !['help', 'dayroute'].includes(name));
    expect(names.length).toBeGreaterThan(6);
    for (const name of names) {
      const { stdout } = await dayroute([name, '--help'], folder);
      const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)/gm)].map((match) => match[1]);
      expect((await offered(name, '--')).sort()).toEqual(options.sort());
    }
  }, 120_000);
});

describe('dayroute completion', () => {
  it.each(['zsh', 'fish'])('names every command and the options of plan for %s', async (shell) => {
    const { code, stdout } = await dayroute(['completion', shell], newFolder());
    expect(code).toBe(0);
    for (const word of ['plan', 'check-input', 'init', 'time-limit', 'max-rejected']) expect(stdout).toContain(word);
  });

  it('refuses a shell it does not know', async () => {
    const ended = await dayroute(['completion', 'csh'], newFolder());
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('Allowed choices are bash, zsh, fish');
  });
});
