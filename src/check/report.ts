import type { Seconds, Violation } from '../model/index.ts';

/** Where a rule says what it found. */
export type Report = (violation: Violation) => void;

/** An id as it may stand in a message: quoted, and cut where somebody wrote a novel into it. */
export function quote(id: string): string {
  return JSON.stringify(id.length > 60 ? `${id.slice(0, 57)}...` : id);
}

/** `1:05:00` for 3,900 seconds since midnight or of duration. */
export function clock(seconds: Seconds): string {
  const s = Math.abs(seconds);
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${seconds < 0 ? '-' : ''}${Math.floor(s / 3600)}:${two((s % 3600) / 60)}:${two(s % 60)}`;
}
