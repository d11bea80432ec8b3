import type { LatLon, Order, OrderType, ShipmentOrigin, TimeWindow } from '../../model/index.ts';
import type { OrderColumn } from './columns-order.ts';
import type { SeenIds } from './duplicate-ids.ts';
import { isFlaw } from './flaw.ts';
import type { BoundTable } from './match-header.ts';
import { parseYesNo } from './parse-list.ts';
import { parseTime, window } from './parse-time.ts';
import { placeKey } from './places.ts';
import type { ReadContext } from './read-context.ts';
import type { RowReader } from './row-reader.ts';

const CARRIED = ['address', 'postcode', 'customer', 'phone', 'email', 'notes', 'channel'] as const;

/** Turns the open row of a reader into an order. */
export class OrderRows {
  readonly #r: RowReader;
  readonly #bound: BoundTable<OrderColumn>;
  readonly #ctx: ReadContext;
  readonly #seen: SeenIds;
  readonly #zones: ReadonlyMap<string, string>;

  constructor(reader: RowReader, bound: BoundTable<OrderColumn>, ctx: ReadContext, seen: SeenIds) {
    this.#r = reader;
    this.#bound = bound;
    this.#ctx = ctx;
    this.#seen = seen;
    this.#zones = new Map((ctx.depots ?? []).map((depot) => [depot.id, depot.timeZone ?? ctx.timeZone]));
  }

  /** The order, or undefined and complaints in the reader. */
  read(): Order | undefined {
    const r = this.#r;
    const c = this.#bound.columns;
    const id = r.id(c.order_id);
    const depot = r.id(c.depot);
    // A pinned order's times are those of its depot.
    if (depot !== undefined) r.timeZone = this.#zones.get(depot) ?? this.#ctx.timeZone;
    const location = this.#location();
    const type = r.choice(c.type) as OrderType | undefined;
    const loads = this.#loads(type);
    const service = r.scaled(c.service_min, 60) ?? 0;
    const setup = r.scaled(c.setup_min, 60) ?? 0;
    const windows = this.#windows(service + setup);
    const orderedAt = r.dateOrTime(c.ordered_at);
    const [readyOn, readyAt] = this.#ready();
    const dueOn = r.dateOrTime(c.due_on);
    const skipCost = r.number(c.skip_cost);
    const priority = r.number(c.priority);
    const lateCost = r.number(c.late_cost_per_hour);
    const vehicle = r.id(c.vehicle);
    const from = this.#from();
    const maxRide = r.scaled(c.max_ride_min, 60);
    const divisible = r.accept(c.divisible, r.text(c.divisible), parseYesNo(r.text(c.divisible)));
    const group = r.id(c.group);
    const together = r.id(c.together);
    const apart = r.id(c.apart);
    const cash = r.number(c.cash);
    if (id !== undefined) {
      const again = this.#seen.add(id, c.order_id.header, { file: r.table.file, line: r.line });
      if (again !== undefined) r.complaints.push(again);
    }
    if (
      id === undefined ||
      location === undefined ||
      type === undefined ||
      windows === undefined ||
      r.complaints.length > 0
    ) {
      return undefined;
    }
    const order: { -readonly [K in keyof Order]: Order[K] } = {
      id,
      type,
      location,
      delivery: loads.delivery,
      pickup: loads.pickup,
      windows,
      serviceSeconds: service,
      setupSeconds: setup,
      priority: priority ?? 0,
      skills: r.list(c.skills),
      divisible: divisible ?? false,
      cash: cash ?? 0,
      extra: r.extra(this.#bound.extras),
      source: { file: r.table.file, line: r.line },
    };
    if (orderedAt !== undefined) order.orderedAt = orderedAt;
    if (readyOn !== undefined) order.readyOn = readyOn;
    if (readyAt !== undefined) order.readyAt = readyAt;
    if (dueOn !== undefined) order.dueOn = dueOn;
    if (skipCost !== undefined) order.skipCost = skipCost;
    if (lateCost !== undefined) order.lateCostPerHour = lateCost;
    if (vehicle !== undefined) order.vehicle = vehicle;
    if (depot !== undefined) order.depot = depot;
    if (group !== undefined) order.group = group;
    if (together !== undefined) order.together = together;
    if (apart !== undefined) order.apart = apart;
    if (from !== undefined) order.from = from;
    if (maxRide !== undefined) order.maxRideSeconds = maxRide;
    for (const name of CARRIED) {
      const text = r.text(c[name]);
      if (text !== '') order[name] = text;
    }
    return order;
  }

  /** The day on which the goods are there, and the instant, if a time is given. */
  #ready(): [string | undefined, number | undefined] {
    const column = this.#bound.columns.ready_on;
    const read = this.#r.dateOrTime(column);
    if (read === undefined || read.length === 10) return [read, undefined];
    const moment = parseTime(this.#r.text(column), this.#r.dates);
    const at = isFlaw(moment) ? 0 : this.#r.at(moment);
    // what was ready before the day began is ready
    return [read.slice(0, 10), at <= 0 ? undefined : at];
  }

  #location(): LatLon | undefined {
    const r = this.#r;
    const { lat: latColumn, lon: lonColumn, address, postcode } = this.#bound.columns;
    const latText = r.text(latColumn);
    const lonText = r.text(lonColumn);
    if (latText === '' && lonText === '') return this.#lookUp(r.text(address), r.text(postcode));
    const before = r.complaints.length;
    const lat = r.number(latColumn);
    const lon = r.number(lonColumn);
    if (lat !== undefined && lon !== undefined) return { lat, lon };
    if (latText === '' || lonText === '') {
      const empty = latText === '' ? latColumn : lonColumn;
      r.reject(empty, '', {
        code: 'VALUE_MISSING',
        message: `${empty.column.name} is empty`,
        expected: 'both coordinates',
        cure: 'Fill it in.',
      });
      return undefined;
    }
    const [first] = r.complaints.slice(before);
    // A longitude in the place of a latitude is out of range only beyond 90 degrees: the others are found as suspicions.
    if (
      lat === undefined &&
      first?.code === 'NUMBER_RANGE' &&
      lon !== undefined &&
      Math.abs(lon) <= 90 &&
      Math.abs(Number(latText)) <= 180
    ) {
      r.complaints[before] = { ...first, cure: 'Latitude and longitude may be swapped: check the two columns.' };
    }
    return undefined;
  }

