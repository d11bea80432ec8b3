import type { Problem, Stop } from '../model/problem.ts';
import { type Travel, UNREACHABLE } from '../model/travel.ts';
import { admission, admitTogether } from './admission.ts';
import { type ArcEnds, Arcs, NOWHERE } from './arcs.ts';
import { callsOf } from './calls.ts';
import { gateRules } from './gate-rules.ts';
import { hilbertOrder } from './hilbert.ts';
import { HORIZON, type Instance, UNBOUNDED, type VehicleClass } from './instance.ts';
import { callRules } from './itinerary/call-rules.ts';
import { rideRules } from './itinerary/ride-rules.ts';
import { lockedRoutes } from './locked-routes.ts';
import { type ObjectiveRates, objectiveRates } from './objective.ts';
import { MILLS, pricesOf } from './prices.ts';
import { relationTable } from './relations/relation-table.ts';
import { loadScale } from './scale-loads.ts';
import { setUpsSpared } from './set-ups-spared.ts';
import { type ClassDraft, vehicleClasses } from './vehicle-classes.ts';

/** Turns a Problem into numbers: nodes along a Hilbert curve, vans into classes, loads into integers, windows flat. */
export function compile(given: Problem, travel: Travel): Instance {
  const calls = callsOf(given);
  const { problem } = calls;
  const { stops, depots, places } = problem;
  const n = stops.length;
  const callOf = hilbertOrder(
    stops.map((s) => places[s.place].lon),
    stops.map((s) => places[s.place].lat),
  );
  const nodes = Array.from(callOf, (call) => stops[call]);
  const isFetch = Uint8Array.from(callOf, (call) => (calls.isFetch[call] ? 1 : 0));
  const stopOf = callOf.map((call) => calls.stopOf[call]);
  const fetchOf = new Int32Array(given.stops.length).fill(-1);
  const visitOf = new Int32Array(given.stops.length).fill(-1);
  stopOf.forEach((stop, node) => {
    (isFetch[node] === 1 ? fetchOf : visitOf)[stop] = node;
  });
  const scale = loadScale(problem);
  const dimensions = problem.dimensions.length;
  const loads = (kind: 'delivery' | 'pickup') =>
    Int32Array.from({ length: n * dimensions }, (_, at) =>
      scale.demand(nodes[Math.trunc(at / dimensions)][kind], at % dimensions),
    );
  const drafts = vehicleClasses(problem, scale);
  const ends: ArcEnds = {
    place: Int32Array.from([...nodes.map((s) => s.place), ...depots.map((d) => d.place), NOWHERE]),
    setup: Int32Array.from([...nodes.map((s) => s.setupSeconds), ...depots.map(() => 0), 0]),
    stops: n,
  };
  const { arcs, classes } = withArcs(drafts, travel, ends, n);
  const delivery = loads('delivery');
  const pickup = loads('pickup');
  // What is fetched of a shipment leaves again where it is brought.
  fetchOf.forEach((fetch, stop) => {
    if (fetch < 0) return;
    for (let d = 0; d < dimensions; d++) pickup[visitOf[stop] * dimensions + d] -= pickup[fetch * dimensions + d];
  });
  const rows = classes.map((c) => problem.vehicles[c.vans[0].vehicle]);
  const objective = objectiveRates(problem);
  const prices = pricesOf(problem, nodes, rows, objective.cost);
  const dearest = prices.reduce((most, price) => Math.max(most, price), 0);
  const must = mustServeCost(classes, arcs, n, nodes, objective) + (2 * dearest) / MILLS;
  const relations = relationTable(given, { visitOf, fetchOf, nodes: n, mustServe: must });
  const isRelated = (node: number) => relations !== null && relations.unitOf[node] >= 0;
  const locks = lockedRoutes(given, classes, fetchOf, visitOf);
  const admit = admission(problem, { nodes, classes, delivery, pickup, dimensions, locks });
  if (relations !== null) admitTogether(admit, n, relations);
  return {
    n,
    stopOf,
    isFetch,
    x: Float64Array.from(nodes, (s) => places[s.place].lon),
    y: Float64Array.from(nodes, (s) => places[s.place].lat),
    dimensions,
    delivery,
    pickup,
    service: Int32Array.from(nodes, (s) => s.serviceSeconds),
    ...flatWindows(nodes, setUpsSpared(problem)),
    rides: rideRules(given, fetchOf, visitOf, n),
    calls: callRules(nodes, objective.cost, (node) => nodes[node].from === undefined && isFetch[node] === 0),
    staysOn: Uint8Array.from(nodes, (s, node) => (s.from !== undefined || isFetch[node] === 1 ? 1 : 0)),
    skip: Float64Array.from(nodes, (s, node) => (isRelated(node) ? 0 : (s.skipCost ?? must * (1 + s.priority)))),
    required: Uint8Array.from(nodes, (s, node) => (s.skipCost === undefined && !isRelated(node) ? 1 : 0)),
    classes,
    admit,
    prices,
    priced: dearest > 0,
    relations,
    gates: gateRules(problem, { nodes, isFetch, rows, locks }),
    arcs,
    objective,
  };
}

