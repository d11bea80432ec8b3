import { readTravelTable } from '../formats/csv/read-matrix.ts';
import { problemTravel } from '../matrix/problem-travel.ts';
import type { MatrixTravel } from '../matrix/profiled-travel.ts';
import { tableTravel } from '../matrix/table-travel.ts';
import { InputError, type Problem } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { Failure } from './failure.ts';
import { readInputFile } from './input-file.ts';
import { sha256 } from './publish/index.ts';

/** Travel of a problem: from the file, if one is given, else by great circle. Whatever fails is a Failure of code 3. */
export async function findTravel(problem: Problem, matrixFile: string | undefined): Promise<MatrixTravel> {
  if (matrixFile === undefined) return problemTravel(problem);
  const file = await readInputFile(matrixFile, EXIT.travel);
  const hash = sha256(file.bytes);
  try {
    return tableTravel(problem, readTravelTable(file), { kind: 'file', file: matrixFile, hash });
  } catch (error) {
    if (error instanceof InputError) throw new Failure(EXIT.travel, error.complaints);
    throw error;
  }
}
