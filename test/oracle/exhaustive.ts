/** The best plan of a tiny day by trying everything: assignments, orders, reloads, places of breaks and rests. */
import type { Plan, Problem, Stop, Travel, Vehicle } from '../../src/model/index.ts';
import { vanIds } from '../../src/model/index.ts';
import {
  dayBegin,
  faultsBetween,
  isLockKept,
  type Left,
  leftOut,
  objectiveOf,
  type Tours,
  writePlan,
} from './plan-judge.ts';
import { type Act, type Judged, RouteJudge } from './route-judge.ts';

export interface Best {
  readonly left: Left;
  /** Of routes and skip costs. */
  readonly value: number;
  readonly plan: Plan;
  readonly tours: Tours;
}

/** One way to serve a set of stops; of several none is better in all. */
interface Way {
  readonly acts: readonly Act[];
  readonly judged: Judged;
  readonly value: number;
}

/** `too large` if more than `limit` routes would be looked at; `none` if no plan at all keeps the locks. */
export function bestPlan(problem: Problem, travel: Travel, limit = 400_000): Best | 'too large' | 'none' {
  const budget = { left: limit };
  const vans = problem.vehicles.flatMap((vehicle) => vanIds(vehicle).map((id) => ({ id, vehicle })));
  const shared = new Map<string, ReadonlyMap<number, readonly Way[]>>();
  const options = vans.map(({ id, vehicle }) => {
    const lock = problem.locks?.find(({ vanId }) => vanId === id);
    const isOwn = lock !== undefined || problem.stops.some((stop) => stop.vehicle !== undefined);
    const key = isOwn ? `van ${id}` : `row ${vehicle.id}`;
    let ways = shared.get(key);
    if (ways === undefined) {
      ways = new RouteSearch(problem, travel, vehicle, id, budget).waysBySet();
      shared.set(key, ways);
    }
    return ways;
  });
  if (budget.left <= 0) return 'too large';

  const all = (1 << problem.stops.length) - 1;
  let best: { left: Left; value: number; ways: (Way | undefined)[] } | undefined;
  const chosen: (Way | undefined)[] = [];
  const finish = (rest: number) => {
    const left = leftOut(problem, (stop) => (rest & (1 << problem.stops.indexOf(stop))) === 0);
    if (best !== undefined && left.weight > best.left.weight) return;
    const judged = chosen.flatMap((way) => way?.judged ?? []);
    const value = objectiveOf(problem, judged, left);
    if (best !== undefined && left.weight === best.left.weight && value >= best.value - 1e-9) return;
    if (faultsBetween(problem, toursOf(chosen)).length > 0) return;
    best = { left, value, ways: [...chosen] };
  };
  const assign = (van: number, rest: number) => {
    if (van === vans.length) {
      finish(rest);
      return;
    }
    for (let set = rest; ; set = (set - 1) & rest) {
      for (const way of set === 0 ? [undefined] : (options[van].get(set) ?? [])) {
        chosen[van] = way;
        assign(van + 1, rest & ~set);
      }
      if (set === 0) break;
    }
  };
  const toursOf = (ways: readonly (Way | undefined)[]): Tours =>
    new Map(
      vans.flatMap(({ id }, i) => {
        const way = ways[i];
        return way === undefined ? [] : [[id, way.acts] as const];
      }),
    );
  assign(0, all);
  if (best === undefined) return 'none';
  const tours = toursOf(best.ways);
  // ways are shared by the vans of a row: each gets its own name
  const routes = vans.flatMap(({ id }, i) => {
    const route = best?.ways[i]?.judged.route;
    return route === undefined ? [] : [{ ...route, vanId: id }];
  });
  return { left: best.left, value: best.value, plan: writePlan(problem, routes), tours };
}

class RouteSearch {
  readonly #problem: Problem;
  readonly #judge: RouteJudge;
  readonly #vehicle: Vehicle;
  readonly #vanId: string;
  readonly #budget: { left: number };
  readonly #ways = new Map<number, Way[]>();
  readonly #begin: number;

  constructor(problem: Problem, travel: Travel, vehicle: Vehicle, vanId: string, budget: { left: number }) {
    this.#problem = problem;
    this.#judge = new RouteJudge(problem, travel, vehicle);
    this.#vehicle = vehicle;
    this.#vanId = vanId;
    this.#budget = budget;
    this.#begin = dayBegin(problem);
  }

  /** By set of stops (bit i = stop i). */
  waysBySet(): ReadonlyMap<number, readonly Way[]> {
    this.#extend([], 0, 0, 1, 0, 0);
    return this.#ways;
  }

