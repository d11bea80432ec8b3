/** Which vehicle class drives which route, and what each would cost on each. */
export interface Assignment {
  /** Per route: its class. */
  readonly classOf: Int32Array;
  /** Money of route r on class k: `cost[r * classes + k]`; Infinity where it may not drive it. */
  readonly cost: Float64Array;
  /** Per class: routes it may drive. */
  readonly limits: Int32Array;
}

/** Changes by less than this share of the cost are rounding. */
const TOLERANCE = 1e-9;

/**
 * The cheapest assignment of routes to vehicle classes, exactly: a transport problem, solved by taking the present assignment and
 * passing routes on around cycles of classes for as long as one of them pays (Klein 1967). Returns the new classes, or null
 * if the present ones are as good as any.
 */
export function assignVehicles({ classOf, cost, limits }: Assignment): Int32Array | null {
  const kinds = limits.length;
  const routes = classOf.length;
  const now = classOf.slice();
  const free = limits.slice();
  let total = 0;
  for (let r = 0; r < routes; r++) {
    free[now[r]]--;
    total += cost[r * kinds + now[r]];
  }
  const tolerance = TOLERANCE * Math.max(1, Math.abs(total));
  let hasChanged = false;
  // each round makes the plan cheaper, so that no assignment comes twice
  for (;;) {
    const cycle = cheapCycle(now, cost, free, tolerance);
    if (cycle === null) break;
    for (const { route, to } of cycle) {
      free[now[route]]++;
      free[to]--;
      now[route] = to;
    }
    hasChanged = true;
  }
  return hasChanged ? now : null;
}

interface Step {
  readonly route: number;
  readonly to: number;
}

/**
 * A cycle of moves that makes the plan cheaper, by Bellman & Ford over the classes and one node more, which stands for vans that
 * stay at home. On a way from class a to class b the route of a that loses least by it moves to b.
 */
function cheapCycle(now: Int32Array, cost: Float64Array, free: Int32Array, tolerance: number): Step[] | null {
  const kinds = free.length;
  const nodes = kinds + 1;
  const home = kinds;
  const length = new Float64Array(nodes * nodes).fill(Infinity);
  const mover = new Int32Array(nodes * nodes).fill(-1);
  for (let r = 0; r < now.length; r++) {
    const a = now[r];
    for (let b = 0; b < kinds; b++) {
      const change = cost[r * kinds + b] - cost[r * kinds + a];
      if (a === b || !(change < length[a * nodes + b])) continue;
      length[a * nodes + b] = change;
      mover[a * nodes + b] = r;
    }
  }
  // whoever gives a van back makes room for another, and a free van is taken from home
  for (let k = 0; k < kinds; k++) {
    length[home * nodes + k] = 0;
    if (free[k] > 0) length[k * nodes + home] = 0;
  }
  const distance = new Float64Array(nodes);
  const from = new Int32Array(nodes).fill(-1);
  let last = -1;
  for (let round = 0; round < nodes; round++) {
    last = -1;
    for (let a = 0; a < nodes; a++) {
      for (let b = 0; b < nodes; b++) {
        const through = distance[a] + length[a * nodes + b];
        if (through < distance[b] - tolerance) {
          distance[b] = through;
          from[b] = a;
          last = b;
        }
      }
    }
    if (last < 0) return null;
  }
  for (let i = 0; i < nodes; i++) last = from[last];
  const steps: Step[] = [];
  let b = last;
  do {
    const a = from[b];
    const route = mover[a * nodes + b];
    if (a !== home && b !== home) steps.push({ route, to: b });
    b = a;
  } while (b !== last);
  return steps;
}
