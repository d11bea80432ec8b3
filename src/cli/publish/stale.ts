import { lstatSync, readFileSync, rmdirSync, unlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from './hash.ts';
import { isOutputName, outputPath } from './output-name.ts';

/** Outputs that the plan in a folder vouches for, with their hashes; none if there is no plan that can be read. */
export function previousManifest(dir: string): Record<string, string> {
  let manifest: unknown;
  try {
    const doc: unknown = JSON.parse(readFileSync(join(dir, 'plan.json'), 'utf8'));
    const { schema, manifest: found } = (doc ?? {}) as { schema?: unknown; manifest?: unknown };
    if (schema === 'dayroute-plan') manifest = found;
  } catch {
    return {};
  }
  const entries = Object.entries(typeof manifest === 'object' && manifest !== null ? manifest : {});
  return Object.fromEntries(entries.filter(([name, hash]) => isOutputName(name) && typeof hash === 'string'));
}

/** Removes outputs that are still as dayroute wrote them. What somebody changed is theirs by now, and stays. */
export function removeStale(dir: string, stale: Readonly<Record<string, string>>): string[] {
  const removed: string[] = [];
  for (const [name, hash] of Object.entries(stale)) {
    if (!isOutputName(name)) continue;
    const path = outputPath(dir, name);
    try {
      if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true || sha256(readFileSync(path)) !== hash)
        continue;
      unlinkSync(path);
      removed.push(name);
    } catch {
      // a stale output that cannot be removed is no reason to call the new ones failed
    }
  }
  for (const folder of new Set(removed.map((name) => dirname(name)))) {
    for (let at = folder; at !== '.'; at = dirname(at)) {
      try {
        // only if nothing is left in it
        rmdirSync(outputPath(dir, at));
      } catch {
        break;
      }
    }
  }
  return removed;
}
