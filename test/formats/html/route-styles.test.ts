import { describe, expect, it } from 'vitest';
import { distance, oklch } from '../../../src/formats/html/colour.ts';
import { COLOURS, routeStyles } from '../../../src/formats/html/route-styles.ts';

const middles = (n: number) => Array.from({ length: n }, (_, i) => ({ lat: 50 + (i % 7) / 50, lon: 8 + i / 60 }));

describe('routeStyles', () => {
  it('gives 40 routes 40 styles', () => {
    const styles = routeStyles(middles(40)).map((style) => `${style.colour} ${style.dash.join(' ')}`);
    expect(new Set(styles).size).toBe(40);
  });

  it('uses up unbroken lines before it breaks any', () => {
    const styles = routeStyles(middles(14));
    expect(styles.every((style) => style.dash.length === 0)).toBe(true);
    expect(new Set(styles.map((style) => style.colour)).size).toBe(14);
    expect(routeStyles(middles(15)).filter((style) => style.dash.length > 0)).toHaveLength(1);
  });

  it('goes on, with repetition, for 200 routes, and with all in one place', () => {
    expect(routeStyles(middles(200))).toHaveLength(200);
    expect(routeStyles(new Array(5).fill({ lat: 1, lon: 1 }))).toHaveLength(5);
    expect(routeStyles([])).toEqual([]);
  });

  it('gives neighbours colours that are further apart than the closest pair', () => {
    const [a, b] = routeStyles([
      { lat: 50, lon: 8 },
      { lat: 50.001, lon: 8 },
      { lat: 52, lon: 11 },
    ]).map((style) => COLOURS.find((colour) => colour.hex === style.colour));
    if (a === undefined || b === undefined) throw new Error('styles are of the palette');
    expect(distance(a, b)).toBeGreaterThan(0.25);
  });
});

describe('the palette', () => {
  it('keeps every pair apart, for ordinary and for red-green-blind eyes', () => {
    for (const [i, a] of COLOURS.entries()) {
      for (const b of COLOURS.slice(i + 1)) expect(distance(a, b), `${a.hex} ${b.hex}`).toBeGreaterThan(0.08);
    }
  });

  it('is made of colours by the published formulas', () => {
    expect(oklch(1, 0, 0).hex).toBe('#ffffff');
    expect(oklch(0, 0, 0).hex).toBe('#000000');
    // CSS Color 4: oklch(62.796% 0.25768 29.234) is red.
    expect(oklch(0.62796, 0.25768, 29.234).hex).toBe('#ff0000');
  });
});
