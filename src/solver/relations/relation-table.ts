import type { Problem } from '../../model/problem.ts';

/**
 * Which nodes depend on each other, in numbers. A *unit* is a stop with all its calls. A *slot* is what has to be served by one
 * of its units: a group, or a unit that is in none. A *component* holds all units that are related, however far.
 */
export interface RelationTable {
  /** Per node: its unit, or -1 for a node that depends on no other. */
  readonly unitOf: Int32Array;
  /** Per unit: node where its shipment is fetched, or -1. */
  readonly fetch: Int32Array;
  /** Per unit: node of its own door. */
  readonly visit: Int32Array;
  readonly slotOf: Int32Array;
  readonly componentOf: Int32Array;
  /** Per unit: the set of those on one route with it, or -1. */
  readonly togetherOf: Int32Array;
  readonly slotUnits: readonly Int32Array[];
  /** Cost of serving none of its units. */
  readonly slotCost: Float64Array;
  readonly slotRequired: Uint8Array;
  readonly togetherUnits: readonly Int32Array[];
  readonly components: readonly Component[];
  /** Nodes for each that is on a route when all slots are served; above 1 where groups leave alternatives out. */
  readonly crowding: number;
}

export interface Component {
  readonly units: Int32Array;
  readonly slots: Int32Array;
  readonly togethers: Int32Array;
}

/** What the table is made from: the stops of the day and the nodes of their calls. */
export interface RelatedNodes {
  /** Per stop: node of its door. */
  readonly visitOf: Int32Array;
  /** Per stop: node where its shipment is fetched, or -1. */
  readonly fetchOf: Int32Array;
  readonly nodes: number;
  /** Cost of leaving out a stop that must be served, at priority 0. */
  readonly mustServe: number;
}

/** The relations of a problem, or null if every stop stands for itself. */
export function relationTable({ stops }: Problem, calls: RelatedNodes): RelationTable | null {
  const groups = membersBy(stops.map((s) => s.group));
  const sets = membersBy(stops.map((s) => s.together));
  const related = stops.flatMap((s, i) =>
    calls.fetchOf[i] >= 0 || groups.has(s.group ?? '') || sets.has(s.together ?? '') ? [i] : [],
  );
  if (related.length === 0) return null;
  const unitOfStop = new Map(related.map((stop, unit) => [stop, unit]));
  const unitOf = new Int32Array(calls.nodes).fill(-1);
  related.forEach((stop, unit) => {
    unitOf[calls.visitOf[stop]] = unit;
    if (calls.fetchOf[stop] >= 0) unitOf[calls.fetchOf[stop]] = unit;
  });
  const units = (members: readonly number[]) => Int32Array.from(members, (stop) => unitOfStop.get(stop) as number);
  const slotUnits: Int32Array[] = [];
  const slotOf = new Int32Array(related.length).fill(-1);
  for (const members of [...groups.values(), ...related.map((stop) => [stop])]) {
    const inSlot = units(members);
    if (slotOf[inSlot[0]] >= 0) continue;
    for (const unit of inSlot) slotOf[unit] = slotUnits.length;
    slotUnits.push(inSlot);
  }
  const togetherUnits = [...sets.values()].map(units);
  const togetherOf = new Int32Array(related.length).fill(-1);
  togetherUnits.forEach((members, t) => {
    for (const unit of members) togetherOf[unit] = t;
  });
  const ofUnit = (unit: number) => stops[related[unit]];
  const required = slotUnits.map((members) => members.some((unit) => ofUnit(unit).skipCost === undefined));
  const componentOf = connected(related.length, [...slotUnits, ...togetherUnits]);
  return {
    unitOf,
    fetch: Int32Array.from(related, (stop) => calls.fetchOf[stop]),
    visit: Int32Array.from(related, (stop) => calls.visitOf[stop]),
    slotOf,
    componentOf,
    togetherOf,
    slotUnits,
    slotCost: Float64Array.from(slotUnits, (members, slot) =>
      Math.max(
        ...Array.from(members, (unit) =>
          required[slot] ? calls.mustServe * (1 + ofUnit(unit).priority) : (ofUnit(unit).skipCost ?? 0),
        ),
      ),
    ),
    slotRequired: Uint8Array.from(required, Number),
    togetherUnits,
    components: componentsOf(componentOf, slotOf, togetherOf),
    crowding: calls.nodes / Math.max(1, calls.nodes - (related.length - slotUnits.length)),
  };
}

/** Names that two or more stops share, with their stops. */
function membersBy(names: readonly (string | undefined)[]): Map<string, number[]> {
  const members = new Map<string, number[]>();
  names.forEach((name, i) => {
    if (name === undefined) return;
    const list = members.get(name);
    if (list === undefined) members.set(name, [i]);
    else list.push(i);
  });
  for (const [name, list] of members) if (list.length < 2) members.delete(name);
  return members;
}

/** Numbers the units by what they are connected to. */
function connected(count: number, sets: readonly Int32Array[]): Int32Array {
  const root = Int32Array.from({ length: count }, (_, i) => i);
  const find = (i: number): number => {
    let at = i;
    while (root[at] !== at) {
      root[at] = root[root[at]];
      at = root[at];
    }
    return at;
  };
  for (const set of sets) for (const unit of set) root[find(unit)] = find(set[0]);
  const numbers = new Map<number, number>();
  return root.map((_, i) => {
    const r = find(i);
    const known = numbers.get(r);
    if (known !== undefined) return known;
    numbers.set(r, numbers.size);
    return numbers.size - 1;
  });
}

function componentsOf(componentOf: Int32Array, slotOf: Int32Array, togetherOf: Int32Array): Component[] {
  const count = componentOf.reduce((most, c) => Math.max(most, c + 1), 0);
  const units: number[][] = Array.from({ length: count }, () => []);
  componentOf.forEach((c, unit) => {
    units[c].push(unit);
  });
  return units.map((members) => ({
    units: Int32Array.from(members),
    slots: Int32Array.from(new Set(members.map((unit) => slotOf[unit]))),
    togethers: Int32Array.from(new Set(members.map((unit) => togetherOf[unit]).filter((t) => t >= 0))),
  }));
}

/** Whether two nodes are alternatives, which never stand on routes at the same time. */
export function areAlternatives({ unitOf, slotOf }: RelationTable, i: number, j: number): boolean {
  const a = unitOf[i];
  const b = unitOf[j];
  return a >= 0 && b >= 0 && a !== b && slotOf[a] === slotOf[b];
}

/** Ints of state that a search keeps about its relations. */
export function relationSpace(table: RelationTable | null): number {
  return table === null ? 0 : table.slotUnits.length + table.components.length + 2;
}
