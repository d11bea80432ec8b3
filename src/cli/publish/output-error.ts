/** Why an output cannot be written. */
export type OutputCode =
  | 'OUTPUT_NAME'
  | 'OUTPUT_BUSY'
  | 'OUTPUT_IS_FOLDER'
  | 'OUTPUT_NOT_A_FILE'
  | 'OUTPUT_NOT_A_FOLDER'
  | 'OUTPUT_NOT_WRITABLE'
  | 'OUTPUT_DISK_FULL'
  | 'OUTPUT_FAILED';

/** An output cannot be written; what was there before is whole. The CLI ends with exit code 6. */
export class OutputError extends Error {
  readonly code: OutputCode;
  /** The file or folder that it is about. */
  readonly file: string;
  /** What to do about it. */
  readonly cure: string;

  constructor(code: OutputCode, file: string, message: string, cure: string, cause?: unknown) {
    super(`${file}: ${message}. ${cure} [${code}]`, cause === undefined ? {} : { cause });
    this.name = 'OutputError';
    this.code = code;
    this.file = file;
    this.cure = cure;
  }
}

/** What the operating system said, in a planner's words. */
export function outputError(error: unknown, file: string): OutputError {
  if (error instanceof OutputError) return error;
  const { code = '', message = String(error) } = error as NodeJS.ErrnoException;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new OutputError('OUTPUT_DISK_FULL', file, 'the disk is full', 'Free some space and run again', error);
    case 'EISDIR':
      return new OutputError('OUTPUT_IS_FOLDER', file, 'a folder stands where the file is to go', 'Move it', error);
    case 'ENOTDIR':
    case 'EEXIST':
      return new OutputError('OUTPUT_NOT_A_FOLDER', file, 'a file stands where a folder is to go', 'Move it', error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'EBUSY':
    case 'ETXTBSY': {
      const cure = 'Close the program that holds it open, or give yourself the right to write it';
      return new OutputError('OUTPUT_NOT_WRITABLE', file, `it may not be written (${code})`, cure, error);
    }
    default:
      return new OutputError('OUTPUT_FAILED', file, `it cannot be written (${message})`, 'See the reason', error);
  }
}
