import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCES = ['src/check', 'src/cli/publish/verify-manifest.ts'];
/** A code stands in capitals and quotes; those of unassigned orders and of the system are others' to document. */
const CODE = /'([A-Z][A-Z]+(?:_[A-Z]+)*)'/g;

function codesIn(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/code === '[A-Z_]+'/g, '');
  return [...text.matchAll(CODE)].map((match) => match[1]);
}

describe('docs/violations.md', () => {
  const files = SOURCES.flatMap((source) =>
    source.endsWith('.ts')
      ? [source]
      : readdirSync(source, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts'))
          .map((name) => join(source, name)),
  );
  const inCode = new Set(files.flatMap(codesIn));
  const inDocs = new Set(
    [...readFileSync('docs/violations.md', 'utf8').matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) =>
      [...cell.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]),
    ),
  );

  it('explains every code, and no other', () => {
    expect([...inDocs].sort()).toEqual([...inCode].sort());
    expect(inCode.size).toBeGreaterThan(60);
  });
});
