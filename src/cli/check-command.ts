import { checkDocument } from '../check/index.ts';
import type { PlanDocument, Violation } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { formatCount, formatMoney, formatNumberOf } from './figures.ts';
import { findTravel } from './find-travel.ts';
import { matrixOf, readPlanFile, withMatrixCure } from './plan-file.ts';
import { verifyManifest } from './publish/index.ts';
import type { CommonOptions, Session } from './run-command.ts';

export interface CheckOptions extends CommonOptions {
  /** The travel table the plan was made with, if it was made with one. */
  readonly matrix?: string;
}

/** Judges the plan of a folder (with its other files) or of one plan.json. */
export async function checkCommand(path: string, options: CheckOptions, { terminal }: Session): Promise<number> {
  const { doc, path: planFile, isFolder } = await readPlanFile(path);
  const travel = await findTravel(doc.problem, matrixOf(doc, options.matrix)).catch((error) => {
    throw options.matrix === undefined ? withMatrixCure(error) : error;
  });
  const violations: Violation[] = [...checkDocument(doc, travel), ...(isFolder ? verifyManifest(path, doc) : [])];
  const exitCode = violations.length === 0 ? EXIT.ok : EXIT.violations;
  if (options.json) {
    const report = { ok: violations.length === 0, exitCode, plan: planFile, violations };
    terminal.out(`${JSON.stringify(report, null, 2)}\n`);
  } else if (!options.quiet) {
    terminal.out(reportText(planFile, doc, violations));
  }
  return exitCode;
}

function reportText(path: string, doc: PlanDocument, violations: readonly Violation[]): string {
  if (violations.length === 0) {
    const { routes, unassigned, cost } = doc.plan;
    const facts = [
      formatNumberOf(routes.length, 'route'),
      `${formatCount(unassigned.length)} unassigned`,
      `cost ${formatMoney(cost.total)}`,
    ];
    return `${path}: no rule is broken (${facts.join(', ')})\n`;
  }
  const lines = violations.map(({ code, vanId, stopId, orderId, message }) => {
    // what the message names need not be said twice
    const isNew = (id: string | undefined): id is string => id !== undefined && !message.includes(`"${id}"`);
    const who = [
      isNew(vanId) ? `van ${vanId}` : '',
      isNew(stopId) ? `stop ${stopId}` : '',
      isNew(orderId) && orderId !== stopId ? `order ${orderId}` : '',
    ].filter(Boolean);
    return `  ${who.length === 0 ? '' : `${who.join(', ')}: `}${message} [${code}]`;
  });
  return `${path}: ${formatNumberOf(violations.length, 'violation')}\n${lines.join('\n')}\n`;
}
