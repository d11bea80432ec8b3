import type { Candidate } from './candidates.ts';

/** Best of each kind of remedy that are kept for the referee. */
const KEPT = 3;

/** The nearest candidates of each kind: what fits as it is, what needs a longer shift, what needs another window, and so on. */
export class Shortlist {
  private readonly byKind = new Map<string, Candidate[]>();

  offer = (candidate: Candidate): void => {
    const kind = candidate.changes.map((change) => change.kind).join(' ');
    const kept = this.byKind.get(kind);
    if (kept === undefined) {
      this.byKind.set(kind, [candidate]);
      return;
    }
    if (kept.length === KEPT && !isNearer(candidate, kept[KEPT - 1])) return;
    let at = kept.length;
    while (at > 0 && isNearer(candidate, kept[at - 1])) at--;
    kept.splice(at, 0, candidate);
    if (kept.length > KEPT) kept.pop();
  };

  /** Nearest first. */
  all(): Candidate[] {
    return [...this.byKind.values()].flat().sort((a, b) => a.effort - b.effort || a.cost - b.cost);
  }
}

/** Less effort, or as much at less cost. */
export function isNearer(a: Candidate, b: Candidate): boolean {
  return a.effort < b.effort || (a.effort === b.effort && a.cost < b.cost);
}
