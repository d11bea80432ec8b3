import type { PlainSpec } from './plain-instance.ts';
import type { RichSpec } from './rich-problem.ts';

/** Instances to tune on, so that the published ones stay a test. Their names end in what they vary: size, route length. */
export const CVRP_SPECS: readonly PlainSpec[] = [
  plain('gc-n100-r8', 100, 101, 'random', 'clustered', 'large', 8),
  plain('gc-n200-r5', 200, 102, 'corner', 'mixed', 'large-alike', 5),
  plain('gc-n300-r15', 300, 103, 'central', 'random', 'quadrants', 15),
  plain('gc-n400-r40', 400, 104, 'corner', 'mixed', 'small', 40),
  plain('gc-n550-r13', 550, 105, 'central', 'clustered', 'unit', 13),
  plain('gc-n700-r25', 700, 106, 'random', 'random', 'small-alike', 25),
  plain('gc-n850-r10', 850, 107, 'central', 'mixed', 'few-large', 10),
  plain('gc-n1000-r100', 1000, 108, 'corner', 'mixed', 'large', 100),
];

/** Narrow and wide windows, short and long days, all kinds of places, some customers free. */
export const VRPTW_SPECS: readonly PlainSpec[] = [
  timed('gt-n400-narrow-short', 400, 201, 'random', 'narrow', 10),
  timed('gt-n400-wide-long', 400, 202, 'mixed', 'wide', 50),
  timed('gt-n600-wide-short', 600, 203, 'clustered', 'wide', 10, { service: 90 }),
  timed('gt-n600-narrow-long', 600, 204, 'mixed', 'narrow', 45),
  timed('gt-n800-mixed-short', 800, 205, 'mixed', 'mixed', 12, { windowShare: 0.75 }),
  timed('gt-n800-mixed-long', 800, 206, 'clustered', 'mixed', 40, { service: 90, windowShare: 0.5 }),
  timed('gt-n1000-wide-short', 1000, 207, 'random', 'wide', 11, { windowShare: 0.75 }),
  timed('gt-n1000-mixed-long', 1000, 208, 'random', 'mixed', 60),
];

export const ASYMMETRIC_SPECS: readonly PlainSpec[] = [
  { ...plain('ga-n300-r12', 300, 301, 'central', 'mixed', 'large', 12), roads: 'one-way' },
  { ...plain('ga-n800-r40', 800, 302, 'random', 'clustered', 'small', 40), roads: 'one-way' },
  { ...timed('ga-n600-narrow-short', 600, 303, 'mixed', 'narrow', 12), roads: 'one-way' },
];

export const XXL_SPECS: readonly PlainSpec[] = [
  plain('gx-n3000-r15', 3000, 401, 'central', 'mixed', 'small', 15),
  plain('gx-n6000-r18', 6000, 402, 'corner', 'clustered', 'few-large', 18),
  plain('gx-n10000-r100', 10_000, 403, 'random', 'clustered', 'small', 100),
  plain('gx-n30000-r110', 30_000, 404, 'corner', 'mixed', 'small', 110),
];

/** Small days: to be solved within a second to what a long run finds. */
export const SMALL_SPECS: readonly PlainSpec[] = [
  plain('gs-n20-r6', 20, 501, 'random', 'random', 'large', 6),
  plain('gs-n50-r10', 50, 502, 'central', 'clustered', 'small', 10),
  plain('gs-n100-r25', 100, 503, 'corner', 'mixed', 'large', 25),
  timed('gs-n50-mixed', 50, 504, 'mixed', 'mixed', 10),
  timed('gs-n100-wide', 100, 505, 'random', 'wide', 15),
];

export const RICH_SPECS: readonly RichSpec[] = [
  { name: 'gr-n200', n: 200, seed: 601, customers: 'mixed', routeLength: 18 },
  { name: 'gr-n500', n: 500, seed: 602, customers: 'clustered', routeLength: 25 },
  { name: 'gr-n1000', n: 1000, seed: 603, customers: 'mixed', routeLength: 22 },
];

function plain(
  name: string,
  n: number,
  seed: number,
  depot: PlainSpec['depot'],
  customers: PlainSpec['customers'],
  demand: PlainSpec['demand'],
  routeLength: number,
): PlainSpec {
  return { name, n, seed, depot, customers, demand, routeLength, windows: 'none' };
}

function timed(
  name: string,
  n: number,
  seed: number,
  customers: PlainSpec['customers'],
  windows: PlainSpec['windows'],
  routeLength: number,
  rest: Partial<PlainSpec> = {},
): PlainSpec {
  return { name, n, seed, depot: 'central', customers, demand: 'large', routeLength, windows, ...rest };
}
