import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { routesCsv } from '../../../src/formats/csv/write-routes.ts';
import { summaryCsv } from '../../../src/formats/csv/write-summary.ts';
import { routesGeoJson } from '../../../src/formats/geojson/index.ts';
import { writePlanDocument } from '../../../src/formats/json/index.ts';
import { readPlanDocument } from '../../../src/formats/json/read-plan.ts';
import { PLAN_VERSION, type PlanDocument } from '../../../src/model/index.ts';
import { linePlan, lineProblem, lineStop, lineVan } from '../../check/line-world.ts';

/** Fetches at 2 for 4, has lunch in the middle of the way there, reloads, and is late at 3 on its second trip. */
function document(): PlanDocument {
  const late = lineStop(3, { windows: [{ start: 0, end: 600 }], lateCostPerHour: 30, delivery: { kg: 2 } });
  const shipment = lineStop(4, { from: { place: 2, windows: [], serviceSeconds: 60 }, delivery: { kg: 5 } });
  const breaks = [{ window: { start: 1500, end: 1800 }, seconds: 600 }];
  const van = lineVan({ trips: 2, reloadSeconds: 900, breaks, overtimeAfterSeconds: 3600, overtimeCostPerHour: 12 });
  const problem = lineProblem([late, shipment], [van]);
  const plan = linePlan(problem, { V: '+s4, break 0, s4, reload, s3' });
  return {
    schema: 'dayroute-plan',
    version: PLAN_VERSION,
    problem,
    travel: { kind: 'file', file: 'line.csv', hash: '0'.repeat(64) },
    plan,
    deferred: [],
    notices: [],
    rejected: [],
    manifest: {},
  };
}

const rowsOf = (text: string) => parse(text, { columns: true }) as Record<string, string>[];

describe('a route with everything on the way', () => {
  const rows = rowsOf(routesCsv(document()));

  it('has a row for each step of routes.csv', () => {
    expect(rows.map(({ kind }) => kind)).toEqual(['start', 'fetch', 'break', 'visit', 'reload', 'visit', 'end']);
    expect(rows.map(({ stop_id }) => stop_id)).toEqual(['D', 's4', '', 's4', 'D', 's3', 'D']);
  });

  it('says when the break is, and splits the minutes of its leg', () => {
    // leaves at 0, fetches from 1200 to 1260, 540 s later it is 1800: break until 2400, 660 s to go
    expect(rows[2]).toMatchObject({ arrival: '00:30:00', departure: '00:40:00', leg_min: '9', leg_km: '', lat: '' });
    expect(rows[3]).toMatchObject({ arrival: '00:51:00', leg_min: '11', leg_km: '20' });
    expect(rows.reduce((sum, row) => sum + Number(row.leg_min), 0)).toBe(20 + 20 + 40 + 30 + 30);
  });

  it('shows the fetch where it is, and what is on board', () => {
    expect(rows[1]).toMatchObject({ lon: '2', order_ids: 's4', load_kg: '5' });
    expect(rows.map(({ load_kg }) => load_kg)).toEqual(['0', '5', '5', '0', '2', '0', '0']);
  });

  it('adds up in summary.csv', () => {
    const [route, total] = rowsOf(summaryCsv(document()));
    expect(route).toMatchObject({ trips: '2', stops: '2', pause_hours: '0.167', reload_hours: '0.25' });
    // back from s4 at 5760, loaded at 6660, at s3 at 8460: 7860 s late; 10,560 s in all, 6,960 of them overtime
    expect(total).toMatchObject({ hours: '2.933', cost_lateness: '65.5', cost_overtime: '23.2', cost_time: '35.2' });
  });

  it('is drawn with its fetch and its reload', () => {
    const { features } = JSON.parse(routesGeoJson(document()));
    expect(features[0].geometry.coordinates.map(([lon]: number[]) => lon)).toEqual([0, 2, 4, 0, 3, 0]);
    expect(features.map((f: { properties: { kind: string } }) => f.properties.kind)).toContain('fetch');
  });

  it('comes back from plan.json as it went in', () => {
    const doc = document();
    expect(readPlanDocument(writePlanDocument(doc), 'plan.json')).toEqual(doc);
  });
});
