import { describe, expect, it } from 'vitest';
import type { Stop, Vehicle } from '../../src/model/index.ts';
import { loadScale } from '../../src/solver/scale-loads.ts';
import { vehicleClasses } from '../../src/solver/vehicle-classes.ts';
import { makeDay, PLAIN_VEHICLE } from './made-day.ts';

function classesOf(vehicles: Partial<Vehicle>[], stops: Partial<Stop>[] = [{}, {}]) {
  const { problem } = makeDay(1, { stops: stops.length, depots: true });
  const day = {
    ...problem,
    vehicles: vehicles.map((v, i) => ({ ...PLAIN_VEHICLE, id: `row-${i}`, ...v })),
    stops: problem.stops.map((stop, i) => ({ ...stop, ...stops[i] })),
  };
  return vehicleClasses(day, loadScale(day));
}

const namesOf = (classes: ReturnType<typeof classesOf>) => classes.map((c) => c.vans.map((van) => van.id));

describe('vehicleClasses', () => {
  it('makes one class of rows that differ in name alone, with the vans of both', () => {
    expect(namesOf(classesOf([{ count: 2 }, {}]))).toEqual([['row-0-1', 'row-0-2', 'row-1']]);
  });

  it.each<[string, Partial<Vehicle>]>([
    ['capacity', { capacity: { boxes: 3 } }],
    ['start', { depotId: 'depot-1' }],
    ['end', { endDepotId: null }],
    ['shift', { shift: { start: 5, end: 500 } }],
    ['speed', { speedFactor: 2 }],
    ['profile', { profile: 'lorry' }],
    ['cost of a van', { costFixed: 1 }],
    ['cost of a kilometre', { costPerKm: 1 }],
    ['cost of an hour', { costPerHour: 1 }],
    ['stops', { maxStops: 3 }],
    ['metres', { maxMetres: 3 }],
    ['seconds', { maxSeconds: 3 }],
  ])('keeps rows apart that differ in %s', (_, other) => {
    expect(namesOf(classesOf([{}, other]))).toEqual([['row-0'], ['row-1']]);
  });

  it('tells skills apart only where a stop asks for them', () => {
    expect(namesOf(classesOf([{ skills: ['lift'] }, {}]))).toEqual([['row-0', 'row-1']]);
    expect(namesOf(classesOf([{ skills: ['lift'] }, {}], [{ skills: ['lift'] }]))).toEqual([['row-0'], ['row-1']]);
  });

  it('gives a van that a stop is pinned to a class of its own, and a pinned row one for its vans', () => {
    const pinned = classesOf([{ count: 3 }, { count: 2 }, {}], [{ vehicle: 'row-0-2' }, { vehicle: 'row-1' }]);
    expect(namesOf(pinned)).toEqual([['row-0-1', 'row-0-3', 'row-2'], ['row-0-2'], ['row-1-1', 'row-1-2']]);
  });

  it('does not name a thousand vans for two stops', () => {
    const [vans] = namesOf(classesOf([{ count: 1000 }]));
    expect(vans).toEqual(['row-0-1', 'row-0-2', 'row-0-3', 'row-0-4', 'row-0-5']);
  });

  it('names a pinned van however many come before it', () => {
    const names = namesOf(classesOf([{ count: 1000 }], [{ vehicle: 'row-0-700' }, {}]));
    expect(names.flat()).toContain('row-0-700');
  });

  it('takes depot hours and shift together', () => {
    const { problem } = makeDay(1, { stops: 1 });
    const day = {
      ...problem,
      depots: [{ ...problem.depots[0], window: { start: 100, end: 900 } }],
      vehicles: [{ ...PLAIN_VEHICLE, shift: { start: 50, end: 800 } }],
    };
    expect(vehicleClasses(day, loadScale(day))[0]).toMatchObject({ departAfter: 100, returnBy: 800 });
    const open = { ...day, vehicles: [{ ...day.vehicles[0], shift: { start: 50, end: 950 }, endDepotId: null }] };
    expect(vehicleClasses(open, loadScale(open))[0]).toMatchObject({ departAfter: 100, returnBy: 950 });
  });

  it('names the vehicle and the depot it does not find', () => {
    expect(() => classesOf([{ depotId: 'nowhere' }])).toThrow(/row-0.*nowhere/);
    expect(() => classesOf([{ endDepotId: 'nowhere' }])).toThrow(/row-0.*nowhere/);
  });
});
