import type { Seconds, TimeWindow } from '../../model/units.ts';

/** How a visit stands to its time window: `tight` begins less than ten minutes before the window's end. */
export type WindowState = 'free' | 'met' | 'tight' | 'late';

const TIGHT_SECONDS = 600;

/** Of work that begins at `start`, by the first window that is still open then. */
export function windowState(start: Seconds, windows: readonly TimeWindow[]): WindowState {
  if (windows.length === 0) return 'free';
  const chosen = windows.find((window) => start <= window.end);
  if (chosen === undefined) return 'late';
  return chosen.end - start < TIGHT_SECONDS ? 'tight' : 'met';
}
