import type { Arcs } from '../arcs.ts';
import { grouped, longestRoute, servesByNode } from '../class-tables.ts';
import { HORIZON, type Instance, UNBOUNDED, type VehicleClass } from '../instance.ts';

/** What the rich kernel reads in its loops: an Instance with class data in flat arrays. */
export interface RichInstance extends Instance {
  /** Routes of all classes. */
  readonly routes: number;
  /** By class. */
  readonly rateMetre: Float64Array;
  readonly rateSecond: Float64Array;
  readonly fixed: Float64Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly maxStops: Int32Array;
  readonly maxMetres: Int32Array;
  /** `[class * dimensions + d]`, of all trips together. */
  readonly capacity: Int32Array;
  readonly arcsOf: readonly Arcs[];
  /** Classes of one group end alike: what follows a stop on one route may follow another on the other. */
  readonly tailGroup: Int32Array;
  /**
   * Classes between which a route may change without any of its times or metres changing: those of class k are
   * `kin[kinAt[k] ... kinAt[k + 1] - 1]`, itself left out.
   */
  readonly kin: Int32Array;
  readonly kinAt: Int32Array;
  /** The same number for all classes that are kin. */
  readonly kinGroup: Int32Array;
  /** Routes may be split for smaller vehicles and joined for larger: there are kin, and nothing but size, costs and limits tells them apart. */
  readonly resizes: boolean;
  /** By class: what a change to kin that carry more in the first dimension costs at least, at once, a metre and a second. */
  readonly largerFixed: Float64Array;
  readonly largerMetre: Float64Array;
  readonly largerSecond: Float64Array;
  /** A route may change to kin that carry more. */
  readonly enlarges: boolean;
  /** First and last instant at which work may start, per node. */
  readonly open: Int32Array;
  readonly close: Int32Array;
  /** 1 for stops with several windows. */
  readonly multi: Uint8Array;
  /** `[node * classes + class]`: `admit`, the classes of a node side by side. */
  readonly serves: Uint8Array;
  /** `[node * classes + class]`: what a route to this node alone costs at least. */
  readonly aloneCost: Float64Array;
  /** Per node: the least of these among the classes that may serve it. */
  readonly leastAlone: Float64Array;
  /** By class: 1 where a route has to be gone along, 2 where it may reload on the way. */
  readonly walked: Uint8Array;
  /** By class: 1 where a route ends with its last visit. */
  readonly endsAnywhere: Uint8Array;
  /** Every class may serve every node. */
  readonly servesAll: boolean;
  /** By class: 1 where the lists do not tell all of its arcs: others than the first, open ends; 2 next to reloads alone. */
  readonly unlike: Uint8Array;
  /** Some stop has several windows. */
  readonly choosing: boolean;
  /** Some stop has a window. If none has, a route takes as long as its legs and its work, and no label is kept. */
  readonly windowed: boolean;
  /** How long a route takes counts beside when it ends: it costs, is limited, or is gone along. Labels of it are kept only then. */
  readonly lasting: boolean;
  /** By class: most seconds from departure to return; HORIZON where being back in time is all that is asked. */
  readonly longest: Int32Array;
  /** Some stop is fetched from: the load has to be looked at all along the route. */
  readonly mixed: boolean;
  /** Per node: metres to or from the nearest depot, by the first arcs. */
  readonly depotMetres: Int32Array;
  /** Per node: seconds likewise, by the first arcs. */
  readonly depotSeconds: Int32Array;
  /** The same to or from the farthest depot where a vehicle may reload; 0 without any. */
  readonly reloadMetres: Int32Array;
  readonly reloadSeconds: Int32Array;
}

