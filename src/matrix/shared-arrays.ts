const canShare = typeof SharedArrayBuffer !== 'undefined';

/** Zeros that other threads can be handed without a copy, where memory can be shared at all. */
export function sharedInts(length: number): Int32Array {
  return canShare ? new Int32Array(new SharedArrayBuffer(4 * length)) : new Int32Array(length);
}

/** As `sharedInts`. */
export function sharedDoubles(length: number): Float64Array {
  return canShare ? new Float64Array(new SharedArrayBuffer(8 * length)) : new Float64Array(length);
}

/** As `sharedInts`. */
export function sharedBytes(length: number): Uint8Array {
  return canShare ? new Uint8Array(new SharedArrayBuffer(length)) : new Uint8Array(length);
}

/** Arrays shorter than this cost more to share than to copy. */
const WORTH_SHARING = 4096;

/**
 * Plain data (objects, arrays, typed arrays) with every typed array of some size in memory that threads share. What is shared
 * already stays where it is; what is not is copied once.
 */
export function withSharedArrays<T>(value: T): T {
  return shareValue(value) as T;
}

function shareValue(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Int32Array) return isWorth(value) ? filled(sharedInts(value.length), value) : value;
  if (value instanceof Float64Array) return isWorth(value) ? filled(sharedDoubles(value.length), value) : value;
  if (value instanceof Uint8Array) return isWorth(value) ? filled(sharedBytes(value.length), value) : value;
  if (Array.isArray(value)) return value.map(shareValue);
  // other arrays, maps and sets go as they are: they are copied
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shareValue(part)]));
}

function isWorth(array: Int32Array | Float64Array | Uint8Array): boolean {
  return canShare && array.length >= WORTH_SHARING && !(array.buffer instanceof SharedArrayBuffer);
}

function filled<T extends Int32Array | Float64Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
