import { describe, expect, it } from 'vitest';
import { ComplaintList, firstOfEachCode } from '../../src/cli/complaint-list.ts';
import type { Complaint } from '../../src/model/index.ts';
import { fakeTerminal } from './fake-terminal.ts';

function complaint(code: string, line: number, severity: Complaint['severity'] = 'error'): Complaint {
  return { code, severity, file: 'orders.csv', line, message: 'something is wrong' };
}

describe('ComplaintList', () => {
  it('prints each complaint once', () => {
    const terminal = fakeTerminal();
    const list = new ComplaintList(terminal);
    const one = complaint('A', 2);
    list.add([one, complaint('B', 3, 'warning')]);
    list.add([one]);
    expect(terminal.errText).toBe(
      'error: orders.csv:2: something is wrong [A]\nwarning: orders.csv:3: something is wrong [B]\n',
    );
    expect(list.errors()).toEqual([one]);
    expect(list.warnings()).toHaveLength(1);
    expect(terminal.outText).toBe('');
  });

  it('shows ten of a code unless told otherwise', () => {
    const terminal = fakeTerminal();
    new ComplaintList(terminal).add(Array.from({ length: 12 }, (_, i) => complaint('A', i)));
    expect(terminal.errText.trimEnd().split('\n')).toHaveLength(11);
    expect(terminal.errText).toContain('... and 2 more [A]; check-input --json lists all');
  });

  it('shows as many of a code as it is told, counted over all calls, and says how many more there are', () => {
    const terminal = fakeTerminal();
    const list = new ComplaintList(terminal);
    list.show(50);
    list.add(Array.from({ length: 49 }, (_, i) => complaint('A', i)));
    list.add([...Array.from({ length: 4 }, (_, i) => complaint('A', 100 + i)), complaint('B', 1)]);
    const lines = terminal.errText.trimEnd().split('\n');
    expect(lines).toHaveLength(52);
    expect(lines.filter((line) => line.endsWith('[A]'))).toHaveLength(50);
    expect(lines.at(-1)).toBe('... and 3 more [A]; check-input --json lists all');
    expect(list.all()).toHaveLength(54);
    expect(firstOfEachCode(list.all())).toHaveLength(51);
  });
});
