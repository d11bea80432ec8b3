import { availableParallelism } from 'node:os';

/** Threads one may ask for. */
export const MOST_THREADS = 64;

/** All of the machine's but one, which stays for whoever asked; at least one. */
export function defaultThreads(): number {
  return Math.max(1, Math.min(MOST_THREADS, availableParallelism() - 1));
}