export function richInstance(instance: Instance): RichInstance {
  const { n, classes, dimensions, windowAt, windowStart, windowEnd, arcs } = instance;
  const reloadsAt = new Set(classes.flatMap(({ rules }) => rules.reloads.map(({ at }) => at)));
  const kin = classes.map((_, k) => kinOf(instance, k));
  const arcsOf = classes.map((c) => arcs[c.arcs]);
  const kinds = classes.length;
  const mixed = instance.pickup.some((p) => p > 0);
  const servesAll = !instance.admit.includes(0);
  const windowed = windowStart.some((t) => t > -HORIZON) || windowEnd.some((t) => t < HORIZON);
  const longest = Int32Array.from(classes, (c) => longestRoute(c, windowed));
  const aloneCost = Float64Array.from({ length: n * kinds }, (_, at) =>
    costAlone(instance, classes[at % kinds], Math.trunc(at / kinds)),
  );
  const largerFixed = leastStep(instance, kin, (c) => c.fixed);
  return {
    ...instance,
    routes: classes.reduce((sum, c) => sum + c.routes, 0),
    rateMetre: Float64Array.from(classes, (c) => c.rateMetre),
    rateSecond: Float64Array.from(classes, (c) => c.rateSecond),
    fixed: Float64Array.from(classes, (c) => c.fixed),
    from: Int32Array.from(classes, (c) => c.from),
    to: Int32Array.from(classes, (c) => c.to),
    maxStops: Int32Array.from(classes, (c) => Math.min(UNBOUNDED, c.maxStops)),
    maxMetres: Int32Array.from(classes, (c) => Math.min(UNBOUNDED, Math.floor(c.maxMetres))),
    capacity: Int32Array.from({ length: classes.length * dimensions }, (_, at) =>
      capacityAllDay(classes[Math.trunc(at / dimensions)], at % dimensions),
    ),
    arcsOf,
    tailGroup: grouped(classes, (c) => [c.to, c.arcs, c.returnBy].join()),
    kinGroup: Int32Array.from(kin, (list, k) => Math.min(k, ...list)),
    resizes:
      kin.some((list) => list.length > 0) &&
      classes.every((c) => !c.walked) &&
      !mixed &&
      servesAll &&
      !instance.priced &&
      instance.gates === null &&
      instance.relations === null,
    largerFixed,
    enlarges: largerFixed.some((step) => step < Infinity),
    largerMetre: leastStep(instance, kin, (c) => c.rateMetre),
    largerSecond: leastStep(instance, kin, (c) => c.rateSecond),
    kin: Int32Array.from(kin.flat()),
    kinAt: Int32Array.from([0, ...kin], (_, k) => kin.slice(0, k).reduce((sum, list) => sum + list.length, 0)),
    open: Int32Array.from({ length: n }, (_, i) => windowStart[windowAt[i]]),
    close: Int32Array.from({ length: n }, (_, i) => windowEnd[windowAt[i + 1] - 1]),
    multi: Uint8Array.from({ length: n }, (_, i) => (windowAt[i + 1] - windowAt[i] > 1 ? 1 : 0)),
    walked: Uint8Array.from(classes, (c) => (c.rules.reloads.length > 0 ? 2 : c.walked ? 1 : 0)),
    choosing: windowAt[n] > n,
    aloneCost,
    leastAlone: Float64Array.from({ length: n }, (_, i) =>
      classes.reduce(
        (least, _c, k) => (instance.admit[k * n + i] === 1 ? Math.min(least, aloneCost[i * kinds + k]) : least),
        Infinity,
      ),
    ),
    serves: servesByNode(instance),
    servesAll,
    unlike: Uint8Array.from(classes, (c) => (c.arcs !== 0 || c.isOpen ? 1 : c.rules.reloads.length > 0 ? 2 : 0)),
    endsAnywhere: Uint8Array.from(classes, (c) => (c.isOpen ? 1 : 0)),
    windowed,
    longest,
    lasting: classes.some((c, k) => c.rateSecond > 0 || longest[k] < HORIZON || c.walked),
    mixed,
    depotMetres: Int32Array.from({ length: n }, (_, i) =>
      nearestDepot(
        classes,
        (c) => arcs[0].metres(c.from, i),
        (c) => arcs[0].metres(i, c.to),
      ),
    ),
    depotSeconds: Int32Array.from({ length: n }, (_, i) =>
      nearestDepot(
        classes,
        (c) => arcs[0].seconds(c.from, i),
        (c) => arcs[0].seconds(i, c.to),
      ),
    ),
    reloadMetres: Int32Array.from({ length: n }, (_, i) =>
      Math.max(0, ...Array.from(reloadsAt, (at) => Math.min(arcs[0].metres(at, i), arcs[0].metres(i, at)))),
    ),
    reloadSeconds: Int32Array.from({ length: n }, (_, i) =>
      Math.max(0, ...Array.from(reloadsAt, (at) => Math.min(arcs[0].seconds(at, i), arcs[0].seconds(i, at)))),
    ),
  };
}

/** Classes that differ from class k in loads, costs, limits and whom they may serve at most. Those that are gone along have none. */
function kinOf({ classes, gates }: Instance, k: number): number[] {
  const key = (c: VehicleClass, i: number) =>
    JSON.stringify([
      c.from,
      c.to,
      c.arcs,
      c.departAfter,
      c.returnBy,
      c.walked,
      gates?.last[i],
      gates?.afterDelivery[i],
      gates?.locks.some(({ vehicleClass }) => vehicleClass === i),
    ]);
  if (classes[k].walked) return [];
  return classes.flatMap((c, i) => (i !== k && key(c, i) === key(classes[k], k) ? [i] : []));
}

/** Least difference of a rate between a class and its kin that carry more in the first dimension; -Infinity where prices of stops count as well. */
function leastStep(
  { classes, priced }: Instance,
  kin: readonly number[][],
  rate: (c: VehicleClass) => number,
): Float64Array {
  return Float64Array.from(classes, (c, k) => {
    const larger = kin[k].map((i) => classes[i]).filter(({ capacity }) => capacity[0] > c.capacity[0]);
    return priced ? -Infinity : Math.min(...larger.map((other) => rate(other) - rate(c)));
  });
}

/** Least measure from a start or to an end; where routes end anywhere, they do not count. */
function nearestDepot(
  classes: readonly VehicleClass[],
  there: (c: VehicleClass) => number,
  back: (c: VehicleClass) => number,
): number {
  return Math.min(...classes.map((c) => (c.isOpen ? there(c) : Math.min(there(c), back(c)))));
}

function costAlone({ arcs, service }: Instance, c: VehicleClass, node: number): number {
  const a = arcs[c.arcs];
  const metres = a.metres(c.from, node) + a.metres(node, c.to);
  const seconds = a.seconds(c.from, node) + service[node] + a.seconds(node, c.to);
  return c.fixed + c.rateMetre * metres + c.rateSecond * seconds;
}

/** What a vehicle carries in all its trips: a bound on what a route can serve. Each trip is looked at by its itinerary. */
function capacityAllDay({ capacity, rules }: VehicleClass, d: number): number {
  return Math.min(UNBOUNDED, rules.reloads.length === 0 ? capacity[d] : capacity[d] * rules.trips);
}
