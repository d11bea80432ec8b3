import type { Instance } from '../solver/instance.ts';
import { ROUTE } from '../solver/record.ts';
import type { Routes } from '../solver/routes.ts';

/** What routes have to cover: a row a stop, or a group of alternatives. */
export interface CoverRows {
  readonly count: number;
  /** Per node: its row, or -1 where another node of the same stop stands for it. */
  readonly rowOf: Int32Array;
  /** Per row: cost of covering it with no route. */
  readonly absentCost: Float64Array;
  /** Per vehicle class: routes it may drive. */
  readonly mostRoutes: Int32Array;
  /** A stop may not be on two routes of a choice, to be taken out of one later: rules hang on it. */
  readonly isExact: boolean;
}

/** The rows of an instance, costs in the unit of the kernel that searches it. */
export function coverRows({ n, relations, gates, classes }: Instance, { skip }: Pick<Routes, 'skip'>): CoverRows {
  const rowOf = new Int32Array(n).fill(-1);
  const absentCost: number[] = [];
  const rowOfSlot = new Int32Array(relations?.slotCost.length ?? 0).fill(-1);
  for (let node = 0; node < n; node++) {
    const unit = relations === null ? -1 : relations.unitOf[node];
    if (relations === null || unit < 0) {
      rowOf[node] = absentCost.length;
      absentCost.push(skip[node]);
      continue;
    }
    if (relations.visit[unit] !== node) continue;
    const slot = relations.slotOf[unit];
    if (rowOfSlot[slot] < 0) {
      rowOfSlot[slot] = absentCost.length;
      absentCost.push(relations.slotCost[slot]);
    }
    rowOf[node] = rowOfSlot[slot];
  }
  return {
    count: absentCost.length,
    rowOf,
    absentCost: Float64Array.from(absentCost),
    mostRoutes: Int32Array.from(classes, (c) => c.routes),
    isExact: relations !== null || gates !== null,
  };
}

/** Per row: 1 where no route of the solution covers it. */
export function absentRows({ count, rowOf }: CoverRows, { st, shift, dummy }: Routes): Uint8Array {
  const absent = new Uint8Array(count).fill(1);
  rowOf.forEach((row, node) => {
    if (row >= 0 && st[(node << shift) + ROUTE] !== dummy) absent[row] = 0;
  });
  return absent;
}
