import type { Step } from '../model/index.ts';
import { quote } from './report.ts';

/** How a message names the moment after a step, and the stop it concerns. */
export function whereOf(step: Step): { readonly words: string; readonly stopId: { readonly stopId?: string } } {
  switch (step.kind) {
    case 'start':
      return { words: 'on leaving the depot', stopId: {} };
    case 'visit':
      return { words: `after stop ${quote(step.stopId)}`, stopId: { stopId: step.stopId } };
    case 'fetch':
      return { words: `after fetching stop ${quote(step.stopId)}`, stopId: { stopId: step.stopId } };
    case 'reload':
      return { words: 'after a reload', stopId: {} };
    case 'end':
      return { words: 'at the end', stopId: {} };
    default:
      return { words: `at a ${step.kind}`, stopId: {} };
  }
}
