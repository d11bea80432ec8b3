import { headerKey } from '../csv/match-header.ts';
import { EXPORT_KINDS, type ExportKind } from './export-kinds.ts';

/** Marks below which a likeness is chance. */
const LEAST_MARKS = 2;

/** The program whose export has these headers, or undefined. */
export function recogniseExport(header: readonly string[]): ExportKind | undefined {
  const keys = new Set(header.map(headerKey));
  // dayroute's own files would pass for those of others: they have the same things in them
  if (header.some((name) => name.trim().toLowerCase() === 'order_id')) return undefined;
  let best: ExportKind | undefined;
  let most = LEAST_MARKS - 1;
  for (const kind of EXPORT_KINDS) {
    const marks = kind.marks.filter((mark) => keys.has(mark)).length;
    const isComplete = kind.needs.every((group) => group.some((key) => keys.has(key)));
    if (!isComplete || marks <= most) continue;
    best = kind;
    most = marks;
  }
  return best;
}
