import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DecimalStyle, decimalStyle, parseNumber } from '../../../src/formats/csv/parse-number.ts';

const read = (text: string, style: DecimalStyle = 'unknown', unit?: string) => parseNumber(text, unit, () => style);

describe('parseNumber', () => {
  it.each([
    ['12', 12],
    ['-12.5', -12.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['0,25', 0.25],
    ['12,5', 12.5],
    [',5', 0.5],
    ['1.234,56', 1234.56],
    ['1,234.56', 1234.56],
    ['1.234.567', 1234567],
    ['1,234,567', 1234567],
    ['1 234,5', 1234.5],
    ['1\u00a0234\u00a0567', 1234567],
    ["1'234.5", 1234.5],
    ['−7', -7],
    ['1e3', 1000],
    ['0.250', 0.25],
    ['1234.567', 1234.567],
    ['1234,567', 1234.567],
  ])('%s', (text, value) => expect(read(text)).toBe(value));

  it.each(['', 'NaN', 'Infinity', 'abc', '1.2.3', '1,2,3', '0x10', '12-', '1 2', '--1', '1,23,456'])(
    '%s is none',
    (text) => {
      expect(read(text)).toMatchObject({ code: 'NUMBER' });
    },
  );

  it('refuses numbers beyond all bounds', () => {
    expect(read('1e999')).toMatchObject({ code: 'NUMBER_RANGE' });
    expect(read('-1e999')).toMatchObject({ code: 'NUMBER_RANGE' });
  });

  it('lets a column settle whether three digits after a mark are a fraction or a thousand', () => {
    expect(read('1.234', 'point')).toBe(1.234);
    expect(read('1.234', 'comma')).toBe(1234);
    expect(read('1,234', 'point')).toBe(1234);
    expect(read('1,234', 'comma')).toBe(1.234);
    expect(read('1.234')).toBe(1.234);
    expect(read('1,234')).toMatchObject({ code: 'NUMBER_AMBIGUOUS' });
    expect(read('1.234', 'both')).toMatchObject({ code: 'NUMBER_AMBIGUOUS' });
  });

  it('drops the unit of its column, no other', () => {
    expect(read('12,5 kg', 'unknown', 'kg')).toBe(12.5);
    expect(read('5KG', 'unknown', 'kg')).toBe(5);
    expect(read('-5 kg', 'unknown', 'kg')).toBe(-5);
    expect(read('5 g', 'unknown', 'kg')).toMatchObject({ code: 'NUMBER' });
    expect(read('kg', 'unknown', 'kg')).toMatchObject({ code: 'NUMBER' });
  });

  it('reads any number in both customs, whatever its size', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_999_999, max: 9_999_999 }),
        fc.integer({ min: 0, max: 99 }),
        (whole, hundredths) => {
          const sign = whole < 0 ? '-' : '';
          const digits = String(Math.abs(whole));
          const decimals = String(hundredths).padStart(2, '0');
          const value = Number(`${sign}${digits}.${decimals}`);
          const german = `${sign}${digits.replace(/\B(?=(\d{3})+$)/g, '.')},${decimals}`;
          const english = `${sign}${digits.replace(/\B(?=(\d{3})+$)/g, ',')}.${decimals}`;
          expect(read(german)).toBe(value);
          expect(read(english)).toBe(value);
        },
      ),
    );
  });
});

describe('decimalStyle', () => {
  it.each<[DecimalStyle, string[]]>([
    ['comma', ['1', '12,5', '1.234']],
    ['point', ['1', '12.5', '1,234']],
    ['both', ['12,5', '12.5']],
    ['unknown', ['1', '1.234', '']],
    ['comma', ['0,125']],
    ['comma', ['1.234,5']],
    ['comma', ['1.234.567']],
    ['point', ['1,234.5']],
    ['unknown', ['abc', '1.2.3']],
  ])('%s', (style, cells) => expect(decimalStyle(cells)).toBe(style));
});
