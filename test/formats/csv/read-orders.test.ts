import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readOrders } from '../../../src/formats/csv/read-orders.ts';
import { readPlaces } from '../../../src/formats/csv/read-places.ts';
import { rejectedTooMany } from '../../../src/formats/csv/rejected-too-many.ts';
import { codes, DAY, fileOf, order, orders, withConfig, wrongs } from './reading.ts';

describe('an order', () => {
  it('has stated defaults for all that is not given', () => {
    expect(orders('order_id,lat,lon\nA,52.5,13.4\n').orders).toEqual([
      {
        id: 'A',
        type: 'delivery',
        location: { lat: 52.5, lon: 13.4 },
        delivery: {},
        pickup: {},
        windows: [],
        serviceSeconds: 0,
        setupSeconds: 0,
        priority: 0,
        skills: [],
        divisible: false,
        cash: 0,
        extra: {},
        source: { file: 'orders.csv', line: 2 },
      },
    ]);
  });

  it('fixes units and reads every column', () => {
    const header =
      'weight_kg,volume_m3,parcels,window,service_min,setup_min,ordered_at,ready_on,due_on,skip_cost,priority,skills,vehicle,depot,cash,' +
      'customer,phone,email,notes,channel,address,postcode';
    const row =
      '12.5,0.03,2,09:00-12:00|14:00-16:00,4.5,2,2026-11-20T10:00,2026-11-21,2026-11-25,7.5,80,lift|cool,van-2,North,19.90,' +
      'Bob,+49 30,b@x.org,ring twice,web,Main St 1,02352';
    expect(order(header, row)).toMatchObject({
      delivery: { weight_kg: 12.5, volume_m3: 0.03, parcels: 2 },
      windows: [
        { start: 32_400, end: 43_200 },
        { start: 50_400, end: 57_600 },
      ],
      serviceSeconds: 270,
      setupSeconds: 120,
      orderedAt: '2026-11-20T10:00:00',
      readyOn: '2026-11-21',
      dueOn: '2026-11-25',
      skipCost: 7.5,
      priority: 80,
      skills: ['cool', 'lift'],
      vehicle: 'van-2',
      depot: 'North',
      cash: 19.9,
      customer: 'Bob',
      phone: '+49 30',
      email: 'b@x.org',
      notes: 'ring twice',
      channel: 'web',
      address: 'Main St 1',
      postcode: '02352',
    });
  });

  it('brings, fetches, or both', () => {
    expect(order('type,parcels', 'Pick-up,3')).toMatchObject({ type: 'pickup', delivery: {}, pickup: { parcels: 3 } });
    expect(order('type,pickup_parcels', 'return,3')).toMatchObject({ type: 'pickup', pickup: { parcels: 3 } });
    expect(order('type,parcels,pickup_parcels,pickup_weight_kg', 'exchange,1,2,5')).toMatchObject({
      type: 'exchange',
      delivery: { parcels: 1 },
      pickup: { parcels: 2, weight_kg: 5 },
    });
    expect(codes(wrongs('type,parcels,pickup_parcels', 'delivery,1,2'))).toEqual(['VALUES_CONFLICT']);
    expect(codes(wrongs('type,parcels,pickup_parcels', 'pickup,1,2'))).toEqual(['VALUES_CONFLICT']);
    expect(wrongs('type', 'gift')[0]).toMatchObject({
      code: 'CHOICE',
      read: 'gift',
      expected: 'delivery, pickup, exchange',
    });
  });

  it('takes defaults from the config, where the cell is empty', () => {
    const ctx = withConfig({ defaults: { orders: { service_min: '5', load_cold: '2' }, vehicles: {}, depots: {} } });
    expect(order('service_min', '', ctx)).toMatchObject({ serviceSeconds: 300, delivery: { cold: 2 } });
    expect(order('service_min', '3', ctx)).toMatchObject({ serviceSeconds: 180 });
    expect(order('notes', '', ctx)).toMatchObject({ serviceSeconds: 300 });
  });

  it('complains of a bad default once, not once a row', () => {
    const ctx = withConfig({ defaults: { orders: { service_min: 'five' }, vehicles: {}, depots: {} } });
    const read = orders('order_id,lat,lon\nA,52,13\nB,52,13\n', ctx);
    expect(read.complaints).toMatchObject([
      { code: 'NUMBER', severity: 'error', column: 'defaults.orders.service_min', read: 'five' },
    ]);
    expect(read.orders).toHaveLength(2);
  });

  it('is in the zone of the depot it is pinned to', () => {
    const depots = [
      { id: 'London', location: { lat: 51, lon: 0 }, loadSeconds: 0, timeZone: 'Europe/London', extra: {} },
    ];
    const windows = [{ start: 36_000, end: 39_600 }];
    expect(order('depot,window', 'London,09:00-10:00', { ...DAY, depots }).windows).toEqual(windows);
    expect(order('depot,window', ',09:00-10:00', { ...DAY, depots }).windows).toEqual([{ start: 32_400, end: 36_000 }]);
  });

  it('is found by address, then by postcode', () => {
    const text = 'address,postcode,lat,lon\nMain St 1,,1,2\n,02352,3,4\n"Side St 5",9999,5,6\n';
    const { places, complaints } = readPlaces(fileOf('places.csv', text), DAY);
    expect(complaints).toEqual([]);
    const read = orders(
      'order_id,address,postcode\nA,"MAIN ST, 1",\nB,Elsewhere 3,02352\nC,,9999\nD,Nowhere,0\nE,,\n',
      { ...DAY, places },
    );
    expect(read.orders.map((o) => o.location)).toEqual([
      { lat: 1, lon: 2 },
      { lat: 3, lon: 4 },
      { lat: 5, lon: 6 },
    ]);
    expect(read.rejected.map((r) => r.complaints[0].code)).toEqual(['PLACE_UNKNOWN', 'VALUE_MISSING']);
  });

  it('has its window in two columns, or in one, not in both', () => {
    expect(order('window_from,window_to', '9:00,').windows).toEqual([{ start: 32_400, end: 86_400 }]);
    expect(order('window_from,window_to', ',').windows).toEqual([]);
    expect(codes(wrongs('window_from,window_to', '12:00,9:00'))).toEqual(['WINDOW_REVERSED']);
    expect(codes(wrongs('window,window_from,window_to', '8:00-9:00,9:00,10:00'))).toEqual(['VALUES_CONFLICT']);
  });

  it('is refused when its work cannot end in its window, if that is what windows mean', () => {
    const ctx = withConfig({ windowEnds: 'service-end' });
    expect(codes(wrongs('window,service_min,setup_min', '9:00-9:30,25,6', ctx))).toEqual(['WINDOW_SHORT']);
    expect(order('window,service_min,setup_min', '9:00-9:30,25,5', ctx).windows).toEqual([
      { start: 32_400, end: 34_200 },
    ]);
  });

  it('may say its priority in words', () => expect(order('priority', 'High').priority).toBe(75));
});

