import { readFile } from 'node:fs/promises';
import { EXIT } from './exit-code.ts';
import { failure } from './failure.ts';

/** A file as it was read; `name` is what complaints call it. */
export interface InputFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const REASONS: Readonly<Record<string, readonly [message: string, cure: string]>> = {
  ENOENT: ['there is no such file', 'Check the path; it is taken from the folder you are in'],
  EISDIR: ['this is a folder, not a file', 'Name the file inside it'],
  EACCES: ['the file may not be read', 'Check its permissions'],
};

/** Reads a file whole, `-` = standard input. A file that cannot be read is a `Failure` with `exitCode`. */
export async function readInputFile(path: string, exitCode: number = EXIT.input): Promise<InputFile> {
  try {
    const bytes = path === '-' ? await readStandardInput() : await readFile(path);
    return { name: path, bytes };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    const [message, cure] = REASONS[code] ?? [`the file cannot be read (${code || String(error)})`, 'Check the disk'];
    throw failure(exitCode, { code: 'FILE_UNREADABLE', file: path, message, cure });
  }
}

async function readStandardInput(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
