import { describe, expect, it } from 'vitest';
import { visibleText } from '../../src/formats/visible-text.ts';

describe('visibleText', () => {
  it.each([
    ['plain ü €', 'plain ü €'],
    ['a\tb\nc\0', 'a␉b␊c␀'],
    ['\x7f', '␡'],
    ['\u0085', '\\u0085'],
    ['a\u202eb', 'a\\u202eb'],
    ['\ufeff', '\\ufeff'],
    ['😀', '😀'],
  ])('%j', (text, shown) => expect(visibleText(text)).toBe(shown));

  it('is at most 80 characters long', () => {
    expect(visibleText('x'.repeat(80))).toBe('x'.repeat(80));
    expect(visibleText('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
    expect(visibleText('\u202e'.repeat(50))).toHaveLength(80);
  });
});
