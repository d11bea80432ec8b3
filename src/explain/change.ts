import type { Break, Metres, Money, Problem, Seconds, Stop, TimeWindow, Vehicle } from '../model/index.ts';

/** One edit of a problem that may let an order be served. Amounts are by how much, not to what. */
export type Change =
  | VanChange
  /** The depot is open for longer. */
  | { readonly kind: 'depot-opens' | 'depot-closes'; readonly depotId: string; readonly seconds: Seconds }
  /** A window of the order itself opens earlier or closes later; `window` counts from 0. */
  | {
      readonly kind: 'window-opens' | 'window-closes';
      readonly stopId: string;
      readonly window: number;
      readonly seconds: Seconds;
    }
  /** Another order may be served so much after its last window. */
  | { readonly kind: 'late'; readonly stopId: string; readonly seconds: Seconds }
  /** The order is no longer pinned to a vehicle or depot. */
  | { readonly kind: 'unpin'; readonly stopId: string }
  /** The order may go with others that it was to be apart from. */
  | { readonly kind: 'apart'; readonly stopId: string }
  /** One more van of a row. */
  | { readonly kind: 'more-vans'; readonly vehicleId: string }
  /** The shipment may be fetched so much after its last window for that. */
  | { readonly kind: 'from-closes'; readonly stopId: string; readonly seconds: Seconds }
  /** The shipment may be on board so much longer. */
  | { readonly kind: 'max-ride'; readonly stopId: string; readonly seconds: Seconds }
  /** The price of leaving the order out; it goes when this is more than serving it costs. */
  | { readonly kind: 'skip-cost'; readonly stopId: string; readonly above: Money };

/** A change of what a van may do. It is applied to the whole row of the vehicle file; one van of it is enough. */
export type VanChange = { readonly vehicleId: string; readonly vanId: string } & (
  | { readonly kind: 'shift-start' | 'shift-end'; readonly seconds: Seconds }
  | { readonly kind: 'max-seconds' | 'max-driving'; readonly seconds: Seconds }
  | { readonly kind: 'max-metres'; readonly metres: Metres }
  | { readonly kind: 'max-stops'; readonly stops: number }
  | { readonly kind: 'capacity'; readonly dimension: string; readonly amount: number }
  | { readonly kind: 'skills'; readonly skills: readonly string[] }
  | { readonly kind: 'max-cash'; readonly amount: Money }
  /** A break may begin later; `index` into the vehicle's breaks. */
  | { readonly kind: 'break-later'; readonly index: number; readonly seconds: Seconds }
  /** More driving without a rest. */
  | { readonly kind: 'max-at-wheel'; readonly seconds: Seconds }
  | { readonly kind: 'max-trips'; readonly trips: number }
  /** The van may leave its zone. */
  | { readonly kind: 'zone' }
);

/** What keeps a van from an order: what would have to change, or a rule (its code) against which no change helps. */
export type Hindrance = Change | { readonly kind: 'rule'; readonly code: string };

export type ChangeKind = Change['kind'];

/** The problem after the changes; what they do not touch is the same object as before. */
export function applyChanges(problem: Problem, changes: readonly Change[]): Problem {
  return changes.reduce(applyChange, problem);
}

/** Changes of one thing added up, so that each is said once. */
export function mergeChanges(changes: readonly Change[]): Change[] {
  const out = new Map<string, Change>();
  for (const change of changes) {
    const { seconds, metres, stops, trips, amount, skills, above, ...what } = change as Change & Partial<Amounts>;
    const key = JSON.stringify(what);
    const before = out.get(key) as (Change & Partial<Amounts>) | undefined;
    if (before === undefined) {
      out.set(key, change);
      continue;
    }
    out.set(key, {
      ...before,
      ...(seconds === undefined ? {} : { seconds: roundUp(seconds + (before.seconds ?? 0)) }),
      ...(metres === undefined ? {} : { metres: metres + (before.metres ?? 0) }),
      ...(stops === undefined ? {} : { stops: stops + (before.stops ?? 0) }),
      ...(trips === undefined ? {} : { trips: trips + (before.trips ?? 0) }),
      ...(amount === undefined ? {} : { amount: tidy(amount + (before.amount ?? 0)) }),
      ...(skills === undefined ? {} : { skills: [...new Set([...(before.skills ?? []), ...skills])] }),
      ...(above === undefined ? {} : { above: Math.max(above, before.above ?? 0) }),
    } as Change);
  }
  return [...out.values()];
}

/** Every "by how much" that a change may have. */
interface Amounts {
  readonly seconds: Seconds;
  readonly metres: Metres;
  readonly stops: number;
  readonly trips: number;
  readonly amount: number;
  readonly skills: readonly string[];
  readonly above: Money;
}

/** Up to a whole minute, or beyond ten minutes to a multiple of five: what a planner would write. */
export function roundUp(seconds: Seconds): Seconds {
  const grain = seconds <= 600 ? 60 : 300;
  return Math.ceil(seconds / grain) * grain;
}

