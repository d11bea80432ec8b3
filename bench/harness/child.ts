import { spawn } from 'node:child_process';

export interface ChildOutput {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end and gives what it wrote. */
export function runChild(command: string, args: readonly string[], cwd = '.'): Promise<ChildOutput> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (chunk) => out.push(chunk));
    child.stderr.on('data', (chunk) => errors.push(chunk));
    child.on('error', reject);
    child.on('close', (status) =>
      resolve({ status, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() }),
    );
  });
}

/** Does all tasks, at most `width` at a time; results in the order of the tasks. */
export async function inParallel<T>(tasks: readonly (() => Promise<T>)[], width: number): Promise<T[]> {
  const results = new Array<T>(tasks.length);
  let next = 0;
  const work = async () => {
    while (next < tasks.length) {
      const task = next++;
      results[task] = await tasks[task]();
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, tasks.length) }, work));
  return results;
}
