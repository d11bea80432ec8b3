import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSol } from '../../../src/formats/sol/read-sol.ts';
import { writeSol } from '../../../src/formats/sol/write-sol.ts';

describe('writeSol', () => {
  it('writes a route a line, a reload as 0, an unused vehicle as an empty line, and the cost', () => {
    expect(writeSol({ routes: [[3, 17, 0, 5], [], [2]], cost: 276 })).toBe(
      'Route #1: 3 17 0 5\nRoute #2:\nRoute #3: 2\nCost 276\n',
    );
  });
});

describe('readSol', () => {
  it.each([
    ['Route #1: 3 17\nRoute #2: 5\nCost 12\n', 12],
    ['Route 1 : 3 17\r\nRoute  2 : 5\r\nCost: 12.5\r\n', 12.5],
    ['Instance name : x\nSolution\nRoute 0 : 3 17\nRoute 1 : 5', undefined],
  ])('reads %j', (text, cost) => {
    const { solution, complaints } = readSol(text, 'x.sol');
    expect(complaints).toEqual([]);
    expect(solution.routes).toEqual([[3, 17], [5]]);
    expect(solution.cost).toBe(cost);
  });

  it('takes a route number left out for a vehicle not used', () => {
    expect(readSol('Route #3: 4\nRoute #1: 2', 'x.sol').solution.routes).toEqual([[2], [], [4]]);
  });

  it('complains of what is not a location, and of a route stated twice, with the line', () => {
    const { complaints } = readSol('Route #1: 3 x 5\nRoute #2: 1\nRoute #2: 4', 'x.sol');
    expect(complaints.map(({ line, read }) => [line, read])).toEqual([
      [1, 'x'],
      [3, '2'],
    ]);
  });

  it('reads back whatever is written', () => {
    const route = fc.array(fc.nat(5000), { maxLength: 8 });
    fc.assert(
      fc.property(fc.array(route, { minLength: 1, maxLength: 8 }), fc.nat(), (routes, cost) => {
        expect(readSol(writeSol({ routes, cost }), 'x.sol')).toEqual({ solution: { routes, cost }, complaints: [] });
      }),
    );
  });
});
