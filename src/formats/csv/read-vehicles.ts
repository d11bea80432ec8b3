import type { Complaint, Depot, DrivingRule, SourceRow, TimeWindow, Vehicle } from '../../model/index.ts';
import { nearestName } from '../nearest-name.ts';
import { visibleText } from '../visible-text.ts';
import { checkDefaults, tableSettings } from './check-defaults.ts';
import { VEHICLE_AMOUNTS, VEHICLE_COLUMNS, type VehicleColumn } from './columns-vehicle.ts';
import { SeenIds } from './duplicate-ids.ts';
import { type BoundColumn, type BoundTable, matchHeader } from './match-header.ts';
import { NotYetHonoured } from './not-yet-honoured.ts';
import { parseBreaks, parseDays, parseParts } from './parse-list.ts';
import { window } from './parse-time.ts';
import { PlanClock } from './plan-clock.ts';
import type { InputFile, ReadContext } from './read-context.ts';
import { readTable, unclosedQuote } from './read-table.ts';
import { RowReader } from './row-reader.ts';

export interface VehiclesRead {
  readonly vehicles: Vehicle[];
  readonly complaints: Complaint[];
  /** Where each vehicle stands, by its id. */
  readonly sources: ReadonlyMap<string, SourceRow>;
}

/** Reads a vehicle file. Any bad row is an error; rows not available on the day are left out with a warning. Never throws for what is in the file. */
export function readVehicles(file: InputFile, ctx: ReadContext): VehiclesRead {
  const vehicles: Vehicle[] = [];
  const sources = new Map<string, SourceRow>();
  const table = readTable(file);
  const complaints: Complaint[] = [...table.complaints];
  if (table.header.length === 0) return { vehicles, complaints, sources };
  const settings = tableSettings(ctx.config, 'vehicles');
  const matched = matchHeader<VehicleColumn>(table, VEHICLE_COLUMNS, VEHICLE_AMOUNTS, settings);
  complaints.push(...matched.complaints);
  if (complaints.some((c) => c.severity === 'error')) return { vehicles, complaints, sources };
  const reader = new RowReader(table, matched, new PlanClock(ctx.date, ctx.timeZone), ctx.config.dateFormat);
  const bound = checkDefaults(reader, matched, settings, complaints);
  const rows = new VehicleRows(reader, bound, ctx);
  const notYet = new NotYetHonoured('vehicles', bound, reader);
  const seen = new SeenIds();
  const away: string[] = [];
  for (let i = 0; i < table.rows.length; i++) {
    if (reader.open(i)) {
      const read = rows.read();
      if (read !== undefined) {
        const again = seen.add(read.vehicle.id, bound.columns.vehicle_id.header, {
          file: table.file,
          line: reader.line,
        });
        if (again !== undefined) reader.complaints.push(again);
        else if (read.available && read.vehicle.count > 0) {
          notYet.look();
          vehicles.push(read.vehicle);
          sources.set(read.vehicle.id, { file: table.file, line: reader.line });
        } else away.push(read.vehicle.id);
      }
    }
    complaints.push(...reader.complaints);
  }
  for (const { line, text } of table.unclosed) complaints.push(unclosedQuote(table.file, line, text));
  complaints.push(
    ...reader.fileComplaints,
    ...clashingVans(vehicles, table.file),
    ...leftOut(away, table.file, ctx.date),
  );
  return { vehicles, complaints, sources };
}

/** Turns the open row of a reader into a vehicle. */
class VehicleRows {
  readonly #r: RowReader;
  readonly #bound: BoundTable<VehicleColumn>;
  readonly #ctx: ReadContext;
  readonly #depots: ReadonlyMap<string, Depot> | undefined;

  constructor(reader: RowReader, bound: BoundTable<VehicleColumn>, ctx: ReadContext) {
    this.#r = reader;
    this.#bound = bound;
    this.#ctx = ctx;
    this.#depots = ctx.depots === undefined ? undefined : new Map(ctx.depots.map((depot) => [depot.id, depot]));
  }

