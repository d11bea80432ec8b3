import { describe, expect, it } from 'vitest';
import { canonicalSchedule } from '../../src/check/index.ts';
import type { SequenceStep } from '../../src/check/sequence.ts';
import type { Stop, Vehicle } from '../../src/model/index.ts';
import { lineProblem, lineStop, lineTravel, lineVan } from './line-world.ts';

const visit = (stopId: string): SequenceStep => ({ kind: 'visit', stopId });
const lunch: SequenceStep = { kind: 'break', index: 0 };
const rest = (seconds: number): SequenceStep => ({ kind: 'rest', seconds });

function schedule(stops: Stop[], van: Partial<Vehicle>, steps: SequenceStep[], more = {}) {
  return canonicalSchedule(lineProblem(stops, [], more), lineVan(van), steps, lineTravel);
}

/** `[kind, arrival, start, departure]` of all steps. */
function times(found: ReturnType<typeof schedule>) {
  return found?.steps.map(({ kind, arrival, start, departure }) => [kind, arrival, start, departure]);
}

describe('a break', () => {
  const breaks = (start: number, end: number, seconds: number) => [{ window: { start, end }, seconds }];

  it('is taken at the next place, while one waits there anyway', () => {
    // leaves at 0, is at s2 at 1200 with work from 4000; the break from 1800 to 2400 costs no time
    const stops = [lineStop(2, { windows: [{ start: 4000, end: 4000 }] })];
    const found = schedule(stops, { breaks: breaks(1800, 2000, 600) }, [lunch, visit('s2')]);
    // leaving later is bounded by the break's window: there at 2000 at the latest
    expect(found?.departure).toBe(800);
    expect(times(found)).toEqual([
      ['break', 2000, 2000, 2600],
      ['visit', 2600, 4000, 4300],
      ['end', 5500, 5500, 5500],
    ]);
    expect(found).toMatchObject({ waitingSeconds: 1400, pauseSeconds: 600, drivingSeconds: 2400, seconds: 4700 });
  });

  it('stands in the middle of a leg if its window ends there', () => {
    const found = schedule([lineStop(6)], { breaks: breaks(900, 1500, 600) }, [lunch, visit('s6')]);
    expect(found?.steps[0]).toMatchObject({ kind: 'break', drivenSeconds: 1500, start: 1500, departure: 2100 });
    expect(times(found)?.[1]).toEqual(['visit', 4200, 4200, 4500]);
  });

  it('has no schedule where it comes too late', () => {
    const stops = [lineStop(3), lineStop(4)];
    expect(schedule(stops, { breaks: breaks(900, 1500, 600) }, [visit('s3'), lunch, visit('s4')])).toBeNull();
  });

  it('may be missing if the route is over by its latest start', () => {
    expect(schedule([lineStop(1)], { breaks: breaks(0, 1500, 600) }, [visit('s1')])?.departure).toBe(0);
  });

  it('that is missing has been had before leaving', () => {
    // over at 1500; with a break until 1499 the van leaves when the break has been had
    expect(schedule([lineStop(1)], { breaks: breaks(0, 1499, 600) }, [visit('s1')])?.departure).toBe(600);
    const shift = { start: 300, end: 9000 };
    expect(schedule([lineStop(1)], { breaks: breaks(0, 1499, 600), shift }, [visit('s1')])?.departure).toBe(900);
  });
});

describe('the driving rule', () => {
  const rule = (maxDrivingSeconds: number, restSeconds: number, split: number[] = []) => ({
    drivingRule: { maxDrivingSeconds, restSeconds, split },
  });

  it('asks for a rest as late on the leg as may be driven', () => {
    const found = schedule([lineStop(6)], rule(2000, 900), [rest(900), visit('s6'), rest(900)]);
    // 2000 driven, rest, 1600 to s6; 400 more, rest, 3200: too long
    expect(found).toBeNull();
    const longer = schedule([lineStop(6)], rule(2400, 900), [rest(900), visit('s6'), rest(900)]);
    expect(longer?.steps.map(({ kind, drivenSeconds }) => [kind, drivenSeconds])).toEqual([
      ['rest', 2400],
      ['visit', undefined],
      ['rest', 1200],
      ['end', undefined],
    ]);
    expect(longer).toMatchObject({ seconds: 7200 + 300 + 1800, pauseSeconds: 1800 });
  });

  it('is kept by two parts, the second of which ends the rest', () => {
    const parts = [rest(300), visit('s3'), rest(600)];
    expect(schedule([lineStop(3)], rule(2400, 900, [300, 600]), parts)?.seconds).toBe(3600 + 300 + 900);
    // in the wrong order the long part counts as the first, and the short one as nothing
    expect(schedule([lineStop(3)], rule(2400, 900, [300, 600]), [rest(600), visit('s3'), rest(300)])).toBeNull();
  });

  it('takes a break that is long enough for a rest', () => {
    const breaks = [{ window: { start: 0, end: 2000 }, seconds: 900 }];
    expect(schedule([lineStop(3)], { ...rule(1800, 900), breaks }, [lunch, visit('s3')])?.seconds).toBe(4800);
    expect(schedule([lineStop(3)], { ...rule(1800, 901), breaks }, [lunch, visit('s3')])).toBeNull();
  });
});

