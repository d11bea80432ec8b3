import {
  type Complaint,
  InputError,
  type Order,
  type Problem,
  type Stop,
  type TravelTable,
  VAN_PROFILE,
  VEHICLE_DEFAULTS,
} from '../../model/index.ts';
import { matrixTables } from '../csv/read-matrix-json.ts';
import { nearestName } from '../nearest-name.ts';
import { visibleText } from '../visible-text.ts';
import { PROBLEM_DEFINITIONS, PROBLEM_SCHEMA } from './problem-schema.ts';
import { type SchemaFault, schemaFaults } from './schema-faults.ts';

export interface ProblemRead {
  readonly problem: Problem;
  /** Those that it brings with it. */
  readonly tables?: readonly TravelTable[];
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads a problem from JSON, as other programs write it: what has a default may be left out, and so may `orders` (every stop is
 * then an order of its own), `dimensions` and `profiles`. Keys that begin with `//` are comments. A plan document is read as the problem it holds.
 *
 * @throws InputError with every fault (at most 50): `PROBLEM_NOT_JSON`, `PROBLEM_SHAPE`, `PROBLEM_KEY`, `MATRIX`, `MATRIX_NEEDED`
 */
export function readProblem(text: string, file: string): ProblemRead {
  const value = parse(text, file);
  const given = isObject(value) && value.schema === 'dayroute-plan' ? problemOf(value, file) : value;
  const faults = schemaFaults(given, PROBLEM_SCHEMA, PROBLEM_DEFINITIONS);
  const complaints = faults.map((fault) => shapeComplaint(fault, file));
  if (complaints.length === 0) complaints.push(...unknownKeys(given as Json, file));
  if (complaints.length > 0) throw new InputError(complaints);
  const { travel, ...fields } = given as Json;
  const problem = filled(fields);
  return travel === undefined ? { problem } : { problem, tables: matrixTables(given as object, file) };
}

/** A plan names the file its legs came from, and does not hold it. */
function problemOf({ problem, travel }: Json, file: string): unknown {
  if (isObject(travel) && travel.kind === 'great-circle') return problem;
  const message = 'the plan was made with a travel table, which it does not hold';
  const cure = 'Take its "problem" as a file, with the tables under "travel"';
  throw new InputError([{ code: 'MATRIX_NEEDED', severity: 'error', file, column: 'travel', message, cure }]);
}

function parse(text: string, file: string): unknown {
  try {
    const withoutComments = (key: string, value: unknown) => (key.startsWith('//') ? undefined : value);
    return JSON.parse(text.replace(/^\ufeff/, ''), withoutComments);
  } catch (error) {
    const message = `the problem is not valid JSON (${visibleText((error as Error).message)})`;
    const cure = 'See schema/problem.schema.json in the dayroute package';
    throw new InputError([{ code: 'PROBLEM_NOT_JSON', severity: 'error', file, message, cure }]);
  }
}

/** The problem with its defaults, keys in the model's sense. */
function filled(given: Json): Problem {
  const places = (given.places as Json[]).map((place, i) => ({
    id: `place-${i}`,
    ...place,
  })) as unknown as Problem['places'];
  const locationOf = (place: unknown) => {
    const { lat, lon } = places[place as number] ?? { lat: 0, lon: 0 };
    return { lat, lon };
  };
  const depots = (given.depots as Json[]).map((depot) => ({
    location: locationOf(depot.place),
    loadSeconds: 0,
    extra: {},
    ...depot,
  })) as unknown as Problem['depots'];
  const vehicles = (given.vehicles as Json[]).map((vehicle) => {
    const depotId = vehicle.depotId ?? depots[0]?.id ?? '';
    return { ...VEHICLE_DEFAULTS, depotId, endDepotId: depotId, ...vehicle };
  }) as unknown as Problem['vehicles'];
  const stops = (given.stops as Json[]).map(filledStop);
  const orders = ((given.orders as Json[] | undefined)?.map((order) => ({ ...ORDER_DEFAULTS, ...order })) ??
    stops.map((stop) => orderOf(stop, locationOf))) as unknown as Problem['orders'];
  const objective = given.objective as Json | undefined;
  return {
    timeZone: 'UTC',
    profiles: [VAN_PROFILE],
    ...given,
    ...(objective === undefined
      ? {}
      : { objective: { cost: 1, completionPerHour: 0, arrivalsPerHour: 0, ...objective } }),
    dimensions: (given.dimensions as string[] | undefined) ?? dimensionsOf(stops),
    places,
    depots,
    vehicles,
    stops,
    orders,
  } as unknown as Problem;
}

const DEMAND_DEFAULTS = {
  delivery: {},
  pickup: {},
  windows: [],
  serviceSeconds: 0,
  setupSeconds: 0,
  priority: 0,
  skills: [],
};
const ORDER_DEFAULTS = { ...DEMAND_DEFAULTS, divisible: false, cash: 0, extra: {} };

function filledStop(stop: Json): Stop {
  const from = stop.from === undefined ? {} : { from: { windows: [], serviceSeconds: 0, ...(stop.from as Json) } };
  return { ...DEMAND_DEFAULTS, orderIds: [stop.id], ...stop, ...from } as unknown as Stop;
}

/** The one order behind a stop whose problem names none: it asks for what the stop asks for. */
function orderOf(stop: Stop, locationOf: (place: number) => Order['location']): Order {
  const { orderIds: _, place, from, readyAt: __, ...demands } = stop;
  const fetches = Object.values(stop.pickup).some((amount) => amount > 0);
  const brings = Object.values(stop.delivery).some((amount) => amount > 0);
  return {
    ...ORDER_DEFAULTS,
    ...demands,
    type: fetches ? (brings ? 'exchange' : 'pickup') : 'delivery',
    location: locationOf(place),
    ...(from === undefined
      ? {}
      : { from: { location: locationOf(from.place), windows: from.windows, serviceSeconds: from.serviceSeconds } }),
  };
}

function dimensionsOf(stops: readonly Stop[]): string[] {
  return [...new Set(stops.flatMap((stop) => [...Object.keys(stop.delivery), ...Object.keys(stop.pickup)]))].sort();
}

const LISTS = { places: 'Place', depots: 'ProblemDepot', vehicles: 'Vehicle', stops: 'Stop', orders: 'Order' } as const;

/** A key that is not known may be a rule that was meant. */
function unknownKeys(given: Json, file: string): Complaint[] {
  const complaints: Complaint[] = [];
  const look = (value: Json, known: readonly string[], path: string) => {
    for (const key of Object.keys(value)) {
      if (known.includes(key)) continue;
      const near = nearestName(key, known);
      complaints.push({
        code: 'PROBLEM_KEY',
        severity: 'error',
        file,
        column: visibleText(`${path}${key}`),
        message: `the key ${visibleText(key)} is not known here`,
        expected: visibleText(known.join(', ')),
        cure: near === undefined ? 'Remove it, or begin it with // if it is a comment' : `Did you mean ${near}?`,
      });
    }
  };
  look(given, Object.keys(PROBLEM_SCHEMA.properties), '');
  for (const [key, name] of Object.entries(LISTS)) {
    const known = Object.keys(PROBLEM_DEFINITIONS[name].properties ?? {});
    for (const [i, item] of ((given[key] as Json[] | undefined) ?? []).entries()) look(item, known, `${key}[${i}].`);
  }
  return complaints.slice(0, MOST_COMPLAINTS);
}

/** One slip in every stop is one slip. */
const MOST_COMPLAINTS = 50;

function shapeComplaint({ path, expected, value }: SchemaFault, file: string): Complaint {
  return {
    code: 'PROBLEM_SHAPE',
    severity: 'error',
    file,
    column: path === '' ? '(whole file)' : visibleText(path),
    ...(value === undefined ? {} : { read: visibleText(JSON.stringify(value)) }),
    expected,
    message: value === undefined ? 'a key is missing' : 'a value is not what a problem has here',
    cure: 'See schema/problem.schema.json in the dayroute package',
  };
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
