import { describe, expect, it } from 'vitest';
import { tableTravel } from '../../src/matrix/table-travel.ts';
import { InputError } from '../../src/model/complaint.ts';
import type { Problem } from '../../src/model/problem.ts';
import { UNREACHABLE } from '../../src/model/travel.ts';
import type { TravelTable } from '../../src/model/travel-table.ts';

type Part = Pick<Problem, 'places' | 'depots' | 'stops' | 'vehicles'>;

/** Depot D, a stop of orders a and b, a stop of order c. */
function problem(profiles: string[] = ['van']): Part {
  const at = { lat: 0, lon: 0 };
  const stop = (id: string, orderIds: string[], place: number) =>
    ({ id, orderIds, place }) as unknown as Problem['stops'][0];
  return {
    places: [
      { id: 'D', ...at },
      { id: 'a', ...at },
      { id: 'c', ...at },
    ],
    depots: [{ id: 'D', location: at, loadSeconds: 0, extra: {}, place: 0 }],
    stops: [stop('a', ['a', 'b'], 1), stop('c', ['c'], 2)],
    vehicles: profiles.map((profile) => ({ id: `v-${profile}`, profile }) as unknown as Problem['vehicles'][0]),
  };
}

function table(ids: string[], metres: number[], profile?: string): TravelTable {
  return {
    ids,
    metres: Int32Array.from(metres),
    seconds: Int32Array.from(metres, (m) => (m < 0 ? -1 : m * 10)),
    file: 'roads.csv',
    ...(profile === undefined ? {} : { profile }),
  };
}

const source = { kind: 'file', file: 'roads.csv' } as const;

describe('tableTravel', () => {
  it('finds places whatever their order in the table, and by any order at the door', () => {
    // rows: b (the second order of stop a), D, x (not needed), c
    const ids = ['b', 'D', 'x', 'c'];
    // biome-ignore format: a matrix
    const metres = [
      0, 10, 99, 12,
      1, 0, 99, 3,
      99, 99, 0, 99,
      21, 30, 99, 0,
    ];
    const legs = tableTravel(problem(), [table(ids, metres)], source).profile('van');
    expect(legs.metres(0, 1)).toBe(1);
    expect(legs.metres(1, 0)).toBe(10);
    expect(legs.metres(2, 1)).toBe(21);
    expect(legs.metres(1, 2)).toBe(12);
    expect(legs.seconds(2, 0)).toBe(300);
  });

  it('takes a missing diagonal as 0 and any other missing entry as unreachable', () => {
    const legs = tableTravel(problem(), [table(['D', 'a', 'c'], [-1, 1, -1, 2, -1, 3, 4, 5, -1])], source).profile(
      'van',
    );
    expect(legs.metres(1, 1)).toBe(0);
    expect(legs.seconds(1, 1)).toBe(0);
    expect(legs.metres(0, 2)).toBe(UNREACHABLE);
    expect(legs.seconds(0, 2)).toBe(UNREACHABLE);
  });

  it('lists the places that the table lacks', () => {
    const lacking = () => tableTravel(problem(), [table(['c'], [0])], source);
    expect(lacking).toThrow(InputError);
    expect(lacking).toThrow('roads.csv: the travel table has no entries for 2 of 3 places: D, a.');
  });

  it('gives a profile its own table, and the one without a name to all others', () => {
    const ids = ['D', 'a', 'c'];
    const slow = table(ids, [0, 5, 5, 5, 0, 5, 5, 5, 0], 'slow');
    const any = table(ids, [0, 1, 1, 1, 0, 1, 1, 1, 0]);
    const travel = tableTravel(problem(['slow', 'van']), [slow, any], source);
    expect(travel.profile('slow').metres(0, 1)).toBe(5);
    expect(travel.profile('van').metres(0, 1)).toBe(1);
    expect(travel.source).toEqual(source);
  });

  it('names the vehicle profiles that no table is for', () => {
    const slow = table(['D', 'a', 'c'], new Array(9).fill(0), 'slow');
    expect(() => tableTravel(problem(['slow', 'van']), [slow], source)).toThrow(
      'vehicles use the travel profile "van", which the travel table does not have; expected one of slow.',
    );
  });
});
