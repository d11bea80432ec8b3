import { DURATION, NEXT, OUT, OUT_TIME, RICH_SHIFT, ROUTE } from '../record.ts';
import type { RichSolution } from './rich-solution.ts';

/** Makes the part of a route between `before` and `after` (either may be the head) the stops `scratch[from ... to - 1]`; the rest stays. */
export function rebuild(
  routes: RichSolution,
  head: number,
  before: number,
  from: number,
  to: number,
  after: number,
): void {
  const { state, st, scratch, firstHead, instance } = routes;
  let last = before;
  for (let i = from; i < to; i++) {
    const z = scratch[i];
    routes.link(last, z, head);
    if (st[z + ROUTE] !== head) state.set(z + ROUTE, head);
    last = z;
  }
  routes.link(last, after, head);
  let metres = st[head + OUT];
  let time = st[head + OUT_TIME] - st[head + DURATION];
  let count = 0;
  let multi = 0;
  for (let z = st[head + NEXT]; z < firstHead; z = st[z + NEXT]) {
    metres += st[z + OUT];
    time += st[z + OUT_TIME] + instance.service[z >> RICH_SHIFT];
    multi += instance.multi[z >> RICH_SHIFT];
    count++;
  }
  routes.setMetres(head, metres);
  routes.loads.recount(head);
  routes.resize(head, count - routes.sizeOf(head), multi - routes.multiOf(head));
  routes.relabel(head, before, after, time);
}
