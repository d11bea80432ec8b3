/** A test of one value; the words say what it ought to have been. */
export interface Kind {
  readonly is: (value: unknown) => boolean;
  readonly words: string;
}

export type Fields = Readonly<Record<string, Kind>>;

export const TEXT: Kind = { is: (x) => typeof x === 'string', words: 'a text' };
export const WHOLE: Kind = { is: Number.isSafeInteger, words: 'a whole number' };
export const COUNT: Kind = { is: (x) => Number.isSafeInteger(x) && (x as number) >= 0, words: 'a whole number from 0' };
export const AMOUNT: Kind = { is: Number.isFinite, words: 'a number' };
export const LIST: Kind = { is: Array.isArray, words: 'a list' };
export const OBJECT: Kind = { is: isObject, words: 'an object' };
export const LOAD: Kind = {
  is: (x) => isObject(x) && Object.values(x).every((amount) => Number.isFinite(amount)),
  words: 'amounts by name',
};
export const TEXTS: Kind = { is: (x) => Array.isArray(x) && x.every(TEXT.is), words: 'a list of texts' };
export const WHOLES: Kind = { is: (x) => Array.isArray(x) && x.every(WHOLE.is), words: 'a list of whole numbers' };
/** Polygons of rings of points, as a GeoJSON MultiPolygon has them; a ring is closed and so has four points or more. */
export const POLYGONS: Kind = {
  is: (x) => isListOf(x, (polygon) => isListOf(polygon, isRing)),
  words: 'the coordinates of a GeoJSON MultiPolygon',
};
export const WINDOW: Kind = {
  is: (x) => isObject(x) && Number.isSafeInteger(x.start) && Number.isSafeInteger(x.end),
  words: 'a start and an end in whole seconds',
};
export const WINDOWS: Kind = { is: (x) => Array.isArray(x) && x.every(WINDOW.is), words: 'a list of time windows' };

function isListOf(value: unknown, is: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(is);
}

function isRing(value: unknown): boolean {
  return isListOf(value, isPoint) && (value as readonly unknown[]).length >= 4;
}

function isPoint(value: unknown): boolean {
  return Array.isArray(value) && value.length >= 2 && value.every(Number.isFinite);
}

export function optional(kind: Kind): Kind {
  return { is: (x) => x === undefined || kind.is(x), words: `${kind.words}, or nothing` };
}

export function orNull(kind: Kind): Kind {
  return { is: (x) => x === null || kind.is(x), words: `${kind.words}, or null` };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with an object's fields, one sentence each; empty = nothing. */
export function faultsOf(value: unknown, path: string, fields: Fields): string[] {
  if (!isObject(value)) return [`${path} must be an object`];
  const faults: string[] = [];
  // no list of entries is made for each of thousands of stops: a plan is judged once for every remedy that is tried
  for (const key in fields) {
    const kind = fields[key];
    const field = Object.hasOwn(value, key) ? value[key] : undefined;
    if (!kind.is(field)) faults.push(`${path}.${key} must be ${kind.words}`);
  }
  return faults;
}
