import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readPlanDocument } from '../formats/json/read-plan.ts';
import { InputError, type PlanDocument } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { readInputFile } from './input-file.ts';

/** A plan that a user named, by its folder or its plan.json. */
export interface PlanFile {
  readonly doc: PlanDocument;
  /** Path of the plan.json. */
  readonly path: string;
  readonly isFolder: boolean;
}

export async function readPlanFile(given: string): Promise<PlanFile> {
  const isFolder = (await stat(given).catch(() => undefined))?.isDirectory() ?? false;
  const path = isFolder ? join(given, 'plan.json') : given;
  const file = await readInputFile(path);
  try {
    return { doc: readPlanDocument(new TextDecoder().decode(file.bytes), path), path, isFolder };
  } catch (error) {
    if (error instanceof InputError) throw new Failure(EXIT.input, error.complaints);
    throw error;
  }
}

/** The travel table named on the command line, else the one the plan names; none for great-circle travel. */
export function matrixOf(doc: PlanDocument, asked: string | undefined): string | undefined {
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
export function withMatrixCure(error: unknown): unknown {
  if (!(error instanceof Failure) || error.exitCode !== EXIT.travel) return error;
  const cure = 'The plan names this file as its travel table: give the table it was made with by --matrix';
  return new Failure(
    EXIT.travel,
    error.complaints.map((complaint) => ({ ...complaint, cure })),
  );
}
