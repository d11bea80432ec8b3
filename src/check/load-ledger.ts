import type { Load, Step, Stop } from '../model/index.ts';

/** A dimension's amount; own keys alone, since a dimension may be called `constructor`. */
export function amountOf(load: Load, dimension: string): number {
  return Object.hasOwn(load, dimension) ? load[dimension] : 0;
}

/** Every dimension that any of the loads names, sorted. */
export function dimensionsOf(loads: readonly Load[]): string[] {
  const names = new Set<string>();
  for (const load of loads) for (const name of Object.keys(load)) names.add(name);
  return [...names].sort();
}

/**
 * What is on board of one dimension after each step. A loading takes along what its trip brings from the depot; what was
 * fetched for the depot is unloaded at the next loading, a shipment at its own door. The end shows what is brought back.
 */
export function loadsAlong(
  steps: readonly Step[],
  stops: ReadonlyMap<string, Stop>,
  dimension: string,
): readonly number[] {
  let toBring = 0;
  let collected = 0;
  let shipped = 0;
  return steps.map((step, i) => {
    const stop = step.kind === 'visit' || step.kind === 'fetch' ? stops.get(step.stopId) : undefined;
    const delivery = stop === undefined ? 0 : amountOf(stop.delivery, dimension);
    if (step.kind === 'start' || step.kind === 'reload') {
      toBring = broughtByTrip(steps, i, stops, dimension);
      collected = 0;
    } else if (step.kind === 'fetch') shipped += delivery;
    else if (stop !== undefined) {
      if (stop.from === undefined) toBring -= delivery;
      else shipped -= delivery;
      collected += amountOf(stop.pickup, dimension);
    }
    return toBring + collected + shipped;
  });
}

/** Sum of what the visits between the loading at `from` and the next one bring from the depot. */
function broughtByTrip(
  steps: readonly Step[],
  from: number,
  stops: ReadonlyMap<string, Stop>,
  dimension: string,
): number {
  let sum = 0;
  for (let i = from + 1; i < steps.length && steps[i].kind !== 'reload'; i++) {
    const step = steps[i];
    const stop = step.kind === 'visit' ? stops.get(step.stopId) : undefined;
    if (stop !== undefined && stop.from === undefined) sum += amountOf(stop.delivery, dimension);
  }
  return sum;
}
