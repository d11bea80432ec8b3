import { Matrix } from '../matrix/matrix.ts';
import { type MatrixTravel, profiledTravel } from '../matrix/profiled-travel.ts';
import { InputError } from '../model/complaint.ts';
import type { Problem } from '../model/problem.ts';
import type { Travel, TravelSource } from '../model/travel.ts';

/** Travel as tables, which another thread can be sent; a `Travel` has functions. */
export interface TravelMessage {
  readonly source: TravelSource;
  readonly size: number;
  readonly profiles: readonly (readonly [name: string, metres: ArrayLike<number>, seconds: ArrayLike<number>])[];
}

/** Entries of one table above which nothing is copied. */
const MOST_ENTRIES = 64_000_000;

/** The legs that a problem's vehicles need. Tables on SharedArrayBuffers are shared, others copied; computed legs are written out. */
export function packTravel(problem: Pick<Problem, 'places' | 'vehicles'>, travel: Travel): TravelMessage {
  const size = problem.places.length;
  const names = [...new Set(problem.vehicles.map((vehicle) => vehicle.profile))];
  return { source: travel.source, size, profiles: names.map((name) => [name, ...tablesOf(travel, name, size)]) };
}

export function unpackTravel({ source, size, profiles }: TravelMessage): MatrixTravel {
  const matrices = profiles.map(
    ([name, metres, seconds]) => [name, Matrix.ofTables(size, metres as Int32Array, seconds as Int32Array)] as const,
  );
  return profiledTravel(source, new Map(matrices));
}

function tablesOf(travel: Travel, name: string, size: number): [Int32Array | Float64Array, Int32Array | Float64Array] {
  const legs = travel.profile(name);
  if (legs instanceof Matrix && legs.formula === null) return [legs.metresTable, legs.secondsTable];
  if (size * size > MOST_ENTRIES) {
    throw new InputError([
      {
        code: 'OPTION',
        severity: 'error',
        column: 'travel',
        read: `${size} places`,
        expected: `at most ${Math.floor(Math.sqrt(MOST_ENTRIES))} places`,
        message: 'legs that are computed one by one are too many to be written out for another thread',
        cure: 'Leave travel out, so that the great circle is computed there, or use solveSync',
      },
    ]);
  }
  const metres = new Int32Array(size * size);
  const seconds = new Int32Array(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      metres[from * size + to] = legs.metres(from, to);
      seconds[from * size + to] = legs.seconds(from, to);
    }
  }
  return [metres, seconds];
}
