// A page that has a day planned in a Web Worker, as docs/library.md shows it; bundled by browser.test.ts.
import { askToPlan } from '../../dist/browser.js';

window.planDay = async (day) => {
  const worker = new Worker('./worker.js', { type: 'module' });
  let turns = 0;
  const timer = setInterval(() => turns++, 1);
  const events = [];
  const aborts = new AbortController();
  const onEvent = (event) => {
    events.push(event);
    if (event.iterations >= 2000) aborts.abort();
  };
  const result = await askToPlan(worker, day, { iterations: 1e9, seed: 3, signal: aborts.signal, onEvent });
  const fixed = await askToPlan(worker, day, { iterations: 400, seed: 3 });
  clearInterval(timer);
  worker.terminate();
  return { result, fixed, turns, events: events.length, isShared: typeof SharedArrayBuffer !== 'undefined' };
};
