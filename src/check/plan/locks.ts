import type { Lock, Route } from '../../model/index.ts';
import type { ShapedPlan } from '../plan-shape.ts';
import type { ProblemIndex } from '../problem-index.ts';
import { quote, type Report } from '../report.ts';

const WORDS: Readonly<Record<Lock['kind'], string>> = {
  first: 'begins with',
  sequence: 'makes in this order',
  frozen: 'makes exactly',
};

/** What is settled about a van is kept. */
export function checkLocks(plan: ShapedPlan, { problem }: ProblemIndex, report: Report): void {
  const routes = new Map(plan.routes.map((route) => [route.vanId, route]));
  const stray = new Set(plan.strayStopIds);
  for (const lock of problem.locks ?? []) {
    if (lock.stops.some((id) => stray.has(id))) continue;
    const { vanId } = lock;
    const broken = brokenAt(lock, callsOf(routes.get(vanId)));
    if (broken === undefined) continue;
    const due = lock.stops.slice(0, 5).map(quote).join(', ') || 'nothing';
    const message = `it is settled that van ${quote(vanId)} ${WORDS[lock.kind]} ${due}${lock.stops.length > 5 ? ' ...' : ''}`;
    report({ code: 'LOCK_BROKEN', vanId, ...(broken === '' ? {} : { stopId: broken }), message });
  }
}

/** The first stop that is not where it has to be, empty if a frozen van does more; undefined = the lock is kept. */
function brokenAt({ kind, stops }: Lock, calls: readonly string[]): string | undefined {
  if (kind === 'sequence') {
    let from = 0;
    for (const id of stops) {
      const at = calls.indexOf(id, from);
      if (at < 0) return id;
      from = at + 1;
    }
    return undefined;
  }
  const wrong = stops.find((id, i) => calls[i] !== id);
  if (wrong !== undefined) return wrong;
  return kind === 'frozen' && calls.length > stops.length ? '' : undefined;
}

function callsOf(route: Route | undefined): string[] {
  return (route?.steps ?? []).flatMap((step) => (step.kind === 'visit' || step.kind === 'fetch' ? [step.stopId] : []));
}
