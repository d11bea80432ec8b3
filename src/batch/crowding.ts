import type { LatLon, Metres } from '../model/index.ts';

const METRES_PER_DEGREE = 111_195;

/**
 * For each point the distance to its k-th nearest other (the farthest, if there are fewer), straight and on a flat map around
 * it: how crowded it is there. Points are scanned outwards along one axis until none beyond can be nearer.
 */
export function crowding(points: readonly LatLon[], k: number): Metres[] {
  const byLat = points.map((_, i) => i).sort((a, b) => points[a].lat - points[b].lat);
  const reach = new Array<number>(points.length).fill(0);
  const nearest: number[] = [];
  byLat.forEach((i, rank) => {
    const here = points[i];
    const perLon = METRES_PER_DEGREE * Math.cos((here.lat * Math.PI) / 180);
    nearest.length = 0;
    let down = rank - 1;
    let up = rank + 1;
    while (down >= 0 || up < byLat.length) {
      const below = down >= 0 ? here.lat - points[byLat[down]].lat : Infinity;
      const above = up < byLat.length ? points[byLat[up]].lat - here.lat : Infinity;
      const dy = Math.min(below, above) * METRES_PER_DEGREE;
      if (nearest.length === k && dy >= nearest[k - 1]) break;
      const other = points[byLat[below <= above ? down-- : up++]];
      insert(nearest, Math.hypot(dy, (other.lon - here.lon) * perLon), k);
    }
    reach[i] = nearest[nearest.length - 1] ?? 0;
  });
  return reach;
}

/** Keeps the k smallest, in order. */
function insert(sorted: number[], value: number, k: number): void {
  if (sorted.length === k && value >= sorted[k - 1]) return;
  let at = Math.min(sorted.length, k - 1);
  while (at > 0 && sorted[at - 1] > value) {
    sorted[at] = sorted[at - 1];
    at--;
  }
  sorted[at] = value;
}
