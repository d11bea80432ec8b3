import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/formats/config/index.ts';
import { readOrders } from '../../../src/formats/csv/read-orders.ts';
import { type ConvertedExport, convertExport } from '../../../src/formats/exports/convert-export.ts';
import { recogniseExport } from '../../../src/formats/exports/recognise-export.ts';
import type { Config } from '../../../src/model/index.ts';

function sample(name: string): ConvertedExport {
  return converted(readFileSync(new URL(`../../../fixtures/exports/${name}.csv`, import.meta.url), 'utf8'));
}

function converted(text: string): ConvertedExport {
  const read = convertExport({ name: 'export.csv', bytes: new TextEncoder().encode(text) });
  expect(read.complaints).toEqual([]);
  return read.converted as ConvertedExport;
}

function ordersOf({ ordersCsv }: ConvertedExport, config: Partial<Config> = {}) {
  const places = {
    byAddress: new Map([['19harbourstreetflat2ostby', { lat: 1, lon: 2 }]]),
    byPostcode: new Map([['ob13bc', { lat: 3, lon: 4 }]]),
  };
  const context = { date: '2026-11-23', timeZone: 'UTC', config: { ...DEFAULT_CONFIG, ...config }, places };
  const read = readOrders([{ name: 'orders.csv', bytes: new TextEncoder().encode(ordersCsv) }], context);
  expect(read.rejected.flatMap((row) => row.complaints)).toEqual([]);
  return read.orders;
}

const hours = (from: number, to: number) => [{ start: from * 3600, end: to * 3600 }];

describe('convertExport', () => {
  it('reads an export of OptimoRoute', () => {
    const read = sample('optimoroute');
    expect(read).toMatchObject({
      kind: { name: 'OptimoRoute', windowEnds: 'service-end' },
      orders: 4,
      carried: ['Skills', 'Branch'],
      serviceUnit: 'minutes',
      namedHere: 0,
      places: [],
      vehicles: ['D01', 'D02'],
      skills: ['lift'],
      hasSlashDates: true,
    });
    const orders = ordersOf(read, { dateFormat: 'dd/mm/yyyy' });
    expect(orders.map(({ id, type, priority }) => [id, type, priority])).toEqual([
      ['A-501', 'delivery', 50],
      ['A-502', 'pickup', 75],
      ['A-503', 'delivery', 25],
      ['A-504', 'delivery', 100],
    ]);
    expect(orders[0]).toMatchObject({
      location: { lat: 52.4101, lon: 13.0511 },
      delivery: { '1': 2, '2': 0.4 },
      windows: hours(9, 12),
      serviceSeconds: 600,
      vehicle: 'D01',
      dueOn: '2026-11-23',
      customer: 'Nora Feld',
      address: '12 Birch Road, Harlow End',
      phone: '07700 900101',
      notes: 'front door',
      extra: { Branch: 'north' },
    });
    expect(orders[1].pickup).toEqual({ '1': 1, '2': 0.1 });
    expect(orders[2].delivery).toEqual({});
    expect(orders[3].skills).toEqual(['lift']);
  });

  it('reads an export of Routific, which has no ids, and seconds at the door', () => {
    const read = sample('routific');
    expect(read).toMatchObject({ kind: { name: 'Routific' }, serviceUnit: 'seconds', namedHere: 3 });
    const orders = ordersOf(read);
    expect(orders.map(({ id, serviceSeconds }) => [id, serviceSeconds])).toEqual([
      ['row-1', 300],
      ['row-2', 600],
      ['row-3', 300],
    ]);
    expect(orders[0]).toMatchObject({
      customer: 'Rosa Klein',
      skills: ['cold'],
      delivery: { units: 2 },
      windows: hours(8, 12),
    });
    expect(orders[2].windows).toEqual(hours(14, 18));
  });

  it('reads an export of Spoke, which has addresses alone', () => {
    const read = sample('spoke');
    expect(read).toMatchObject({
      kind: { name: 'Spoke' },
      serviceUnit: 'minutes',
      centre: undefined,
      // two orders for one door
      places: [
        { address: '19 Harbour Street, Flat 2, Ostby', postcode: 'OB1 2AA' },
        { address: '6 Tower Close, Ostby', postcode: 'OB1 3BC' },
      ],
    });
    const orders = ordersOf(read);
    expect(orders.map((order) => order.location)).toEqual([
      { lat: 1, lon: 2 },
      { lat: 3, lon: 4 },
      { lat: 3, lon: 4 },
    ]);
    expect(orders[0]).toMatchObject({
      delivery: { parcels: 2 },
      serviceSeconds: 240,
      windows: [{ start: 28_800, end: 41_400 }],
    });
  });

  it('reads an export of Route4Me', () => {
    const read = sample('route4me');
    expect(read).toMatchObject({ kind: { name: 'Route4Me' }, serviceUnit: 'seconds', carried: ['Route Colour'] });
    expect(ordersOf(read)[1]).toMatchObject({
      id: 'R-72',
      customer: 'Yard & Sons',
      address: '14 Yard Lane, Tolver',
      postcode: 'TV1 4DD',
      delivery: { weight_kg: 55, volume_m3: 1.1, parcels: 4 },
      serviceSeconds: 900,
    });
    expect(read.centre).toEqual({ lat: 52.4044, lon: 13.0533 });
  });

  it('keeps hostile text from becoming a formula', () => {
    const text = 'Alias,Address,Lat,Lng,Service Time,Order No\n"=HYPERLINK(""x"")",Street,1,2,300,R-1\n';
    expect(converted(text).ordersCsv).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it('says which exports it knows when it knows none of these columns', () => {
    const read = convertExport({ name: 'x.csv', bytes: new TextEncoder().encode('a,b\n1,2\n') });
    expect(read.converted).toBeUndefined();
    expect(read.complaints).toMatchObject([{ code: 'EXPORT_UNKNOWN', file: 'x.csv', line: 1, read: 'a,b' }]);
    expect(read.complaints[0].expected).toContain('Route4Me');
  });
});

describe('recogniseExport', () => {
  it.each(['order_id,lat,lon,address,window_from,window_to,type,priority,notes', 'Address,City', 'name,lat,lng'])(
    'takes %s for nobody else’s',
    (header) => expect(recogniseExport(header.split(','))).toBeUndefined(),
  );
});
