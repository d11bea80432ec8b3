/** Why a cell could not be read: a complaint without its place. */
export interface Flaw {
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
  readonly cure?: string;
}

/** Parsers return either what they read or a flaw. */
export function isFlaw(result: unknown): result is Flaw {
  return typeof result === 'object' && result !== null && 'code' in result && 'message' in result;
}
