import { describe, expect, it } from 'vitest';
import { Progress, progressLine } from '../../src/cli/progress.ts';
import { fakeTerminal } from './fake-terminal.ts';

function state(elapsedSeconds: number) {
  return { elapsedSeconds, iterations: elapsedSeconds * 100_000, cost: 4312.5, routes: 11, unassigned: 3 };
}

describe('Progress', () => {
  it('says time, cost, routes, unassigned and speed', () => {
    expect(progressLine(state(72))).toBe('1:12  cost 4,312.50  routes 11  unassigned 3  100,000 it/s');
    expect(progressLine(state(0))).toContain('0 it/s');
  });

  it('writes a plain line every 5 seconds to a log', () => {
    const terminal = fakeTerminal();
    const progress = new Progress(terminal);
    for (let t = 0; t <= 11; t += 0.5) progress.show(state(t));
    progress.close();
    expect(terminal.errText.split('\n').map((line) => line.slice(0, 4))).toEqual(['0:00', '0:05', '0:10', '']);
    for (const control of ['\r', '\u001b']) expect(terminal.errText).not.toContain(control);
  });

  it('rewrites one line where a person watches, no wider than the screen', () => {
    const terminal = fakeTerminal(true, 20);
    const progress = new Progress(terminal);
    progress.show(state(0));
    progress.show(state(0.1)); // too soon to be read
    progress.show(state(0.3));
    progress.close();
    progress.close();
    expect(terminal.errText).toBe('\r0:00  cost 4,312.50\u001b[K\r0:00  cost 4,312.50\u001b[K\n');
  });
});
