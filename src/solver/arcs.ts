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
  /** 1 where set-up is counted on arriving from the same place as well. */
  readonly alwaysSetUp: Uint8Array;
  /** Stops; nodes from here on are terminals, which are never "the visit before at the same place". */
  readonly stops: number;
}

/** Metres and seconds between nodes for one travel profile and speed factor; seconds include set-up at the far end. */
export class Arcs {
  readonly size: number;
  /** Row-major; null = computed on the fly. */
  readonly metresTable: Int32Array | null;
  /** Row-major; the same array as `metresTable` where every entry agrees. */
  readonly secondsTable: Int32Array | null;
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
      this.metresTable = null;
      this.secondsTable = null;
      this.hasGaps = false;
      this.symmetric = kind !== 'file' && setUpsAgree(ends);
      this.oneMeasure = kind === 'euclidean' && speedFactor === 1 && ends.setup.every((s) => s === 0);
      return;
    }
    const metres = new Int32Array(size * size);
    let seconds = new Int32Array(size * size);
    let same = true;
    let gaps = false;
    for (let i = 0, at = 0; i < size; i++) {
      for (let j = 0; j < size; j++, at++) {
        const m = this.computeMetres(i, j);
        const s = this.computeSeconds(i, j);
        metres[at] = m;
        seconds[at] = s;
        same = same && m === s;
        gaps = gaps || s >= UNREACHABLE;
      }
    }
    if (same) seconds = metres;
    this.metresTable = metres;
    this.secondsTable = seconds;
    this.hasGaps = gaps;
    this.oneMeasure = same;
    this.symmetric = setUpsAgree(ends) && isSymmetric(metres, seconds, ends);
  }

  metres(i: number, j: number): number {
    const table = this.metresTable;
    return table !== null ? table[i * this.size + j] : this.computeMetres(i, j);
  }

  seconds(i: number, j: number): number {
    const table = this.secondsTable;
    return table !== null ? table[i * this.size + j] : this.computeSeconds(i, j);
  }

  private computeMetres(i: number, j: number): number {
    const { place } = this.ends;
    const a = place[i];
    const b = place[j];
    return a === NOWHERE || b === NOWHERE || i === j ? 0 : this.legs.metres(a, b);
  }

  private computeSeconds(i: number, j: number): number {
    const { place, setup, alwaysSetUp, stops } = this.ends;
    const a = place[i];
    const b = place[j];
    if (i === j || b === NOWHERE) return 0;
    const work = a === b && i < stops && alwaysSetUp[j] === 0 ? 0 : setup[j];
    if (a === NOWHERE) return work;
    const seconds = this.legs.seconds(a, b);
    if (seconds >= UNREACHABLE || this.legs.metres(a, b) >= UNREACHABLE) return UNREACHABLE;
    return work + legSeconds(seconds, this.speedFactor);
  }
}

function isSymmetric(metres: Int32Array, seconds: Int32Array, { place, setup }: ArcEnds): boolean {
  const size = place.length;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      const there = i * size + j;
      const back = j * size + i;
      if (metres[there] !== metres[back]) return false;
      if (place[i] !== place[j] && seconds[there] - setup[j] !== seconds[back] - setup[i]) return false;
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