describe('numbers of an order file', () => {
  it('are read by the custom of their column', () => {
    const read = orders('order_id;lat;lon;weight_kg\nA;52,5;13,4;1.234,5\nB;52,25;13,125;1.234\nC;52,1;13,2;0,5\n');
    expect(read.orders.map((o) => o.delivery.weight_kg)).toEqual([1234.5, 1234, 0.5]);
    expect(read.orders.map((o) => o.location.lon)).toEqual([13.4, 13.125, 13.2]);
  });

  it('settle each other across columns', () => {
    const read = orders('order_id;lat;lon;weight_kg;volume_m3\nA;52.5;13.4;1.234;0,5\n');
    expect(read.orders[0].delivery).toEqual({ weight_kg: 1234, volume_m3: 0.5 });
  });

  it('are a comma fraction in a semicolon file, doubtful in a comma file', () => {
    expect(orders('order_id;lat;lon;weight_kg\nA;52;13;1,250\n').orders[0].delivery).toEqual({ weight_kg: 1.25 });
    expect(codes(wrongs('weight_kg', '"1,250"'))).toEqual(['NUMBER_AMBIGUOUS']);
  });
});

describe('bad order rows', () => {
  it.each([
    [
      'lat 91',
      'order_id,lat,lon\nA,91,13\n',
      { code: 'NUMBER_RANGE', column: 'lat', read: '91', expected: '-90 to 90 degrees' },
    ],
    [
      'lon -181',
      'order_id,lat,lon\nA,9,-181\n',
      { code: 'NUMBER_RANGE', column: 'lon', read: '-181', expected: '-180 to 180 degrees' },
    ],
    [
      'swapped',
      'order_id,lat,lon\nA,-122.4,37.8\n',
      { code: 'NUMBER_RANGE', cure: expect.stringContaining('swapped') },
    ],
    ['NaN', 'order_id,lat,lon\nA,NaN,13\n', { code: 'NUMBER', column: 'lat', read: 'NaN' }],
    [
      '1e999',
      'order_id,lat,lon,weight_kg\nA,5,13,1e999\n',
      { code: 'NUMBER_RANGE', column: 'weight_kg', read: '1e999' },
    ],
    [
      '-5 kg',
      'order_id,lat,lon,weight\nA,5,13,-5 kg\n',
      { code: 'NUMBER_RANGE', column: 'weight', read: '-5 kg', expected: '0 or more kg' },
    ],
    ['no id', 'order_id,lat,lon\n,5,13\n', { code: 'VALUE_MISSING', column: 'order_id', read: '' }],
    ['one coordinate', 'order_id,lat,lon\nA,,13\n', { code: 'VALUE_MISSING', column: 'lat' }],
    [
      'no coordinates',
      'order_id,lat,lon\nA,,\n',
      { code: 'VALUE_MISSING', column: 'lat', message: 'the order has no coordinates' },
    ],
    [
      'reversed',
      'order_id,lat,lon,window\nA,5,13,18:00-09:00\n',
      { code: 'WINDOW_REVERSED', cure: expect.stringContaining('18:00-09:00+1') },
    ],
    ['window', 'order_id,lat,lon,window\nA,5,13,morning\n', { code: 'WINDOW', column: 'window', read: 'morning' }],
    ['priority', 'order_id,lat,lon,priority\nA,5,13,101\n', { code: 'NUMBER_RANGE', expected: '0 to 100' }],
    ['date', 'order_id,lat,lon,due_on\nA,5,13,2026-02-30\n', { code: 'DATE', message: 'there is no such day' }],
    ['yes or no', 'order_id,lat,lon,divisible\nA,5,13,maybe\n', { code: 'CHOICE', read: 'maybe' }],
    [
      'too few cells',
      'order_id,lat,lon,notes\nA,5\n',
      { code: 'CSV_ROW_LENGTH', expected: '4 cells, as in the header', read: 'A,5' },
    ],
    ['too many cells', 'order_id,lat,lon\nA,5,13,x,y\n', { code: 'CSV_ROW_LENGTH', message: 'the row has 5 cells' }],
    ['open quote', 'order_id,lat,lon\n"A,5,13\n', { code: 'CSV_QUOTE', read: '"A,5,13' }],
    ['control characters', 'order_id,lat,lon\nA\x07B,5,13\n', { code: 'CONTROL_CHARACTERS', read: 'A␇B' }],
    ['long id', `order_id,lat,lon\n${'A'.repeat(300)},5,13\n`, { code: 'VALUE_LONG', read: `${'A'.repeat(79)}…` }],
  ])('%s', (_, text, expected) => {
    const read = orders(text);
    expect(read.orders).toEqual([]);
    expect(read.complaints).toEqual([]);
    expect(read.rejected).toHaveLength(1);
    expect(read.rejected[0]).toMatchObject({ file: 'orders.csv', line: 2 });
    expect(read.rejected[0].complaints).toMatchObject([
      { severity: 'error', file: 'orders.csv', line: 2, ...expected },
    ]);
    expect(read.rejected[0].complaints[0].cure).toBeTruthy();
    expect(read.rows).toBe(1);
  });

  it('keep all their cells and tell all that is wrong; the rest is read', () => {
    const read = orders('order_id,lat,lon,weight_kg,colour\nA,91,x,-1,red\nB,52,13,1,blue\n');
    expect(read.rejected).toMatchObject([
      { orderId: 'A', cells: { order_id: 'A', lat: '91', lon: 'x', weight_kg: '-1', colour: 'red' } },
    ]);
    expect(codes(read.rejected[0].complaints)).toEqual(['NUMBER_RANGE', 'NUMBER', 'NUMBER_RANGE']);
    expect(read.orders.map((o) => o.id)).toEqual(['B']);
  });

  it('keep cells that stand beyond the header', () => {
    expect(orders('order_id,lat,lon\nA,1,2,3\n').rejected[0].cells).toEqual({
      order_id: 'A',
      lat: '1',
      lon: '2',
      'column 4': '3',
    });
  });

  it('that repeat an id name both lines, also across files', () => {
    const read = readOrders(
      [fileOf('web.csv', 'order_id,lat,lon\nA,52,13\n\nA,53,14\n'), fileOf('shop.csv', 'order_id,lat,lon\nA,54,15\n')],
      DAY,
    );
    expect(read.orders.map((o) => o.location.lat)).toEqual([52]);
    expect(read.rejected.map((r) => [r.file, r.line, r.complaints[0].message])).toEqual([
      ['web.csv', 4, 'the id is already used on line 2'],
      ['shop.csv', 2, 'the id is already used on web.csv:2'],
    ]);
    expect(read.rows).toBe(3);
  });

  it('that opened a quote and swallowed others are set aside alone', () => {
    const read = orders('order_id,lat,lon,notes\nA,5,13,"oops\nB,5,13,x\nC,5,13,"hi"\nD,5,13,y\n');
    expect(read.orders.map((o) => o.id)).toEqual(['B', 'C', 'D']);
    expect(read.rejected).toMatchObject([{ line: 2, complaints: [{ code: 'CSV_QUOTE' }] }]);
    expect(read.rows).toBe(4);
  });

  it('of 10 MB are one complaint of a readable length', () => {
    const read = orders(`order_id,lat,lon\nA,52,13\nB,${'9'.repeat(10_000_000)},13\nC,52,13\n`);
    expect(read.orders.map((o) => o.id)).toEqual(['A', 'C']);
    expect(read.rejected[0].complaints).toMatchObject([{ code: 'VALUE_LONG', line: 3, column: 'lat' }]);
    expect(read.rejected[0].complaints[0].read).toHaveLength(80);
  });
});

