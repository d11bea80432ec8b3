import type {
  Complaint,
  Config,
  DateFormat,
  Objective,
  SpeedBand,
  TableName,
  TravelProfile,
} from '../../model/index.ts';
import { VAN_PROFILE } from '../../model/index.ts';
import type { AmountFamily, Column } from '../csv/column.ts';
import { DEPOT_COLUMNS } from '../csv/columns-depot.ts';
import { ORDER_AMOUNTS, ORDER_COLUMNS } from '../csv/columns-order.ts';
import { VEHICLE_AMOUNTS, VEHICLE_COLUMNS } from '../csv/columns-vehicle.ts';
import { isTimeZone } from '../csv/plan-clock.ts';
import { nearestName } from '../nearest-name.ts';
import { visibleText } from '../visible-text.ts';
import { ConfigReader, join } from './config-reader.ts';
import { DEFAULT_CONFIG } from './default-config.ts';

const KEYS = [
  '$schema',
  'timeZone',
  'defaults',
  'profiles',
  'traffic',
  'objective',
  'windowEnds',
  'dateFormat',
  'aliases',
  'outputs',
];
const TABLES: readonly TableName[] = ['orders', 'vehicles', 'depots'];
const DATE_FORMATS: readonly DateFormat[] = ['yyyy-mm-dd', 'dd/mm/yyyy', 'mm/dd/yyyy'];

/** Outputs a config may ask for; plan.json and run.json are always written. */
export const OUTPUT_NAMES = ['csv', 'geojson', 'map', 'sheets', 'gpx', 'kml'] as const;

const COLUMNS: Readonly<Record<TableName, { columns: readonly Column[]; families: readonly AmountFamily[] }>> = {
  orders: { columns: ORDER_COLUMNS, families: ORDER_AMOUNTS },
  vehicles: { columns: VEHICLE_COLUMNS, families: VEHICLE_AMOUNTS },
  depots: { columns: DEPOT_COLUMNS, families: [] },
};

/** Reads the text of a dayroute.json. With complaints, the config holds what could be read. */
export function readConfig(text: string, file: string): { config: Config; complaints: Complaint[] } {
  const r = new ConfigReader(file);
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''), withoutComments);
  } catch (error) {
    return { config: DEFAULT_CONFIG, complaints: [notJson(file, text, error as Error)] };
  }
  const root = r.object(json, '', KEYS);
  if (root === undefined) return { config: DEFAULT_CONFIG, complaints: r.complaints };
  const timeZone = root.timeZone === undefined ? undefined : readZone(r, root.timeZone);
  const dateFormat = root.dateFormat === undefined ? undefined : r.oneOf(root.dateFormat, 'dateFormat', DATE_FORMATS);
  const windowEnds =
    root.windowEnds === undefined
      ? undefined
      : r.oneOf(root.windowEnds, 'windowEnds', ['service-start', 'service-end'] as const);
  const outputs = root.outputs === undefined ? undefined : readOutputs(r, root.outputs);
  if (isAsking(root.traffic)) r.notYet('traffic', 'travel times by time of day');
  const objective = isAsking(root.objective) ? readObjective(r, root.objective) : undefined;
  const config: Config = {
    ...(timeZone === undefined ? {} : { timeZone }),
    defaults: readTables(r, 'defaults', root.defaults, readDefaults),
    profiles: root.profiles === undefined ? DEFAULT_CONFIG.profiles : readProfiles(r, root.profiles),
    windowEnds: windowEnds ?? DEFAULT_CONFIG.windowEnds,
    ...(dateFormat === undefined ? {} : { dateFormat }),
    aliases: readTables(r, 'aliases', root.aliases, readAliases),
    ...(outputs === undefined ? {} : { outputs }),
    ...(objective === undefined ? {} : { objective }),
  };
  return { config, complaints: r.complaints };
}

/** JSON has no comments: keys that begin with two slashes are for people. */
function withoutComments(key: string, value: unknown): unknown {
  return key.startsWith('//') ? undefined : value;
}

