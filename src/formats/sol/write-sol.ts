import type { Solution } from './read-sol.ts';

/** `Route #1: 3 17 5` a line, an empty one for a vehicle not used, `0` inside = reload; `Cost N` last. */
export function writeSol(solution: Solution): string {
  const lines = solution.routes.map((route, i) => `Route #${i + 1}: ${route.join(' ')}`.trimEnd());
  if (solution.cost !== undefined) lines.push(`Cost ${solution.cost}`);
  return `${lines.join('\n')}\n`;
}