describe('whole order files', () => {
  it('with a header only are an empty day', () => {
    expect(orders('order_id,lat,lon\n')).toEqual({ orders: [], rejected: [], complaints: [], rows: 0 });
  });

  it.each([
    ['empty', '', 'FILE_EMPTY'],
    ['binary', 'PK\x03\x04\0\0', 'FILE_BINARY'],
    ['of another delimiter', 'order_id|lat|lon\nA|1|2\n', 'CSV_DELIMITER'],
  ])('%s: one error, no order', (_, text, code) => {
    const read = orders(text);
    expect(read.complaints).toMatchObject([{ code, severity: 'error', file: 'orders.csv' }]);
    expect(read.complaints[0].cure).toBeTruthy();
    expect(read).toMatchObject({ orders: [], rejected: [], rows: 0 });
  });

  it('are read beside one that cannot be', () => {
    const read = readOrders([fileOf('a.csv', ''), fileOf('b.csv', 'order_id,lat,lon\nA,1,2\n')], DAY);
    expect(codes(read.complaints)).toEqual(['FILE_EMPTY']);
    expect(read.orders).toHaveLength(1);
  });

  it('warn of ids that a spreadsheet has rounded, and of lost zeros', () => {
    const rows = ['1.23E+15,52,13,02352', '7E+12,52,13,12345'].map((row) => `${row}\n`).join('');
    const spoilt = orders(`order_id,lat,lon,postcode\n${rows}`);
    expect(spoilt.complaints).toMatchObject([
      { code: 'ID_SCIENTIFIC', severity: 'warning', line: 2, read: '1.23E+15' },
    ]);
    expect(spoilt.complaints[0].message).toContain('2 cells');
    const codesOf = (...postcodes: string[]) =>
      codes(orders(`order_id,lat,lon,postcode\n${postcodes.map((p, i) => `A${i},52,13,${p}\n`).join('')}`).complaints);
    expect(codesOf('12345', '23456', '2352')).toEqual(['LEADING_ZEROS']);
    expect(codesOf('12345', '23456', '02352')).toEqual([]);
    expect(codesOf('12345', '1', '123')).toEqual([]);
    expect(codesOf('12345', 'SW1 1AA', '2352')).toEqual([]);
  });

  it('lose control characters of their texts, with one warning a column', () => {
    const read = orders('order_id,lat,lon,notes,more\nA,1,2,a\x07b,c\x1bd\nB,1,2,e\x07,f\n');
    expect(read.orders.map((o) => [o.notes, o.extra.more])).toEqual([
      ['ab', 'cd'],
      ['e', 'f'],
    ]);
    expect(codes(read.complaints)).toEqual(['COLUMN_UNKNOWN', 'CONTROL_CHARACTERS', 'CONTROL_CHARACTERS']);
  });

  it('read shipments and prices of lateness into the model', () => {
    const header =
      'order_id,lat,lon,from_lat,from_lon,from_window,from_service_min,max_ride_min,late_cost_per_hour,apart';
    const read = orders(`${header}\nA,1,2,3,4,8:00-9:00,6,90,12,q\n`);
    expect(read.orders[0]).toMatchObject({
      from: { location: { lat: 3, lon: 4 }, windows: [{ start: 28_800, end: 32_400 }], serviceSeconds: 360 },
      maxRideSeconds: 5400,
      lateCostPerHour: 12,
      apart: 'q',
    });
    expect(read.complaints).toEqual([]);
  });
});