  #extend(acts: readonly Act[], fetched: number, visited: number, trips: number, onTrip: number, metres: number): void {
    if (this.#budget.left <= 0) return;
    if (visited !== 0 && fetched === visited) this.#close(acts, visited);
    const { stops } = this.#problem;
    for (const [i, stop] of stops.entries()) {
      const bit = 1 << i;
      if (visited & bit || !this.#mayServe(stop)) continue;
      if (stop.from !== undefined && !(fetched & bit))
        this.#step(acts, { kind: 'fetch', stop }, fetched | bit, visited, trips, onTrip + 1, metres);
      else this.#step(acts, { kind: 'visit', stop }, fetched | bit, visited | bit, trips, onTrip + 1, metres);
    }
    if (onTrip > 0 && trips < this.#vehicle.trips && visited !== (1 << stops.length) - 1)
      for (const depotId of this.#vehicle.reloadDepotIds ?? [this.#vehicle.depotId])
        this.#step(acts, { kind: 'reload', depotId }, fetched, visited, trips + 1, 0, metres);
  }

  #step(
    acts: readonly Act[],
    act: Act,
    fetched: number,
    visited: number,
    trips: number,
    onTrip: number,
    metres: number,
  ): void {
    for (const pauses of this.#pauseLists(acts)) {
      const next = [...acts, ...pauses, act];
      if (this.#judge.canBegin(next)) this.#extend(next, fetched, visited, trips, onTrip, metres);
    }
  }

  #close(acts: readonly Act[], visited: number): void {
    const lists = this.#vehicle.endDepotId === null ? [[]] : this.#pauseLists(acts);
    for (const pauses of lists) {
      this.#budget.left--;
      const whole = [...acts, ...pauses];
      const judged = this.#judge.judge(this.#vanId, whole);
      if (judged.faults.length > 0 || !this.#keepsLock(whole)) continue;
      this.#offer(visited, { acts: whole, judged, value: this.#valueOf(judged) });
    }
  }

  /** Ways that are worse both in value and in completion are forgotten. */
  #offer(visited: number, way: Way): void {
    const ways = this.#ways.get(visited) ?? [];
    const counts = (this.#problem.objective?.completionPerHour ?? 0) > 0;
    const beats = (a: Way, b: Way) =>
      a.value <= b.value + 1e-9 && (!counts || a.judged.completion <= b.judged.completion);
    if (ways.some((other) => beats(other, way))) return;
    this.#ways.set(visited, [...ways.filter((other) => !beats(way, other)), way]);
  }

  #valueOf(judged: Judged): number {
    const { cost = 1, arrivalsPerHour = 0 } = this.#problem.objective ?? {};
    return cost * judged.route.cost.total + (arrivalsPerHour * (judged.arrivals - judged.visits * this.#begin)) / 3600;
  }

  #mayServe({ vehicle, skills }: Stop): boolean {
    if (vehicle !== undefined && vehicle !== this.#vehicle.id && vehicle !== this.#vanId) return false;
    return skills.every((skill) => this.#vehicle.skills.includes(skill));
  }

  #keepsLock(acts: readonly Act[]): boolean {
    const lock = this.#problem.locks?.find(({ vanId }) => vanId === this.#vanId);
    if (lock === undefined) return true;
    const calls = acts.flatMap((act) => (act.kind === 'visit' || act.kind === 'fetch' ? [act.stop.id] : []));
    return isLockKept(lock.kind, lock.stops, calls);
  }

  /** Every choice of pauses for the next leg: breaks not yet taken in any order, and up to two rests, three in all on the route. */
  #pauseLists(acts: readonly Act[]): readonly (readonly Act[])[] {
    const { breaks, drivingRule } = this.#vehicle;
    const taken = new Set(acts.flatMap((act) => (act.kind === 'break' ? [act.index] : [])));
    const rests = acts.filter(({ kind }) => kind === 'rest').length;
    const lengths = drivingRule === undefined ? [] : [...new Set([drivingRule.restSeconds, ...drivingRule.split])];
    const lists: Act[][] = [];
    const grow = (list: Act[], used: ReadonlySet<number>, onLeg: number) => {
      lists.push(list);
      for (const k of breaks.keys())
        if (!used.has(k)) grow([...list, { kind: 'break', index: k }], new Set([...used, k]), onLeg);
      if (onLeg < 2 && rests + onLeg < 3)
        for (const seconds of lengths) grow([...list, { kind: 'rest', seconds }], used, onLeg + 1);
    };
    grow([], taken, 0);
    return lists;
  }
}
