/** The name a typing slip away from `word`, or undefined if none is close; case does not count. */
export function nearestName(word: string, names: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  if (wanted.length > 60) return undefined;
  const limit = Math.max(1, Math.floor(wanted.length / 3.5));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const name of names) {
    const distance = editDistance(wanted, name.toLowerCase(), bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/**
 * At most `count` names that may have been meant: those that begin with what was typed, those that hold it, those a few typing
 * slips away; case does not count.
 */
export function nearestNames(word: string, names: Iterable<string>, count: number): string[] {
  const wanted = word.toLowerCase();
  const limit = Math.max(2, Math.floor(wanted.length / 3.5)) + 1;
  const ranked: { name: string; rank: number }[] = [];
  for (const name of names) {
    const lower = name.toLowerCase();
    const rank =
      wanted !== '' && lower.startsWith(wanted)
        ? 0
        : wanted !== '' && lower.includes(wanted)
          ? 1
          : wanted.length > 60
            ? limit
            : editDistance(wanted, lower, limit);
    if (rank < limit) ranked.push({ name, rank });
  }
  // the shorter of two is nearer to what was typed
  ranked.sort((a, b) => a.rank - b.rank || a.name.length - b.name.length);
  return ranked.slice(0, count).map(({ name }) => name);
}

/** Letters added, dropped, changed or swapped with their neighbour between two words; `limit` if there are that many or more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let d = Math.min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) d = Math.min(d, before[j - 2] + 1);
      current.push(d);
    }
    before = previous;
    previous = current;
  }
  return Math.min(previous[b.length], limit);
}
