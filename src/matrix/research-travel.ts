import type { ResearchTravel } from '../model/research-instance.ts';
import { euclideanTravel } from './euclidean-travel.ts';
import type { TableOptions } from './great-circle-travel.ts';
import { Matrix } from './matrix.ts';
import { type MatrixTravel, profiledTravel } from './profiled-travel.ts';

/** The travel that the description of a research instance asks for; one for every profile name. */
export function researchTravel(travel: ResearchTravel, options: TableOptions = {}): MatrixTravel {
  if (travel.kind === 'euclidean') return euclideanTravel(travel.xs, travel.ys, travel.rounding, options);
  // not `euclidean`: a given matrix need not be symmetric
  return profiledTravel({ kind: 'file' }, new Map(), Matrix.ofTables(travel.size, travel.legs, travel.legs));
}
