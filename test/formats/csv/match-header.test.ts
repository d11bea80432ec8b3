import { describe, expect, it } from 'vitest';
import type { Column } from '../../../src/formats/csv/column.ts';
import { DEPOT_COLUMNS } from '../../../src/formats/csv/columns-depot.ts';
import { MATRIX_COLUMNS } from '../../../src/formats/csv/columns-matrix.ts';
import { ORDER_COLUMNS } from '../../../src/formats/csv/columns-order.ts';
import { PLACE_COLUMNS } from '../../../src/formats/csv/columns-place.ts';
import { VEHICLE_COLUMNS } from '../../../src/formats/csv/columns-vehicle.ts';
import { headerKey } from '../../../src/formats/csv/match-header.ts';
import { codes, order, orders, withConfig } from './reading.ts';

describe('headers', () => {
  it.each([
    ['Order ID', 'LAT', 'Lon'],
    ['order-id', 'latitude', 'LNG'],
    ['ORDERID', 'Lat.', 'Longitude'],
    ['id', 'Y', 'x'],
  ])('%s, %s, %s', (id, lat, lon) => {
    const read = orders(`${id},${lat},${lon}\nA,52.5,13.4\n`);
    expect(read.complaints).toEqual([]);
    expect(read.orders[0]).toMatchObject({ id: 'A', location: { lat: 52.5, lon: 13.4 } });
  });

  it('know what planners’ exports call things', () => {
    const read = order('Time Window From,Time window to,Duration,Weight (kg),Zip Code', '9:00,12:00,5,2.5,01234');
    expect(read).toMatchObject({
      windows: [{ start: 32_400, end: 43_200 }],
      serviceSeconds: 300,
      delivery: { weight_kg: 2.5 },
      postcode: '01234',
      extra: {},
    });
  });

  it('follow the config’s aliases before all else', () => {
    const ctx = withConfig({
      aliases: { orders: { Colis: 'parcels', id: 'customer', Kühl: 'load_cold' }, vehicles: {}, depots: {} },
    });
    const read = orders('order_id,id,lat,lon,COLIS,kühl\nA,Bob,52,13,3,7\n', ctx);
    expect(read.complaints).toEqual([]);
    expect(read.orders[0]).toMatchObject({ id: 'A', customer: 'Bob', delivery: { parcels: 3, cold: 7 } });
  });

  it('carry unknown columns through, in one warning with the nearest known names', () => {
    const read = orders('order_id,lat,lon,weigth_kg,colour,pirority\nA,52,13,5,red,1\n');
    expect(codes(read.complaints)).toEqual(['COLUMN_UNKNOWN']);
    expect(read.complaints[0]).toMatchObject({ severity: 'warning', file: 'orders.csv', line: 1 });
    expect(read.complaints[0].message).toContain(
      'weigth_kg (did you mean weight_kg?), colour, pirority (did you mean priority?)',
    );
    expect(read.orders[0].extra).toEqual({ weigth_kg: '5', colour: 'red', pirority: '1' });
  });

  it('prefer a column’s own name to an alias and carry the other', () => {
    const read = orders('order_id,latitude,lat,lon\nA,1,52,13\n');
    expect(read.orders[0]).toMatchObject({ location: { lat: 52 }, extra: { latitude: '1' } });
    expect(codes(read.complaints)).toEqual(['COLUMN_TWICE']);
  });

  it('name load dimensions of one’s own', () => {
    const read = order('load_frozen,Load Big-Bags,pickup_load_frozen,type,load_weight', '2,3,1,exchange,4');
    expect(read.delivery).toEqual({ frozen: 2, big_bags: 3, weight_kg: 4 });
    expect(read.pickup).toEqual({ frozen: 1 });
  });

  it('complain once for each column that is missing, with what was there', () => {
    const read = orders('ordr_id,lat,weight\nA,52,3\n');
    expect(codes(read.complaints.filter((c) => c.severity === 'error'))).toEqual(['COLUMN_MISSING', 'COLUMN_MISSING']);
    expect(read.complaints[0]).toMatchObject({ column: 'order_id', line: 1, read: 'ordr_id,lat,weight' });
    expect(read.complaints[0].cure).toContain('Rename "ordr_id"');
    expect(read.complaints.at(-1)?.message).toBe('the orders have no lon');
    expect(read.orders).toEqual([]);
  });

  it.each(['order_id|lat|lon\nA|52|13\n', 'order_id:lat:lon\nA:52:13\n'])(
    'say that the delimiter is wrong: %j',
    (text) => {
      const read = orders(text);
      expect(codes(read.complaints.filter((c) => c.severity === 'error'))).toEqual(['CSV_DELIMITER']);
      expect(read.complaints[0].expected).toContain('comma, semicolon or tab');
    },
  );
});

describe('column tables', () => {
  const tables: Record<string, readonly Column[]> = {
    ORDER_COLUMNS,
    VEHICLE_COLUMNS,
    DEPOT_COLUMNS,
    PLACE_COLUMNS,
    MATRIX_COLUMNS,
  };
  it.each(Object.entries(tables))('%s: no name or alias means two columns', (_, columns) => {
    const keys = columns.flatMap((c) => [c.name, ...c.aliases].map(headerKey));
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it.each(Object.entries(tables))('%s: every column says what an empty cell means', (_, columns) => {
    const mute = columns.filter((c) => !c.required && c.fallback === undefined && c.absent === undefined);
    expect(mute.map((c) => c.name)).toEqual([]);
  });
});
