import { keepsDepot } from '../model/depot-pin.ts';
import type { Problem, Stop } from '../model/problem.ts';
import type { LockedRoute } from './gate-rules.ts';
import type { VehicleClass } from './instance.ts';
import type { RelationTable } from './relations/relation-table.ts';
import { placesInZone } from './zone-fit.ts';

/** What admission is compiled from. */
export interface Admitted {
  readonly nodes: readonly Stop[];
  readonly classes: readonly VehicleClass[];
  /** `[node * dimensions + d]`. */
  readonly delivery: Int32Array;
  readonly pickup: Int32Array;
  readonly dimensions: number;
  readonly locks: readonly LockedRoute[];
}

/** `[class * n + node]`: 1 where the class may serve the node by itself: skills, pins, hard zones, locks, and sizes that fit at all. */
export function admission(problem: Problem, day: Admitted): Uint8Array {
  const { nodes, classes, delivery, pickup, dimensions, locks } = day;
  const n = nodes.length;
  const admit = new Uint8Array(classes.length * n);
  classes.forEach((c, k) => {
    const { id: van, vehicle } = c.vans[0];
    const row = problem.vehicles[vehicle];
    const skills = new Set(row.skills);
    const inside = row.zoneCost === undefined ? placesInZone(problem, row) : null;
    nodes.forEach((stop, i) => {
      const pinned = stop.vehicle !== undefined && stop.vehicle !== row.id && stop.vehicle !== van;
      const elsewhere = !keepsDepot(row, stop);
      const outside = inside !== null && inside[stop.place] === 0;
      let fits = true;
      for (let d = 0; d < dimensions; d++) {
        const at = i * dimensions + d;
        fits = fits && delivery[at] <= c.capacity[d] && pickup[at] <= c.capacity[d];
      }
      if (fits && !pinned && !elsewhere && !outside && stop.skills.every((s) => skills.has(s))) admit[k * n + i] = 1;
    });
  });
  for (const lock of locks) {
    const fixed = new Set(lock.nodes);
    for (let i = 0; i < n; i++) {
      if (fixed.has(i)) {
        for (let k = 0; k < classes.length; k++) if (k !== lock.vehicleClass) admit[k * n + i] = 0;
      } else if (lock.kind === 'frozen') admit[lock.vehicleClass * n + i] = 0;
    }
  }
  return admit;
}

/** Where nodes go on one route or not at all, a class that may not serve one of them may serve none. */
export function admitTogether(admit: Uint8Array, n: number, relations: RelationTable): void {
  const sets: number[][] = [];
  for (let unit = 0; unit < relations.visit.length; unit++) {
    if (relations.fetch[unit] >= 0) sets.push([relations.fetch[unit], relations.visit[unit]]);
  }
  for (const units of relations.togetherUnits) {
    // One that is excused when another of its group is served does not bind the rest.
    const bound = Array.from(units).filter((unit) => relations.slotUnits[relations.slotOf[unit]].length === 1);
    sets.push(bound.flatMap((unit) => [relations.visit[unit], relations.fetch[unit]]).filter((node) => node >= 0));
  }
  for (let base = 0; base < admit.length; base += n) {
    for (const set of sets) {
      if (set.every((node) => admit[base + node] === 1)) continue;
      for (const node of set) admit[base + node] = 0;
    }
  }
}
