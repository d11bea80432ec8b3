import type { Break, Seconds, Vehicle } from '../model/index.ts';

/** From when on a driver who has not yet left has had the break: it begins in its window and in the shift. */
export function hadBeforeLeaving({ window, seconds }: Break, { shift }: Pick<Vehicle, 'shift'>): Seconds {
  return Math.max(window.start, shift?.start ?? -Infinity) + seconds;
}
