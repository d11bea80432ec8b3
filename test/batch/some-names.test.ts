import { describe, expect, it } from 'vitest';
import { someNames } from '../../src/batch/some-names.ts';

describe('someNames', () => {
  it('names all where they are few', () => {
    expect(someNames(new Set(['main', 'north']))).toBe('main, north');
    expect(someNames([])).toBe('');
  });

  it('cuts no name in two, and says how many there are', () => {
    // it was `..., van-10, van-`
    const vans = Array.from({ length: 40 }, (_, i) => `van-${i + 1}`);
    expect(someNames(vans)).toBe(
      'van-1, van-2, van-3, van-4, van-5, van-6, van-7, van-8, van-9, van-10, van-11, ... (40 in all)',
    );
  });

  it('names one, however long', () => {
    expect(someNames(['x'.repeat(100), 'y'])).toBe(`${'x'.repeat(100)}, ... (2 in all)`);
  });
});
