import type { LatLon } from '../../model/units.ts';
import { type Colour, distance, oklch } from './colour.ts';

/** How a route is drawn: its colour, and a dash pattern as a second sign for eyes that do not tell the colours apart. */
export interface RouteStyle {
  /** `#rrggbb`. */
  readonly colour: string;
  /** Lengths of strokes and gaps in units of line width; empty = an unbroken line. */
  readonly dash: readonly number[];
}

/**
 * Fourteen colours found by hill climbing on the closest pair: at least 0.08 apart for deuteranopic eyes and 0.14 for
 * others, dark or strong enough for the map's light ground.
 */
export const COLOURS: readonly Colour[] = [
  oklch(0.52, 0.18, 259),
  oklch(0.67, 0.18, 42),
  oklch(0.48, 0.09, 182),
  oklch(0.52, 0.19, 21),
  oklch(0.56, 0.18, 316),
  oklch(0.71, 0.14, 242),
  oklch(0.41, 0.1, 56),
  oklch(0.76, 0.15, 336),
  oklch(0.75, 0.15, 152),
  oklch(0.33, 0.16, 264),
  oklch(0.77, 0.15, 93),
  oklch(0.33, 0.13, 333),
  oklch(0.64, 0.06, 173),
  oklch(0.33, 0.1, 142),
];

const DASHES: readonly (readonly number[])[] = [[], [4, 1.6], [1.2, 1.6]];

/**
 * A style for each route, given the middle of each. Unbroken lines are used up before dashed ones, each style once
 * before any twice; among those left a route takes the one that differs most from the routes near it.
 */
export function routeStyles(middles: readonly LatLon[]): RouteStyle[] {
  const spread = typicalGap(middles);
  const chosen: number[] = [];
  const uses = new Array<number>(COLOURS.length).fill(0);
  for (const [route, middle] of middles.entries()) {
    const fewest = Math.min(...uses);
    let best = -1;
    let bestScore = -1;
    for (const [c, colour] of COLOURS.entries()) {
      if ((uses[c] as number) > fewest) continue;
      let score = Number.POSITIVE_INFINITY;
      for (let other = 0; other < route; other++) {
        const near = spread / (spread + gap(middle, middles[other] as LatLon));
        score = Math.min(score, distance(colour, COLOURS[chosen[other] as number] as Colour) / near ** 2);
      }
      if (score > bestScore) {
        bestScore = score;
        best = c;
      }
    }
    chosen.push(best);
    uses[best] = (uses[best] as number) + 1;
  }
  const seen = new Array<number>(COLOURS.length).fill(0);
  return chosen.map((c) => {
    const round = seen[c] as number;
    seen[c] = round + 1;
    return { colour: (COLOURS[c] as Colour).hex, dash: DASHES[round % DASHES.length] as readonly number[] };
  });
}

/** A tenth of the extent of all middles: routes closer than this are neighbours. */
function typicalGap(middles: readonly LatLon[]): number {
  const lats = middles.map((m) => m.lat);
  const lons = middles.map((m) => m.lon);
  const extent = Math.max(...lats) - Math.min(...lats) + Math.max(...lons) - Math.min(...lons);
  return middles.length === 0 || extent === 0 ? 1 : extent / 10;
}

function gap(a: LatLon, b: LatLon): number {
  return Math.hypot(a.lat - b.lat, (a.lon - b.lon) * 0.7);
}
