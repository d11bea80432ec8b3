import { type Complaint, InputError } from '../model/complaint.ts';
import type { Problem } from '../model/problem.ts';
import { type TravelSource, UNREACHABLE } from '../model/travel.ts';
import type { TravelTable } from '../model/travel-table.ts';
import { Matrix } from './matrix.ts';
import { type MatrixTravel, profiledTravel } from './profiled-travel.ts';
import { sharedInts } from './shared-arrays.ts';

const IDS_SHOWN = 10;

/**
 * Travel from a user's tables. A place is found by the id of its depot or of any order there; a missing entry on the
 * diagonal is 0, any other is unreachable. A table without a profile name serves every profile that has none of its
 * own. Throws an InputError that lists the places the tables lack, or the vehicle profiles without a table.
 */
export function tableTravel(
  problem: Pick<Problem, 'places' | 'depots' | 'stops' | 'vehicles'>,
  tables: readonly TravelTable[],
  source: TravelSource,
): MatrixTravel {
  const names = namesOfPlaces(problem);
  const complaints: Complaint[] = [];
  const matrices = new Map<string, Matrix>();
  let fallback: Matrix | undefined;
  for (const table of tables) {
    const rows = rowsOfPlaces(names, table, complaints);
    const matrix = Matrix.ofTables(
      rows.length,
      pick(table.metres, table.ids.length, rows),
      pick(table.seconds, table.ids.length, rows),
    );
    if (table.profile === undefined) fallback = matrix;
    else matrices.set(table.profile, matrix);
  }
  if (fallback === undefined) complainOfProfiles(problem, matrices, tables, complaints);
  if (complaints.length > 0) throw new InputError(complaints);
  return profiledTravel(source, matrices, fallback);
}

function namesOfPlaces(problem: Pick<Problem, 'places' | 'depots' | 'stops'>): string[][] {
  const names = problem.places.map((place) => [place.id]);
  for (const depot of problem.depots) names[depot.place].push(depot.id);
  for (const stop of problem.stops) names[stop.place].push(stop.id, ...stop.orderIds);
  return names;
}

function rowsOfPlaces(names: readonly string[][], table: TravelTable, complaints: Complaint[]): Int32Array {
  const rowOfId = new Map(table.ids.map((id, row) => [id, row]));
  const missing: string[] = [];
  const rows = Int32Array.from(names, (ofPlace) => {
    const name = ofPlace.find((candidate) => rowOfId.has(candidate));
    if (name === undefined) missing.push(ofPlace[0]);
    return name === undefined ? -1 : (rowOfId.get(name) as number);
  });
  if (missing.length > 0) {
    const shown = missing.slice(0, IDS_SHOWN).join(', ');
    const more = missing.length > IDS_SHOWN ? ` and ${missing.length - IDS_SHOWN} more` : '';
    complaints.push({
      code: 'MATRIX_LACKS_PLACES',
      severity: 'error',
      file: table.file,
      message: `the travel table has no entries for ${missing.length} of ${names.length} places: ${shown}${more}`,
      cure: 'Add rows for these depot or order ids, or plan without --matrix',
    });
  }
  return rows;
}

function pick(entries: Int32Array, width: number, rows: Int32Array): Int32Array {
  const size = rows.length;
  const picked = sharedInts(size * size);
  for (let from = 0; from < size; from++) {
    for (let to = 0; to < size; to++) {
      const entry = rows[from] < 0 || rows[to] < 0 ? -1 : entries[rows[from] * width + rows[to]];
      picked[from * size + to] = entry >= 0 ? entry : from === to ? 0 : UNREACHABLE;
    }
  }
  return picked;
}

function complainOfProfiles(
  problem: Pick<Problem, 'vehicles'>,
  matrices: ReadonlyMap<string, Matrix>,
  tables: readonly TravelTable[],
  complaints: Complaint[],
): void {
  const file = tables[0]?.file;
  for (const profile of new Set(problem.vehicles.map((vehicle) => vehicle.profile))) {
    if (matrices.has(profile)) continue;
    complaints.push({
      code: 'MATRIX_LACKS_PROFILE',
      severity: 'error',
      ...(file === undefined ? {} : { file }),
      message: `vehicles use the travel profile "${profile}", which the travel table does not have`,
      expected: `one of ${[...matrices.keys()].join(', ') || 'none given'}`,
      cure: 'Add rows for that profile, or leave the profile column out so that one table serves all',
    });
  }
}
