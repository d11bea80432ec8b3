import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { State } from '../../src/solver/state.ts';

describe('State', () => {
  it('takes back what was written since a mark, newest first', () => {
    const state = new State(20);
    state.set(3, 1);
    const mark = state.mark();
    state.set(3, 2);
    state.set(19, 5);
    state.set(3, 4);
    state.undo(mark);
    expect([state.st[3], state.st[19]]).toEqual([1, 0]);
    state.undo(0);
    expect(state.st[3]).toBe(0);
  });

  it('cannot take back what was committed', () => {
    const state = new State(8);
    state.set(0, 7);
    state.commit();
    state.set(1, 8);
    state.undo(0);
    expect([...state.st]).toEqual([7, 0, 0, 0, 0, 0, 0, 0]);
  });

  it('grows its journal beyond its first size', () => {
    const state = new State(1000);
    for (let i = 0; i < 100_000; i++) state.set(i % 1000, i + 1);
    expect(state.st[999]).toBe(100_000);
    state.undo(0);
    expect(state.st.every((value) => value === 0)).toBe(true);
  });

  it('is, through any writes, undos, commits, saves and returns to the best, what plain copies would be', () => {
    const write = fc.tuple(fc.constant('set'), fc.integer({ min: 0, max: 40 }), fc.integer());
    const other = fc.tuple(fc.constantFrom('undo', 'commit', 'save', 'load'), fc.constant(0), fc.constant(0));
    fc.assert(
      fc.property(fc.array(fc.oneof({ weight: 4, arbitrary: write }, other), { maxLength: 80 }), (steps) => {
        const state = new State(41);
        let [now, committed, best] = [new Int32Array(48), new Int32Array(48), new Int32Array(48)];
        for (const [step, at, value] of steps) {
          if (step === 'set') {
            state.set(at, value);
            now[at] = value;
          } else if (step === 'undo') {
            state.undo(0);
            now = committed.slice();
          } else {
            // best and state change places only between iterations, with nothing pending
            state.commit();
            committed = now.slice();
            if (step === 'save') {
              state.saveBest();
              best = committed.slice();
            } else if (step === 'load') {
              state.loadBest();
              now = best.slice();
              committed = best.slice();
            }
          }
          expect(state.st).toEqual(now);
          expect(state.best).toEqual(best);
        }
      }),
    );
  });
});
