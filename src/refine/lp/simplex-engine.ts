import solverModule, { type Model } from 'javascript-lp-solver';
import type { LpEngine } from './lp-engine.ts';

// its types are those of the CommonJS build, where the solver is a property; as a module it is the default export itself
const solver = solverModule as unknown as typeof solverModule.default;

/** Rows and columns up to which it is quick and right. */
export const SIMPLEX_ROWS = 60;
export const SIMPLEX_COLUMNS = 300;

/**
 * javascript-lp-solver: tableau simplex with branch and cut, for small problems. Always as a covering: with equations it hung or
 * was wrong. Its limits of time are not kept, so that whoever asks has to be able to stop the thread.
 */
export function simplexEngine(): LpEngine {
  return ({ rows, columns, cost, starts, entries, groupOf, limits }) => {
    if (rows > SIMPLEX_ROWS || columns > SIMPLEX_COLUMNS) return new Int32Array(0);
    const constraints: Model['constraints'] = {};
    for (let i = 0; i < rows; i++) constraints[`r${i}`] = { min: 1 };
    limits.forEach((most, group) => {
      constraints[`g${group}`] = { max: most };
    });
    const variables: Model['variables'] = {};
    const binaries: Record<string, 1> = {};
    for (let c = 0; c < columns; c++) {
      const variable: Record<string, number> = { cost: cost[c] };
      for (let i = starts[c]; i < starts[c + 1]; i++) variable[`r${entries[i]}`] = 1;
      if (groupOf[c] >= 0) variable[`g${groupOf[c]}`] = 1;
      variables[`x${c}`] = variable;
      binaries[`x${c}`] = 1;
    }
    const answer = solver.Solve({ optimize: 'cost', opType: 'min', constraints, variables, binaries }) as unknown;
    if (typeof answer !== 'object' || answer === null || !('feasible' in answer)) return new Int32Array(0);
    const { feasible, isIntegral } = answer as { feasible: boolean; isIntegral?: boolean };
    if (!feasible || isIntegral !== true) return new Int32Array(0);
    const chosen: number[] = [];
    for (let c = 0; c < columns; c++) {
      const value = Number((answer as Record<string, unknown>)[`x${c}`] ?? 0);
      if (Math.abs(value - 1) < 1e-6) chosen.push(c);
      else if (Math.abs(value) > 1e-6) return new Int32Array(0);
    }
    return Int32Array.from(chosen);
  };
}
