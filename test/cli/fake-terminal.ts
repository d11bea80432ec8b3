import type { Terminal } from '../../src/cli/terminal.ts';

/** Keeps what is said. */
export function fakeTerminal(isWatched = false, columns = 80): Terminal & { outText: string; errText: string } {
  return {
    outText: '',
    errText: '',
    isWatched,
    columns,
    out(text) {
      this.outText += text;
    },
    err(text) {
      this.errText += text;
    },
  };
}
