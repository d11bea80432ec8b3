import type { ResearchInstance } from '../../model/research-instance.ts';

/** The unscaled, unrounded length of a leg between two locations. */
export function lengthsOf(instance: ResearchInstance): (from: number, to: number) => number {
  const { xs, ys, matrix, size, edgeWeightType } = instance;
  if (matrix !== undefined) return (from, to) => matrix[from * size + to];
  if (xs === undefined || ys === undefined)
    throw new TypeError(`${instance.name} has neither coordinates nor a matrix.`);
  const euclid = (from: number, to: number): number => {
    const dx = xs[from] - xs[to];
    const dy = ys[from] - ys[to];
    return Math.sqrt(dx * dx + dy * dy);
  };
  switch (edgeWeightType) {
    case 'CEIL_2D':
      return (from, to) => Math.ceil(euclid(from, to));
    case 'FLOOR_2D':
      return (from, to) => Math.floor(euclid(from, to));
    default:
      return euclid;
  }
}
