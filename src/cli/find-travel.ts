import { readTravelTable } from '../formats/csv/read-matrix.ts';
import { greatCircleTravel } from '../matrix/great-circle-travel.ts';
import type { MatrixTravel } from '../matrix/profiled-travel.ts';
import { tableTravel } from '../matrix/table-travel.ts';
import { InputError, type Problem } from '../model/index.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { readInputFile } from './input-file.ts';
import { sha256 } from './publish/index.ts';

/** Travel of a problem: from the file, if one is given, else by great circle. Whatever fails is a Failure of code 3. */
export async function findTravel(problem: Problem, matrixFile: string | undefined): Promise<MatrixTravel> {
  if (matrixFile === undefined) return greatCircleTravel(problem.places, profilesInUse(problem));
  const file = await readInputFile(matrixFile, EXIT.travel);
  const hash = sha256(file.bytes);
  try {
    return tableTravel(problem, readTravelTable(file), { kind: 'file', file: matrixFile, hash });
  } catch (error) {
    if (error instanceof InputError) throw new Failure(EXIT.travel, error.complaints);
    throw error;
  }
}

/** A profile that no vehicle uses needs no tables. */
function profilesInUse(problem: Problem) {
  const names = new Set(problem.vehicles.map((vehicle) => vehicle.profile));
  const profiles = problem.profiles.filter((profile) => names.has(profile.name));
  const lacking = [...names].filter((name) => !profiles.some((profile) => profile.name === name));
  if (lacking.length > 0) {
    throw failure(EXIT.input, {
      code: 'UNKNOWN_PROFILE',
      message: `vehicles use the travel profile "${lacking.join('", "')}", which nothing defines`,
      expected: problem.profiles.map((profile) => profile.name).join(', '),
      cure: 'Define it under profiles in dayroute.json, or give a travel table with --matrix',
    });
  }
  return profiles;
}
