import type { Plan, PlanCost, Problem, Route, Stop, Travel, Unassigned } from '../../src/model/index.ts';
import { vanIds } from '../../src/model/index.ts';
import { type Act, type Judged, RouteJudge } from './route-judge.ts';

/** Van -> what it does; vans that stay in are missing. */
export type Tours = ReadonlyMap<string, readonly Act[]>;

/** What leaving stops out costs: must-serve ones by their weight, before all money. */
export interface Left {
  readonly weight: number;
  readonly skipped: number;
}

/** Units that are served or left out: a stop, or a group of alternatives. */
export function leftOut(problem: Problem, served: (stop: Stop) => boolean): Left {
  let weight = 0;
  let skipped = 0;
  const units = new Map<string, Stop[]>();
  for (const stop of problem.stops) {
    const name = stop.group === undefined ? `stop ${stop.id}` : `group ${stop.group}`;
    units.set(name, [...(units.get(name) ?? []), stop]);
  }
  for (const members of units.values()) {
    if (members.some(served)) continue;
    if (members.some(({ skipCost }) => skipCost === undefined))
      weight += 1 + Math.max(...members.map(({ priority }) => priority));
    skipped += Math.max(...members.map(({ skipCost }) => skipCost ?? 0));
  }
  return { weight, skipped: Math.round(skipped * 1000) / 1000 };
}

/** Rules between routes; empty = all kept. */
export function faultsBetween(problem: Problem, tours: Tours): string[] {
  const faults: string[] = [];
  const vanOf = new Map<string, string>();
  for (const [vanId, acts] of tours)
    for (const act of acts)
      if (act.kind === 'visit') {
        if (vanOf.has(act.stop.id)) faults.push('served twice');
        vanOf.set(act.stop.id, vanId);
      }
  const names = (key: 'group' | 'together' | 'apart') => {
    const all = new Map<string, Stop[]>();
    for (const stop of problem.stops) {
      const name = stop[key];
      if (name !== undefined) all.set(name, [...(all.get(name) ?? []), stop]);
    }
    return [...all.values()];
  };
  const isServed = (stop: Stop) => vanOf.has(stop.id);
  for (const stops of names('group')) if (stops.filter(isServed).length > 1) faults.push('group twice');
  for (const stops of names('together')) {
    const asked = stops.filter(
      (stop) =>
        isServed(stop) ||
        !problem.stops.some((other) => other.group !== undefined && other.group === stop.group && isServed(other)),
    );
    if (new Set(asked.map(({ id }) => vanOf.get(id))).size > 1) faults.push('torn apart');
  }
  for (const stops of names('apart')) {
    const vans = stops.filter(isServed).map(({ id }) => vanOf.get(id));
    if (new Set(vans).size < vans.length) faults.push('not apart');
  }
  for (const [vanId, acts] of tours) {
    const row = problem.vehicles.find((vehicle) => vanIds(vehicle).includes(vanId));
    for (const act of acts)
      if (act.kind === 'visit' && act.stop.vehicle !== undefined && ![row?.id, vanId].includes(act.stop.vehicle))
        faults.push('pin');
  }
  for (const lock of problem.locks ?? []) {
    const calls = (tours.get(lock.vanId) ?? []).flatMap((act) =>
      act.kind === 'visit' || act.kind === 'fetch' ? [act.stop.id] : [],
    );
    if (!isLockKept(lock.kind, lock.stops, calls)) faults.push('lock');
  }
  return faults;
}

export function isLockKept(
  kind: 'first' | 'sequence' | 'frozen',
  due: readonly string[],
  calls: readonly string[],
): boolean {
  if (kind === 'frozen') return JSON.stringify(due) === JSON.stringify(calls);
  if (kind === 'first') return JSON.stringify(due) === JSON.stringify(calls.slice(0, due.length));
  let found = 0;
  for (const id of calls) if (id === due[found]) found++;
  return found === due.length;
}

/** Whether all rules are kept, and the plan as dayroute would write it. */
export function judgePlan(
  problem: Problem,
  travel: Travel,
  tours: Tours,
): { faults: string[]; plan: Plan; judged: Judged[] } {
  const faults = faultsBetween(problem, tours);
  const judged: Judged[] = [];
  for (const [vanId, acts] of tours) {
    const vehicle = problem.vehicles.find((row) => vanIds(row).includes(vanId));
    if (vehicle === undefined || acts.length === 0) continue;
    const found = new RouteJudge(problem, travel, vehicle).judge(vanId, acts);
    faults.push(...found.faults);
    judged.push(found);
  }
  return {
    faults,
    plan: writePlan(
      problem,
      judged.map(({ route }) => route),
    ),
    judged,
  };
}

export function writePlan(problem: Problem, routes: readonly Route[]): Plan {
  const visited = new Set(routes.flatMap(({ steps }) => steps.flatMap((s) => (s.kind === 'visit' ? [s.stopId] : []))));
  const groups = new Set(problem.stops.filter(({ id }) => visited.has(id)).map(({ group }) => group));
  const unassigned: Unassigned[] = problem.stops
    .filter(({ id }) => !visited.has(id))
    .flatMap(({ id, group, orderIds }) =>
      orderIds.map((orderId) => ({
        orderId,
        stopId: id,
        code: group !== undefined && groups.has(group) ? ('OTHER_OF_GROUP' as const) : ('NO_ROOM' as const),
        reason: 'left out by the oracle',
        remedy: '',
      })),
    );
  const cents = (money: number) => Math.round(money * 1000) / 1000;
  const sum = (part: 'fixed' | 'distance' | 'time' | 'pay' | 'overtime' | 'lateness' | 'zone') =>
    cents(routes.reduce((total, { cost }) => total + (cost[part] ?? 0), 0));
  const { skipped } = leftOut(problem, ({ id }) => visited.has(id));
  const parts = { fixed: sum('fixed'), distance: sum('distance'), time: sum('time'), pay: sum('pay') };
  const rare = { overtime: sum('overtime'), lateness: sum('lateness'), zone: sum('zone') };
  const total = cents([...Object.values(parts), ...Object.values(rare), skipped].reduce((a, b) => a + b, 0));
  const cost: PlanCost = { ...parts, ...rare, skipped, total };
  return { routes, unassigned, cost };
}

/** What the objective makes of routes and what they leave out. */
export function objectiveOf(problem: Problem, judged: readonly Judged[], left: Left): number {
  const { cost = 1, completionPerHour = 0, arrivalsPerHour = 0 } = problem.objective ?? {};
  const money = judged.reduce((sum, { route }) => sum + route.cost.total, 0);
  if (judged.length === 0) return left.skipped;
  const begin = dayBegin(problem);
  const completion = Math.max(...judged.map((found) => found.completion)) - begin;
  const arrivals = judged.reduce((sum, found) => sum + found.arrivals - found.visits * begin, 0);
  return cost * money + left.skipped + (completionPerHour * completion + arrivalsPerHour * arrivals) / 3600;
}

export function dayBegin(problem: Problem): number {
  const begins = problem.vehicles
    .filter(({ count }) => count > 0)
    .map(({ shift, depotId }) => {
      const window = problem.depots.find(({ id }) => id === depotId)?.window;
      const bounds = [...(shift === undefined ? [] : [shift.start]), ...(window === undefined ? [] : [window.start])];
      return bounds.length === 0 ? 0 : Math.max(...bounds);
    });
  return Math.min(...begins);
}
