import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOMS = ['src/formats', 'src/batch', 'src/matrix', 'src/parallel', 'src/cli'];
/** Elsewhere every word in capitals and quotes is a code, but for these; here sections have such names too. */
const RESEARCH = /formats\/(vrplib|solomon|lilim)\//;
/** Errors that are thrown, by their classes. */
const ERRORS = ['src/model/complaint.ts', 'src/model/plan-errors.ts'];
const NO_CODES = new Set(['EISDIR', 'ENOTDIR', 'EPIPE', 'NFC', 'NFKC', 'SIGINT', 'SIGTERM', 'TOTAL', 'UTC']);

function codesIn(path: string): string[] {
  const text = readFileSync(path, 'utf8').replace(/([!=]== |case )'[A-Z_]+'/g, '');
  const pattern = RESEARCH.test(path) ? /(?:\bcode: |\bcomplain\(\s*)'([A-Z_]+)'/g : /'([A-Z][A-Z]+(?:_[A-Z]+)*)'/g;
  return [...text.matchAll(pattern)].map((match) => match[1]).filter((code) => !NO_CODES.has(code));
}

describe('docs/errors.md', () => {
  const files = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(room, name)),
  );
  const thrown = ERRORS.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(/ code = '([A-Z_]+)'/g)]);
  const inCode = new Set([...files.flatMap(codesIn), ...thrown.map((match) => match[1])]);
  const inDocs = new Set(
    [...readFileSync('docs/errors.md', 'utf8').matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) =>
      [...cell.matchAll(/`([A-Z_]+)`/g)].map((match) => match[1]),
    ),
  );

  it('explains every code, and no other', () => {
    expect([...inDocs].sort()).toEqual([...inCode].sort());
    expect(inCode.size).toBeGreaterThan(80);
  });

  it('files that the documents point to are there', () => {
    const pages = [
      'README.md',
      'CONTRIBUTING.md',
      ...readdirSync('docs').flatMap((name) => (name.endsWith('.md') ? [`docs/${name}`] : [])),
    ];
    const links = pages.flatMap((page) =>
      [...readFileSync(page, 'utf8').matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => join(page, '..', match[1])),
    );
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) expect(() => readFileSync(link), link).not.toThrow();
  });
});
