import type { ResearchFleet, ResearchInstance } from '../../model/research-instance.ts';

/** Writes an instance down in the layout that `readVrplib` reads; a matrix is written whole. */
export function writeVrplib(instance: ResearchInstance): string {
  const { fleet, size, depotCount } = instance;
  const lines = [
    `NAME : ${instance.name}`,
    ...(instance.comment === '' ? [] : [`COMMENT : ${instance.comment}`]),
    ...(instance.type === '' ? [] : [`TYPE : ${instance.type}`]),
    `DIMENSION : ${size}`,
    ...(fleet.count === undefined ? [] : [`VEHICLES : ${fleet.count}`]),
  ];
  const oneService = serviceOfAll(instance);
  if (oneService !== undefined) lines.push(`SERVICE_TIME : ${oneService}`);
  lines.push(`EDGE_WEIGHT_TYPE : ${instance.edgeWeightType}`);
  if (instance.matrix !== undefined) lines.push('EDGE_WEIGHT_FORMAT : FULL_MATRIX');
  const sections: string[] = [];
  const section = (name: string, rows: readonly (readonly (number | string)[])[]) =>
    sections.push(`${name}_SECTION`, ...rows.map((row, i) => `${i + 1} ${row.join(' ')}`));
  const { xs, ys } = instance;
  if (xs && ys)
    section(
      'NODE_COORD',
      xs.map((x, i) => [x, ys[i]]),
    );
  if (instance.matrix) sections.push('EDGE_WEIGHT_SECTION', ...matrixRows(instance.matrix, size));
  if (instance.demand) section('DEMAND', instance.demand);
  if (instance.backhaul) section('BACKHAUL', instance.backhaul);
  if (instance.service && oneService === undefined) section('SERVICE_TIME', wrap(instance.service));
  if (instance.windows) section('TIME_WINDOW', instance.windows);
  if (instance.prize) section('PRIZE', wrap(instance.prize));
  if (instance.release) section('RELEASE_TIME', wrap(instance.release));
  if (instance.groups.length > 0) section('MUTUALLY_EXCLUSIVE_GROUP', fromOne(instance.groups));
  if (instance.shipments.length > 0) section('PICKUP_AND_DELIVERY', shipmentRows(instance));
  writeFleet(fleet, lines, section);
  sections.push('DEPOT_SECTION', ...Array.from({ length: depotCount }, (_, i) => String(i + 1)), '-1', 'EOF', '');
  return [...lines, ...sections].join('\n');
}

type WriteSection = (name: string, rows: readonly (readonly (number | string)[])[]) => void;

/** What holds for all vehicles is a specification, what differs a section. */
function writeFleet(fleet: ResearchFleet, lines: string[], section: WriteSection): void {
  const numbers = (name: string, list: readonly (readonly number[])[] | undefined) => {
    if (list?.length === 1) lines.push(`${name} : ${list[0].join(' ')}`);
    else if (list) section(name, list);
  };
  const locations = (name: string, list: readonly (readonly number[])[] | undefined) => {
    if (list) section(name, fromOne(list.length === 1 ? new Array(fleet.count ?? 1).fill(list[0]) : list));
  };
  numbers('CAPACITY', fleet.capacity);
  numbers('VEHICLES_MAX_DISTANCE', wrap(fleet.maxDistance));
  numbers('VEHICLES_MAX_DURATION', wrap(fleet.maxDuration));
  numbers('VEHICLES_MAX_RELOADS', wrap(fleet.maxReloads));
  numbers('VEHICLES_FIXED_COST', wrap(fleet.fixedCost));
  numbers('VEHICLES_UNIT_DISTANCE_COST', wrap(fleet.unitDistanceCost));
  locations('VEHICLES_DEPOT', wrap(fleet.depot));
  locations('VEHICLES_ALLOWED_CLIENTS', fleet.allowedClients);
  locations('VEHICLES_RELOAD_DEPOT', fleet.reloadDepots);
}

/** The service time of every customer if it is the same, and the depots have none. */
function serviceOfAll({ service, depotCount, size }: ResearchInstance): number | undefined {
  if (service === undefined || size === depotCount) return undefined;
  const one = service[depotCount];
  return service.every((time, i) => time === (i < depotCount ? 0 : one)) ? one : undefined;
}

function wrap(list: readonly number[]): number[][];
function wrap(list: readonly number[] | undefined): number[][] | undefined;
function wrap(list: readonly number[] | undefined): number[][] | undefined {
  return list?.map((value) => [value]);
}

function fromOne(lists: readonly (readonly number[])[]): number[][] {
  return lists.map((list) => list.map((location) => location + 1));
}

function matrixRows(matrix: Float64Array, size: number): string[] {
  return Array.from({ length: size }, (_, row) => matrix.subarray(row * size, (row + 1) * size).join(' '));
}

function shipmentRows(instance: ResearchInstance): number[][] {
  const rows = Array.from({ length: instance.size }, (_, i) => {
    const [earliest, latest] = instance.windows?.[i] ?? [0, 0];
    return [instance.demand?.[i]?.[0] ?? 0, earliest, latest, instance.service?.[i] ?? 0, 0, 0];
  });
  for (const { pickup, delivery, amount } of instance.shipments) {
    rows[pickup][0] = amount[0];
    rows[delivery][0] = -amount[0];
    rows[pickup][5] = delivery + 1;
    rows[delivery][4] = pickup + 1;
  }
  return rows;
}
