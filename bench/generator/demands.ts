import type { Points } from './places.ts';
import type { Random } from './random.ts';

/** Kinds of demand after Uchoa et al. (2017). */
export const DEMAND_KINDS = ['unit', 'small', 'small-alike', 'large', 'large-alike', 'quadrants', 'few-large'] as const;
export type DemandKind = (typeof DEMAND_KINDS)[number];

/** Demands of the customers; `points` holds the depot first. */
export function drawDemands(random: Random, points: Points, side: number, kind: DemandKind): number[] {
  // of the kind few-large: 70 to 95 % small ones
  const smallShare = random.between(0.7, 0.95);
  const drawAt = (x: number, y: number): number => {
    switch (kind) {
      case 'unit':
        return 1;
      case 'small':
        return random.whole(1, 10);
      case 'small-alike':
        return random.whole(5, 10);
      case 'large':
        return random.whole(1, 100);
      case 'large-alike':
        return random.whole(50, 100);
      case 'quadrants':
        // even quadrants have small demands, odd ones large
        return x < side / 2 === y < side / 2 ? random.whole(51, 100) : random.whole(1, 50);
      case 'few-large':
        return random.chance(smallShare) ? random.whole(1, 10) : random.whole(50, 100);
    }
  };
  return points.xs.slice(1).map((x, i) => drawAt(x, points.ys[i + 1]));
}

/** The capacity at which a full vehicle serves `routeLength` customers on average. */
export function capacityFor(demands: readonly number[], routeLength: number): number {
  let sum = 0;
  let most = 0;
  for (const demand of demands) {
    sum += demand;
    most = Math.max(most, demand);
  }
  return Math.max(most, Math.ceil((routeLength * sum) / demands.length));
}
