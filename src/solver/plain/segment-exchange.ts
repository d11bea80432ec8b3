import { DEP, FREE, IN, LATE, NEXT, OUT, PLAIN_SHIFT, PREV, ROUTE } from '../record.ts';
import { CLOSE, DEMAND, OPEN, SERVICE } from './node-info.ts';
import type { PlainSolution } from './plain-solution.ts';

/** Longest segment that changes places. */
const LONGEST = 3;

/** The exchange found best; one at a time, so one object serves all. */
interface Exchange {
  delta: number;
  /** First of the segment that comes after u; -1 = none found. */
  v: number;
  takenFromU: number;
  takenFromV: number;
}

/**
 * CROSS-exchange (Taillard et al. 1997) at u: one to three visits from a neighbour v on change places with none to three
 * visits that follow u. Applies the best over the neighbours if its change in cost is below `threshold`.
 */
export function exchangeSegments(routes: PlainSolution, u: number, threshold: number): boolean {
  const { st, near, nearOut, dummy } = routes;
  const routeU = st[u + ROUTE];
  if (routeU === dummy) return false;
  const best: Exchange = { delta: threshold, v: -1, takenFromU: 0, takenFromV: 0 };
  const start = (u >> PLAIN_SHIFT) * routes.k;
  for (let k = start, end = start + routes.segmentNeighbours; k < end; k++) {
    const v = near[k];
    if (nearOut[k] >= st[u + OUT] + threshold) break;
    const routeV = st[v + ROUTE];
    if (routeV !== routeU && routeV !== dummy) search(routes, u, v, nearOut[k], best);
  }
  if (best.v < 0) return false;
  apply(routes, u, best);
  routes.cost += best.delta;
  return true;
}

function search(routes: PlainSolution, u: number, v: number, join: number, best: Exchange): void {
  const { st, info, timed, simple, firstHead } = routes;
  const y = st[v + PREV];
  const arcU = st[u + OUT];
  const arcV = st[v + IN];
  const gain = join - arcU - arcV;
  const freeU = st[st[u + ROUTE] + FREE];
  const freeV = st[st[v + ROUTE] + FREE];
  const x = st[u + NEXT];
  let t = st[u + DEP] + join;
  let loadV = 0;
  let lastV = v;
  for (let b = 1; b <= LONGEST; b++) {
    loadV += info[lastV + DEMAND];
    if (timed) {
      if (t > info[lastV + CLOSE]) return;
      if (t < info[lastV + OPEN]) t = info[lastV + OPEN];
      t += info[lastV + SERVICE];
    }
    const w = st[lastV + NEXT];
    const arcW = st[lastV + OUT];
    if (gain - arcW < best.delta) {
      let loadU = 0;
      let lastU = u;
      for (let a = 0; a <= LONGEST; a++) {
        const next = st[lastU + NEXT];
        if (loadV - loadU <= freeU && loadU - loadV <= freeV) {
          const arcNext = st[lastU + OUT];
          const on = routes.metres(lastV, next);
          const delta =
            a === 0
              ? gain + on - arcW + routes.metres(y, w)
              : gain + on - arcW - arcNext + routes.metres(y, x) + routes.metres(lastU, w);
          if (
            delta < best.delta &&
            (!timed || (t + on <= st[next + LATE] && routes.keepsWindows(y, x, NEXT, a, w))) &&
            (simple || suitsBoth(routes, u, v, a, b, next, w))
          ) {
            best.delta = delta;
            best.v = v;
            best.takenFromU = a;
            best.takenFromV = b;
          }
        }
        if (next >= firstHead) break;
        loadU += info[next + DEMAND];
        lastU = next;
      }
    }
    if (w >= firstHead) return;
    t += arcW;
    lastV = w;
  }
}

/** Whether both vehicles may serve what they get, and both routes stay short enough. */
function suitsBoth(
  routes: PlainSolution,
  u: number,
  v: number,
  takenFromU: number,
  takenFromV: number,
  next: number,
  w: number,
): boolean {
  const { st, durations } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  for (let i = 0, z = v; i < takenFromV; i++, z = st[z + NEXT]) if (!routes.admits(a, z)) return false;
  for (let i = 0, z = st[u + NEXT]; i < takenFromU; i++, z = st[z + NEXT]) if (!routes.admits(b, z)) return false;
  return (
    durations === null ||
    (durations.joinsVia(a, u, v, NEXT, takenFromV, next) &&
      durations.joinsVia(b, st[v + PREV], st[u + NEXT], NEXT, takenFromU, w))
  );
}

function apply(routes: PlainSolution, u: number, { v, takenFromU, takenFromV }: Exchange): void {
  const { state, st, info, timed } = routes;
  const a = st[u + ROUTE];
  const b = st[v + ROUTE];
  const y = st[v + PREV];
  const x = st[u + NEXT];
  let loadV = 0;
  let lastV = v;
  for (let i = 0, z = v; i < takenFromV; i++, z = st[z + NEXT]) {
    loadV += info[z + DEMAND];
    state.set(z + ROUTE, a);
    lastV = z;
  }
  let loadU = 0;
  let lastU = u;
  for (let i = 0, z = x; i < takenFromU; i++, z = st[z + NEXT]) {
    loadU += info[z + DEMAND];
    state.set(z + ROUTE, b);
    lastU = z;
  }
  const w = st[lastV + NEXT];
  const next = st[lastU + NEXT];
  routes.link(u, v, routes.metres(u, v));
  routes.link(lastV, next, routes.metres(lastV, next));
  if (takenFromU === 0) {
    routes.link(y, w, routes.metres(y, w));
  } else {
    routes.link(y, x, routes.metres(y, x));
    routes.link(lastU, w, routes.metres(lastU, w));
  }
  if (loadU !== loadV) {
    state.set(a + FREE, st[a + FREE] + loadU - loadV);
    state.set(b + FREE, st[b + FREE] + loadV - loadU);
  }
  if (takenFromU !== takenFromV) {
    routes.resize(a, routes.sizeOf(a) + takenFromV - takenFromU);
    routes.resize(b, routes.sizeOf(b) + takenFromU - takenFromV);
  }
  if (timed) {
    routes.forward(u, next);
    routes.forward(y, w);
    routes.backward(next, u);
    routes.backward(w, y);
  }
}
