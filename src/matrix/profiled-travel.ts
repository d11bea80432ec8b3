import type { Travel, TravelSource } from '../model/travel.ts';
import type { Matrix } from './matrix.ts';

/** Travel whose legs are matrices, so that the solver can reach the tables behind them. */
export interface MatrixTravel extends Travel {
  /** Throws a RangeError for a name it does not have. */
  profile(name: string): Matrix;
}

/** `fallback` answers for every name not in `matrices`. */
export function profiledTravel(
  source: TravelSource,
  matrices: ReadonlyMap<string, Matrix>,
  fallback?: Matrix,
): MatrixTravel {
  return {
    source,
    profile(name) {
      const matrix = matrices.get(name) ?? fallback;
      if (matrix === undefined) {
        const known = [...matrices.keys()].join(', ') || 'none';
        throw new RangeError(`There is no travel profile "${name}"; there is: ${known}.`);
      }
      return matrix;
    },
  };
}
