import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { arrivals, type BookRow, luck } from '../../bench/arrivals/arrivals.ts';
import { play } from '../../bench/arrivals/play.ts';
import { newFolder } from '../cli/dayroute.ts';
import { seeded } from '../solver/made-day.ts';

const FIRST = '2026-11-22';

function madeBook(count: number): BookRow[] {
  const below = seeded(7);
  return Array.from({ length: count }, (_, i) => ({
    order_id: `real-${i}`,
    customer: `c${i}`,
    lat: (-23.36 + below(1000) / 5000).toFixed(6),
    lon: (-46.87 + below(1000) / 5000).toFixed(6),
    parcels: '1',
    weight_kg: '0.5',
    volume_m3: '0.01',
    ordered_at: `2026-11-${12 + below(10)}T10:15`,
    due_on: `2026-11-${23 + below(7)}`,
  }));
}

describe('arrivals that continue a book', () => {
  const book = madeBook(300);
  const days = arrivals(book, FIRST, 20, 1);
  const all = days.flat();

  it('are the same for the same seed, and others for another', () => {
    expect(arrivals(book, FIRST, 20, 1)).toEqual(days);
    expect(arrivals(book, FIRST, 20, 2)).not.toEqual(days);
  });

  it('have counts, places, weights and lead times of the book, a tenth of returns, and ids of their own', () => {
    const counts = new Map<string, number>();
    for (const row of book) counts.set(row.ordered_at.slice(0, 10), (counts.get(row.ordered_at.slice(0, 10)) ?? 0) + 1);
    for (const day of days) expect([...counts.values()]).toContain(day.length);
    expect(new Set(all.map((row) => row.order_id)).size).toBe(all.length);
    const returns = all.filter(({ type }) => type === 'pickup').length / all.length;
    expect(returns).toBeGreaterThan(0.06);
    expect(returns).toBeLessThan(0.14);
    for (const row of all) {
      expect(
        book.some(
          ({ lat, lon }) =>
            Math.abs(Number(lat) - Number(row.lat)) < 0.003 && Math.abs(Number(lon) - Number(row.lon)) < 0.003,
        ),
      ).toBe(true);
      expect(row.due_on > row.ordered_at.slice(0, 10)).toBe(true);
    }
  });

  it('meet 5 % of closed doors and 3 % of refusals, whoever comes and whenever', () => {
    const fates = Array.from({ length: 20_000 }, (_, i) => luck(`order-${i}`, 1, 4));
    const share = (fate: string) => fates.filter((f) => f === fate).length / fates.length;
    expect(share('failed')).toBeCloseTo(0.05, 2);
    expect(share('refused')).toBeCloseTo(0.03, 2);
    expect(luck('order-1', 1, 4)).toBe(fates[1]);
  });
});

describe('a book that is played', () => {
  it('loses nothing under any rule, and counts every order once', () => {
    const book = madeBook(40);
    const coming = arrivals(book, FIRST, 2, 3);
    const total = book.length + coming[0].length + coming[1].length;
    for (const rule of ['book', 'due'] as const) {
      const folder = join(newFolder(), rule);
      const inputs = 'bench/sao-paulo';
      const options = { rule, book, arrivals: coming, inputs, folder, first: FIRST, days: 2, iterations: 200, seed: 3 };
      const { days, clearing, broken, promises } = play(options);
      expect(days).toHaveLength(2);
      const closed = [...days, clearing].reduce((sum, day) => sum + day.closed, 0);
      expect(closed).toBe(total);
      expect(broken).toBeLessThanOrEqual(promises);
      expect(clearing.deferred).toBe(0);
      if (rule === 'due') expect(days[0]).toMatchObject({ attempted: 0, deferred: 40, cost: 0 });
    }
  });
});
