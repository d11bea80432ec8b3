import { precedes } from '../precedes.ts';
import { CLASS, NEXT, OUT, OUT_TIME, PREV, RICH_SHIFT, ROUTE } from '../record.ts';
import type { Walked } from './walked.ts';

/**
 * Moves a visit to another place, drawn at random, on its own route. Where stops depend on each other a ruin takes them all out, and what
 * goes in first is seldom overtaken: this is how the order of such a route changes. Applied if its change in cost is below `threshold`.
 */
export function shiftWithin(routes: Walked, u: number, threshold: number): boolean {
  const { st, dummy, firstHead, scratch, walk, instance, loads, random, gates } = routes;
  const head = st[u + ROUTE];
  if (head === dummy || gates?.isLocked(u)) return false;
  const size = routes.sizeOf(head);
  if (size < 2) return false;
  let target = head;
  for (let steps = random.below(size + 1); steps > 0; steps--) target = st[target + NEXT];
  if (target === u || target === st[u + PREV]) return false;
  // what lies between its old and its new place makes room
  const isEarlier = target >= firstHead || precedes(st, firstHead, target, u);
  const before = isEarlier ? target : st[u + PREV];
  const after = isEarlier ? st[u + NEXT] : st[target + NEXT];
  let count = 0;
  if (isEarlier) scratch[count++] = u;
  for (let z = st[before + NEXT]; z !== after; z = st[z + NEXT]) if (z !== u) scratch[count++] = z;
  if (!isEarlier) scratch[count++] = u;
  const k = st[head + CLASS];
  const arcs = instance.arcsOf[k];
  let metres = -st[before + OUT];
  let more = -st[before + OUT_TIME];
  let last = routes.origin(before);
  for (let i = 0; i < count; i++) {
    const node = scratch[i] >> RICH_SHIFT;
    metres += arcs.metres(last, node) - st[scratch[i] + OUT];
    more += arcs.seconds(last, node) - st[scratch[i] + OUT_TIME];
    last = node;
  }
  metres += arcs.metres(last, routes.goal(after));
  more += arcs.seconds(last, routes.goal(after));
  if (instance.rateMetre[k] * metres + instance.rateSecond[k] * more >= threshold) return false;
  if (routes.metresOf(head) + metres > instance.maxMetres[k]) return false;
  walk.beginWhole(before, head);
  for (let i = 0; i < count; i++) if (!walk.stepWhole(scratch[i])) return false;
  if (!walk.finishWhole(after)) return false;
  const was = routes.wayCostOf(head);
  const priced = routes.courses ?? routes.walkedRoutes;
  const cost =
    instance.walked[k] !== 0 && priced !== null
      ? priced.replaced(head, before, scratch, 0, count, after, routes.floorOf(head), was + threshold)
      : walk.cost;
  if (cost - was >= threshold) return false;
  if (gates !== null && !gates.keepsShift(before, scratch, count, after, head)) return false;
  routes.setMetres(head, routes.metresOf(head) + metres);
  routes.chain(head, before, 0, count, after);
  loads.reorder(head);
  routes.relabel(head, before, after, more);
  return true;
}
