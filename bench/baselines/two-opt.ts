import type { Stop } from '../../src/model/problem.ts';
import type { RowEvaluator } from './day.ts';

/** Reverses pieces of a tour as long as that makes it cheaper (Croes 1958); the tour it is given keeps the rules. */
export function twoOpt(row: RowEvaluator, tour: readonly Stop[]): Stop[] {
  let best = [...tour];
  let cost = row.cost(best);
  for (let improved = true; improved; ) {
    improved = false;
    for (let first = 0; first < best.length - 1; first++) {
      for (let last = first + 1; last < best.length; last++) {
        const turned = [...best.slice(0, first), ...best.slice(first, last + 1).reverse(), ...best.slice(last + 1)];
        const turnedCost = row.cost(turned);
        if (turnedCost >= cost - 1e-9) continue;
        best = turned;
        cost = turnedCost;
        improved = true;
      }
    }
  }
  return best;
}
