import { readFileSync } from 'node:fs';
import type { PlanDocument, Violation } from '../../model/index.ts';
import { sha256 } from './hash.ts';
import { isOutputName, outputPath } from './output-name.ts';

/** Which of the outputs written with a plan are missing or no longer as they were; empty = all agree. */
export function verifyManifest(dir: string, doc: Pick<PlanDocument, 'manifest'>): Violation[] {
  const violations: Violation[] = [];
  for (const [name, hash] of Object.entries(doc.manifest)) {
    const say = (code: string, message: string) =>
      violations.push({ code, message: `${JSON.stringify(name)} ${message}` });
    if (!isOutputName(name)) {
      say('MANIFEST_NAME', 'is no name of an output');
      continue;
    }
    let content: Buffer;
    try {
      content = readFileSync(outputPath(dir, name));
    } catch {
      say('MANIFEST_MISSING', 'was written with this plan and is missing');
      continue;
    }
    if (sha256(content) !== hash) say('MANIFEST_CHANGED', 'is not the file that was written with this plan');
  }
  return violations;
}
