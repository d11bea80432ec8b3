import type { Problem } from '../model/problem.ts';

/** Whether the stage is on where nobody says: where it was found to pay; docs/solver.md has the figures. */
export function paysByDefault({ stops }: Problem): boolean {
  return stops.length < 0;
}
