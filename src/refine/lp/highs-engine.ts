import highsModule, { type ModelData } from 'highs';
import type { LpEngine } from './lp-engine.ts';
import type { CoverProblem } from './lp-solver.ts';

// its types are those of the CommonJS build, where the function is a property; as a module it is the default export itself
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** Better by less than this share is not looked for. */
const GAP = 2e-5;
/** Integer variable. */
const INTEGER = 1;

/** HiGHS in WebAssembly: branch and cut. It starts from the choice that is known. */
export async function highsEngine(): Promise<LpEngine> {
  const highs = await loadHighs();
  return (problem, { steps, seconds }) =>
    highs.withModel(modelOf(problem), (model) => {
      model.options.set({ output_flag: false, mip_rel_gap: GAP });
      if (seconds !== null) model.options.set({ time_limit: seconds });
      const known = new Float64Array(problem.columns);
      for (const c of problem.known) known[c] = 1;
      model.setSolution({ colValue: known });
      model.run({
        // its own limits count nodes, of which the first may take all the time there is
        [highs.constants.callbackType.mipInterrupt]: (event) => {
          if (Number(event.data.mip_total_lp_iterations ?? 0) >= steps) event.interrupt();
        },
      });
      const { colValue } = model.getSolution();
      const chosen: number[] = [];
      for (let c = 0; c < problem.columns; c++) if (colValue[c] > 0.5) chosen.push(c);
      return Int32Array.from(chosen);
    });
}

function modelOf({ rows, columns, cost, starts, entries, isExact, groupOf, limits }: CoverProblem): ModelData {
  const numRows = rows + limits.length;
  const offsets = new Int32Array(columns + 1);
  const indices = new Int32Array(entries.length + columns);
  let at = 0;
  for (let c = 0; c < columns; c++) {
    for (let i = starts[c]; i < starts[c + 1]; i++) indices[at++] = entries[i];
    if (groupOf[c] >= 0) indices[at++] = rows + groupOf[c];
    offsets[c + 1] = at;
  }
  return {
    numCols: columns,
    numRows,
    colCost: cost,
    colLower: new Float64Array(columns),
    colUpper: new Float64Array(columns).fill(1),
    rowLower: Float64Array.from({ length: numRows }, (_, i) => (i < rows ? 1 : -Infinity)),
    rowUpper: Float64Array.from({ length: numRows }, (_, i) =>
      i < rows ? (isExact ? 1 : Infinity) : limits[i - rows],
    ),
    matrix: {
      format: 'csc',
      numRows,
      numCols: columns,
      starts: offsets,
      indices: indices.slice(0, at),
      values: new Float64Array(at).fill(1),
    },
    integrality: new Int32Array(columns).fill(INTEGER),
  };
}
