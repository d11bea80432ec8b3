import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import type { EngineName } from '../../../src/refine/lp/lp-engine.ts';
import { costOfChoice, type LpAnswer, type LpSolver } from '../../../src/refine/lp/lp-solver.ts';
import { type StartEngine, ThreadedSolver } from '../../../src/refine/lp/threaded-solver.ts';
import { leastCost, randomCover } from '../random-cover.ts';
import { BAD_ENGINES, type BadEngine, startBad } from './bad-engines.ts';

const problem = randomCover(5, 9, 25, false);

function answerOf(solver: LpSolver, seconds: number | null): LpAnswer {
  solver.ask(problem, { steps: 1e6, seconds });
  for (;;) {
    const answer = solver.poll(1);
    if (answer !== null) return answer;
  }
}

/** The thread of the package as it is built. */
const startBuilt: StartEngine = (engine) => {
  const worker = new Worker(new URL('../../../dist/parallel/engine-thread.js', import.meta.url), {
    workerData: { engine },
    execArgv: [],
  });
  worker.unref();
  return { post: (question) => worker.postMessage(question), terminate: () => void worker.terminate() };
};

describe('engines in threads', { timeout: 60_000 }, () => {
  it.each(['highs', 'simplex'] satisfies EngineName[])('%s answers while its asker sleeps', (name) => {
    const solver = new ThreadedSolver(name, startBuilt);
    for (let i = 0; i < 2; i++) {
      const answer = answerOf(solver, null);
      expect(answer.kind).toBe('chosen');
      if (answer.kind === 'chosen')
        expect(costOfChoice(problem, answer.columns)).toBeCloseTo(leastCost(problem, false), 6);
    }
    solver.close();
  });

  it('there is no answer yet while there is time', () => {
    const solver = new ThreadedSolver('highs', startBad('never answers'));
    solver.ask(problem, { steps: 1, seconds: 30 });
    expect(solver.poll(0)).toBeNull();
    solver.close();
  });

  const failing: readonly BadEngine[] = [
    'hangs in a loop',
    'never answers',
    'throws',
    'ends its thread',
    'says it crashed',
    'says more than there is',
    'says less than nothing',
  ];

  it.each(failing)('one that %s has failed when its time is up, and its thread is gone', async (kind) => {
    const started: Worker[] = [];
    const solver = new ThreadedSolver('highs', startBad(kind, started));
    expect(answerOf(solver, 0.3)).toMatchObject({ kind: 'failed' });
    const [thread] = started;
    if (thread.threadId >= 0) await new Promise((resolve) => thread.once('exit', resolve));
    // once more, and then never again
    expect(answerOf(solver, 0.3)).toMatchObject({ kind: 'failed' });
    expect(answerOf(solver, 100)).toMatchObject({ kind: 'failed' });
    expect(started).toHaveLength(2);
  });

  it('nonsense is seen through', () => {
    for (const kind of Object.keys(BAD_ENGINES) as BadEngine[]) {
      if (failing.includes(kind)) continue;
      const solver = new ThreadedSolver('highs', startBad(kind));
      const answer = answerOf(solver, 20);
      solver.close();
      expect(answer.kind, kind).not.toBe('failed');
      if (answer.kind === 'chosen' && kind !== 'takes all columns') {
        expect(costOfChoice(problem, answer.columns), kind).toBe(Infinity);
      }
    }
  });

  it('where no thread can be started there is no engine', () => {
    const solver = new ThreadedSolver('highs', () => {
      throw new Error('no threads here');
    });
    expect(answerOf(solver, 1)).toEqual({ kind: 'failed', isTimeOut: false });
  });
});
