import type { Problem } from '../model/index.ts';
import { vanIds } from '../model/index.ts';

/** Characters; names of 255 bytes are the most that file systems take, and a character may be four. */
const LONGEST = 50;
/** What Windows takes for a device, whatever ending follows. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * A name for a file of each van, without ending: letters, digits, `.`, `_` and `-` of its id, the rest `-`. An id is text
 * from outside, so `../../etc/x` becomes `etc-x`. No two are alike on a disk that does not tell case apart, and those of a
 * day do not depend on which vans go out.
 *
 * @param taken names that others have already
 */
export function vanFileNames(
  { vehicles }: Pick<Problem, 'vehicles'>,
  taken: Iterable<string> = [],
): Map<string, string> {
  const used = new Set([...taken].map(caseless));
  const names = new Map<string, string>();
  for (const van of vehicles.flatMap(vanIds)) {
    const base = fileName(van);
    let name = base;
    for (let i = 2; used.has(caseless(name)); i++) name = `${base}-${i}`;
    used.add(caseless(name));
    names.set(van, name);
  }
  return names;
}

function fileName(id: string): string {
  const plain = id.normalize('NFC').replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '-');
  const short = [...trimmed(plain)].slice(0, LONGEST).join('');
  const name = trimmed(short) || 'van';
  return DEVICE.test(name) ? `_${name}` : name;
}

/** No hidden files, no `..`, nothing that looks like an option. */
function trimmed(name: string): string {
  return name.replace(/^[.-]+|[.-]+$/g, '');
}

function caseless(name: string): string {
  return name.toLowerCase().normalize('NFKC');
}
