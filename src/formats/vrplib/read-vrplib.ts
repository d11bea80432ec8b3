import type { Complaint } from '../../model/complaint.ts';
import type { EdgeWeightType, ResearchInstance } from '../../model/research-instance.ts';
import { EDGE_WEIGHT_FORMATS, type EdgeWeightFormat, edgeWeightCount, fullMatrix } from './edge-weights.ts';
import { readFleet } from './read-fleet.ts';
import { SectionReader } from './section-reader.ts';

/** What a reader of research instances gives: no instance if there is any error among the complaints. */
export interface ReadInstance {
  readonly instance: ResearchInstance | null;
  readonly complaints: readonly Complaint[];
}

const SPECIFICATIONS = [
  'NAME',
  'COMMENT',
  'TYPE',
  'DIMENSION',
  'EDGE_WEIGHT_TYPE',
  'EDGE_WEIGHT_FORMAT',
  'NODE_COORD_TYPE',
  'DISPLAY_DATA_TYPE',
  'CAPACITY',
  'DISTANCE',
  'SERVICE_TIME',
  'VEHICLES',
  'VEHICLES_FIXED_COST',
  'VEHICLES_UNIT_DISTANCE_COST',
  'VEHICLES_MAX_DISTANCE',
  'VEHICLES_MAX_DURATION',
  'VEHICLES_MAX_RELOADS',
];

/** Without their `_SECTION`. DISPLAY_DATA only says where to draw. */
const SECTIONS = [
  'NODE_COORD',
  'DISPLAY_DATA',
  'EDGE_WEIGHT',
  'DEPOT',
  'DEMAND',
  'LINEHAUL',
  'BACKHAUL',
  'SERVICE_TIME',
  'TIME_WINDOW',
  'PRIZE',
  'RELEASE_TIME',
  'MUTUALLY_EXCLUSIVE_GROUP',
  'PICKUP_AND_DELIVERY',
  'CAPACITY',
  'VEHICLES_ALLOWED_CLIENTS',
  'VEHICLES_DEPOT',
  'VEHICLES_RELOAD_DEPOT',
  'VEHICLES_FIXED_COST',
  'VEHICLES_UNIT_DISTANCE_COST',
  'VEHICLES_MAX_DISTANCE',
  'VEHICLES_MAX_DURATION',
  'VEHICLES_MAX_RELOADS',
];

/**
 * Reads a VRPLIB file in the dialect of PyVRP, which also takes TSPLIB and CVRPLIB files. Nothing is passed over in
 * silence: a specification, section or row that is not understood is a complaint.
 */
export function readVrplib(text: string, file: string): ReadInstance {
  const reader = new SectionReader(text, file);
  reader.refuseUnknown(SPECIFICATIONS, SECTIONS);
  const size = reader.wholeNumber('DIMENSION', 1);
  if (size === undefined) {
    if (!reader.has('DIMENSION')) reader.missing('DIMENSION', 'the number of locations, depots included');
    return { instance: null, complaints: reader.complaints };
  }
  const type = (reader.text('TYPE') ?? '').toUpperCase();
  const depotCount = readDepotCount(reader, size);
  const weights = readEdgeWeights(reader, size);
  const paired = readShipments(reader, size);
  const demand = reader.table('DEMAND', size) ?? reader.table('LINEHAUL', size);
  const backhaul = reader.table('BACKHAUL', size);
  const service = readService(reader, size, depotCount) ?? paired.service;
  const windows =
    reader.table('TIME_WINDOW', size, 2)?.map((row): readonly [number, number] => [row[0], row[1]]) ?? paired.windows;
  const prize = reader.column('PRIZE', size);
  const release = reader.column('RELEASE_TIME', size);
  const groups = reader.lists('MUTUALLY_EXCLUSIVE_GROUP', size)?.filter((group) => group.length > 1);
  const fleet = readFleet(reader, size, depotCount, type);
  const instance: ResearchInstance = {
    name: reader.text('NAME') ?? file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''),
    type,
    comment: reader.text('COMMENT') ?? '',
    size,
    depotCount,
    ...weights,
    ...(demand && { demand }),
    ...(backhaul && { backhaul }),
    ...(service && { service }),
    ...(windows && { windows }),
    ...(prize && { prize }),
    ...(release && { release }),
    groups: groups ?? [],
    shipments: paired.shipments,
    fleet,
  };
  return { instance: reader.complaints.length > 0 ? null : instance, complaints: reader.complaints };
}

