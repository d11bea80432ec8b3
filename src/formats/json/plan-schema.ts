import type {
  Break,
  BreakStep,
  Complaint,
  Deferred,
  Depot,
  DrivingRule,
  EndStep,
  FetchStep,
  LatLon,
  Leg,
  Lock,
  Notice,
  Objective,
  Order,
  OrderPiece,
  Place,
  Plan,
  PlanCost,
  PlanDocument,
  PlanObjective,
  Problem,
  ProblemDepot,
  RejectedRow,
  ReloadStep,
  RestStep,
  Route,
  RouteCost,
  ShipmentOrigin,
  SourceRow,
  SpeedBand,
  StartStep,
  Stop,
  StopOrigin,
  TimeWindow,
  TravelProfile,
  TravelSource,
  Unassigned,
  UnassignedCode,
  Vehicle,
  Visit,
  Zone,
} from '../../model/index.ts';

/** The part of JSON Schema 2020-12 that the plan's schema is written in, and that `schema-faults.ts` understands. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'null';
  readonly description?: string;
  readonly const?: string | number;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

/** Every key of a model type, in the order in which it is written; the compiler finds one that is missing or too many. */
type Fields<T> = { readonly [K in keyof T]-?: Schema };

type RequiredKey<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

function object<T>(fields: Fields<T>, required: readonly RequiredKey<T>[], description?: string): Schema {
  return {
    type: 'object',
    ...(description === undefined ? {} : { description }),
    properties: fields,
    required: required as readonly string[],
  };
}

function ref(name: string, description?: string): Schema {
  return { $ref: `#/$defs/${name}`, ...(description === undefined ? {} : { description }) };
}

function list(items: Schema): Schema {
  return { type: 'array', items };
}

const text: Schema = { type: 'string' };
const id: Schema = { type: 'string', minLength: 1 };
const seconds: Schema = { type: 'integer', description: 'Seconds since midnight of the plan day in its zone' };
const duration: Schema = { type: 'integer', minimum: 0, description: 'Seconds' };
const metres: Schema = { type: 'integer', minimum: 0, description: 'Metres' };
const money: Schema = { type: 'number' };
const count: Schema = { type: 'integer', minimum: 0 };
const isoDate: Schema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
const cells: Schema = { type: 'object', additionalProperties: text };
const load = ref('Load');
const window = ref('TimeWindow');

const latLon: Fields<LatLon> = {
  lat: { type: 'number', description: 'Degrees, WGS84' },
  lon: { type: 'number', description: 'Degrees, WGS84' },
};

const depot: Fields<Depot> = {
  id,
  location: ref('LatLon'),
  window,
  loadSeconds: duration,
  docks: count,
  timeZone: text,
  extra: cells,
};

const timed = { arrival: seconds, start: seconds, departure: seconds, load };

const cost: Fields<RouteCost> = {
  fixed: money,
  distance: money,
  time: money,
  pay: money,
  overtime: money,
  lateness: money,
  zone: money,
  total: money,
};

const paused = {
  drivenSeconds: { ...duration, description: 'Driven before it, of the leg of the next step that has one' },
  ...timed,
};

const unassignedCode: Fields<Record<UnassignedCode, true>> = {
  NO_VEHICLE_WITH_SKILLS: {},
  NO_VEHICLE_PINNED: {},
  TOO_LARGE: {},
  OUT_OF_REACH: {},
  WINDOW_UNREACHABLE: {},
  NOT_WORTH_THE_COST: {},
  OUT_OF_ZONE: {},
  OTHER_OF_GROUP: {},
  NOT_TOGETHER: {},
  NO_ROOM: {},
};

