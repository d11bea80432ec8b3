import { join } from 'node:path';
import { isReplaced, type PlanDocument } from '../model/index.ts';
import { shellWord } from './shell-word.ts';

/** What a planner does with a plan that was just written, one thing a line; only what there are files for. */
export function whatNext(out: string, files: readonly string[], doc: Pick<PlanDocument, 'plan'>): string {
  const lines: string[] = [];
  if (files.includes('map.html')) lines.push(`Open ${join(out, 'map.html')} in a browser to see the routes.`);
  if (files.includes('sheets/all.html')) lines.push(`Print ${join(out, 'sheets', 'all.html')} for the drivers.`);
  const left = doc.plan.unassigned.find((entry) => !isReplaced(entry));
  if (left !== undefined) {
    lines.push(`Ask why an order is left over: dayroute why ${shellWord(left.orderId)} ${shellWord(out)}`);
  }
  return lines.map((line) => `${line}\n`).join('');
}
