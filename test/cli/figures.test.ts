import { describe, expect, it } from 'vitest';
import { formatClock, formatCount, formatHours, formatKm, formatMoney, formatNumberOf } from '../../src/cli/figures.ts';

describe('figures', () => {
  it('are written for people', () => {
    expect(formatCount(1234567)).toBe('1,234,567');
    expect(formatMoney(1234.5)).toBe('1,234.50');
    expect(formatKm(812_449)).toBe('812.4 km');
    expect(formatHours(7 * 3600 + 5 * 60 + 29)).toBe('7 h 05 min');
    expect(formatHours(3599)).toBe('1 h 00 min');
    expect(formatClock(65.9)).toBe('1:05');
    expect(formatNumberOf(1, 'order')).toBe('1 order');
    expect(formatNumberOf(0, 'order')).toBe('0 orders');
  });
});
