import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CONFIG } from '../../../src/formats/config/default-config.ts';
import { readOrders } from '../../../src/formats/csv/read-orders.ts';
import { deferredCsv } from '../../../src/formats/csv/write-deferred.ts';
import { rejectedCsv } from '../../../src/formats/csv/write-rejected.ts';
import { routesCsv } from '../../../src/formats/csv/write-routes.ts';
import { summaryCsv } from '../../../src/formats/csv/write-summary.ts';
import { unassignedCsv } from '../../../src/formats/csv/write-unassigned.ts';
import type { Order, PlanDocument } from '../../../src/model/index.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';

function rowsOf(csv: string): Record<string, string>[] {
  return parse(csv, { columns: true });
}

function readBack(csv: string, date: string, timeZone: string) {
  const file = { name: 'orders.csv', bytes: new TextEncoder().encode(csv) };
  return readOrders([file], { date, timeZone, config: DEFAULT_CONFIG });
}

/** An order as it should come back: where it was read from, and columns that are not ours, apart. */
function essence({ extra: _, source: __, ...order }: Order) {
  return order;
}

describe('routes.csv', () => {
  const rows = rowsOf(routesCsv(handMadeDocument()));

  it('has a row for each start, visit and end, in driving order', () => {
    expect(rows.map((row) => [row.van_id, row.sequence, row.kind, row.stop_id, row.order_ids].join(' '))).toEqual([
      'v1-1 0 start N ',
      'v1-1 1 visit A A',
      'v1-1 2 visit B1 B1|B2',
      'v1-1 3 visit C C',
      'v1-1 4 end N ',
      'v2 0 start S ',
      'v2 1 visit D D',
      'v2 2 visit E E',
    ]);
  });

  it('tells where to go: address and postcode beside each other', () => {
    const doc = handMadeDocument();
    const orders = doc.problem.orders.map((order) => ({ ...order, postcode: '01234' }));
    const csv = routesCsv({ ...doc, problem: { ...doc.problem, orders } });
    expect(csv.split('\r\n')[0]).toContain('address,postcode,lat,lon');
    expect(rowsOf(csv)[1]).toMatchObject({ address: '2, Long Road', postcode: '01234' });
  });

  it('has the times, loads and legs worked out by hand', () => {
    expect(rows[3]).toMatchObject({
      arrival: '08:34:00',
      start: '09:20:00',
      departure: '09:21:40',
      waiting_min: '46',
      leg_km: '0',
      leg_min: '0',
      load_parcels: '2',
      load_weight_kg: '30',
    });
    expect(rows[4]).toMatchObject({ arrival: '09:26:10', leg_km: '4', leg_min: '4.5', lat: '0', lon: '0' });
    expect(rows[0]).toMatchObject({ departure: '08:18:00', leg_km: '', load_weight_kg: '100' });
  });

  it('carries what the driver needs, and makes no formula of it', () => {
    expect(rows[1]).toMatchObject({
      customer: 'Zoë & Söhne "Nord", GmbH',
      address: '2, Long Road',
      phone: '+44 20 7946 0018',
      email: 'zoe@example.org',
      notes: `'=HYPERLINK("http://example.org","ring twice")`,
    });
  });

  it('carries extra columns, joined where orders of a stop differ', () => {
    expect(rows[1]).toMatchObject({ city: 'Northton', value: '-12.5' });
    expect(rows[2]).toMatchObject({ city: 'Midway', value: '7|8', customer: 'Bo', notes: '|two crates' });
    expect(rows[3]).toMatchObject({ city: '', value: '' });
  });

  it('renames an extra column that is called like one of its own', () => {
    const doc = handMadeDocument();
    const [a, ...others] = doc.problem.orders;
    const orders = [{ ...a, extra: { Sequence: '9', 'order Sequence': '8', plain: 'p' } }, ...others];
    const [, row] = rowsOf(routesCsv({ ...doc, problem: { ...doc.problem, orders } }));
    expect(row).toMatchObject({ sequence: '1', order_Sequence: '9', 'order Sequence': '8', plain: 'p' });
  });

  it('goes on counting hours after midnight', () => {
    const doc = structuredClone(handMadeDocument());
    Object.assign(doc.plan.routes[0].steps[4], { arrival: 87_000 });
    expect(rowsOf(routesCsv(doc))[4].arrival).toBe('24:10:00');
  });

  it('shows local times on a day when clocks change', () => {
    const doc = handMadeDocument();
    const autumn = { ...doc, problem: { ...doc.problem, date: '2026-10-25', timeZone: 'Europe/Berlin' } };
    expect(rowsOf(routesCsv(autumn))[0].departure).toBe('07:18:00');
  });
});

function timeOf(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}

