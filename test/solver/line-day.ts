import type { Stop, Vehicle } from '../../src/model/index.ts';
import { compile } from '../../src/solver/compile.ts';
import type { Instance } from '../../src/solver/instance.ts';
import { makeDay, PLAIN_STOP, PLAIN_VEHICLE } from './made-day.ts';

/** Stops on a line, x metres and seconds from the depot at 0. Nodes are in an order of their own: see `stopOf`. */
export function lineInstance(
  xs: readonly number[],
  stops: readonly Partial<Stop>[] = [],
  vehicles: readonly Partial<Vehicle>[] = [{}],
): Instance {
  const { problem } = makeDay(1, { stops: 1 });
  const at = [0, ...xs];
  const measure = (i: number, j: number) => Math.abs(at[i] - at[j]);
  const travel = { source: { kind: 'file' as const }, profile: () => ({ metres: measure, seconds: measure }) };
  const day = {
    ...problem,
    dimensions: [],
    places: at.map((x, i) => ({ id: `p${i}`, lat: 0, lon: x })),
    depots: [{ ...problem.depots[0], place: 0 }],
    vehicles: vehicles.map((v, i) => ({ ...PLAIN_VEHICLE, id: `v${i}`, ...v })),
    stops: xs.map((_, i) => ({ ...PLAIN_STOP, id: `s${i}`, orderIds: [], place: i + 1, ...stops[i] })),
  };
  return compile(day, travel);
}
