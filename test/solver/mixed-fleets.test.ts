import { describe, expect, it } from 'vitest';
import { checkPlan } from '../../src/check/index.ts';
import { readProblem } from '../../src/formats/json/read-problem.ts';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { solve } from '../../src/solver/solve.ts';

/** Faults of the plans of a day, over six seeds. */
function faultsOf(day: object): string[] {
  const { problem } = readProblem(
    JSON.stringify({ date: '2026-11-23', timeZone: 'Europe/Berlin', ...day }),
    'day.json',
  );
  const travel = problemTravel(problem);
  return [1, 2, 3, 4, 5, 6].flatMap((seed) =>
    checkPlan(problem, solve(problem, travel, { iterations: 200, seed }).plan, travel, { strict: true }).map(
      ({ code }) => `${code} ${seed}`,
    ),
  );
}

const at = (lat: number, lon: number) => ({ lat, lon });

describe('vehicles that differ', () => {
  it('carry what is put on them where the best place of an alternative asks for a larger one', () => {
    const boxes = (parcels: number) => ({ delivery: { parcels } });
    expect(
      faultsOf({
        places: [at(52.15, 13.2), at(52.26, 13.3), at(52.26, 13.22), at(52, 13.27), at(52.08, 13.02)],
        depots: [{ id: 'd', place: 0 }],
        vehicles: [
          { id: 'large', depotId: 'd', costPerKm: 0.8 },
          { id: 'small', depotId: 'd', costFixed: 63, capacity: { parcels: 20 } },
        ],
        stops: [
          { id: 'a', place: 1, ...boxes(10) },
          { id: 'b', place: 2, group: 'g', ...boxes(10) },
          { id: 'c', place: 3, ...boxes(8) },
          { id: 'd', place: 4, group: 'g', ...boxes(4) },
        ],
      }),
    ).toEqual([]);
  });

  it('are in time where a van of one trip takes over a trip of one that makes several', () => {
    const open = (...windows: [number, number][]) => ({ windows: windows.map(([start, end]) => ({ start, end })) });
    expect(
      faultsOf({
        places: [
          at(52.15, 13.2),
          at(52.0359, 13.2127),
          at(52.2981, 13.1259),
          at(52.0652, 13.0689),
          at(52.0452, 13.1901),
          at(52.1053, 13.2022),
        ],
        depots: [
          { id: 'end', place: 0 },
          { id: 'start', place: 1 },
        ],
        vehicles: [
          {
            id: 'several',
            depotId: 'start',
            endDepotId: 'end',
            costPerHour: 10,
            trips: 3,
            backhaul: 'last',
            shift: { start: 32_400, end: 54_000 },
          },
          { id: 'once', depotId: 'start', endDepotId: 'end', shift: { start: 36_000, end: 54_000 } },
        ],
        stops: [
          { id: 'a', place: 2, ...open([30_600, 32_400], [39_300, 39_300], [47_700, 48_600], [50_100, 50_550]) },
          { id: 'b', place: 3, ...open([27_000, 27_900], [33_900, 35_250], [39_450, 40_800], [48_900, 49_800]) },
          { id: 'c', place: 4, pickup: { parcels: 2 } },
          { id: 'd', place: 5, ...open([31_500, 35_100], [40_500, 41_400]) },
        ],
      }),
    ).toEqual([]);
  });
});