  #lookUp(address: string, postcode: string): LatLon | undefined {
    const places = this.#ctx.places;
    const found = places?.byAddress.get(placeKey(`${address}`)) ?? places?.byPostcode.get(placeKey(postcode));
    if (found !== undefined && (address !== '' || postcode !== '')) return { lat: found.lat, lon: found.lon };
    const c = this.#bound.columns;
    const column = address !== '' ? c.address : postcode !== '' ? c.postcode : c.lat;
    const read = address || postcode;
    if (read !== '' && places !== undefined) {
      const message = 'the place is not in the places file';
      this.#r.reject(column, read, {
        code: 'PLACE_UNKNOWN',
        message,
        expected: 'coordinates, or a known address or postcode',
        cure: 'Add it to the places file, or fill in lat and lon.',
      });
    } else {
      const cure = read === '' ? 'Fill in lat and lon.' : 'Fill in lat and lon, or give a places file.';
      this.#r.reject(column, read, {
        code: 'VALUE_MISSING',
        message: 'the order has no coordinates',
        expected: 'lat and lon',
        cure,
      });
    }
    return undefined;
  }

  #loads(type: OrderType | undefined): { delivery: Record<string, number>; pickup: Record<string, number> } {
    const r = this.#r;
    const c = this.#bound.columns;
    const main: Record<string, number> = {};
    const fetched: Record<string, number> = {};
    const put = (into: Record<string, number>, dimension: string, value: number | undefined) => {
      if (value !== undefined && value !== 0) into[dimension] = (into[dimension] ?? 0) + value;
    };
    put(main, 'parcels', r.number(c.parcels));
    put(main, 'volume_m3', r.number(c.volume_m3));
    put(main, 'weight_kg', r.number(c.weight_kg));
    put(fetched, 'parcels', r.number(c.pickup_parcels));
    put(fetched, 'volume_m3', r.number(c.pickup_volume_m3));
    put(fetched, 'weight_kg', r.number(c.pickup_weight_kg));
    for (const column of this.#bound.amounts) {
      put(column.prefix === 'load_' ? main : fetched, column.dimension, r.number(column));
    }
    if (type === 'exchange') return { delivery: main, pickup: fetched };
    const hasFetched = Object.keys(fetched).length > 0;
    if (type === 'delivery' && hasFetched) {
      const column = c.type;
      r.reject(column, r.text(column), {
        code: 'VALUES_CONFLICT',
        message: 'a delivery fetches nothing, but pickup amounts are given',
        expected: 'exchange, or no pickup amounts',
        cure: 'Set type to exchange, or empty the pickup columns.',
      });
    }
    if (type === 'pickup') {
      if (hasFetched && Object.keys(main).length > 0) {
        r.reject(c.type, r.text(c.type), {
          code: 'VALUES_CONFLICT',
          message: 'a pickup brings nothing, but amounts of both sides are given',
          expected: 'exchange, or amounts of one side',
          cure: 'Set type to exchange, or empty one side.',
        });
      }
      return { delivery: {}, pickup: hasFetched ? fetched : main };
    }
    return { delivery: main, pickup: {} };
  }

  #windows(work: number): readonly TimeWindow[] | undefined {
    const r = this.#r;
    const c = this.#bound.columns;
    const windows = r.windows(c.window);
    const hasEnds =
      c.window_from.position >= 0 ||
      c.window_to.position >= 0 ||
      c.window_from.fallback !== '' ||
      c.window_to.fallback !== '';
    const ends = hasEnds ? this.#fromTo() : undefined;
    if (windows === undefined) return undefined;
    if (ends === null) return undefined;
    if (ends !== undefined && windows.length > 0 && r.text(c.window) !== '') {
      r.reject(c.window, r.text(c.window), {
        code: 'VALUES_CONFLICT',
        message: 'the window is given twice',
        expected: `either ${c.window.header} or ${c.window_from.header} and ${c.window_to.header}`,
        cure: 'Empty one of them.',
      });
      return undefined;
    }
    const chosen = ends === undefined ? windows : [ends];
    if (this.#ctx.config.windowEnds === 'service-end' && chosen.some((w) => w.end - w.start < work)) {
      const column = ends === undefined ? c.window : c.window_to;
      r.reject(column, r.text(column), {
        code: 'WINDOW_SHORT',
        message: `the work takes ${Math.ceil(work / 60)} min and does not fit into the window`,
        expected: 'a window as long as set-up and service, since windowEnds is service-end',
        cure: 'Widen the window, or set windowEnds to service-start.',
      });
      return undefined;
    }
    return chosen;
  }

  /** The window of two columns; undefined if both are empty, null if they cannot be read. */
  #fromTo(): TimeWindow | null | undefined {
    const r = this.#r;
    const { window_from: fromColumn, window_to: toColumn } = this.#bound.columns;
    const from = r.text(fromColumn);
    const to = r.text(toColumn);
    if (from === '' && to === '') return undefined;
    const read = `${from.slice(0, 60)}-${to.slice(0, 60)}`;
    return (
      r.accept(
        from === '' ? toColumn : fromColumn,
        read,
        window(from.slice(0, 100), to.slice(0, 100), r.dates, r.at),
      ) ?? null
    );
  }

  #from(): ShipmentOrigin | undefined {
    const r = this.#r;
    const c = this.#bound.columns;
    if (r.text(c.from_lat) === '' && r.text(c.from_lon) === '') return undefined;
    const lat = r.number(c.from_lat);
    const lon = r.number(c.from_lon);
    const windows = r.windows(c.from_window);
    const serviceSeconds = r.scaled(c.from_service_min, 60) ?? 0;
    if (lat === undefined || lon === undefined || windows === undefined) {
      if (r.complaints.length === 0) {
        r.reject(c.from_lat, r.text(c.from_lat), {
          code: 'VALUE_MISSING',
          message: 'one of the two coordinates is empty',
          expected: 'both from_lat and from_lon',
          cure: 'Fill it in.',
        });
      }
      return undefined;
    }
    return { location: { lat, lon }, windows, serviceSeconds };
  }
}