function applyChange(problem: Problem, change: Change): Problem {
  switch (change.kind) {
    case 'depot-opens':
    case 'depot-closes': {
      const { depotId, seconds, kind } = change;
      const longer = (w: TimeWindow) => (kind === 'depot-opens' ? widen(w, seconds, 0) : widen(w, 0, seconds));
      const depots = problem.depots.map((d) =>
        d.id !== depotId || d.window === undefined ? d : { ...d, window: longer(d.window) },
      );
      return { ...problem, depots };
    }
    case 'window-opens':
      return withWindows(problem, change.stopId, change.window, change.seconds, 0);
    case 'window-closes':
      return withWindows(problem, change.stopId, change.window, 0, change.seconds);
    case 'late':
      return withWindows(problem, change.stopId, -1, 0, change.seconds);
    case 'unpin':
      return withStop(problem, change.stopId, ({ vehicle: _vehicle, depot: _depot, ...rest }) => rest);
    case 'apart':
      return withStop(problem, change.stopId, ({ apart: _apart, ...rest }) => rest);
    case 'from-closes':
      return withStop(problem, change.stopId, (thing) => {
        const { from } = thing;
        if (from === undefined) return thing;
        const windows = from.windows.map((w, i) => (i === from.windows.length - 1 ? widen(w, 0, change.seconds) : w));
        return { ...thing, from: { ...from, windows } };
      });
    case 'max-ride':
      return withStop(problem, change.stopId, ({ maxRideSeconds, ...rest }) =>
        maxRideSeconds === undefined ? rest : { ...rest, maxRideSeconds: maxRideSeconds + change.seconds },
      );
    case 'skip-cost': {
      // the next step of money's grain: "above", not "at"
      const skipCost = Math.round((change.above + 0.001) * 1000) / 1000;
      return withStop(problem, change.stopId, (thing) => ({ ...thing, skipCost }));
    }
    case 'more-vans':
      return withVehicle(problem, change.vehicleId, (v) => ({ ...v, count: v.count + 1 }));
    default:
      return withVehicle(problem, change.vehicleId, (v) => changedVehicle(v, change));
  }
}

function changedVehicle(v: Vehicle, change: VanChange): Vehicle {
  const { shift, maxSeconds, maxDrivingSeconds, maxMetres, maxStops } = v;
  switch (change.kind) {
    case 'shift-start':
      return shift === undefined ? v : { ...v, shift: widen(shift, change.seconds, 0) };
    case 'shift-end':
      return shift === undefined ? v : { ...v, shift: widen(shift, 0, change.seconds) };
    case 'max-seconds':
      return maxSeconds === undefined ? v : { ...v, maxSeconds: maxSeconds + change.seconds };
    case 'max-driving':
      return maxDrivingSeconds === undefined ? v : { ...v, maxDrivingSeconds: maxDrivingSeconds + change.seconds };
    case 'max-metres':
      return maxMetres === undefined ? v : { ...v, maxMetres: maxMetres + change.metres };
    case 'max-stops':
      return maxStops === undefined ? v : { ...v, maxStops: maxStops + change.stops };
    case 'capacity': {
      const now = v.capacity[change.dimension];
      return now === undefined
        ? v
        : { ...v, capacity: { ...v.capacity, [change.dimension]: tidy(now + change.amount) } };
    }
    case 'max-cash':
      return v.maxCash === undefined ? v : { ...v, maxCash: tidy(v.maxCash + change.amount) };
    case 'break-later': {
      const later = ({ window, ...rest }: Break): Break => ({ ...rest, window: widen(window, 0, change.seconds) });
      return { ...v, breaks: v.breaks.map((one, i) => (i === change.index ? later(one) : one)) };
    }
    case 'max-at-wheel': {
      const { drivingRule: rule } = v;
      if (rule === undefined) return v;
      return { ...v, drivingRule: { ...rule, maxDrivingSeconds: rule.maxDrivingSeconds + change.seconds } };
    }
    case 'max-trips':
      return { ...v, trips: v.trips + change.trips };
    case 'zone': {
      const { zone: _zone, ...rest } = v;
      return rest;
    }
    case 'skills':
      return { ...v, skills: [...new Set([...v.skills, ...change.skills])] };
  }
}

function widen(w: TimeWindow, before: Seconds, after: Seconds): TimeWindow {
  return { start: w.start - before, end: w.end + after };
}

function withVehicle(problem: Problem, id: string, edit: (v: Vehicle) => Vehicle): Problem {
  return { ...problem, vehicles: problem.vehicles.map((v) => (v.id === id ? edit(v) : v)) };
}

/** What a stop and the orders behind it have in common. */
interface Wish extends Pick<Stop, 'windows' | 'vehicle' | 'depot' | 'skipCost' | 'apart' | 'maxRideSeconds'> {
  /** Of a stop a place, of an order where it is: what is edited are the windows. */
  readonly from?: { readonly windows: readonly TimeWindow[] };
}

function withStop(problem: Problem, id: string, edit: (thing: Wish) => Wish): Problem {
  const stop = problem.stops.find((s) => s.id === id);
  if (stop === undefined) return problem;
  const orderIds = new Set(stop.orderIds);
  return {
    ...problem,
    stops: problem.stops.map((s) => (s === stop ? (edit(s) as Stop) : s)),
    orders: problem.orders.map((o) => (orderIds.has(o.id) ? (edit(o) as typeof o) : o)),
  };
}

/** Window `at` (-1 = the last) gets longer; windows that then touch are one. */
function withWindows(problem: Problem, id: string, at: number, before: Seconds, after: Seconds): Problem {
  return withStop(problem, id, (thing) => {
    const { windows } = thing;
    const index = at < 0 ? windows.length - 1 : at;
    const widened = windows.map((w, i) => (i === index ? widen(w, before, after) : w));
    return { ...thing, windows: merged(widened) };
  });
}

function merged(windows: readonly TimeWindow[]): TimeWindow[] {
  const out: TimeWindow[] = [];
  for (const w of [...windows].sort((a, b) => a.start - b.start)) {
    const last = out.at(-1);
    if (last !== undefined && w.start <= last.end) out[out.length - 1] = { ...last, end: Math.max(last.end, w.end) };
    else out.push(w);
  }
  return out;
}

function tidy(amount: number): number {
  return Math.round(amount * 1e6) / 1e6;
}
