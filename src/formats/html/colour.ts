/** Colour arithmetic: OKLCH to sRGB (Ottosson 2020) and how red-green-blind eyes see it (Machado et al. 2009). */
export interface Colour {
  /** `#rrggbb`. */
  readonly hex: string;
  /** OKLab coordinates as ordinary eyes see it. */
  readonly seen: Triple;
  /** OKLab coordinates as deuteranopic eyes see it. */
  readonly seenWithoutGreen: Triple;
}

export type Triple = readonly [number, number, number];

/** Lightness 0-1, chroma (0-0.2 is displayable for most hues), hue in degrees. */
export function oklch(lightness: number, chroma: number, hue: number): Colour {
  const angle = (hue * Math.PI) / 180;
  const linear = linearFromOklab([lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]);
  const shown = linear.map((x) => Math.min(1, Math.max(0, x))) as unknown as Triple;
  return {
    hex: hexOf(shown),
    seen: oklabFromLinear(shown),
    seenWithoutGreen: oklabFromLinear(times(DEUTERANOPIA, shown)),
  };
}

/** How far apart two colours look to whoever tells them apart worst; 0.02 is just noticeable. */
export function distance(a: Colour, b: Colour): number {
  return Math.min(gap(a.seen, b.seen), gap(a.seenWithoutGreen, b.seenWithoutGreen));
}

function gap(a: Triple, b: Triple): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

type Rows = readonly [Triple, Triple, Triple];

const DEUTERANOPIA: Rows = [
  [0.367322, 0.860646, -0.227968],
  [0.280085, 0.672501, 0.047413],
  [-0.01182, 0.04294, 0.968881],
];

const LMS_FROM_OKLAB: Rows = [
  [1, 0.3963377774, 0.2158037573],
  [1, -0.1055613458, -0.0638541728],
  [1, -0.0894841775, -1.291485548],
];

const LINEAR_FROM_LMS: Rows = [
  [4.0767416621, -3.3077115913, 0.2309699292],
  [-1.2684380046, 2.6097574011, -0.3413193965],
  [-0.0041960863, -0.7034186147, 1.707614701],
];

const LMS_FROM_LINEAR: Rows = [
  [0.4122214708, 0.5363325363, 0.0514459929],
  [0.2119034982, 0.6806995451, 0.1073969566],
  [0.0883024619, 0.2817188376, 0.6299787005],
];

const OKLAB_FROM_LMS: Rows = [
  [0.2104542553, 0.793617785, -0.0040720468],
  [1.9779984951, -2.428592205, 0.4505937099],
  [0.0259040371, 0.7827717662, -0.808675766],
];

function linearFromOklab(lab: Triple): Triple {
  const lms = times(LMS_FROM_OKLAB, lab);
  return times(LINEAR_FROM_LMS, [lms[0] ** 3, lms[1] ** 3, lms[2] ** 3]);
}

function oklabFromLinear(linear: Triple): Triple {
  const lms = times(LMS_FROM_LINEAR, linear);
  return times(OKLAB_FROM_LMS, [Math.cbrt(lms[0]), Math.cbrt(lms[1]), Math.cbrt(lms[2])]);
}

function times(rows: Rows, v: Triple): Triple {
  const row = (r: Triple) => r[0] * v[0] + r[1] * v[1] + r[2] * v[2];
  return [row(rows[0]), row(rows[1]), row(rows[2])];
}

function hexOf(linear: Triple): string {
  const bytes = linear.map((x) => Math.round(255 * (x <= 0.0031308 ? 12.92 * x : 1.055 * x ** (1 / 2.4) - 0.055)));
  return `#${bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