/** Makes one set of arcs for each profile and speed factor in use. */
function withArcs(
  drafts: readonly ClassDraft[],
  travel: Travel,
  ends: ArcEnds,
  n: number,
): { arcs: Arcs[]; classes: VehicleClass[] } {
  const arcs: Arcs[] = [];
  const known = new Map<string, number>();
  const classes = drafts.map(({ profile, speedFactor, ...draft }) => {
    const key = JSON.stringify([profile, speedFactor]);
    let index = known.get(key);
    if (index === undefined) {
      index = arcs.length;
      known.set(key, index);
      arcs.push(new Arcs(travel.profile(profile), ends, speedFactor, travel.source.kind));
    }
    return { ...draft, arcs: index, routes: Math.min(draft.vans.length, Math.max(n, 1)) };
  });
  return { arcs, classes };
}

/**
 * Windows of the start of service as flat arrays; a stop without any has one that never binds. Arcs carry the set-up at
 * their far end, so that windows of the start of work become windows of the start of service, later by the set-up. Where
 * that may be spared, they reach from the one to the other: what an itinerary allows lies within.
 */
function flatWindows(
  nodes: readonly Stop[],
  sparesSetUp: (stop: Stop) => boolean,
): Pick<Instance, 'windowAt' | 'windowStart' | 'windowEnd'> {
  const windowAt = new Int32Array(nodes.length + 1);
  const starts: number[] = [];
  const ends: number[] = [];
  nodes.forEach((stop, i) => {
    const windows = stop.windows.length === 0 ? [{ start: -HORIZON, end: HORIZON }] : stop.windows;
    for (const w of windows) {
      const setUp = stop.windows.length === 0 ? 0 : stop.setupSeconds;
      starts.push(Math.max(-HORIZON, Math.ceil(w.start) + (sparesSetUp(stop) ? 0 : setUp)));
      // one may be late after the last one
      const isSoft = stop.lateCostPerHour !== undefined && w === windows[windows.length - 1];
      ends.push(isSoft ? HORIZON : Math.min(HORIZON, Math.floor(w.end) + setUp));
    }
    windowAt[i + 1] = starts.length;
  });
  return { windowAt, windowStart: Int32Array.from(starts), windowEnd: Int32Array.from(ends) };
}

/** More than any insertion can cost, so that leaving a must-serve stop out never pays. */
function mustServeCost(
  classes: readonly VehicleClass[],
  arcs: readonly Arcs[],
  n: number,
  nodes: readonly Stop[],
  { completion, arrivals }: ObjectiveRates,
): number {
  let most = 1;
  for (const c of classes) {
    const a = arcs[c.arcs];
    let metres = 0;
    let seconds = 0;
    for (let i = 0; i < n; i++) {
      if (Math.max(a.seconds(c.from, i), a.seconds(i, c.to)) >= UNREACHABLE) continue;
      metres = Math.max(metres, a.metres(c.from, i) + a.metres(i, c.to));
      seconds = Math.max(seconds, a.seconds(c.from, i) + a.seconds(i, c.to) + nodes[i].serviceSeconds);
    }
    const wait = c.returnBy < HORIZON ? c.returnBy - c.departAfter : 2 * 86_400;
    const delay = 2 * seconds + Math.max(0, wait);
    const later = (completion + arrivals * Math.min(n, c.maxStops)) * delay;
    most = Math.max(most, c.fixed + 2 * c.rateMetre * metres + c.rateSecond * delay + later);
  }
  return Math.min(2 * most, UNBOUNDED);
}