  /** The vehicle and whether it is there on the day, or undefined and complaints in the reader. */
  read(): { vehicle: Vehicle; available: boolean } | undefined {
    const r = this.#r;
    const c = this.#bound.columns;
    const id = r.id(c.vehicle_id);
    const depotId = this.#depot(c.depot) ?? this.#onlyDepot();
    const isOpen = r.text(c.end_depot).toLowerCase() === 'open';
    const endDepotId = isOpen ? null : (this.#depot(c.end_depot) ?? depotId);
    const reloadDepotIds = this.#reloadDepots(c.reload_depot);
    r.timeZone = this.#depots?.get(depotId)?.timeZone ?? this.#ctx.timeZone;
    const shift = this.#shift();
    const daysText = r.text(c.available_on);
    const available =
      daysText === '' ? true : r.accept(c.available_on, daysText, parseDays(daysText, r.dates, this.#ctx.date));
    const breaksText = r.text(c.breaks);
    const breaks = r.accept(c.breaks, breaksText, parseBreaks(breaksText, r.dates, r.at));
    const capacity = this.#capacity();
    const drivingRule = this.#drivingRule();
    const numbers = {
      maxStops: r.number(c.max_stops),
      maxMetres: r.scaled(c.max_km, 1000),
      maxSeconds: r.scaled(c.max_hours, 3600),
      maxDrivingSeconds: r.scaled(c.max_driving_hours, 3600),
      overtimeAfterSeconds: r.scaled(c.overtime_after_hours, 3600),
      reloadDepotIds,
      maxCash: r.number(c.max_cash),
      zone: r.text(c.zone) || undefined,
      zoneCost: r.number(c.zone_cost),
      drivingRule,
      shift,
    };
    const vehicle = {
      id: id ?? '',
      count: r.number(c.count) ?? 1,
      depotId,
      endDepotId,
      capacity,
      costFixed: r.number(c.cost_fixed) ?? 0,
      costPerKm: r.number(c.cost_per_km) ?? 0,
      costPerHour: r.number(c.cost_per_hour) ?? 0,
      overtimeCostPerHour: r.number(c.overtime_cost_per_hour) ?? 0,
      payPerDelivery: r.number(c.pay_per_delivery) ?? 0,
      payPerPickup: r.number(c.pay_per_pickup) ?? 0,
      breaks: breaks ?? [],
      trips: r.number(c.trips) ?? 1,
      reloadSeconds: r.scaled(c.reload_min, 60) ?? 0,
      backhaul: (r.choice(c.backhaul) ?? 'mixed') as Vehicle['backhaul'],
      speedFactor: r.number(c.speed_factor) ?? 1,
      profile: r.text(c.profile),
      skills: r.list(c.skills),
      extra: r.extra(this.#bound.extras),
      ...present(numbers),
    };
    if (id === undefined || r.complaints.length > 0) return undefined;
    return { vehicle, available: available ?? true };
  }

  /** Of several depots a list; one whose name looks like a list is still one. */
  #reloadDepots(column: BoundColumn): readonly string[] | undefined {
    const whole = this.#r.text(column);
    if (whole === '') return undefined;
    const ids = this.#depots?.has(whole) ? [whole] : this.#r.list(column);
    for (const id of ids) this.#known(column, id);
    return ids.length === 0 ? undefined : ids;
  }

  #depot(column: BoundColumn): string | undefined {
    const id = this.#r.id(column);
    if (id === undefined || (column.column.name === 'end_depot' && id.toLowerCase() === 'open')) return undefined;
    return this.#known(column, id);
  }

  #known(column: BoundColumn, id: string): string | undefined {
    if (this.#depots === undefined || this.#depots.has(id)) return id;
    const near = nearestName(id, this.#depots.keys());
    this.#r.reject(column, id, {
      code: 'DEPOT_UNKNOWN',
      message: 'there is no such depot',
      expected: visibleText([...this.#depots.keys()].join(', ')) || 'a depot of the depot file',
      cure:
        near === undefined
          ? 'Add the depot to the depot file, or correct the name.'
          : `Did you mean ${visibleText(near)}?`,
    });
    return undefined;
  }

  /** The depot of a row that names none: empty text if it cannot be told, for `buildProblem` to complain about or fill in. */
  #onlyDepot(): string {
    const r = this.#r;
    const c = this.#bound.columns.depot;
    if (this.#depots === undefined || r.text(c) !== '') return '';
    const ids = [...this.#depots.keys()];
    if (ids.length === 1) return ids[0];
    if (ids.length > 1) {
      r.reject(c, '', {
        code: 'VALUE_MISSING',
        message: 'there are several depots and the row names none',
        expected: visibleText(ids.join(', ')),
        cure: 'Fill in the depot.',
      });
    }
    return '';
  }

  #shift(): TimeWindow | undefined {
    const r = this.#r;
    const c = this.#bound.columns;
    const shifts = r.windows(c.shift);
    const from = r.text(c.shift_from);
    const to = r.text(c.shift_to);
    if (from !== '' || to !== '') {
      if (r.text(c.shift) !== '') {
        r.reject(c.shift, r.text(c.shift), {
          code: 'VALUES_CONFLICT',
          message: 'the shift is given twice',
          expected: `either ${c.shift.header} or ${c.shift_from.header} and ${c.shift_to.header}`,
          cure: 'Empty one of them.',
        });
        return undefined;
      }
      return r.accept(
        from === '' ? c.shift_to : c.shift_from,
        `${from}-${to}`,
        window(from.slice(0, 100), to.slice(0, 100), r.dates, r.at),
      );
    }
    if (shifts === undefined || shifts.length === 0) return undefined;
    if (shifts.length > 1) {
      r.reject(c.shift, r.text(c.shift), {
        code: 'WINDOW',
        message: 'a shift is one span',
        expected: 'one window such as 08:00-17:00',
        cure: 'Write a row a shift, or use breaks.',
      });
    }
    return shifts[0];
  }

  #capacity(): Record<string, number> {
    const r = this.#r;
    const c = this.#bound.columns;
    const capacity: Record<string, number> = {};
    const put = (dimension: string, value: number | undefined) => {
      if (value !== undefined) capacity[dimension] = value;
    };
    put('parcels', r.number(c.max_parcels));
    put('volume_m3', r.number(c.max_volume_m3));
    put('weight_kg', r.number(c.max_weight_kg));
    for (const column of this.#bound.amounts) put(column.dimension, r.number(column));
    return capacity;
  }

  #drivingRule(): DrivingRule | undefined {
    const r = this.#r;
    const c = this.#bound.columns;
    const maxDrivingSeconds = r.scaled(c.max_drive_before_break_min, 60);
    const restSeconds = r.scaled(c.rest_min, 60) ?? 45 * 60;
    const splitText = r.text(c.rest_split);
    const split = splitText === '' ? [] : r.accept(c.rest_split, splitText, parseParts(splitText));
    const [lone] = [c.rest_min, c.rest_split].filter((column) => r.text(column) !== '');
    if (r.text(c.max_drive_before_break_min) === '' && lone !== undefined && split !== undefined) {
      r.reject(lone, r.text(lone), {
        code: 'REST_WITHOUT_LIMIT',
        message: 'a rest is given, and no limit of driving after which it is owed',
        cure: 'Fill in max_drive_before_break_min, or empty rest_min and rest_split.',
      });
    }
    return maxDrivingSeconds === undefined ? undefined : { maxDrivingSeconds, restSeconds, split: split ?? [] };
  }
}

/** Leaves out what is undefined. */
function present<T extends object>(all: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as never;
}

/** `van` three times has a `van-2`: no other row may be called that. */
function clashingVans(vehicles: readonly Vehicle[], file: string): Complaint[] {
  const rows = new Map(vehicles.map((vehicle) => [vehicle.id, vehicle]));
  return vehicles.flatMap((vehicle) => {
    const match = /^(.+)-(\d+)$/.exec(vehicle.id);
    const other = match === null ? undefined : rows.get(match[1]);
    if (
      match === null ||
      other === undefined ||
      other.count < 2 ||
      Number(match[2]) > other.count ||
      match[2] !== String(Number(match[2]))
    )
      return [];
    return [
      {
        code: 'ID_DUPLICATE',
        severity: 'error' as const,
        file,
        column: 'vehicle_id',
        read: visibleText(vehicle.id),
        expected: 'an id of its own for every van',
        message: `a van of row ${visibleText(other.id)}, whose count is ${other.count}, is called the same`,
        cure: 'Rename one of the rows.',
      },
    ];
  });
}

function leftOut(away: readonly string[], file: string, date: string): Complaint[] {
  if (away.length === 0) return [];
  const names = `${away.slice(0, 20).map(visibleText).join(', ')}${away.length > 20 ? ` and ${away.length - 20} more` : ''}`;
  return [
    { code: 'VEHICLE_AWAY', severity: 'warning', file, message: `not available on ${date} and left out: ${names}` },
  ];
}
