import type { Complaint } from '../model/index.ts';

/** Ends a command with an exit code and the complaints that caused it; they are printed once, at the top. */
export class Failure extends Error {
  readonly exitCode: number;
  readonly complaints: readonly Complaint[];

  constructor(exitCode: number, complaints: readonly Complaint[]) {
    super(complaints.map((complaint) => complaint.message).join('; '));
    this.name = 'Failure';
    this.exitCode = exitCode;
    this.complaints = complaints;
  }
}

/** A failure with one complaint of severity error. */
export function failure(exitCode: number, complaint: Omit<Complaint, 'severity'>): Failure {
  return new Failure(exitCode, [{ severity: 'error', ...complaint }]);
}

/** What a failed command tells on standard output where it was asked for JSON. */
export interface FailureReport {
  readonly exitCode: number;
  readonly message: string;
  /** A command to go on with. */
  readonly next: string | null;
  readonly errors: readonly Complaint[];
  readonly warnings: readonly Complaint[];
}

/** The report as text, one JSON value and the end of its line. */
export function failureJson({ exitCode, message, next, errors, warnings }: FailureReport): string {
  return `${JSON.stringify({ ok: false, exitCode, message, next, errors, warnings }, null, 2)}\n`;
}
