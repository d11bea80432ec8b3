import { BRINGS, FETCHES } from '../gate-rules.ts';

/** What a trip has done so far, by the bits of BRINGS and FETCHES, after a call; -1 if the backhaul rule forbids the call on it. */
export function phaseAfter(done: number, call: number, afterDelivery: boolean): number {
  if (call === 0) return done;
  // an exchange brings before it fetches
  if ((call & BRINGS) !== 0 && (done & FETCHES) !== 0) return -1;
  const after = done | call;
  return afterDelivery && (after & FETCHES) !== 0 && (after & BRINGS) === 0 ? -1 : after;
}

/** Whether whatever may still be called at on a trip that has done b may be called at on one that has done a. */
export function phaseAllows(a: number, b: number): boolean {
  if ((a & FETCHES) !== 0 && (b & FETCHES) === 0) return false;
  // where nothing need be brought first this tells apart more than it has to
  return (a & BRINGS) !== 0 || (b & BRINGS) === 0;
}
