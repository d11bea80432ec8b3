import { angleOfChord, EARTH_RADIUS_METRES, type UnitVectors } from '../geo/great-circle.ts';
import type { SpeedBand, TravelProfile } from '../model/travel-profile.ts';
import type { Metres, Seconds } from '../model/units.ts';
import type { LegFormula } from './leg-formula.ts';

/** The part of a profile that decides its legs. */
export type GreatCircleProfile = Pick<TravelProfile, 'detour' | 'bands'>;

/** Great circle x detour; each part of a leg at the speed of its band, so that a longer leg always takes longer. */
export class GreatCircleFormula implements LegFormula {
  /** What it was made from. */
  readonly parts: UnitVectors & { readonly profile: GreatCircleProfile };
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #z: Float64Array;
  /** Road metres per radian. */
  readonly #metresPerRadian: number;
  readonly #below: Float64Array;
  readonly #metresPerHour: Float64Array;

  constructor(vectors: UnitVectors, profile: GreatCircleProfile) {
    const { x, y, z } = vectors;
    this.parts = { x, y, z, profile: { detour: profile.detour, bands: profile.bands } };
    this.#x = vectors.x;
    this.#y = vectors.y;
    this.#z = vectors.z;
    this.#metresPerRadian = EARTH_RADIUS_METRES * profile.detour;
    this.#below = Float64Array.from(profile.bands, (band: SpeedBand) => band.belowMetres ?? Number.POSITIVE_INFINITY);
    this.#metresPerHour = Float64Array.from(profile.bands, (band: SpeedBand) => band.kmPerHour * 1000);
  }

  /** Rounded to nearest. */
  metres(from: number, to: number): Metres {
    const dx = this.#x[from] - this.#x[to];
    const dy = this.#y[from] - this.#y[to];
    const dz = this.#z[from] - this.#z[to];
    return Math.round(this.#metresPerRadian * angleOfChord(dx * dx + dy * dy + dz * dz));
  }

  seconds(from: number, to: number): Seconds {
    return this.secondsOfMetres(this.metres(from, to));
  }

  /** Rounded up. */
  secondsOfMetres(metres: Metres): Seconds {
    const below = this.#below;
    const last = below.length - 1;
    let seconds = 0;
    let from = 0;
    for (let band = 0; band <= last; band++) {
      const to = metres < below[band] ? metres : below[band];
      // Divided, not multiplied by an inverse, so that whole seconds come out exact.
      seconds += ((to - from) * 3600) / this.#metresPerHour[band];
      if (metres <= to) break;
      from = to;
    }
    // Sums of bands carry dust; it must not cost a second, nor turn 0 into -0.
    return Math.ceil(Math.max(0, seconds - 1e-6));
  }
}
