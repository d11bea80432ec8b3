/** Characters of a complaint's "expected" that somebody still reads. */
const MOST = 80;

/** Names by commas, as many as are read at a glance, each whole: `van-1, van-2, ... (40 in all)`. */
export function someNames(names: Iterable<string>): string {
  const all = [...names];
  const shown: string[] = [];
  let length = 0;
  for (const name of all) {
    length += name.length + 2;
    if (shown.length > 0 && length > MOST) break;
    shown.push(name);
  }
  return shown.length === all.length ? shown.join(', ') : `${shown.join(', ')}, ... (${all.length} in all)`;
}
