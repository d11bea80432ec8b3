import type { Points } from './places.ts';
import type { Random } from './random.ts';

export type WindowKind = 'none' | 'narrow' | 'wide' | 'mixed';

/** Width of a window as a share of the day, least and most. */
const WIDTHS = { narrow: [0.03, 0.08], wide: [0.25, 0.5] } as const;

/**
 * The length of a day in which a route of `routeLength` customers can be driven with some slack, out to the farthest
 * customer and back included.
 */
export function dayFor(points: Points, routeLength: number, service: number): number {
  const n = points.xs.length - 1;
  let farthest = 0;
  let area = 0;
  for (let i = 1; i <= n; i++) {
    farthest = Math.max(farthest, Math.hypot(points.xs[i] - points.xs[0], points.ys[i] - points.ys[0]));
    area = Math.max(area, points.xs[i], points.ys[i]);
  }
  // the mean leg of a good tour through n random points of a square
  const hop = (0.71 * area) / Math.sqrt(n);
  return Math.ceil(2 * farthest + 1.4 * routeLength * (service + hop));
}

/**
 * Windows of the depot (the day) and of every customer, after Gehring & Homberger (1999): a share of customers has one,
 * its centre is random among the times at which the customer can be served at all. Legs may be up to `detour` longer
 * than the beeline.
 */
export function drawWindows(
  random: Random,
  points: Points,
  kind: Exclude<WindowKind, 'none'>,
  share: number,
  day: number,
  service: number,
  detour: number,
): [number, number][] {
  const windows: [number, number][] = [[0, day]];
  for (let i = 1; i < points.xs.length; i++) {
    const out = Math.ceil(Math.hypot(points.xs[i] - points.xs[0], points.ys[i] - points.ys[0]) + detour);
    const last = day - service - out;
    const [least, most] = WIDTHS[kind === 'mixed' ? (random.chance(0.5) ? 'narrow' : 'wide') : kind];
    const half = (random.between(least, most) * day) / 2;
    const centre = random.between(out, last);
    const isBound = random.chance(share);
    windows.push(
      isBound ? [Math.max(0, Math.floor(centre - half)), Math.min(last, Math.ceil(centre + half))] : [0, last],
    );
  }
  return windows;
}
