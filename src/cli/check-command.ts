import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { checkDocument } from '../check/index.ts';
import { readPlanDocument } from '../formats/json/read-plan.ts';
import { InputError, type PlanDocument, type Violation } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { formatCount, formatMoney, formatNumberOf } from './figures.ts';
import { findTravel } from './find-travel.ts';
import { readInputFile } from './input-file.ts';
import { verifyManifest } from './publish/index.ts';
import type { CommonOptions, Session } from './run-command.ts';

export interface CheckOptions extends CommonOptions {
  /** The travel table the plan was made with, if it was made with one. */
  readonly matrix?: string;
}

/** Judges the plan of a folder (with its other files) or of one plan.json. */
export async function checkCommand(path: string, options: CheckOptions, { terminal }: Session): Promise<number> {
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  const planFile = isFolder ? join(path, 'plan.json') : path;
  const doc = await readPlan(planFile);
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

async function readPlan(path: string): Promise<PlanDocument> {
  const file = await readInputFile(path);
  try {
    return readPlanDocument(new TextDecoder().decode(file.bytes), path);
  } catch (error) {
    if (error instanceof InputError) throw new Failure(EXIT.input, error.complaints);
    throw error;
  }
}

/** The file named on the command line, else the one the plan names; none for great-circle travel. */
function matrixOf(doc: PlanDocument, asked: string | undefined): string | undefined {
  const { kind, file } = doc.travel;
  if (kind === 'great-circle') {
    if (asked === undefined) return undefined;
    throw failure(EXIT.input, {
      code: 'MATRIX_NOT_USED',
      message: 'the plan was made by great-circle travel, not with a travel table',
      cure: 'Leave --matrix out',
    });
  }
  const path = asked ?? file;
  if (kind === 'file' && path !== undefined) return path;
  throw failure(EXIT.travel, {
    code: 'MATRIX_NEEDED',
    message: `the plan's travel times (${kind}) cannot be had again from plan.json alone`,
    cure: 'Give the travel table it was made with by --matrix',
  });
}

/** A path in a plan is that of the folder in which it was made; the file may have moved since, or be another by now. */
function withMatrixCure(error: unknown): unknown {
  if (!(error instanceof Failure) || error.exitCode !== EXIT.travel) return error;
  const cure = 'The plan names this file as its travel table: give the table it was made with by --matrix';
  return new Failure(
    EXIT.travel,
    error.complaints.map((complaint) => ({ ...complaint, cure })),
  );
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
