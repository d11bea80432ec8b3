import type { Arcs } from '../arcs.ts';
import { grouped, longestRoute, servesByNode } from '../class-tables.ts';
import { HORIZON, type Instance, UNBOUNDED, type VehicleClass } from '../instance.ts';

/**
 * A day of one measure of travel, bound by one load, at most one window a stop and a limit to how long routes take. Vehicle
 * classes may differ in depots, shift, that limit and whom they may serve, and in size where they differ in depots or shift; not in cost.
 */
export interface PlainInstance {
  readonly n: number;
  readonly arcs: Arcs;
  /** Routes of all classes. */
  readonly routes: number;
  /** One class serves all, from one depot and back to it, with no limit to how long its routes take. */
  readonly simple: boolean;
  /** By class. */
  readonly routesOf: Int32Array;
  /** Arc index of the start depot, and of the end depot. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly capacity: Int32Array;
  readonly departAfter: Int32Array;
  readonly returnBy: Int32Array;
  /** Most seconds from departure to return; HORIZON where being back in time is all that is asked. */
  readonly longest: Int32Array;
  /** Some class has such a limit. */
  readonly lasting: boolean;
  /** Routes of classes of one group end alike: what follows a stop on one may follow another on the other. */
  readonly tailGroup: Int32Array;
  /** Classes of one group drive alike: from the same depot to the same, within the same shift. */
  readonly wayGroup: Int32Array;
  /** All routes end where they start. */
  readonly returns: boolean;
  /** `[node * classes + class]`: 1 where the class may serve the node. */
  readonly serves: Uint8Array;
  /** Every class may serve every node. */
  readonly servesAll: boolean;
  readonly demand: Int32Array;
  /** Any window or shift binds. */
  readonly timed: boolean;
  readonly open: Int32Array;
  readonly close: Int32Array;
  readonly service: Int32Array;
  /** In units of distance. */
  readonly fixed: number;
  readonly skip: Float64Array;
  /** Money per unit of distance. */
  readonly rate: number;
}

/** The plain view of an instance, or null if one of its rules goes beyond it. */
export function plainInstance(instance: Instance): PlainInstance | null {
  const { n, classes, dimensions, pickup, windowAt, windowStart, windowEnd, admit } = instance;
  const c = classes[0];
  const arcs = instance.arcs[0];
  const kinds = classes.length;
  if (instance.relations !== null || instance.gates !== null || instance.priced) return null;
  if (c.rateMetre <= 0 || !classes.every((other) => costsAlike(c, other) && isPlain(other))) return null;
  if (dimensions > 1 || pickup.some((p) => p > 0) || windowAt[n] !== n) return null;
  // Capacity alone would drive a leg that has no road.
  if (arcs.hasGaps) return null;
  const windowed = windowStart.some((t) => t > -HORIZON) || windowEnd.some((t) => t < HORIZON);
  const timed = windowed || classes.some(({ returnBy }) => returnBy < HORIZON);
  const longest = Int32Array.from(classes, (one) => longestRoute(one, true));
  const lasting = longest.some((seconds) => seconds < HORIZON);
  // Without windows routes are turned around as well, which no label of time would survive.
  if ((timed && !arcs.oneMeasure) || (lasting && !windowed)) return null;
  const capacity = Int32Array.from(classes, (one) => (dimensions === 0 ? UNBOUNDED : one.capacity[0]));
  const wayGroup = grouped(classes, (one) => [one.from, one.to, one.departAfter, one.returnBy].join());
  // Routes that are driven alike change to larger vehicles and smaller ones in the rich kernel alone.
  if (wayGroup.some((group, k) => capacity[k] !== capacity[wayGroup.indexOf(group)])) return null;
  const servesAll = !admit.includes(0);
  return {
    n,
    arcs,
    routes: classes.reduce((sum, { routes }) => sum + routes, 0),
    simple: kinds === 1 && servesAll && !lasting && c.from === c.to,
    routesOf: Int32Array.from(classes, ({ routes }) => routes),
    from: Int32Array.from(classes, ({ from }) => from),
    to: Int32Array.from(classes, ({ to }) => to),
    capacity,
    departAfter: Int32Array.from(classes, ({ departAfter }) => departAfter),
    returnBy: Int32Array.from(classes, ({ returnBy }) => returnBy),
    longest,
    lasting,
    tailGroup: grouped(classes, ({ to, returnBy }) => [to, returnBy].join()),
    wayGroup,
    returns: classes.every(({ from, to }) => from === to),
    serves: servesByNode(instance),
    servesAll,
    demand: dimensions === 0 ? new Int32Array(n) : instance.delivery,
    timed,
    open: windowStart,
    close: windowEnd,
    service: instance.service,
    fixed: c.fixed / c.rateMetre,
    skip: instance.skip.map((s) => s / c.rateMetre),
    rate: c.rateMetre,
  };
}

function costsAlike(c: VehicleClass, other: VehicleClass): boolean {
  return other.rateMetre === c.rateMetre && other.fixed === c.fixed && other.arcs === c.arcs;
}

function isPlain(c: VehicleClass): boolean {
  return !c.walked && !c.isOpen && c.rateSecond === 0 && Math.min(c.maxStops, c.maxMetres) >= UNBOUNDED;
}