export const DEFINITIONS: Readonly<Record<string, Schema>> = {
  Load: { type: 'object', description: 'Amounts by dimension', additionalProperties: { type: 'number' } },
  LatLon: object<LatLon>(latLon, ['lat', 'lon']),
  TimeWindow: object<TimeWindow>({ start: seconds, end: seconds }, ['start', 'end'], 'Both ends inclusive'),
  Problem: object<Problem>(
    {
      date: isoDate,
      timeZone: { type: 'string', minLength: 1, description: 'IANA name' },
      dimensions: list(text),
      places: list(ref('Place')),
      depots: list(ref('ProblemDepot')),
      vehicles: list(ref('Vehicle')),
      stops: list(ref('Stop')),
      orders: list(ref('Order')),
      profiles: list(ref('TravelProfile')),
      zones: list(ref('Zone')),
      locks: list(ref('Lock')),
      objective: ref('Objective'),
    },
    ['date', 'timeZone', 'dimensions', 'places', 'depots', 'vehicles', 'stops', 'orders', 'profiles'],
  ),
  Place: object<Place>({ id, ...latLon }, ['id', 'lat', 'lon']),
  ProblemDepot: object<ProblemDepot>({ ...depot, place: count }, ['id', 'location', 'loadSeconds', 'extra', 'place']),
  Vehicle: object<Vehicle>(
    {
      id,
      count,
      depotId: text,
      endDepotId: { anyOf: [text, { type: 'null' }], description: 'null = the route ends at its last stop' },
      shift: window,
      capacity: load,
      maxStops: count,
      maxMetres: metres,
      maxSeconds: duration,
      maxDrivingSeconds: duration,
      costFixed: money,
      costPerKm: money,
      costPerHour: money,
      overtimeAfterSeconds: duration,
      overtimeCostPerHour: money,
      payPerDelivery: money,
      payPerPickup: money,
      breaks: list(ref('Break')),
      drivingRule: ref('DrivingRule'),
      trips: count,
      reloadSeconds: duration,
      reloadDepotIds: { ...list(text), description: 'Where it may load again; at least one' },
      backhaul: { type: 'string', enum: ['mixed', 'last', 'after-delivery'] },
      speedFactor: { type: 'number', exclusiveMinimum: 0 },
      profile: text,
      skills: list(text),
      maxCash: money,
      zone: text,
      zoneCost: money,
      extra: cells,
    },
    [
      'id',
      'count',
      'depotId',
      'endDepotId',
      'capacity',
      'costFixed',
      'costPerKm',
      'costPerHour',
      'overtimeCostPerHour',
      'payPerDelivery',
      'payPerPickup',
      'breaks',
      'trips',
      'reloadSeconds',
      'backhaul',
      'speedFactor',
      'profile',
      'skills',
      'extra',
    ],
    'A row of the vehicle file: `count` vans that are alike',
  ),
  Break: object<Break>({ window, seconds: duration }, ['window', 'seconds']),
  DrivingRule: object<DrivingRule>({ maxDrivingSeconds: duration, restSeconds: duration, split: list(duration) }, [
    'maxDrivingSeconds',
    'restSeconds',
    'split',
  ]),
  Stop: object<Stop>(
    {
      id,
      orderIds: list(text),
      place: { ...count, description: 'Index into places' },
      delivery: load,
      pickup: load,
      windows: list(window),
      serviceSeconds: duration,
      setupSeconds: duration,
      skipCost: money,
      priority: { type: 'number', minimum: 0, maximum: 100 },
      skills: list(text),
      vehicle: text,
      depot: text,
      from: ref('StopOrigin', 'The door at which a shipment is fetched'),
      maxRideSeconds: duration,
      lateCostPerHour: money,
      readyAt: seconds,
      group: text,
      together: text,
      apart: text,
      cash: money,
    },
    [
      'id',
      'orderIds',
      'place',
      'delivery',
      'pickup',
      'windows',
      'serviceSeconds',
      'setupSeconds',
      'priority',
      'skills',
    ],
  ),
  StopOrigin: object<StopOrigin>(
    { place: { ...count, description: 'Index into places' }, windows: list(window), serviceSeconds: duration },
    ['place', 'windows', 'serviceSeconds'],
  ),
  Zone: object<Zone>(
    {
      name: id,
      polygons: { ...list(list(list(list({ type: 'number' })))), description: 'As in a GeoJSON MultiPolygon' },
    },
    ['name', 'polygons'],
  ),
  Lock: object<Lock>({ vanId: id, kind: { type: 'string', enum: ['first', 'sequence', 'frozen'] }, stops: list(id) }, [
    'vanId',
    'kind',
    'stops',
  ]),
  Objective: object<Objective>({ cost: money, completionPerHour: money, arrivalsPerHour: money }, [
    'cost',
    'completionPerHour',
    'arrivalsPerHour',
  ]),
  Order: object<Order>(
    {
      id,
      type: { type: 'string', enum: ['delivery', 'pickup', 'exchange'] },
      location: ref('LatLon'),
      delivery: load,
      pickup: load,
      windows: list(window),
      serviceSeconds: duration,
      setupSeconds: duration,
      orderedAt: text,
      readyOn: isoDate,
      readyAt: seconds,
      dueOn: text,
      skipCost: money,
      priority: { type: 'number', minimum: 0, maximum: 100 },
      lateCostPerHour: money,
      skills: list(text),
      vehicle: text,
      depot: text,
      group: text,
      together: text,
      apart: text,
      divisible: { type: 'boolean' },
      piece: ref('OrderPiece', 'Of what order this is a piece'),
      from: ref('ShipmentOrigin'),
      maxRideSeconds: duration,
      cash: money,
      address: text,
      postcode: text,
      customer: text,
      phone: text,
      email: text,
      notes: text,
      channel: text,
      extra: cells,
      source: ref('SourceRow'),
    },
    [
      'id',
      'type',
      'location',
      'delivery',
      'pickup',
      'windows',
      'serviceSeconds',
      'setupSeconds',
      'priority',
      'skills',
      'divisible',
      'cash',
      'extra',
    ],
  ),
  ShipmentOrigin: object<ShipmentOrigin>({ location: ref('LatLon'), windows: list(window), serviceSeconds: duration }, [
    'location',
    'windows',
    'serviceSeconds',
  ]),
  SourceRow: object<SourceRow>({ file: text, line: count }, ['file', 'line']),
  TravelProfile: object<TravelProfile>(
    { name: text, detour: { type: 'number', exclusiveMinimum: 0 }, bands: list(ref('SpeedBand')) },
    ['name', 'detour', 'bands'],
  ),
  SpeedBand: object<SpeedBand>(
    {
      belowMetres: { anyOf: [{ type: 'number' }, { type: 'null' }], description: 'null = any length' },
      kmPerHour: { type: 'number', exclusiveMinimum: 0 },
    },
    ['belowMetres', 'kmPerHour'],
  ),
  TravelSource: object<TravelSource>(
    {
      kind: { type: 'string', enum: ['great-circle', 'file', 'euclidean'] },
      file: text,
      hash: { type: 'string', pattern: '^[0-9a-f]{64}$', description: 'SHA-256 of the file' },
    },
    ['kind'],
  ),
  Plan: object<Plan>(
    {
      routes: list(ref('Route')),
      unassigned: list(ref('Unassigned')),
      cost: ref('PlanCost'),
      objective: ref('PlanObjective', 'Where the problem has an objective'),
    },
    ['routes', 'unassigned', 'cost'],
  ),
  PlanObjective: object<PlanObjective>(
    {
      completionSeconds: { ...duration, description: "From the day's beginning to the end of the last visit of all" },
      arrivalsSeconds: {
        ...duration,
        description: "From the day's beginning to the start of work, summed over visits",
      },
      value: { ...money, description: 'What is minimised' },
    },
    ['completionSeconds', 'arrivalsSeconds', 'value'],
  ),
  Route: object<Route>(
    {
      vanId: id,
      vehicleId: id,
      metres,
      seconds: duration,
      drivingSeconds: duration,
      serviceSeconds: duration,
      waitingSeconds: duration,
      pauseSeconds: duration,
      reloadSeconds: duration,
      cost: ref('RouteCost'),
      steps: list(ref('Step')),
    },
    ['vanId', 'vehicleId', 'metres', 'seconds', 'drivingSeconds', 'serviceSeconds', 'waitingSeconds', 'cost', 'steps'],
  ),
  Step: {
    anyOf: [
      ref('StartStep'),
      ref('Visit'),
      ref('FetchStep'),
      ref('ReloadStep'),
      ref('BreakStep'),
      ref('RestStep'),
      ref('EndStep'),
    ],
  },
  StartStep: object<StartStep>({ kind: { const: 'start' }, depotId: text, ...timed }, [
    'kind',
    'depotId',
    'arrival',
    'start',
    'departure',
    'load',
  ]),
  Visit: object<Visit>({ kind: { const: 'visit' }, stopId: text, leg: ref('Leg'), ...timed }, [
    'kind',
    'stopId',
    'leg',
    'arrival',
    'start',
    'departure',
    'load',
  ]),
  FetchStep: object<FetchStep>(
    { kind: { const: 'fetch' }, stopId: text, leg: ref('Leg'), ...timed },
    ['kind', 'stopId', 'leg', 'arrival', 'start', 'departure', 'load'],
    'The door where a shipment is picked up',
  ),
  ReloadStep: object<ReloadStep>(
    { kind: { const: 'reload' }, depotId: text, leg: ref('Leg'), ...timed },
    ['kind', 'depotId', 'leg', 'arrival', 'start', 'departure', 'load'],
    'Back at a depot, to load the next trip',
  ),
  BreakStep: object<BreakStep>(
    { kind: { const: 'break' }, index: { ...count, description: "Among the vehicle's breaks" }, ...paused },
    ['kind', 'index', 'drivenSeconds', 'arrival', 'start', 'departure', 'load'],
  ),
  RestStep: object<RestStep>({ kind: { const: 'rest' }, ...paused }, [
    'kind',
    'drivenSeconds',
    'arrival',
    'start',
    'departure',
    'load',
  ]),
  EndStep: object<EndStep>({ kind: { const: 'end' }, depotId: text, leg: ref('Leg'), ...timed }, [
    'kind',
    'depotId',
    'leg',
    'arrival',
    'start',
    'departure',
    'load',
  ]),
  Leg: object<Leg>({ metres, seconds: duration }, ['metres', 'seconds']),
  RouteCost: object<RouteCost>(cost, ['fixed', 'distance', 'time', 'pay', 'total']),
  PlanCost: object<PlanCost>({ ...cost, skipped: money, total: money }, [
    'fixed',
    'distance',
    'time',
    'pay',
    'skipped',
    'total',
  ]),
  Unassigned: object<Unassigned>(
    {
      orderId: text,
      stopId: text,
      code: { type: 'string', enum: Object.keys(unassignedCode) },
      reason: text,
      remedy: text,
      extraCost: money,
    },
    ['orderId', 'stopId', 'code', 'reason', 'remedy'],
  ),
  Deferred: object<Deferred>(
    {
      order: ref('Order'),
      kind: { type: 'string', enum: ['held', 'deferred'] },
      reason: text,
      lastDay: isoDate,
      worth: money,
      todayCost: money,
    },
    ['order', 'kind', 'reason'],
  ),
  OrderPiece: object<OrderPiece>({ of: text, number: count, count }, ['of', 'number', 'count']),
  Notice: object<Notice>(
    {
      orderId: text,
      promised: text,
      newDate: isoDate,
      daysLate: count,
      code: { type: 'string', enum: ['NOT_READY', 'NO_CAPACITY', 'NO_VEHICLE', 'OVERDUE'] },
      reason: text,
      offerCancel: { type: 'boolean' },
    },
    ['orderId', 'newDate', 'daysLate', 'code', 'reason', 'offerCancel'],
  ),
  RejectedRow: object<RejectedRow>(
    { file: text, line: count, cells, orderId: text, complaints: list(ref('Complaint')) },
    ['file', 'line', 'cells', 'orderId', 'complaints'],
  ),
  Complaint: object<Complaint>(
    {
      code: text,
      severity: { type: 'string', enum: ['error', 'warning'] },
      file: text,
      line: count,
      column: text,
      read: text,
      expected: text,
      message: text,
      cure: text,
    },
    ['code', 'severity', 'message'],
  ),
};

const document = object<PlanDocument>(
  {
    schema: { const: 'dayroute-plan' },
    version: { const: 2 },
    problem: ref('Problem'),
    travel: ref('TravelSource', 'Where legs came from'),
    plan: ref('Plan'),
    deferred: list(ref('Deferred')),
    rejected: list(ref('RejectedRow')),
    notices: list(ref('Notice')),
    manifest: {
      type: 'object',
      description: 'SHA-256 (hex) of each output written with this plan, by path relative to it',
      additionalProperties: { type: 'string', pattern: '^[0-9a-f]{64}$' },
    },
  },
  ['schema', 'version', 'problem', 'travel', 'plan', 'deferred', 'rejected', 'notices', 'manifest'],
);

/** The JSON Schema (2020-12) of `plan.json`; `schema/plan.schema.json` is this, written out. Keys that it does not know are allowed. */
export const PLAN_SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:dayroute:plan:2',
  title: 'dayroute plan',
  ...document,
  $defs: DEFINITIONS,
};
