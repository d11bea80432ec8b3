import type { ResearchInstance, Rounding } from '../../model/research-instance.ts';

/** Whole units an unscaled number becomes; see `Rounding`. `none` does not round. */
export function roundedBy(rounding: Rounding): (value: number) => number {
  switch (rounding) {
    case 'round':
      return (value) => Math.floor(value + 0.5);
    case 'trunc':
      return (value) => Math.trunc(value);
    case 'dimacs':
      return (value) => Math.trunc(10 * value);
    case 'exact':
      return (value) => Math.floor(1000 * value + 0.5);
    case 'none':
      return (value) => value;
  }
}

/** Turns the unscaled numbers of an instance into the whole numbers of a `Problem`. */
export interface Scaling {
  /** What a unit of distance, time or money of the instance counts in the problem. */
  readonly scale: number;
  /** Legs, service, earliest starts. */
  readonly atLeast: (value: number) => number;
  /** Latest starts and limits. */
  readonly atMost: (value: number) => number;
  readonly money: (value: number) => number;
}

/**
 * The published roundings round everything alike. `none` takes the finest power of ten that keeps numbers small, rounds
 * what takes time up and what bounds it down, so that a plan that keeps the problem's rules keeps those of the instance.
 */
export function scalingOf(instance: ResearchInstance, rounding: Rounding): Scaling {
  if (rounding !== 'none') {
    const rounded = roundedBy(rounding);
    const scale = rounding === 'dimacs' ? 10 : rounding === 'exact' ? 1000 : 1;
    return { scale, atLeast: rounded, atMost: rounded, money: rounded };
  }
  const scale = scaleOfUnrounded(instance);
  return {
    scale,
    // + 0 turns -0 into 0
    atLeast: (value) => Math.ceil(value * scale - HAIR) + 0,
    atMost: (value) => Math.floor(value * scale + HAIR),
    money: (value) => value * scale,
  };
}

/** What doubles may be off by, so that 0.3 x 10,000 stays 3,000. */
const HAIR = 1e-6;

/** Legs (a tenth of it) and times stay below this, so that they fit 32-bit integers with room for sums. */
const LARGEST = 500_000_000;
const FINEST_SCALE = 10_000;

function scaleOfUnrounded(instance: ResearchInstance): number {
  const latest = Math.max(0, ...(instance.windows?.slice(0, instance.depotCount).map((window) => window[1]) ?? []));
  const longestLeg =
    instance.matrix?.reduce((a, b) => Math.max(a, b), 0) ?? extentOf(instance.xs) + extentOf(instance.ys);
  let scale = FINEST_SCALE;
  while (scale > 1 && Math.max(latest, longestLeg * 10) * scale > LARGEST) scale /= 10;
  return scale;
}

function extentOf(values: readonly number[] = []): number {
  const [least, most] = values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [0, 0]);
  return most - least;
}
