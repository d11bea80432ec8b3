import { resolve } from 'node:path';
import { buildProblem } from '../batch/build-problem.ts';
import { type Day, readDay as readDayFiles } from '../formats/read-day.ts';
import type { Complaint } from '../model/index.ts';
import type { ComplaintList } from './complaint-list.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { type InputFile, readInputFile } from './input-file.ts';
import { planDate } from './plan-date.ts';

export type { Day } from '../formats/read-day.ts';

/** Paths as the user gave them; `-` among the orders is standard input. */
export interface DayFiles {
  readonly orders: readonly string[];
  readonly vehicles: string;
  readonly depots: string;
  readonly config?: string;
  readonly places?: string;
  readonly zones?: string;
  readonly locks?: string;
}

/**
 * Reads the files of a day; complaints go to `complaints`, those of all files before anything is given up. Throws a Failure
 * if config, vehicles, depots or a whole order file cannot be used; bad order rows are set aside.
 */
export async function readDay(files: DayFiles, dateText: string, complaints: ComplaintList): Promise<Day> {
  const { config, places, zones, locks, ...needed } = await readFiles(files, complaints);
  const read = readDayFiles(
    {
      ...needed,
      ...(config === undefined ? {} : { config }),
      ...(places === undefined ? {} : { places }),
      ...(zones === undefined ? {} : { zones }),
      ...(locks === undefined ? {} : { locks }),
    },
    (timeZone) => planDate(dateText, timeZone, new Date()),
  );
  complaints.add(read.complaints);
  if (read.day === undefined) {
    const more = read.rest === undefined ? [] : faultsOf(read.rest);
    complaints.add(more);
    throw new Failure(EXIT.input, [...read.fatal, ...more]);
  }
  return read.day;
}

/** What contradicts itself in the rows that could be read. That none is left is no fault of theirs. */
function faultsOf(rest: Day): Complaint[] {
  return buildProblem(rest).complaints.filter(({ code, severity }) => severity === 'error' && code !== 'NO_VEHICLE');
}

interface ReadFiles {
  readonly orders: InputFile[];
  readonly vehicles: InputFile;
  readonly depots: InputFile;
  readonly config: InputFile | undefined;
  readonly places: InputFile | undefined;
  readonly zones: InputFile | undefined;
  readonly locks: InputFile | undefined;
}

/** All files, or a Failure that names every one that cannot be read. */
async function readFiles(files: DayFiles, complaints: ComplaintList): Promise<ReadFiles> {
  stopAtRepeatedFiles(files);
  const optional = (path: string | undefined) => (path === undefined ? undefined : readInputFile(path));
  const wanted = [
    files.config,
    files.places,
    files.zones,
    files.locks,
    files.depots,
    files.vehicles,
    ...files.orders,
  ].map(optional);
  const results = await Promise.allSettled(wanted);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const unexpected = failures.find((reason) => !(reason instanceof Failure));
  if (unexpected !== undefined) throw unexpected;
  if (failures.length > 0) {
    const all = (failures as Failure[]).flatMap((reason) => reason.complaints);
    complaints.add(all);
    throw new Failure(EXIT.input, all);
  }
  const [config, places, zones, locks, depots, vehicles, ...orders] = await Promise.all(wanted);
  return {
    config,
    places,
    zones,
    locks,
    depots: depots as InputFile,
    vehicles: vehicles as InputFile,
    orders: orders as InputFile[],
  };
}

/** Every row of a file read twice would be a complaint, and standard input can be read once only. */
function stopAtRepeatedFiles({ orders, vehicles, depots, config, places, zones, locks }: DayFiles): void {
  if ([...orders, vehicles, depots, config, places, zones, locks].filter((path) => path === '-').length > 1) {
    throw failure(EXIT.input, {
      code: 'STDIN_TWICE',
      message: 'standard input (-) is named for more than one file',
      cure: 'Give - once',
    });
  }
  const full = orders.map((path) => resolve(path));
  const again = orders.find((_, i) => full.indexOf(full[i]) < i);
  if (again !== undefined) {
    throw failure(EXIT.input, {
      code: 'FILE_TWICE',
      file: again,
      message: 'the file is named twice among the orders',
      cure: 'Give it once',
    });
  }
}
