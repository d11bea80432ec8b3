import type { LegFormula } from '../../src/matrix/leg-formula.ts';
import { Matrix } from '../../src/matrix/matrix.ts';
import { type MatrixTravel, profiledTravel } from '../../src/matrix/profiled-travel.ts';
import { Random } from './random.ts';

/** Everything that a generated road network is made from; plain JSON. */
export interface Roads {
  /** Road metres per metre of beeline. */
  readonly detour: number;
  /** Most that driving in or out against a one-way street adds, in metres. */
  readonly oneWayMetres: number;
  /** Legs shorter than this are driven at the first speed, others at the second. */
  readonly townMetres: number;
  readonly kmPerHour: readonly [number, number];
  /** Decides which way each street runs. */
  readonly seed: number;
}

/**
 * Legs on generated roads. Every place lies in a one-way street: who comes from where it leads, or leaves to where it
 * comes from, drives around the block. So legs are not symmetric, and their asymmetry does not grow with distance.
 */
export class RoadFormula implements LegFormula {
  readonly #xs: Float64Array;
  readonly #ys: Float64Array;
  readonly #streetX: Float64Array;
  readonly #streetY: Float64Array;
  readonly #roads: Roads;

  constructor(xs: ArrayLike<number>, ys: ArrayLike<number>, roads: Roads) {
    this.#xs = Float64Array.from(xs);
    this.#ys = Float64Array.from(ys);
    this.#roads = roads;
    const random = new Random(roads.seed);
    this.#streetX = new Float64Array(xs.length);
    this.#streetY = new Float64Array(xs.length);
    for (let i = 0; i < xs.length; i++) {
      const angle = random.between(0, 2 * Math.PI);
      this.#streetX[i] = Math.cos(angle);
      this.#streetY[i] = Math.sin(angle);
    }
  }

  metres(from: number, to: number): number {
    const dx = this.#xs[to] - this.#xs[from];
    const dy = this.#ys[to] - this.#ys[from];
    const beeline = Math.sqrt(dx * dx + dy * dy);
    if (beeline === 0) return 0;
    const against = (place: number) =>
      Math.max(0, -(dx * this.#streetX[place] + dy * this.#streetY[place]) / beeline) * this.#roads.oneWayMetres;
    return Math.round(beeline * this.#roads.detour + against(from) + against(to));
  }

  seconds(from: number, to: number): number {
    return this.secondsOfMetres(this.metres(from, to));
  }

  secondsOfMetres(metres: number): number {
    const { townMetres, kmPerHour } = this.#roads;
    // less a hair, so that 3.6 km/h is a metre a second exactly
    return Math.ceil((metres * 3.6) / kmPerHour[metres < townMetres ? 0 : 1] - 1e-9);
  }
}

/** Tables up to this many places, computed legs beyond. */
const MOST_TABLE_PLACES = 8_000;

/** Not `euclidean`, whose legs are symmetric, and seconds like metres. */
const SOURCE = { kind: 'file', file: 'generated roads' } as const;

/** Travel on generated roads, the same for every profile name. */
export function roadTravel(xs: ArrayLike<number>, ys: ArrayLike<number>, roads: Roads): MatrixTravel {
  const formula = new RoadFormula(xs, ys, roads);
  const size = xs.length;
  if (size > MOST_TABLE_PLACES) return profiledTravel(SOURCE, new Map(), Matrix.computed(size, formula));
  const metres = new Int32Array(size * size);
  const seconds = new Int32Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      metres[from * size + to] = formula.metres(from, to);
      seconds[from * size + to] = formula.secondsOfMetres(metres[from * size + to]);
    }
  }
  return profiledTravel(SOURCE, new Map(), Matrix.ofTables(size, metres, seconds));
}
