import { describe, expect, it } from 'vitest';
import { searchText } from '../../src/cli/plan-summary.ts';

const search = {
  iterations: 200,
  elapsedSeconds: 4.66,
  endedAfterSeconds: 5,
  stopReason: 'time',
  seed: 1,
  interrupted: false,
};

describe('searchText', () => {
  it('says when the time was too short for a day', () => {
    expect(searchText(search, 30)).toBe(
      '4.7 s, 200 iterations, seed 1: hardly begun, a longer --time-limit plans better',
    );
    expect(searchText(search, 20)).toBe('4.7 s, 200 iterations, seed 1');
    expect(searchText({ ...search, stopReason: 'iterations' }, 30)).toBe('4.7 s, 200 iterations, seed 1');
    expect(searchText({ ...search, interrupted: true }, 30)).toBe('4.7 s, 200 iterations, seed 1, interrupted');
  });
});
