import { type Complaint, InputError } from '../model/index.ts';
import { ComplaintList, firstOfEachCode } from './complaint-list.ts';
import { EXIT } from './exit-code.ts';
import { Failure, failureJson } from './failure.ts';
import { type Asked, nextCommand } from './next-command.ts';
import { OutputError } from './publish/output-error.ts';
import { processTerminal, type Terminal } from './terminal.ts';

/** What every command is given. */
export interface Session {
  readonly terminal: Terminal;
  readonly complaints: ComplaintList;
}

/** Options every command knows. */
export interface CommonOptions {
  /** One JSON value on standard output, nothing else. */
  readonly json?: boolean;
  /** No progress and no summary. */
  readonly quiet?: boolean;
}

/** Runs a command and turns what it throws into complaints and an exit code. */
export async function runCommand(
  options: CommonOptions & Asked,
  command: (session: Session) => Promise<number>,
): Promise<number> {
  const terminal = processTerminal();
  const complaints = new ComplaintList(terminal);
  try {
    return await command({ terminal, complaints });
  } catch (error) {
    const exitCode = report(error, complaints, terminal);
    const next = nextCommand(options, complaints.all());
    if (next !== undefined) terminal.err(`next: ${next}\n`);
    if (options.json) {
      const errors = firstOfEachCode(complaints.errors());
      const warnings = firstOfEachCode(complaints.warnings());
      const message = error instanceof Error ? error.message : String(error);
      terminal.out(failureJson({ exitCode, message, next: next ?? null, errors, warnings }));
    }
    return exitCode;
  }
}

function report(error: unknown, complaints: ComplaintList, terminal: Terminal): number {
  if (error instanceof Failure || error instanceof InputError) {
    complaints.add(error.complaints);
    return error instanceof Failure ? error.exitCode : EXIT.input;
  }
  if (error instanceof OutputError) {
    complaints.add([outputComplaint(error)]);
    return EXIT.output;
  }
  const words = error instanceof Error ? (error.stack ?? error.message) : String(error);
  terminal.err(`internal error, please report it with this text:\n${words}\n`);
  return EXIT.internal;
}

/** The error's own message has file, cure and code around the reason already. */
function outputComplaint({ code, file, message, cure }: OutputError): Complaint {
  const reason = message.slice(`${file}: `.length, -`. ${cure} [${code}]`.length);
  return { code, severity: 'error', file, message: reason, cure };
}
