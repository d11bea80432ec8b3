import { keepsDepot } from '../model/depot-pin.ts';
import type { Plan, Problem, Stop, Travel, Vehicle } from '../model/index.ts';
import { routeCalls } from '../solver/calls.ts';
import { type Candidate, candidatesAt, laterEnd } from './candidates.ts';
import { type Change, roundUp } from './change.ts';
import { effortOf } from './effort.ts';
import { LoadPeaks } from './load-peaks.ts';
import { callsOf } from './plan-with-routes.ts';
import { RowView } from './row-view.ts';
import { lateness, TourView } from './tour-view.ts';

/** A van as the plan has it, and what is needed to look for places on it. */
export interface Van {
  readonly tour: TourView;
  readonly peaks: LoadPeaks;
  /** It is not in the vehicle file: one more of its row. */
  readonly isExtra: boolean;
}

/** Every van of a plan: those that drive, one of each row that does not, and one more of each row. */
export class Fleet {
  readonly problem: Problem;
  /** Vans that drive and take more, then one standing still of each row that has one. */
  readonly vans: readonly Van[];
  /** One more van of each row. */
  readonly extra: readonly Van[];

  constructor(problem: Problem, plan: Plan, travel: Travel) {
    this.problem = problem;
    const rows = new Map(problem.vehicles.map((v) => [v.id, new RowView(problem, travel, v)]));
    const stops = new Map(problem.stops.map((stop) => [stop.id, stop]));
    const used = new Set(plan.routes.map((route) => route.vanId));
    const frozen = new Set(problem.locks?.flatMap(({ kind, vanId }) => (kind === 'frozen' ? [vanId] : [])));
    const driving: Van[] = [];
    for (const route of plan.routes) {
      const row = rows.get(route.vehicleId);
      const tour = callsOf(route).map((id) => stops.get(id));
      if (row === undefined || frozen.has(route.vanId) || !tour.every((stop) => stop !== undefined)) continue;
      const doors = routeCalls(tour).map(({ door }) => door);
      driving.push(vanOf(new TourView(row, route.vanId, doors), false));
    }
    const standing: Van[] = [];
    const extra: Van[] = [];
    for (const row of rows.values()) {
      const free = freeVan(row.vehicle, new Set([...used, ...frozen]));
      if (free !== undefined) standing.push(vanOf(new TourView(row, free, []), false));
      extra.push(vanOf(new TourView(row, `${row.vehicle.id}-${row.vehicle.count + 1}`, []), true));
    }
    this.vans = [...driving, ...standing];
    this.extra = extra;
  }

  /** Whether nothing but time, load and limits keeps the stop from the tour. */
  mayServe(stop: Stop, tour: TourView): boolean {
    return fixedChanges(stop, tour).length === 0;
  }

  /** A van of each row as if it had nothing else to do; the one that the stop is pinned to, where it is. */
  alone(stop: Stop): Van[] {
    return this.extra.map(({ tour: { row } }) => {
      const { vehicle } = row;
      const isPinned = stop.vehicle !== undefined && isVanOf(vehicle, stop.vehicle);
      const first = vehicle.count === 1 ? vehicle.id : `${vehicle.id}-1`;
      return vanOf(new TourView(row, isPinned ? (stop.vehicle as string) : first, []), false);
    });
  }

  /** Every way found to serve the stop by a van, as `candidatesAt`; a shipment by a van that does nothing else. */
  look(stop: Stop, van: Van, offer: (candidate: Candidate) => void): void {
    const { tour, peaks, isExtra } = van;
    const fixed = fixedChanges(stop, tour);
    if (isExtra) fixed.push({ kind: 'more-vans', vehicleId: tour.row.vehicle.id });
    if (stop.from !== undefined) {
      // its two doors may stand anywhere in a route of others: only of a van by itself it is plain where
      if (tour.stops.length === 0) {
        const changes = [...fixed, ...aloneChanges(stop, tour)];
        const effort = effortOf(changes, this.problem);
        offer({ tour, position: 0, changes, effort, cost: tour.row.vehicle.costFixed });
      }
      return;
    }
    for (let position = 0; position <= tour.stops.length; position++)
      candidatesAt(this.problem, tour, peaks, stop, position, fixed, offer);
  }
}

function vanOf(tour: TourView, isExtra: boolean): Van {
  return { tour, peaks: new LoadPeaks(tour), isExtra };
}

/** What must change wherever on the tour the stop is put. */
function fixedChanges(stop: Stop, { row, vanId }: TourView): Change[] {
  const { vehicle } = row;
  const changes: Change[] = [];
  const isOther = stop.vehicle !== undefined && stop.vehicle !== vehicle.id && stop.vehicle !== vanId;
  if (isOther || !keepsDepot(vehicle, stop)) changes.push({ kind: 'unpin', stopId: stop.id });
  const skills = stop.skills.filter((skill) => !vehicle.skills.includes(skill));
  if (skills.length > 0) changes.push({ kind: 'skills', vehicleId: vehicle.id, vanId, skills });
  return changes;
}

/** What has to give way in time for a van to fetch a shipment and bring it, and do nothing else; the rest the referee finds. */
function aloneChanges(stop: Stop, { row, vanId }: TourView): Change[] {
  const { id: stopId, readyAt = -Infinity, from } = stop;
  const doors = routeCalls([stop, stop]).map(({ door }) => door);
  const { arrives, finish } = new TourView(row, vanId, doors);
  // ready after its last window: no van and no longer window helps
  if (!Number.isFinite(finish) || readyAt > (from?.windows.at(-1)?.end ?? Infinity)) return [];
  const changes: Change[] = [];
  const [lateThere, late] = doors.map((door, i) => lateness(door, arrives[i]));
  if (lateThere > 0) changes.push({ kind: 'from-closes', stopId, seconds: roundUp(lateThere) });
  if (late > 0 && stop.lateCostPerHour === undefined)
    changes.push({ kind: 'window-closes', stopId, window: stop.windows.length - 1, seconds: roundUp(late) });
  return [...changes, ...laterEnd({ row, vanId }, finish)];
}

function isVanOf({ id, count }: Vehicle, vanId: string): boolean {
  if (count === 1) return vanId === id;
  if (!vanId.startsWith(`${id}-`)) return false;
  const number = vanId.slice(id.length + 1);
  return /^[1-9]\d{0,9}$/.test(number) && Number(number) <= count;
}

/** Names are not listed: a hostile `count` has billions of them. */
function freeVan({ id, count }: Vehicle, used: ReadonlySet<string>): string | undefined {
  if (count === 1) return used.has(id) ? undefined : id;
  for (let i = 1; i <= count; i++) if (!used.has(`${id}-${i}`)) return `${id}-${i}`;
  return undefined;
}
