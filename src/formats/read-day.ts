import {
  type Complaint,
  type Config,
  type Depot,
  InputError,
  type IsoDate,
  type LockRow,
  type Order,
  type RejectedRow,
  type SourceRow,
  type Vehicle,
  type Zone,
} from '../model/index.ts';
import { DEFAULT_CONFIG } from './config/default-config.ts';
import { readConfig } from './config/read-config.ts';
import type { InputFile, ReadContext } from './csv/read-context.ts';
import { readDepots } from './csv/read-depots.ts';
import { readLocks } from './csv/read-locks.ts';
import { readOrders } from './csv/read-orders.ts';
import { readPlaces } from './csv/read-places.ts';
import { readVehicles } from './csv/read-vehicles.ts';
import { readZones } from './geojson/read-zones.ts';

/** The files of a day as they were read; names are what complaints call them. */
export interface DayFiles {
  readonly orders: readonly InputFile[];
  readonly vehicles: InputFile;
  readonly depots: InputFile;
  readonly config?: InputFile;
  /** Where to look up orders that have an address or postcode but no coordinates. */
  readonly places?: InputFile;
  /** GeoJSON: the areas that vehicles name by their `zone`. */
  readonly zones?: InputFile;
  /** What is settled about vans, when a day is planned anew. */
  readonly locks?: InputFile;
}

/** Everything read about one day; what `plan` takes. */
export interface Day {
  readonly date: IsoDate;
  /** IANA name. */
  readonly timeZone: string;
  readonly config: Config;
  readonly orders: readonly Order[];
  readonly vehicles: readonly Vehicle[];
  /** Where each vehicle was read, by its id. */
  readonly vehicleSources: Readonly<Record<string, SourceRow>>;
  readonly depots: readonly Depot[];
  /** Absent = no file of zones was given. */
  readonly zones?: readonly Zone[];
  /** What is settled about vans. Absent = no file of it was given. */
  readonly lockRows?: readonly LockRow[];
  readonly rejected: readonly RejectedRow[];
  /** Rows of all order files, headers not counted. */
  readonly rows: number;
}

export interface DayRead {
  /** Missing if config, vehicles, depots or a whole order file cannot be used; bad order rows are set aside in `rejected`. */
  readonly day?: Day;
  /**
   * Where no more than rows of vehicles or locks is bad: the day without them, so that what else contradicts itself can be said as
   * well. Locks are only there if all vehicles are. Not to be planned.
   */
  readonly rest?: Day;
  /** Of all files, those of rejected rows included. */
  readonly complaints: readonly Complaint[];
  /** Why there is no day; some of `complaints`. */
  readonly fatal: readonly Complaint[];
}

/**
 * Reads the files of a day, all of them before anything is given up. Never throws for what is in a file.
 *
 * @param date the plan day, or what makes it of the plan's time zone (`today` is another day elsewhere)
 */
export function readDay(files: DayFiles, date: IsoDate | ((timeZone: string) => IsoDate)): DayRead {
  const complaints: Complaint[] = [];
  const fatal: Complaint[] = [];
  const attempt = <T extends { readonly complaints: readonly Complaint[] }>(read: () => T): T | undefined => {
    try {
      const result = read();
      const found = result.complaints.map((complaint) => inConfig(complaint, files.config?.name));
      complaints.push(...found);
      fatal.push(...found.filter((complaint) => complaint.severity === 'error'));
      return result;
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      complaints.push(...error.complaints);
      fatal.push(...error.complaints);
      return undefined;
    }
  };

  const { config: configFile, places: placesFile } = files;
  const read = configFile === undefined ? undefined : attempt(() => readConfig(decode(configFile), configFile.name));
  const config = read?.config ?? DEFAULT_CONFIG;
  const timeZone = config.timeZone ?? firstDepotZone(files.depots, config) ?? 'UTC';
  const day = typeof date === 'string' ? date : date(timeZone);
  const bare: ReadContext = { date: day, timeZone, config };
  const places = placesFile === undefined ? undefined : attempt(() => readPlaces(placesFile, bare))?.places;
  const { zones: zonesFile } = files;
  const zones =
    zonesFile === undefined ? undefined : attempt(() => readZones(decode(zonesFile), zonesFile.name))?.zones;
  const before = fatal.length;
  const depots = attempt(() => readDepots(files.depots, bare))?.depots;
  const context: ReadContext = {
    ...bare,
    ...(places === undefined ? {} : { places }),
    // of a depot file with errors some depots are missing: every vehicle there would be a complaint that says nothing
    ...(depots === undefined || fatal.length > before ? {} : { depots }),
  };
  const { locks: locksFile } = files;
  const ofOthers = fatal.length;
  const lockRows = locksFile === undefined ? undefined : attempt(() => readLocks(locksFile, bare))?.locks;
  const ofLocks = fatal.length;
  const fleet = attempt(() => readVehicles(files.vehicles, context));
  const ofVehicles = fatal.length;
  const orders = attempt(() => readOrders(files.orders, context));
  for (const row of orders?.rejected ?? []) complaints.push(...row.complaints);
  if (ofOthers > 0 || fatal.length > ofVehicles || depots === undefined || fleet === undefined || orders === undefined)
    return { complaints, fatal };
  const { rejected, rows } = orders;
  const all: Day = {
    date: day,
    timeZone,
    config,
    orders: orders.orders,
    vehicles: fleet.vehicles,
    vehicleSources: Object.fromEntries(fleet.sources),
    depots,
    ...(zones === undefined ? {} : { zones }),
    ...(lockRows === undefined || ofVehicles > ofLocks ? {} : { lockRows }),
    rejected,
    rows,
  };
  return { ...(fatal.length === 0 ? { day: all } : { rest: all }), complaints, fatal };
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
