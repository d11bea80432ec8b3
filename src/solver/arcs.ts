import { type Legs, legSeconds, type TravelSource, UNREACHABLE } from '../model/travel.ts';

/** Terminal place of an open route: everything is 0 metres and 0 seconds from it. */
export const NOWHERE = -1;

/** Above this many nodes arcs are computed when asked for: the tables would no longer fit a few hundred MB. */
const TABLE_NODES = 6_000;

/** What arcs are made from, per node (stops first, then terminals). */
export interface ArcEnds {
  /** Index into `Problem.places`, or NOWHERE. */
  readonly place: Int32Array;
  /** Seconds of set-up on arriving from another place; 0 for terminals. */
  readonly setup: Int32Array;
  /** Stops; nodes from here on are terminals, which are never "the visit before at the same place". */
  readonly stops: number;
}

/** Metres and seconds between nodes for one travel profile and speed factor; seconds include set-up at the far end. */
export class Arcs {
  readonly size: number;
  /**
   * Row-major; null = computed on the fly. Metres and seconds of an arc stand side by side, so that both take one look
   * into memory: metres at `at << wide`, seconds at `(at << wide) + wide`.
   */
  readonly table: Int32Array | null;
  /** 1 where `table` holds pairs, 0 where metres and seconds are one number. */
  readonly wide: 0 | 1;
  /** Metres and seconds are the same numbers, as in research instances. */
  readonly oneMeasure: boolean;
  /** Both directions of every pair take the same metres and, set-up aside, the same seconds. */
  readonly symmetric: boolean;
  /** Some legs cannot be travelled: their seconds, at any speed, are more than a day has. Not looked for without a table. */
  readonly hasGaps: boolean;
  private readonly legs: Legs;
  private readonly ends: ArcEnds;
  private readonly speedFactor: number;

  constructor(legs: Legs, ends: ArcEnds, speedFactor: number, kind: TravelSource['kind']) {
    const size = ends.place.length;
    this.size = size;
    this.legs = legs;
    this.ends = ends;
    this.speedFactor = speedFactor;
    if (size > TABLE_NODES) {
      this.table = null;
      this.hasGaps = false;
      this.symmetric = kind !== 'file' && setUpsAgree(ends);
      this.oneMeasure = kind === 'euclidean' && speedFactor === 1 && ends.setup.every((s) => s === 0);
      this.wide = this.oneMeasure ? 0 : 1;
      return;
    }
    let table = new Int32Array(size * size);
    let wide: 0 | 1 = 0;
    let gaps = false;
    for (let i = 0, at = 0; i < size; i++) {
      for (let j = 0; j < size; j++, at++) {
        const m = this.computeMetres(i, j);
        const s = this.computeSeconds(i, j);
        if (wide === 0 && m !== s) {
          table = inPairs(table, at);
          wide = 1;
        }
        table[at << wide] = m;
        table[(at << wide) + wide] = s;
        gaps = gaps || s >= UNREACHABLE;
      }
    }
    this.table = table;
    this.wide = wide;
    this.hasGaps = gaps;
    this.oneMeasure = wide === 0;
    this.symmetric = setUpsAgree(ends) && isSymmetric(this, ends);
  }

  metres(i: number, j: number): number {
    const table = this.table;
    return table !== null ? table[(i * this.size + j) << this.wide] : this.computeMetres(i, j);
  }

  seconds(i: number, j: number): number {
    const { table, wide } = this;
    return table !== null ? table[((i * this.size + j) << wide) + wide] : this.computeSeconds(i, j);
  }

  /** Seconds at the wheel, set-up left out. */
  drive(i: number, j: number): number {
    if (i === j || this.ends.place[j] === NOWHERE) return 0;
    return this.seconds(i, j) - this.setUp(i, j);
  }

  /** Seconds of set-up at j after i. */
  setUp(i: number, j: number): number {
    const { place, setup, stops } = this.ends;
    return i < stops && place[i] === place[j] ? 0 : setup[j];
  }

  /** What an arc costs at these rates. */
  cost(i: number, j: number, perMetre: number, perSecond: number): number {
    const { table, wide } = this;
    if (table === null) return perMetre * this.computeMetres(i, j) + perSecond * this.computeSeconds(i, j);
    const at = (i * this.size + j) << wide;
    return perMetre * table[at] + perSecond * table[at + wide];
  }

  /** Metres alone, row-major; null where they are computed on the fly. A copy unless they are all there is. */
  metresTable(): Int32Array | null {
    const { table, wide } = this;
    if (table === null || wide === 0) return table;
    return Int32Array.from({ length: table.length >> 1 }, (_, at) => table[at << 1]);
  }

  private computeMetres(i: number, j: number): number {
    const { place } = this.ends;
    const a = place[i];
    const b = place[j];
    return a === NOWHERE || b === NOWHERE || i === j ? 0 : this.legs.metres(a, b);
  }

  private computeSeconds(i: number, j: number): number {
    const { place, setup, stops } = this.ends;
    const a = place[i];
    const b = place[j];
    if (i === j || b === NOWHERE) return 0;
    const work = a === b && i < stops ? 0 : setup[j];
    if (a === NOWHERE) return work;
    const seconds = this.legs.seconds(a, b);
    if (seconds >= UNREACHABLE || this.legs.metres(a, b) >= UNREACHABLE) return UNREACHABLE;
    return work + legSeconds(seconds, this.speedFactor);
  }
}

/** A table of pairs whose first `count` pairs are twice the same number. */
function inPairs(table: Int32Array, count: number): Int32Array<ArrayBuffer> {
  const pairs = new Int32Array(2 * table.length);
  for (let at = 0; at < count; at++) {
    pairs[2 * at] = table[at];
    pairs[2 * at + 1] = table[at];
  }
  return pairs;
}

function isSymmetric(arcs: Arcs, { place, setup }: ArcEnds): boolean {
  const size = place.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      if (arcs.metres(i, j) !== arcs.metres(j, i)) return false;
      if (place[i] !== place[j] && arcs.seconds(i, j) - setup[j] !== arcs.seconds(j, i) - setup[i]) return false;
    }
  }
  return true;
}

/** Stops of one place have the same set-up, so that it makes no difference which of them comes first. */
function setUpsAgree({ place, setup, stops }: ArcEnds): boolean {
  const atPlace = new Map<number, number>();
  for (let i = 0; i < stops; i++) {
    if ((atPlace.get(place[i]) ?? setup[i]) !== setup[i]) return false;
    atPlace.set(place[i], setup[i]);
  }
  return true;
}