function isAsking(value: unknown): boolean {
  if (value === undefined || value === null) return false;
  return typeof value !== 'object' || Object.keys(value).length > 0;
}

function readZone(r: ConfigReader, value: unknown): string | undefined {
  if (typeof value === 'string' && isTimeZone(value)) return value;
  const near = typeof value === 'string' ? nearestName(value, Intl.supportedValuesOf('timeZone')) : undefined;
  r.reject(
    'timeZone',
    value,
    'an IANA zone such as "Europe/Berlin"',
    near === undefined ? undefined : `Did you mean "${near}"?`,
  );
  return undefined;
}

type Texts = Readonly<Record<string, string>>;

function readTables(
  r: ConfigReader,
  path: string,
  value: unknown,
  readTable: (r: ConfigReader, path: string, table: TableName, value: unknown) => Texts,
): Record<TableName, Texts> {
  const object = value === undefined ? undefined : r.object(value, path, TABLES);
  const texts: Record<TableName, Texts> = { orders: {}, vehicles: {}, depots: {} };
  for (const table of TABLES) {
    const part = object?.[table];
    if (part !== undefined) texts[table] = readTable(r, join(path, table), table, part);
  }
  return texts;
}

/** Defaults are cell text: numbers and booleans are written as a cell would have them. */
function readDefaults(r: ConfigReader, path: string, table: TableName, value: unknown): Texts {
  const texts: Record<string, string> = {};
  for (const [column, item] of Object.entries(r.object(value, path) ?? {})) {
    const names = COLUMNS[table].columns.map((c) => c.name);
    if (!isColumn(table, column)) r.unknownKey(path, column, names);
    else if (typeof item === 'number' || typeof item === 'string' || typeof item === 'boolean') {
      texts[column] = typeof item === 'boolean' ? (item ? 'yes' : 'no') : String(item).trim();
    } else r.reject(join(path, column), item, 'a number or a text, as a cell would have it');
  }
  return texts;
}

function readAliases(r: ConfigReader, path: string, table: TableName, value: unknown): Texts {
  const texts: Record<string, string> = {};
  for (const [header, column] of Object.entries(r.object(value, path) ?? {})) {
    if (typeof column === 'string' && isColumn(table, column)) texts[header] = column;
    else {
      const names = COLUMNS[table].columns.map((c) => c.name);
      const near = typeof column === 'string' ? nearestName(column, names) : undefined;
      const cure =
        near === undefined
          ? 'Write your header on the left and dayroute’s column on the right.'
          : `Did you mean "${near}"?`;
      r.reject(join(path, header), column, `a column of ${table}: ${names.slice(0, 6).join(', ')} ...`, cure);
    }
  }
  return texts;
}

function isColumn(table: TableName, name: string): boolean {
  const { columns, families } = COLUMNS[table];
  if (columns.some((c) => c.name === name)) return true;
  // max_ alone would take in any slip such as max_stop: one's own dimensions are spelt out with load_.
  return (
    families.some((f) => f.prefix !== 'max_' && name.startsWith(f.prefix) && name.length > f.prefix.length) ||
    isOwnCapacity(name, columns, families)
  );
}

function isOwnCapacity(name: string, columns: readonly Column[], families: readonly AmountFamily[]): boolean {
  if (!name.startsWith('max_') || !families.some((f) => f.prefix === 'max_')) return false;
  return (
    nearestName(
      name,
      columns.map((c) => c.name),
    ) === undefined
  );
}

function readProfiles(r: ConfigReader, value: unknown): TravelProfile[] {
  const profiles = new Map([[VAN_PROFILE.name, VAN_PROFILE]]);
  for (const [name, item] of Object.entries(r.object(value, 'profiles') ?? {})) {
    const profile = readProfile(r, name, item);
    if (profile !== undefined) profiles.set(name, profile);
  }
  return [...profiles.values()];
}

function readProfile(r: ConfigReader, name: string, value: unknown): TravelProfile | undefined {
  const path = join('profiles', name);
  const object = r.object(value, path, ['detour', 'speeds']);
  if (object === undefined) return undefined;
  const detour = object.detour === undefined ? VAN_PROFILE.detour : r.number(object.detour, join(path, 'detour'), 0);
  const bands = object.speeds === undefined ? VAN_PROFILE.bands : readBands(r, join(path, 'speeds'), object.speeds);
  return detour === undefined || bands === undefined ? undefined : { name, detour, bands };
}

