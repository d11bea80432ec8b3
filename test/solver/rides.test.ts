import { expect, it } from 'vitest';
import { readProblem } from '../../src/formats/json/read-problem.ts';
import { problemTravel } from '../../src/matrix/problem-travel.ts';
import { solve } from '../../src/solver/solve.ts';

it('a rest that nothing asks for does not take a fetch to a window that it would not wait for', () => {
  const at = (lat: number, lon: number) => ({ lat, lon });
  const open = (...windows: [number, number][]) => windows.map(([start, end]) => ({ start, end }));
  const day = {
    date: '2026-11-23',
    timeZone: 'Europe/Berlin',
    places: [at(52.15, 13.2), at(52.1634, 13.3806), at(52.1994, 13.2375), at(52.1431, 13.3101), at(52.1364, 13.2418)],
    depots: [{ id: 'depot', place: 0 }],
    vehicles: [
      {
        id: 'van',
        depotId: 'depot',
        costPerHour: 16,
        drivingRule: { maxDrivingSeconds: 8842, restSeconds: 1200, split: [600, 600] },
      },
    ],
    stops: [
      {
        id: 'ride',
        place: 1,
        windows: open([19_800, 20_250], [27_150, 29_400], [32_400, 33_300], [43_200, 45_900]),
        from: { place: 2, serviceSeconds: 60 },
        maxRideSeconds: 2100,
      },
      { id: 'a', place: 3 },
      { id: 'b', place: 4, windows: open([27_000, 27_000], [33_600, 33_600]) },
    ],
  };
  const { problem } = readProblem(JSON.stringify(day), 'day.json');
  const travel = problemTravel(problem);
  let promised = Infinity;
  const { plan } = solve(problem, travel, { iterations: 150, seed: 1, onEvent: ({ cost }) => (promised = cost) });
  // what the search reckoned with is what the schedule costs
  expect(plan.cost.total).toBeCloseTo(promised, 2);
  expect(plan.cost.total).toBeLessThan(35);
});