describe('summary.csv', () => {
  const rows = rowsOf(summaryCsv(handMadeDocument()));

  it('has a row a route', () => {
    expect(rows[0]).toEqual({
      van_id: 'v1-1',
      vehicle_id: 'v1',
      start_depot: 'N',
      end_depot: 'N',
      departure: '08:18:00',
      finish: '09:26:10',
      stops: '3',
      orders: '4',
      deliveries: '3',
      pickups: '1',
      exchanges: '0',
      km: '8',
      hours: '1.136',
      driving_hours: '0.142',
      service_hours: '0.228',
      waiting_hours: '0.767',
      use_parcels_pct: '40',
      use_weight_kg_pct: '100',
      // 4,090 s of the 21,600 that max_hours allows
      use_time_pct: '18.9',
      cost_fixed: '60',
      cost_distance: '4',
      cost_time: '13.633',
      cost_pay: '0',
      cost_overtime: '0',
      cost_lateness: '0',
      cost_zone: '0',
      cost_skipped: '0',
      trips: '1',
      pause_hours: '0',
      reload_hours: '0',
      cost_total: '77.633',
      cost_per_stop: '25.878',
      stops_per_hour: '2.64',
    });
    expect(rows[1]).toMatchObject({ end_depot: 'open', use_parcels_pct: '', use_weight_kg_pct: '90' });
  });

  it('has a row of totals', () => {
    expect(rows[2]).toMatchObject({
      van_id: 'TOTAL',
      stops: '5',
      orders: '6',
      km: '12',
      // 100 of 100 and 45 of 50
      use_weight_kg_pct: '96.7',
      // the van without shift and limit does not count
      use_time_pct: '18.9',
      cost_skipped: '15.5',
      cost_total: '146.819',
    });
  });

  it('says what the objective comes to, where there is one', () => {
    const doc = handMadeDocument();
    const objective = { completionSeconds: 7200, arrivalsSeconds: 9000, value: 12.5 };
    const [first, , total] = rowsOf(summaryCsv({ ...doc, plan: { ...doc.plan, objective } }));
    const visits = doc.plan.routes[0].steps.filter(({ kind }) => kind === 'visit');
    expect(first.last_visit_done).toBe(timeOf(visits[visits.length - 1].departure));
    expect(first.objective).toBe('');
    expect(total.last_visit_done >= first.last_visit_done).toBe(true);
    expect(total).toMatchObject({
      objective_completion_hours: '2',
      objective_arrival_hours: '2.5',
      objective: '12.5',
    });
  });

  it('is written for an empty day', () => {
    const doc = handMadeDocument();
    const cost = { fixed: 0, distance: 0, time: 0, pay: 0, skipped: 0, total: 0 };
    const [total, ...others] = rowsOf(summaryCsv({ ...doc, plan: { routes: [], unassigned: [], cost } }));
    expect(others).toEqual([]);
    expect(total).toMatchObject({ stops: '0', km: '0', cost_per_stop: '', stops_per_hour: '' });
  });
});

describe('unassigned.csv', () => {
  it('tells which orders, why, and what would help', () => {
    const rows = rowsOf(unassignedCsv(handMadeDocument()));
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ order_id: 'F', skip_cost: '15.5', code: 'NOT_WORTH_THE_COST', remedy: '' });
    expect(rows[1]).toMatchObject({ order_id: 'G', skills: 'crane', reason: 'needs "crane"', remedy: 'rent a crane' });
  });

  /** All orders left out, so that each must come back. */
  function leaveAll(doc: PlanDocument): PlanDocument {
    const unassigned = doc.problem.orders.map(({ id }) => ({
      orderId: id,
      stopId: id,
      code: 'NO_ROOM' as const,
      reason: 'full',
      remedy: 'another van',
    }));
    return { ...doc, plan: { ...doc.plan, routes: [], unassigned } };
  }

  it('can be fed again: every order comes back as it was', () => {
    const doc = handMadeDocument();
    const exchange: Order = {
      ...doc.problem.orders[0],
      id: 'X',
      type: 'exchange',
      delivery: { parcels: 1, frozen: 0.25 },
      pickup: { weight_kg: 2.5, frozen: 4 },
      windows: [
        { start: 30_030, end: 43_200 },
        { start: 79_200, end: 108_000 },
      ],
      serviceSeconds: 100,
      setupSeconds: 7,
      orderedAt: '2026-11-19T23:59:00',
      dueOn: '2026-11-30',
      priority: 75,
      divisible: true,
      cash: 12.34,
      postcode: '01234',
      channel: 'web',
      vehicle: 'v1-2',
      depot: 'N',
      skills: ['crane', 'fridge'],
    };
    const orders = [...doc.problem.orders, exchange];
    const all = leaveAll({ ...doc, problem: { ...doc.problem, orders } });
    const back = readBack(unassignedCsv(all), '2026-11-22', 'UTC');
    expect(back.rejected).toEqual([]);
    expect(back.orders.map(essence)).toEqual(orders.map(essence));
    expect(back.complaints).toEqual([expect.objectContaining({ code: 'COLUMN_UNKNOWN' })]);
    expect(back.complaints[0].message).not.toMatch(/code|reason|remedy/);
    expect(back.orders[0].extra).toEqual({ city: 'Northton', value: '-12.5' });
  });

  it('is the same file when it is fed again and comes out again, formulas and columns of your own included', () => {
    const doc = leaveAll(handMadeDocument());
    const orders = doc.problem.orders.map((order) => ({
      ...order,
      customer: '=SUM(A1)',
      extra: { code: `art-${order.id}`, Reason: "'@gift", remark: '+49 (30) 1' },
    }));
    const first = unassignedCsv({ ...doc, problem: { ...doc.problem, orders }, deferred: [] });
    const back = readBack(first, '2026-11-22', 'UTC').orders;
    expect(back.map(({ customer, extra }) => ({ customer, extra }))).toEqual(
      orders.map(({ customer, extra }) => ({ customer, extra })),
    );
    expect(unassignedCsv({ ...doc, problem: { ...doc.problem, orders: back }, deferred: [] })).toBe(first);
  });

  it('can be fed again on a day when clocks change', () => {
    const doc = leaveAll(handMadeDocument());
    const spring = { ...doc, problem: { ...doc.problem, date: '2026-03-29', timeZone: 'Europe/Berlin' } };
    const csv = unassignedCsv(spring);
    expect(rowsOf(csv)[0].window).toBe('09:10-09:20|15:00-16:00');
    const back = readBack(csv, '2026-03-29', 'Europe/Berlin');
    expect(back.orders.map((order) => order.windows)).toEqual(spring.problem.orders.map((order) => order.windows));
  });
});