/** One speed, or speeds by road distance in rising order, the last without `belowKm`. */
function readBands(r: ConfigReader, path: string, value: unknown): SpeedBand[] | undefined {
  if (typeof value === 'number') {
    const kmPerHour = r.number(value, path, 0);
    return kmPerHour === undefined ? undefined : [{ belowMetres: null, kmPerHour }];
  }
  if (!Array.isArray(value) || value.length === 0) {
    r.reject(path, value, 'a speed in km/h, or a list of { "belowKm": 5, "kmPerHour": 25 }');
    return undefined;
  }
  const before = r.complaints.length;
  const bands = value.map((item: unknown, i): SpeedBand => {
    const at = `${path}[${i}]`;
    const band = r.object(item, at, ['belowKm', 'kmPerHour']);
    const isLast = i === value.length - 1;
    if (band === undefined) return { belowMetres: null, kmPerHour: 1 };
    if (isLast && band.belowKm !== undefined && band.belowKm !== null) {
      r.reject(join(at, 'belowKm'), band.belowKm, 'no belowKm on the last speed: it holds for any longer leg');
    }
    const belowKm = isLast ? null : r.number(band.belowKm, join(at, 'belowKm'), 0);
    const kmPerHour = r.number(band.kmPerHour, join(at, 'kmPerHour'), 0) ?? 1;
    return { belowMetres: belowKm == null ? null : Math.round(belowKm * 1000), kmPerHour };
  });
  bands.forEach((band, i) => {
    const last = bands[i - 1]?.belowMetres;
    if (last != null && band.belowMetres !== null && band.belowMetres <= last) {
      r.reject(`${path}[${i}].belowKm`, band.belowMetres / 1000, 'distances in rising order');
    }
  });
  return r.complaints.length > before ? undefined : bands;
}

/** Weights that are left out are 1 for cost and 0 for the others. */
function readObjective(r: ConfigReader, value: unknown): Objective | undefined {
  const given = r.object(value, 'objective', ['cost', 'completionPerHour', 'arrivalsPerHour']);
  if (given === undefined) return undefined;
  const weight = (key: keyof Objective, otherwise: number) =>
    given[key] === undefined ? otherwise : r.amount(given[key], join('objective', key));
  const cost = weight('cost', 1);
  const completionPerHour = weight('completionPerHour', 0);
  const arrivalsPerHour = weight('arrivalsPerHour', 0);
  if (cost === undefined || completionPerHour === undefined || arrivalsPerHour === undefined) return undefined;
  if (cost + completionPerHour + arrivalsPerHour > 0) return { cost, completionPerHour, arrivalsPerHour };
  r.reject('objective', value, 'at least one weight above 0');
  return undefined;
}

function readOutputs(r: ConfigReader, value: unknown): string[] | undefined {
  if (!Array.isArray(value)) {
    r.reject('outputs', value, `a list of ${OUTPUT_NAMES.map((name) => `"${name}"`).join(', ')}`);
    return undefined;
  }
  return value.flatMap((item: unknown, i) => r.oneOf(item, `outputs[${i}]`, OUTPUT_NAMES) ?? []);
}

function notJson(file: string, text: string, error: Error): Complaint {
  // V8 says "... at position 17" or "... in JSON at position 17 (line 2 column 3)".
  const position = Number(/position (\d+)/.exec(error.message)?.[1] ?? Number.NaN);
  const at = Number.isNaN(position) ? text.length : position;
  return {
    code: 'CONFIG_JSON',
    severity: 'error',
    file,
    line: text.slice(0, at).split('\n').length,
    read: visibleText(text.slice(Math.max(0, at - 20), at + 20)),
    message: 'the config is not valid JSON',
    expected: 'double quotes, commas between items and none after the last',
    cure: 'Correct the place shown.',
  };
}