describe('trips', () => {
  const reload: SequenceStep = { kind: 'reload' };
  const van = { trips: 2, reloadSeconds: 600 };

  it('reload where the vehicle does, for as long as it takes, and set up anew', () => {
    const stops = [lineStop(1, { setupSeconds: 60 }), lineStop(1, { id: 'again', setupSeconds: 60 })];
    const found = schedule(stops, van, [visit('s1'), reload, visit('again')]);
    expect(times(found)).toEqual([
      ['visit', 600, 600, 960],
      ['reload', 1560, 1560, 2160],
      ['visit', 2760, 2760, 3120],
      ['end', 3720, 3720, 3720],
    ]);
    expect(found).toMatchObject({ reloadSeconds: 600, serviceSeconds: 720, seconds: 3720 });
  });

  it('leave when the last of their goods is ready, and the first as late as the second allows', () => {
    const stops = [lineStop(1), lineStop(2, { readyAt: 5000 })];
    const found = schedule(stops, van, [visit('s1'), reload, visit('s2')]);
    expect(found?.departure).toBe(5000 - 600 - 300 - 600);
    expect(times(found)?.[1]).toEqual(['reload', 5000, 5000, 5600]);
    expect(schedule(stops, van, [visit('s2'), reload, visit('s1')])?.departure).toBe(5000);
  });

  it('load at the depot before they leave, within its hours when they reload', () => {
    const depots = (end: number) => [
      { id: 'D', location: { lat: 0, lon: 0 }, place: 0, loadSeconds: 900, window: { start: 100, end }, extra: {} },
    ];
    const run = (end: number) =>
      schedule([lineStop(1), lineStop(2)], van, [visit('s1'), reload, visit('s2')], { depots: depots(end) });
    // leaves at 1000, is back at 2500, loads for 900, and is home at 6100
    expect(run(6100)).toMatchObject({ loading: 100, departure: 1000, finish: 6100 });
    expect(run(6099)).toBeNull();
    expect(run(2499)).toBeNull();
  });
});

describe('soft windows', () => {
  it('let work begin late, and do not let it be any later for leaving late', () => {
    const stops = [
      lineStop(3, { windows: [{ start: 0, end: 1000 }], lateCostPerHour: 6 }),
      lineStop(4, { windows: [{ start: 9000, end: 9000 }] }),
    ];
    const found = schedule(stops, {}, [visit('s3'), visit('s4')]);
    expect(found).toMatchObject({ departure: 0 });
    expect(found?.steps[0]).toMatchObject({ start: 1800, lateSeconds: 800 });
  });

  it('are hard at their start, and between two windows', () => {
    const windows = [
      { start: 0, end: 1000 },
      { start: 5000, end: 6000 },
    ];
    const found = schedule([lineStop(3, { windows, lateCostPerHour: 6 })], {}, [visit('s3')]);
    // the second window is waited for at the depot, and ends the latest departure
    expect(found?.steps[0]).toMatchObject({ start: 5000 });
    expect(found?.steps[0]).not.toHaveProperty('lateSeconds');
    expect(found?.departure).toBe(3200);
  });
});

describe('rides', () => {
  const from = { place: 2, windows: [], serviceSeconds: 120 };
  const fetch: SequenceStep = { kind: 'fetch', stopId: 's4' };

  it('begin later rather than wait with the goods on board', () => {
    const first = lineStop(1, { windows: [{ start: 0, end: 600 }] });
    const stop = lineStop(4, { from, maxRideSeconds: 2000, windows: [{ start: 9000, end: 9900 }] });
    const found = schedule([first, stop], {}, [visit('s1'), fetch, visit('s4')]);
    expect(times(found)).toEqual([
      ['visit', 600, 600, 900],
      ['fetch', 1500, 6880, 7000],
      ['visit', 8200, 9000, 9300],
      ['end', 11_700, 11_700, 11_700],
    ]);
  });

  it('that are too long by their legs have no schedule', () => {
    const stop = lineStop(4, { from, maxRideSeconds: 1199 });
    expect(schedule([stop], {}, [fetch, visit('s4')])).toBeNull();
    expect(schedule([{ ...stop, maxRideSeconds: 1200 }], {}, [fetch, visit('s4')])).not.toBeNull();
  });
});

it('whoever weighs arrivals leaves at once', () => {
  const stops = [lineStop(1, { windows: [{ start: 3000, end: 4000 }] })];
  const objective = { cost: 1, completionPerHour: 0, arrivalsPerHour: 1 };
  expect(schedule(stops, {}, [visit('s1')])?.departure).toBe(2400);
  expect(schedule(stops, {}, [visit('s1')], { objective })?.departure).toBe(0);
});
