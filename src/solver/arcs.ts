import { Matrix } from '../matrix/matrix.ts';
import { type MatrixMessage, packMatrix, unpackMatrix } from '../matrix/matrix-message.ts';
import { sharedInts } from '../matrix/shared-arrays.ts';
import { type Legs, legSeconds, type TravelSource, UNREACHABLE } from '../model/travel.ts';

/** Terminal place of an open route: everything is 0 metres and 0 seconds from it. */
export const NOWHERE = -1;

/** Above this many nodes arcs are computed when asked for: the tables would no longer fit a few hundred MB. */
const TABLE_NODES = 6_000;
/** The same where legs are computed to begin with. */
const COMPUTED_NODES = 2_500;

/** What arcs are made from, per node (stops first, then terminals). */
export interface ArcEnds {
  /** Index into `Problem.places`, or NOWHERE. */
  readonly place: Int32Array;
  /** Seconds of set-up on arriving from another place; 0 for terminals. */
  readonly setup: Int32Array;
  /** Stops; nodes from here on are terminals, which are never "the visit before at the same place". */
  readonly stops: number;
}

/** Arcs as another thread can be sent them. */
export interface ArcsMessage {
  readonly ends: ArcEnds;
  readonly speedFactor: number;
  readonly table: Int32Array | null;
  readonly metresAlone: Int32Array | null;
  readonly wide: 0 | 1;
  readonly oneMeasure: boolean;
  readonly symmetric: boolean;
  readonly hasGaps: boolean;
  /** Null where a table has it all. */
  readonly legs: MatrixMessage | null;
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
  private metresAlone: Int32Array | null = null;

  /** @param source where the legs are from, or another thread's arcs, which are taken over as they are */
  constructor(legs: Legs, ends: ArcEnds, speedFactor: number, source: TravelSource['kind'] | ArcsMessage) {
    const size = ends.place.length;
    this.size = size;
    this.legs = legs;
    this.ends = ends;
    this.speedFactor = speedFactor;
    if (typeof source !== 'string') {
      this.table = source.table;
      this.wide = source.wide;
      this.oneMeasure = source.oneMeasure;
      this.symmetric = source.symmetric;
      this.hasGaps = source.hasGaps;
      this.metresAlone = source.metresAlone;
      return;
    }
    if (size > (legs instanceof Matrix && legs.formula !== null ? COMPUTED_NODES : TABLE_NODES)) {
      this.table = null;
      this.hasGaps = false;
      this.symmetric = source !== 'file' && setUpsAgree(ends);
      this.oneMeasure = source === 'euclidean' && speedFactor === 1 && ends.setup.every((s) => s === 0);
      this.wide = this.oneMeasure ? 0 : 1;
      return;
    }
    let table = sharedInts(size * size);
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

  /** What another thread sends. */
  static unpack(message: ArcsMessage): Arcs {
    const legs =
      message.legs === null ? Matrix.ofTables(0, new Int32Array(0), new Int32Array(0)) : unpackMatrix(message.legs);
    return new Arcs(legs, message.ends, message.speedFactor, message);
  }

  /** Null if its legs are computed by something that cannot be told to another thread. */
  pack(): ArcsMessage | null {
    const { ends, speedFactor, table, metresAlone, wide, oneMeasure, symmetric, hasGaps } = this;
    const legs = table === null && this.legs instanceof Matrix ? packMatrix(this.legs) : null;
    if (table === null && legs === null) return null;
    return { ends, speedFactor, table, metresAlone, wide, oneMeasure, symmetric, hasGaps, legs };
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

  /** Metres alone, row-major; null where they are computed on the fly. A copy (made once) unless they are all there is. */
  metresTable(): Int32Array | null {
    const { table, wide } = this;
    if (table === null || wide === 0) return table;
    if (this.metresAlone === null) {
      const metres = sharedInts(table.length >> 1);
      for (let at = 0; at < metres.length; at++) metres[at] = table[at << 1];
      this.metresAlone = metres;
    }
    return this.metresAlone;
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
function inPairs(table: Int32Array, count: number): Int32Array {
  const pairs = sharedInts(2 * table.length);
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
