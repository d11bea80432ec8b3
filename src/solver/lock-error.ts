import { InputError } from '../model/complaint.ts';

/** What is settled for a van cannot be kept. */
export function lockImpossible(message: string): InputError {
  return new InputError([
    { code: 'LOCK_IMPOSSIBLE', severity: 'error', message, cure: 'Correct what is settled for the van' },
  ]);
}
