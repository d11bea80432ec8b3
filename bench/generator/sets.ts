import type { PlainSpec } from './plain-instance.ts';
import type { RichSpec } from './rich-problem.ts';
import type { VariantSpec } from './variant.ts';

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

/** As many routes as hold all that is ordered have hardly any room left. */
export const TIGHT_SPECS: readonly PlainSpec[] = [
  plain('gl-n200-k36', 200, 751, 'random', 'mixed', 'large-alike', 200 / 35.6),
  plain('gl-n400-k29', 400, 752, 'corner', 'clustered', 'large', 400 / 28.6),
  plain('gl-n600-k43', 600, 753, 'central', 'random', 'quadrants', 600 / 42.8),
  plain('gl-n900-k31', 900, 754, 'random', 'mixed', 'few-large', 900 / 30.6),
  timed('gl-n400-k37-narrow', 400, 761, 'random', 'narrow', 400 / 36.7),
  timed('gl-n600-k55-wide', 600, 762, 'mixed', 'wide', 600 / 54.6),
  timed('gl-n1000-k91-mixed', 1000, 763, 'random', 'mixed', 1000 / 90.6),
  timed('gl-n1000-k90-half', 1000, 764, 'mixed', 'narrow', 1000 / 89.2, { windowShare: 0.5 }),
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
  plain('gx-n16000-r25', 16_000, 405, 'central', 'mixed', 'small-alike', 25),
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

/** Types of vehicles: costs by distance, by vehicle, both; as many as one likes, or few. */
export const FLEET_SPECS: readonly VariantSpec[] = [
  {
    ...plain('gh-n120-unit-free', 120, 701, 'random', 'mixed', 'large', 12),
    variant: { kind: 'fleet', types: 3, step: 2.4, unitPower: 1 },
  },
  {
    ...plain('gh-n220-both-few', 220, 702, 'corner', 'clustered', 'unit', 9),
    variant: { kind: 'fleet', types: 8, step: 1.2, unitPower: 1, fixedPower: 1.2, fixedWays: 0.2, tightness: 1.2 },
  },
  {
    ...plain('gh-n330-unit-few', 330, 703, 'central', 'random', 'unit', 4),
    variant: { kind: 'fleet', types: 3, step: 1.8, unitPower: 1, tightness: 1.2 },
  },
  {
    ...plain('gh-n420-fixed-free', 420, 704, 'random', 'mixed', 'unit', 10),
    variant: { kind: 'fleet', types: 5, step: 1.4, fixedPower: 1.2, fixedWays: 1 },
  },
  {
    ...plain('gh-n640-both-free', 640, 705, 'corner', 'mixed', 'large', 12),
    variant: { kind: 'fleet', types: 8, step: 1.12, unitPower: 0.6, fixedPower: 1, fixedWays: 0.3 },
  },
];

export const DEPOT_SPECS: readonly VariantSpec[] = [
  { ...timed('gd-n350-wide', 350, 711, 'mixed', 'wide', 12), variant: { kind: 'depots', count: 5 } },
  { ...timed('gd-n800-mixed', 800, 712, 'clustered', 'mixed', 9), variant: { kind: 'depots', count: 10 } },
];

export const SITE_SPECS: readonly VariantSpec[] = [
  { ...timed('gi-n200-mixed', 200, 721, 'mixed', 'mixed', 12), variant: { kind: 'site', types: 4, share: 0.25 } },
  { ...timed('gi-n600-wide', 600, 722, 'clustered', 'wide', 10), variant: { kind: 'site', types: 4, share: 0.25 } },
  { ...timed('gi-n850-mixed', 850, 723, 'random', 'mixed', 10), variant: { kind: 'site', types: 6, share: 0.3 } },
];

/** Routes may not take all day, and work takes much of what they may: what is short is hours, not room. */
export const HOURS_SPECS: readonly VariantSpec[] = [
  {
    ...timed('gw-n300-site', 300, 741, 'mixed', 'wide', 20, { service: 30 }),
    variant: { kind: 'site', types: 4, share: 0.4 },
    hours: 1.5,
  },
  {
    ...timed('gw-n450-depots', 450, 742, 'clustered', 'mixed', 18, { service: 20 }),
    variant: { kind: 'depots', count: 4 },
    hours: 1.6,
  },
  {
    ...timed('gw-n600-site', 600, 743, 'random', 'mixed', 18, { service: 20 }),
    variant: { kind: 'site', types: 4, share: 0.4 },
    hours: 1.4,
  },
];

export const PRIZE_SPECS: readonly VariantSpec[] = [
  { ...timed('gp-n500-mixed', 500, 731, 'clustered', 'mixed', 10), variant: { kind: 'prize', carried: 0.9 } },
  { ...timed('gp-n1000-wide', 1000, 732, 'random', 'wide', 11), variant: { kind: 'prize', carried: 0.95 } },
  { ...timed('gp-n800-long', 800, 733, 'mixed', 'mixed', 50), variant: { kind: 'prize', carried: 0.9 } },
];

export const BACKHAUL_SPECS: readonly VariantSpec[] = [
  {
    ...plain('gb-n450-half', 450, 741, 'random', 'mixed', 'large-alike', 4),
    variant: { kind: 'backhaul', share: 0.5 },
  },
  {
    ...plain('gb-n650-third', 650, 742, 'corner', 'clustered', 'small', 20),
    variant: { kind: 'backhaul', share: 0.33 },
  },
  {
    ...plain('gb-n900-fifth', 900, 743, 'central', 'random', 'quadrants', 25),
    variant: { kind: 'backhaul', share: 0.2 },
  },
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
