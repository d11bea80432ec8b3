import { HORIZON, type Instance, type VehicleClass } from './instance.ts';

/** Per class a number, the same for classes of the same key. */
export function grouped(classes: readonly VehicleClass[], keyOf: (c: VehicleClass) => string): Int32Array {
  const keys = [...new Set(classes.map(keyOf))];
  return Int32Array.from(classes, (c) => keys.indexOf(keyOf(c)));
}

/** `[node * classes + class]`: `admit`, the classes of a node side by side. */
export function servesByNode({ n, classes, admit }: Instance): Uint8Array {
  const kinds = classes.length;
  return Uint8Array.from({ length: n * kinds }, (_, at) => admit[(at % kinds) * n + Math.trunc(at / kinds)]);
}

/**
 * Most seconds from departure to return; HORIZON where being back in time is all that is asked. Where windows count, labels know when a
 * route is back; elsewhere its length has to tell.
 */
export function longestRoute({ maxSeconds, departAfter, returnBy }: VehicleClass, windowed: boolean): number {
  const shift = returnBy === HORIZON ? HORIZON : returnBy - departAfter;
  const most = Math.min(HORIZON, Math.floor(maxSeconds));
  return windowed && most >= shift ? HORIZON : Math.min(most, shift);
}
