import type { Complaint } from '../../model/complaint.ts';

export interface Solution {
  /** Locations from 0; a depot inside a route is a reload; empty = a vehicle not used. */
  readonly routes: readonly (readonly number[])[];
  /** As stated; absent if the file states none. */
  readonly cost?: number;
}

const ROUTE = /^route\s*#?\s*(\d+)\s*:?(.*)$/i;
const COST = /^cost\s*:?\s*([-+\d.eE]+)\s*$/i;

/**
 * Reads a solution file: `Route #1: 3 17 5` or `Route 1 : 3 17 5` a line, `Cost 123` or `Cost: 123`. Routes count from 1, in
 * some published files from 0; those whose number is left out are vehicles not used. Other lines (authors, dates, remarks) are passed over.
 */
export function readSol(text: string, file: string): { solution: Solution; complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const byNumber = new Map<number, number[]>();
  let cost: number | undefined;
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    const content = raw.trim();
    const line = index + 1;
    const route = ROUTE.exec(content);
    if (route !== null) {
      const cells = route[2].trim().split(/\s+/).filter(Boolean);
      const number = Number(route[1]);
      const bad = cells.find((cell) => !/^\d+$/.test(cell));
      if (bad !== undefined) {
        const message = `route ${number} holds something that is not a location`;
        complaints.push(badLine(file, line, bad, 'whole numbers from 0', message));
      } else if (byNumber.has(number)) {
        complaints.push(badLine(file, line, route[1], 'each route once', `route ${number} is stated twice`));
      } else byNumber.set(number, cells.map(Number));
      continue;
    }
    const stated = COST.exec(content);
    if (stated !== null) cost = Number(stated[1]);
  }
  const first = byNumber.has(0) ? 0 : 1;
  const last = Math.max(first - 1, ...byNumber.keys());
  const routes = Array.from({ length: last - first + 1 }, (_, i) => byNumber.get(first + i) ?? []);
  return { solution: { routes, ...(cost !== undefined && { cost }) }, complaints };
}

function badLine(file: string, line: number, read: string, expected: string, message: string): Complaint {
  return { code: 'BAD_LINE', severity: 'error', file, line, read: read.slice(0, 80), expected, message };
}
