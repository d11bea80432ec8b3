import type { Route, Seconds } from '../model/index.ts';

/** What a van does, in order, without times; the start and the end (where the vehicle has an end depot) go without saying. */
export type SequenceStep =
  | { readonly kind: 'visit' | 'fetch'; readonly stopId: string }
  /** Without a depot: at the first at which the vehicle may reload. */
  | { readonly kind: 'reload'; readonly depotId?: string }
  | { readonly kind: 'break'; readonly index: number }
  | { readonly kind: 'rest'; readonly seconds: Seconds };

/** The sequence of a route; a rest is as long as it is on the route. */
export function sequenceOf({ steps }: Route): SequenceStep[] {
  const sequence: SequenceStep[] = [];
  for (const step of steps) {
    if (step.kind === 'visit' || step.kind === 'fetch') sequence.push({ kind: step.kind, stopId: step.stopId });
    else if (step.kind === 'reload') sequence.push({ kind: 'reload', depotId: step.depotId });
    else if (step.kind === 'break') sequence.push({ kind: 'break', index: step.index });
    else if (step.kind === 'rest') sequence.push({ kind: 'rest', seconds: step.departure - step.start });
  }
  return sequence;
}
