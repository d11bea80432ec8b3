import type { Complaint, Problem } from '../model/index.ts';
import { suspectCompanions } from './suspect-companions.ts';
import { suspectIds } from './suspect-ids.ts';
import { suspectPlaces } from './suspect-places.ts';
import { suspectRules } from './suspect-rules.ts';
import { suspectTimes } from './suspect-times.ts';

/** Complaints listed of one kind; the rest is a number. */
const MOST_OF_A_KIND = 20;

/** What is allowed but looks like a mistake: all warnings, found without any search. */
export function findSuspicions(problem: Problem): Complaint[] {
  const all = [
    ...suspectPlaces(problem),
    ...suspectIds(problem),
    ...suspectRules(problem),
    ...suspectTimes(problem),
    ...suspectCompanions(problem),
  ];
  const counts = new Map<string, number>();
  const kept = all.filter((complaint) => {
    const count = (counts.get(complaint.code) ?? 0) + 1;
    counts.set(complaint.code, count);
    return count <= MOST_OF_A_KIND;
  });
  for (const [code, count] of counts) {
    if (count <= MOST_OF_A_KIND) continue;
    kept.push({
      code,
      severity: 'warning',
      message: `and ${count - MOST_OF_A_KIND} more orders or columns like these`,
    });
  }
  return kept;
}
