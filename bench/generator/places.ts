import type { Random } from './random.ts';

export type DepotPlace = 'central' | 'corner' | 'random';
export type CustomerPlaces = 'random' | 'clustered' | 'mixed';

export interface Points {
  readonly xs: number[];
  readonly ys: number[];
}

/**
 * The depot and `n` customers on a square grid with `side + 1` points each way. After Uchoa et al. (2017): clusters are
 * 3 to 8 seeds, around which customers thin out exponentially with the distance; mixed is half clustered, half random.
 */
export function placePoints(
  random: Random,
  n: number,
  side: number,
  depot: DepotPlace,
  customers: CustomerPlaces,
): Points {
  const xs: number[] = [];
  const ys: number[] = [];
  const add = (x: number, y: number) => {
    xs.push(x);
    ys.push(y);
  };
  if (depot === 'central') add(Math.round(side / 2), Math.round(side / 2));
  else if (depot === 'corner') add(0, 0);
  else add(random.whole(0, side), random.whole(0, side));
  const seedCount = random.whole(3, 8);
  const spread = 0.04 * side;
  const seeds = Array.from({ length: seedCount }, () => [random.whole(0, side), random.whole(0, side)] as const);
  const clustered = customers === 'clustered' ? n : customers === 'mixed' ? Math.floor(n / 2) : 0;
  for (let i = 0; i < n; i++) {
    if (i >= clustered) add(random.whole(0, side), random.whole(0, side));
    else if (i < seedCount) add(...seeds[i]);
    else add(...nearSeed(random, random.pick(seeds), spread, side));
  }
  return { xs, ys };
}

/** A density of exp(-distance / spread) in the plane: the distance is the sum of two exponential numbers. */
function nearSeed(random: Random, seed: readonly [number, number], spread: number, side: number): [number, number] {
  for (;;) {
    const distance = -spread * Math.log((1 - random.next()) * (1 - random.next()));
    const angle = random.between(0, 2 * Math.PI);
    const x = Math.round(seed[0] + distance * Math.cos(angle));
    const y = Math.round(seed[1] + distance * Math.sin(angle));
    if (x >= 0 && x <= side && y >= 0 && y <= side) return [x, y];
  }
}
