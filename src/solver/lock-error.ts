import { InputError } from '../model/complaint.ts';

/** What is settled for vans cannot be kept: a complaint a van. */
export class LockError extends InputError {
  /** The vans, complaint by complaint. Empty where it is not known which. */
  readonly vanIds: readonly string[];

  constructor(messages: readonly string[], vanIds: readonly string[] = []) {
    const cure = 'Correct what is settled for the van';
    super(messages.map((message) => ({ code: 'LOCK_IMPOSSIBLE', severity: 'error', message, cure })));
    this.vanIds = vanIds;
  }
}