describe('deferred.csv', () => {
  it('tells which orders are held, why, and their last day', () => {
    const [row, ...others] = rowsOf(deferredCsv(handMadeDocument()));
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      order_id: 'H',
      type: 'pickup',
      weight_kg: '45',
      window: '09:00-09:30',
      ready_on: '2026-11-24',
      value: '+1',
      code: 'HELD',
      reason: 'its goods are ready on 2026-11-24',
      remedy: 'plan it from 2026-11-24 on',
      last_day: '2026-11-30',
    });
  });

  it('can be fed again: the order comes back as it was', () => {
    const doc = handMadeDocument();
    const back = readBack(deferredCsv(doc), '2026-11-22', 'UTC');
    expect(back.rejected).toEqual([]);
    expect(back.orders.map(essence)).toEqual(doc.deferred.map(({ order }) => essence(order)));
    expect(Object.keys(back.orders[0].extra)).not.toContain('last_day');
  });
});

describe('rejected.csv', () => {
  it('keeps the cells as they were and says what is wrong', () => {
    expect(rowsOf(rejectedCsv(handMadeDocument()))).toEqual([
      {
        'Order ID': 'I',
        lat: '91',
        lon: '0',
        City: "'@SUM(A1)",
        code: 'LATITUDE',
        reason: 'lat: latitude is out of range',
        remedy: 'Check the row',
        read_from: 'orders.csv:11',
      },
    ]);
  });

  it('holds rows of files with different headers', () => {
    const [one] = handMadeDocument().rejected;
    const two = { ...one, file: 'web.csv', line: 2, cells: { lat: '1', Weight: 'heavy', Reason: 'old' } };
    const rows = rowsOf(rejectedCsv({ rejected: [one, two] }));
    expect(rows[0]).toMatchObject({ 'Order ID': 'I', Weight: '' });
    expect(rows[1]).toMatchObject({
      'Order ID': '',
      lat: '1',
      Weight: 'heavy',
      Reason: 'old',
      reason: 'lat: latitude is out of range',
    });
  });

  it('can be fed again, mended or not', () => {
    const bad = "order_id,lat,lon,notes,code\r\n1,91,13,'=A1,x\r\n2,92,13,-,y\r\n";
    const first = rejectedCsv(readBack(bad, '2026-11-22', 'UTC'));
    const again = readBack(first, '2026-11-22', 'UTC');
    expect(again.rejected.map(({ cells }) => cells)).toEqual([
      { order_id: '1', lat: '91', lon: '13', notes: '=A1', code: 'x' },
      { order_id: '2', lat: '92', lon: '13', notes: '-', code: 'y' },
    ]);
    expect(rejectedCsv(again)).toBe(first);
    const mended = readBack(first.replace(/,9\d,/g, ',52,'), '2026-11-22', 'UTC');
    expect(mended.orders.map(({ id, notes, extra }) => [id, notes, extra])).toEqual([
      ['1', '=A1', { code: 'x' }],
      ['2', '-', { code: 'y' }],
    ]);
  });

  it('is a header alone when all is well, and that is no order when fed again', () => {
    const csv = rejectedCsv({ rejected: [] });
    expect(csv).toBe('code,reason,remedy,read_from\r\n');
    expect(readBack(csv, '2026-11-22', 'UTC')).toEqual({ orders: [], rejected: [], complaints: [], rows: 0 });
  });
});
