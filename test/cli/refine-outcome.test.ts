import { expect, it } from 'vitest';
import { refineText } from '../../src/cli/refine-outcome.ts';

const OUTCOME = { calls: 2, improvements: 0, gain: 0, pool: 900, seconds: 0.1, failures: [], repeatable: true };

it.each([
  [{}, '2 calls, no better plan'],
  [{ calls: 1, improvements: 1, gain: 1234.5 }, '1 call, 1 better, 1,234.5 cheaper'],
  // it serves more, at no less cost
  [{ improvements: 1 }, '2 calls, 1 better'],
  [{ failures: ['highs', 'simplex'] }, '2 calls, no better plan; did not answer: highs, simplex'],
])('says what the stage over routes seen did: %o', (outcome, text) => {
  expect(refineText({ ...OUTCOME, ...outcome })).toBe(text);
});
