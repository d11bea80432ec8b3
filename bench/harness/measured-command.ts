import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

export interface Measured {
  readonly seconds: number;
  /** Peak memory; read from /proc and so missing (NaN) on other systems than Linux. */
  readonly megabytes: number;
}

/** Runs the command line as its user would, silently. @throws Error with its exit code if it does not end well */
export function measuredCommand(args: readonly string[]): Promise<Measured> {
  const began = performance.now();
  const child = spawn(process.execPath, ['bin/dayroute.js', ...args], { stdio: ['ignore', 'ignore', 'inherit'] });
  let megabytes = Number.NaN;
  const watch = setInterval(() => {
    const status = `/proc/${child.pid}/status`;
    const peak = existsSync(status) ? /VmHWM:\s+(\d+) kB/.exec(readFileSync(status, 'utf8')) : null;
    if (peak !== null) megabytes = Number(peak[1]) / 1024;
  }, 100);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (status) => {
      clearInterval(watch);
      if (status === 0) resolve({ seconds: (performance.now() - began) / 1000, megabytes });
      else reject(new Error(`dayroute ${args[0]} ended with exit ${status}`));
    });
  });
}
