import { describe, expect, it } from 'vitest';
import {
  parseDate,
  parseNames,
  parsePercent,
  parseSeconds,
  parseVans,
  parseWhole,
} from '../../src/cli/option-values.ts';
import { OUTPUT_GROUPS } from '../../src/cli/output-groups.ts';
import { OUTPUT_NAMES } from '../../src/formats/config/read-config.ts';

describe('option values', () => {
  it('takes dates that exist, and words for them', () => {
    expect(parseDate('2028-02-29')).toBe('2028-02-29');
    expect(parseDate(' Tomorrow ')).toBe('tomorrow');
    for (const wrong of ['2027-02-29', '2026-13-01', '22/11/2026', '2026-11-2', '', 'yesterday']) {
      expect(() => parseDate(wrong)).toThrow('today, tomorrow or an existing day');
    }
  });

  it('takes seconds above 0', () => {
    expect(parseSeconds('0.5')).toBe(0.5);
    for (const wrong of ['0', '-1', 'ten', '', 'Infinity', '1e999']) {
      expect(() => parseSeconds(wrong)).toThrow('seconds above 0');
    }
  });

  it('takes whole numbers within bounds', () => {
    expect(parseWhole(1)('1000000')).toBe(1_000_000);
    expect(() => parseWhole(1)('0')).toThrow('of at least 1');
    expect(() => parseWhole(0)('1.5')).toThrow('of at least 0');
    expect(() => parseWhole(0, 9)('10')).toThrow('from 0 to 9');
    expect(() => parseWhole(0)('')).toThrow();
  });

  it('takes percentages with or without the sign', () => {
    expect(parsePercent('5')).toBe(5);
    expect(parsePercent('12.5%')).toBe(12.5);
    expect(() => parsePercent('101')).toThrow('from 0 to 100');
    expect(() => parsePercent('%')).toThrow();
  });

  it('names what is not among the known', () => {
    const parse = parseNames(['csv', 'map']);
    expect(parse('csv, MAP')).toEqual(['csv', 'map']);
    expect(() => parse('csv,pdf')).toThrow('pdf is not an output. Expected one or more of csv, map');
    expect(() => parse(',')).toThrow('Expected one or more');
  });

  it('adds what the same option says again', () => {
    expect(parseNames(['csv', 'map'])('map', ['csv'])).toEqual(['csv', 'map']);
    expect(parseVans('van-2, van-3', ['van-1', 'van-2'])).toEqual(['van-1', 'van-2', 'van-3']);
  });

  it('knows every output a config may ask for', () => {
    expect(OUTPUT_GROUPS).toEqual(expect.arrayContaining([...OUTPUT_NAMES]));
  });
});
