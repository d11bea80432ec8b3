import { resolve } from 'node:path';
import { DEFAULT_CONFIG } from '../formats/config/default-config.ts';
import { readConfig } from '../formats/config/read-config.ts';
import type { ReadContext } from '../formats/csv/read-context.ts';
import { readDepots } from '../formats/csv/read-depots.ts';
import { readOrders } from '../formats/csv/read-orders.ts';
import { readPlaces } from '../formats/csv/read-places.ts';
import { readVehicles } from '../formats/csv/read-vehicles.ts';
import {
  type Complaint,
  type Config,
  type Depot,
  InputError,
  type IsoDate,
  type Order,
  type RejectedRow,
  type Vehicle,
} from '../model/index.ts';
import type { ComplaintList } from './complaint-list.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failure } from './failure.ts';
import { type InputFile, readInputFile } from './input-file.ts';
import { planDate } from './plan-date.ts';

/** Paths as the user gave them; `-` among the orders is standard input. */
export interface DayFiles {
  readonly orders: readonly string[];
  readonly vehicles: string;
  readonly depots: string;
  readonly config?: string;
  readonly places?: string;
}

/** Everything read about one day. */
export interface Day {
  readonly date: IsoDate;
  /** IANA name. */
  readonly timeZone: string;
  readonly config: Config;
  readonly orders: readonly Order[];
  readonly vehicles: readonly Vehicle[];
  readonly depots: readonly Depot[];
  readonly rejected: readonly RejectedRow[];
  /** Rows of all order files, headers not counted. */
  readonly rows: number;
}

/**
 * Reads the files of a day; complaints go to `complaints` as they are found, those of all files before anything is given
 * up. Throws a Failure if config, vehicles, depots or a whole order file cannot be used; bad order rows are set aside.
 */
export async function readDay(files: DayFiles, dateText: string, complaints: ComplaintList): Promise<Day> {
  const {
    config: configFile,
    places: placesFile,
    depots: depotFile,
    vehicles: vehicleFile,
    orders: orderFiles,
  } = await readFiles(files, complaints);
  const fatal: Complaint[] = [];
  const attempt = <T extends { readonly complaints: readonly Complaint[] }>(read: () => T): T | undefined => {
    try {
      const result = read();
      const found = result.complaints.map((complaint) => inConfig(complaint, files.config));
      complaints.add(found);
      fatal.push(...found.filter((complaint) => complaint.severity === 'error'));
      return result;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      complaints.add(error.complaints);
      fatal.push(...error.complaints);
      return undefined;
    }
  };

  const read = configFile === undefined ? undefined : attempt(() => readConfig(decode(configFile), configFile.name));
  const config = read?.config ?? DEFAULT_CONFIG;
  const timeZone = config.timeZone ?? firstDepotZone(depotFile, config) ?? 'UTC';
  const date = planDate(dateText, timeZone, new Date());
  const bare: ReadContext = { date, timeZone, config };
  const places = placesFile === undefined ? undefined : attempt(() => readPlaces(placesFile, bare))?.places;
  const before = fatal.length;
  const depots = attempt(() => readDepots(depotFile, bare))?.depots;
  const context: ReadContext = {
    ...bare,
    ...(places === undefined ? {} : { places }),
    // of a depot file with errors some depots are missing: every vehicle there would be a complaint that says nothing
    ...(depots === undefined || fatal.length > before ? {} : { depots }),
  };
  const vehicles = attempt(() => readVehicles(vehicleFile, context))?.vehicles;
  const orders = attempt(() => readOrders(orderFiles, context));
  complaints.add((orders?.rejected ?? []).flatMap((row) => row.complaints));
  if (fatal.length > 0 || depots === undefined || vehicles === undefined || orders === undefined) {
    throw new Failure(EXIT.input, fatal);
  }
  return {
    date,
    timeZone,
    config,
    orders: orders.orders,
    vehicles,
    depots,
    rejected: orders.rejected,
    rows: orders.rows,
  };
}

interface ReadFiles {
  readonly orders: InputFile[];
  readonly vehicles: InputFile;
  readonly depots: InputFile;
  readonly config: InputFile | undefined;
  readonly places: InputFile | undefined;
}

/** All files, or a Failure that names every one that cannot be read. */
async function readFiles(files: DayFiles, complaints: ComplaintList): Promise<ReadFiles> {
  stopAtRepeatedFiles(files);
  const optional = (path: string | undefined) => (path === undefined ? undefined : readInputFile(path));
  const wanted = [files.config, files.places, files.depots, files.vehicles, ...files.orders].map(optional);
  const results = await Promise.allSettled(wanted);
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
  const unexpected = failures.find((reason) => !(reason instanceof Failure));
  if (unexpected !== undefined) throw unexpected;
  if (failures.length > 0) {
    const all = (failures as Failure[]).flatMap((reason) => reason.complaints);
    complaints.add(all);
    throw new Failure(EXIT.input, all);
  }
  const [config, places, depots, vehicles, ...orders] = await Promise.all(wanted);
  return {
    config,
    places,
    depots: depots as InputFile,
    vehicles: vehicles as InputFile,
    orders: orders as InputFile[],
  };
}

/** Every row of a file read twice would be a complaint, and standard input can be read once only. */
function stopAtRepeatedFiles({ orders, vehicles, depots, config, places }: DayFiles): void {
  if ([...orders, vehicles, depots, config, places].filter((path) => path === '-').length > 1) {
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

/** The zone must be known before local times can be read, so the depots are looked at twice. */
function firstDepotZone(file: InputFile, config: Config): string | undefined {
  try {
    return readDepots(file, { date: '2000-01-01', timeZone: 'UTC', config }).depots[0]?.timeZone;
  } catch (error) {
    if (error instanceof InputError) return undefined; // the second reading complains
    throw error;
  }
}

function decode(file: InputFile): string {
  return new TextDecoder().decode(file.bytes);
}

/** Readers find a bad default when they need it, and do not know where it was written. */
function inConfig(complaint: Complaint, file: string | undefined): Complaint {
  if (file === undefined || complaint.file !== undefined || !complaint.column?.startsWith('defaults.'))
    return complaint;
  return { ...complaint, file };
}
