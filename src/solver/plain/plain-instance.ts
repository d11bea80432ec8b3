import type { Arcs } from '../arcs.ts';
import { HORIZON, type Instance, UNBOUNDED } from '../instance.ts';

/** A day of one vehicle class and one measure of travel, bound by one load and at most one window a stop. */
export interface PlainInstance {
  readonly n: number;
  readonly arcs: Arcs;
  /** Arc index of the depot. */
  readonly depot: number;
  readonly routes: number;
  readonly capacity: number;
  readonly demand: Int32Array;
  /** Any window or shift binds. */
  readonly timed: boolean;
  readonly open: Int32Array;
  readonly close: Int32Array;
  readonly service: Int32Array;
  readonly departAfter: number;
  readonly returnBy: number;
  /** In units of distance. */
  readonly fixed: number;
  readonly skip: Float64Array;
  /** Money per unit of distance. */
  readonly rate: number;
}

/** The plain view of an instance, or null if one of its rules goes beyond it. */
export function plainInstance(instance: Instance): PlainInstance | null {
  const { n, classes, dimensions, pickup, windowAt, admit } = instance;
  const c = classes[0];
  const arcs = instance.arcs[0];
  if (instance.relations !== null || instance.gates !== null) return null;
  if (instance.priced || c.walked || classes.length !== 1 || c.from !== c.to || c.rateSecond !== 0 || c.rateMetre <= 0)
    return null;
  if (Math.min(c.maxStops, c.maxMetres, c.maxSeconds) < UNBOUNDED) return null;
  if (dimensions > 1 || pickup.some((p) => p > 0) || windowAt[n] !== n || admit.includes(0)) return null;
  // Capacity alone would drive a leg that has no road.
  if (arcs.hasGaps) return null;
  const timed =
    c.returnBy < HORIZON ||
    instance.windowStart.some((t) => t > -HORIZON) ||
    instance.windowEnd.some((t) => t < HORIZON);
  if (timed && !arcs.oneMeasure) return null;
  return {
    n,
    arcs,
    depot: c.from,
    routes: c.routes,
    capacity: dimensions === 0 ? UNBOUNDED : c.capacity[0],
    demand: dimensions === 0 ? new Int32Array(n) : instance.delivery,
    timed,
    open: instance.windowStart,
    close: instance.windowEnd,
    service: instance.service,
    departAfter: c.departAfter,
    returnBy: c.returnBy,
    fixed: c.fixed / c.rateMetre,
    skip: instance.skip.map((s) => s / c.rateMetre),
    rate: c.rateMetre,
  };
}
