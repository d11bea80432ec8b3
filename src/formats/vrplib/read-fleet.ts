import type { ResearchFleet } from '../../model/research-instance.ts';
import type { SectionReader } from './section-reader.ts';

/** Whatever the file says of its vehicles: specifications hold for all, sections have a row a vehicle and go before. */
export function readFleet(reader: SectionReader, size: number, depotCount: number, type: string): ResearchFleet {
  const count = reader.wholeNumber('VEHICLES', 1) ?? countOfSections(reader) ?? (isTour(type) ? 1 : undefined);
  const capacity = reader.table('CAPACITY', count ?? 0) ?? wrap(reader.numbers('CAPACITY', 0));
  // CVRPLIB states the longest route, service included, as DISTANCE.
  const maxDuration = perVehicle(reader, 'VEHICLES_MAX_DURATION', count) ?? wrap(reader.number('DISTANCE', 0));
  const maxDistance = perVehicle(reader, 'VEHICLES_MAX_DISTANCE', count);
  const maxReloads = perVehicle(reader, 'VEHICLES_MAX_RELOADS', count);
  const fixedCost = perVehicle(reader, 'VEHICLES_FIXED_COST', count);
  const unitDistanceCost = perVehicle(reader, 'VEHICLES_UNIT_DISTANCE_COST', count);
  const depot = reader.lists('VEHICLES_DEPOT', depotCount, count)?.map((row) => row[0] ?? 0);
  const allowedClients = reader.lists('VEHICLES_ALLOWED_CLIENTS', size, count);
  const reloadDepots = reader.lists('VEHICLES_RELOAD_DEPOT', depotCount, count);
  return {
    ...(count !== undefined && { count }),
    ...(capacity && { capacity }),
    ...(maxDistance && { maxDistance }),
    ...(maxDuration && { maxDuration }),
    ...(maxReloads && { maxReloads }),
    ...(fixedCost && { fixedCost }),
    ...(unitDistanceCost && { unitDistanceCost }),
    ...(depot && { depot }),
    ...(allowedClients && { allowedClients }),
    ...(reloadDepots && { reloadDepots }),
  };
}

function isTour(type: string): boolean {
  return type === 'TSP' || type === 'ATSP';
}

/** Sections with a row a vehicle tell how many there are when VEHICLES does not. */
function countOfSections(reader: SectionReader): number | undefined {
  const names = ['CAPACITY', 'VEHICLES_DEPOT', 'VEHICLES_ALLOWED_CLIENTS', 'VEHICLES_RELOAD_DEPOT'];
  const more = ['VEHICLES_FIXED_COST', 'VEHICLES_UNIT_DISTANCE_COST', 'VEHICLES_MAX_DISTANCE', 'VEHICLES_MAX_DURATION'];
  for (const name of [...names, ...more, 'VEHICLES_MAX_RELOADS']) {
    const rows = reader.section(name)?.rows.length;
    if (rows !== undefined) return rows;
  }
  return undefined;
}

function perVehicle(reader: SectionReader, name: string, count: number | undefined): readonly number[] | undefined {
  return reader.column(name, count ?? 0) ?? wrap(reader.number(name, 0));
}

function wrap<T>(value: T | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : [value];
}
