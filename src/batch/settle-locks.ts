import {
  type Complaint,
  type Lock,
  type LockRow,
  type Order,
  type SourceRow,
  type Stop,
  type Vehicle,
  vanIds,
} from '../model/index.ts';
import { someNames } from './some-names.ts';

/** What the rows of a day's locks come to. */
export interface SettledLocks {
  readonly locks: readonly Lock[];
  readonly complaints: readonly Complaint[];
  /** The row that names a van first, or a stop on a van. */
  readonly sourceOf: (vanId: string, stopId?: string) => SourceRow | undefined;
}

/** Who is there to be settled. */
export interface Settled {
  readonly stops: readonly Stop[];
  readonly vehicles: readonly Vehicle[];
  /** Behind the stops. */
  readonly orders: readonly Order[];
  /** All that were read, whether they go today or not. */
  readonly book: readonly Order[];
}

/** Rows about orders -> locks of stops, a van each. Rows that contradict each other, or name what is not there, are complaints. */
export function settleLocks(rows: readonly LockRow[], { stops, vehicles, orders, book }: Settled): SettledLocks {
  const complaints: Complaint[] = [];
  const say = (row: LockRow, column: string, message: string, cure: string, read?: string, expected?: string) => {
    const where = row.source ?? {};
    complaints.push({
      code: 'LOCK_IMPOSSIBLE',
      severity: 'error',
      ...where,
      ...(row.source === undefined ? {} : { column }),
      ...(read === undefined ? {} : { read }),
      ...(expected === undefined ? {} : { expected }),
      message,
      cure,
    });
  };
  const vans = new Set(vehicles.flatMap(vanIds));
  const rowsOfMany = new Map(vehicles.filter(({ count }) => count !== 1).map((vehicle) => [vehicle.id, vehicle]));
  const stopOf = new Map(stops.flatMap((stop) => stop.orderIds.map((id) => [id, stop] as const)));
  const cut = new Set(orders.flatMap(({ piece }) => piece?.of ?? []));
  const known = new Set(book.map(({ id }) => id));
  const sources = new Map<string, SourceRow>();
  const note = (key: string, row: LockRow) => {
    if (row.source !== undefined && !sources.has(key)) sources.set(key, row.source);
  };

  const byVan = new Map<string, LockRow[]>();
  for (const row of rows) {
    const mine = byVan.get(row.vanId);
    if (mine === undefined) byVan.set(row.vanId, [row]);
    else mine.push(row);
  }
  const locks: Lock[] = [];
  for (const [vanId, mine] of byVan) {
    const [first] = mine;
    note(keyOf(vanId), first);
    if (!vans.has(vanId)) {
      const many = rowsOfMany.get(vanId);
      const cure =
        many === undefined
          ? 'Correct the van, or let it work on this day.'
          : `Name one of its vans: ${vanIds(many).slice(0, 3).join(', ')}.`;
      say(
        first,
        'van_id',
        many !== undefined
          ? `${vanId} is a row of vans`
          : first.source === undefined
            ? `van ${vanId}, which is to keep calls of an earlier plan, is not there today`
            : 'there is no such van today',
        cure,
        vanId,
        many === undefined ? someNames(vans) : undefined,
      );
      continue;
    }
    const odd = mine.find(({ kind }) => kind !== first.kind);
    if (odd !== undefined) {
      const message = `van ${vanId} is settled as ${first.kind}${lineOf(first)} and as ${odd.kind}`;
      say(odd, 'kind', message, 'Write the same kind in all rows of a van.', odd.kind);
    }
    const ids: string[] = [];
    for (const row of mine) {
      if (row.orderId === undefined) {
        if (first.kind !== 'frozen' || mine.length > 1)
          say(row, 'order_id', `van ${vanId} is settled without an order`, 'Name the order, or leave the row out.');
        continue;
      }
      const stop = stopOf.get(row.orderId);
      if (stop === undefined) {
        const [message, cure] = cut.has(row.orderId)
          ? ['the order is divided, and its pieces go on several visits', 'Name its pieces, or make it not divisible.']
          : known.has(row.orderId)
            ? ['the order does not go on this day', 'Leave it out, or let it go with --select everything.']
            : ['there is no such order', 'Correct the order, or add it to the orders: what is settled must be there.'];
        say(row, 'order_id', `${message}, and van ${vanId} is settled to call at it`, cure, row.orderId);
        continue;
      }
      note(keyOf(vanId, stop.id), row);
      // orders of one doorstep are one visit
      const isSame = ids[ids.length - 1] === stop.id && stop.from === undefined;
      const before = mine.find((other) => other !== row && other.orderId === row.orderId);
      if (isSame && before !== undefined && stop.from === undefined && mine.indexOf(before) < mine.indexOf(row))
        say(row, 'order_id', `order ${row.orderId} is settled twice${lineOf(before)}`, 'Leave one out.', row.orderId);
      if (!isSame) ids.push(stop.id);
    }
    locks.push({ vanId, kind: first.kind, stops: ids });
  }
  return {
    locks,
    complaints,
    sourceOf: (vanId, stopId) => sources.get(keyOf(vanId, stopId)) ?? sources.get(keyOf(vanId)),
  };
}

function keyOf(vanId: string, stopId?: string): string {
  return JSON.stringify([vanId, stopId ?? null]);
}

function lineOf({ source }: LockRow): string {
  return source === undefined ? '' : ` (line ${source.line})`;
}