/** TSPLIB ends the list with -1. Depots must be the first locations, as in all published sets. */
function readDepotCount(reader: SectionReader, size: number): number {
  const section = reader.section('DEPOT');
  if (section === undefined) return 1;
  let count = 0;
  for (const row of section.rows) {
    if (row.values[0] < 0) break;
    if (row.values.length !== 1 || row.values[0] !== count + 1 || count >= size) {
      reader.complain(
        'BAD_ROW',
        row.line,
        'DEPOT_SECTION: depots must be the first locations, in order',
        row.values.join(' '),
        String(count + 1),
      );
      return 1;
    }
    count++;
  }
  if (count === 0) reader.complain('MISSING_ROWS', section.line, 'DEPOT_SECTION names no depot', '', '1');
  return Math.max(1, count);
}

type Weights = Pick<ResearchInstance, 'edgeWeightType' | 'xs' | 'ys' | 'matrix'>;

function readEdgeWeights(reader: SectionReader, size: number): Weights {
  const coordinates = reader.table('NODE_COORD', size, 2);
  const xs = coordinates?.map((row) => row[0]);
  const ys = coordinates?.map((row) => row[1]);
  const places = xs && ys ? { xs, ys } : {};
  const stated = reader.text('EDGE_WEIGHT_TYPE') ?? (reader.has('EDGE_WEIGHT') ? 'EXPLICIT' : 'EUC_2D');
  const known: readonly string[] = ['EUC_2D', 'CEIL_2D', 'FLOOR_2D', 'EXPLICIT'] satisfies EdgeWeightType[];
  if (!known.includes(stated)) {
    reader.complainOf('EDGE_WEIGHT_TYPE', `distances of this type are not computed`, known.join(', '));
    return { edgeWeightType: 'EUC_2D' };
  }
  const edgeWeightType = stated as EdgeWeightType;
  if (edgeWeightType !== 'EXPLICIT') {
    if (!reader.has('NODE_COORD')) reader.missing('NODE_COORD_SECTION', 'one row "index x y" a location');
    return { edgeWeightType, ...places };
  }
  const section = reader.section('EDGE_WEIGHT');
  const format = reader.text('EDGE_WEIGHT_FORMAT') ?? 'FULL_MATRIX';
  if (!(EDGE_WEIGHT_FORMATS as readonly string[]).includes(format)) {
    reader.complainOf('EDGE_WEIGHT_FORMAT', 'this way of writing a matrix is unknown', EDGE_WEIGHT_FORMATS.join(', '));
    return { edgeWeightType };
  }
  if (section === undefined) {
    reader.missing('EDGE_WEIGHT_SECTION', 'the matrix, since EDGE_WEIGHT_TYPE is EXPLICIT');
    return { edgeWeightType };
  }
  const numbers = section.rows.flatMap((row) => row.values);
  const expected = edgeWeightCount(format as EdgeWeightFormat, size);
  if (numbers.length !== expected) {
    const message = `EDGE_WEIGHT_SECTION has not as many numbers as ${format} of ${size} locations`;
    reader.complain('WRONG_COUNT', section.line, message, String(numbers.length), `${expected} numbers`);
    return { edgeWeightType };
  }
  return { edgeWeightType, ...places, matrix: fullMatrix(format as EdgeWeightFormat, size, numbers) };
}

/** SERVICE_TIME is a section, or one number for every location but the depots. */
function readService(reader: SectionReader, size: number, depotCount: number): readonly number[] | undefined {
  const column = reader.column('SERVICE_TIME', size);
  if (column !== undefined) return column;
  const all = reader.number('SERVICE_TIME', 0);
  return all === undefined ? undefined : Array.from({ length: size }, (_, i) => (i < depotCount ? 0 : all));
}

type Paired = Pick<ResearchInstance, 'shipments' | 'service' | 'windows'>;

/** Rows as in LKH-3: index, demand, earliest, latest, service, its pickup, its delivery (0 = none). */
function readShipments(reader: SectionReader, size: number): Paired {
  const rows = reader.table('PICKUP_AND_DELIVERY', size, 6);
  if (rows === undefined) return { shipments: [] };
  const shipments: { pickup: number; delivery: number; amount: number[] }[] = [];
  rows.forEach(([demand, , , , , delivery], pickup) => {
    if (delivery === 0) return;
    const partner = rows[delivery - 1];
    if (partner === undefined || partner[4] !== pickup + 1) {
      const line = reader.section('PICKUP_AND_DELIVERY')?.rows[pickup].line;
      const message = 'PICKUP_AND_DELIVERY_SECTION: the delivery does not name this location as its pickup';
      reader.complain('BAD_ROW', line, message, String(delivery), `a location whose pickup is ${pickup + 1}`);
    } else shipments.push({ pickup, delivery: delivery - 1, amount: [demand] });
  });
  return { shipments, service: rows.map((row) => row[3]), windows: rows.map((row) => [row[1], row[2]] as const) };
}