describe('whatever the bytes', () => {
  it('nothing is thrown and every row is an order or rejected', () => {
    const piece = fc.constantFrom(
      'order_id',
      'lat',
      'lon',
      'window',
      'A',
      '52',
      '13,5',
      '"',
      '""',
      ',',
      ';',
      '\t',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '1e999',
      '9:00-8:00',
      'é',
      '\0',
      '\x07',
      '-',
      '|',
    );
    const text = fc
      .array(piece, { maxLength: 60 })
      .map((pieces) => `order_id,lat,lon,window,notes\n${pieces.join('')}`);
    fc.assert(
      fc.property(text, (whole) => {
        const read = orders(whole);
        expect(read.orders.length + read.rejected.length).toBe(read.rows);
        for (const row of read.rejected) expect(row.complaints.length).toBeGreaterThan(0);
      }),
      { numRuns: 500 },
    );
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readOrders([{ name: 'x', bytes }], DAY)));
  });

  it('names that every object has are not taken for choices or dimensions', () => {
    expect(codes(wrongs('type', 'constructor'))).toEqual(['CHOICE']);
    expect(codes(wrongs('priority', 'constructor'))).toEqual(['NUMBER']);
    expect(order('load_constructor,load_tostring', '5,6')).toMatchObject({
      delivery: { tostring: 6 },
      extra: { load_constructor: '5' },
    });
  });
});

describe('rejectedTooMany', () => {
  it.each([
    [0, 0, 5, false],
    [100, 5, 5, false],
    [100, 6, 5, true],
    [1000, 1, 0, true],
    [1000, 0, 0, false],
    [1, 1, 100, false],
  ])('%d rows, %d bad, %d %% allowed: %s', (rows, rejected, percent, expected) => {
    expect(rejectedTooMany(rows, rejected, percent)).toBe(expected);
  });
});
