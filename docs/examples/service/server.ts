// An HTTP service that solves: `node server.js [PORT]`.
//
//   POST   /plans        a problem in JSON (schema/problem.schema.json)   202 { id }, 400 { complaints }, 503 when too many wait
//   GET    /plans/ID     200 { state, progress?, plan?, error? }
//   DELETE /plans/ID     ends the search: the best plan so far is then there
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { availableParallelism } from 'node:os';
import { DayrouteError, InputError, type Plan, readProblem, type SolveEvent, solve, tableTravel } from 'dayroute';

const SECONDS = 20;
const MOST_BYTES = 50_000_000;
/** A search keeps one core busy. */
const MOST_RUNNING = Math.max(1, availableParallelism() - 1);
const MOST_WAITING = 20;
/** Plans are kept for an hour. */
const KEPT_MS = 3_600_000;

interface Job {
  state: 'waiting' | 'running' | 'done' | 'failed';
  readonly stop: AbortController;
  progress?: SolveEvent;
  plan?: Plan;
  error?: string;
}

const jobs = new Map<string, Job>();
const waiting: (() => void)[] = [];
let running = 0;

/** Runs a task as soon as a core is free. */
async function inTurn(task: () => Promise<void>): Promise<void> {
  if (running >= MOST_RUNNING) await new Promise<void>((resolve) => waiting.push(resolve));
  running++;
  try {
    await task();
  } finally {
    running--;
    waiting.shift()?.();
  }
}

function begin(text: string): string {
  const { problem, tables } = readProblem(text, 'body');
  // travel of its own comes with the problem, else it is the great circle
  const travel =
    tables === undefined ? {} : { travel: tableTravel(problem, tables, { kind: 'file' as const, file: 'body' }) };
  const id = randomUUID();
  const job: Job = { state: 'waiting', stop: new AbortController() };
  jobs.set(id, job);
  void inTurn(async () => {
    job.state = 'running';
    try {
      const onEvent = (event: SolveEvent) => {
        job.progress = event;
      };
      const result = await solve(problem, { ...travel, timeLimitSeconds: SECONDS, signal: job.stop.signal, onEvent });
      job.plan = result.plan;
      job.state = 'done';
    } catch (error) {
      job.error = error instanceof DayrouteError ? error.message : 'internal error';
      job.state = 'failed';
      if (!(error instanceof DayrouteError)) console.error(error);
    }
    setTimeout(() => jobs.delete(id), KEPT_MS).unref();
  });
  return id;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new RangeError('the problem is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answer(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [, room, id] = (request.url ?? '').split('/');
  if (room !== 'plans') return answer(response, 404, { error: 'there is only /plans' });
  if (request.method === 'POST' && id === undefined) {
    if (waiting.length >= MOST_WAITING) return answer(response, 503, { error: 'too many problems wait' });
    return answer(response, 202, { id: begin(await bodyOf(request)) });
  }
  const job = id === undefined ? undefined : jobs.get(id);
  if (job === undefined) return answer(response, 404, { error: 'there is no such plan' });
  if (request.method === 'DELETE') job.stop.abort();
  const { state, progress, plan, error } = job;
  answer(response, 200, { state, progress, plan, error });
}

const server = createServer((request, response) => {
  handle(request, response).catch((error: unknown) => {
    if (error instanceof InputError) answer(response, 400, { complaints: error.complaints });
    else if (error instanceof RangeError) answer(response, 413, { error: error.message });
    else {
      console.error(error);
      answer(response, 500, { error: 'internal error' });
    }
  });
});
server.listen(Number(process.argv[2] ?? 8080), () => {
  const address = server.address();
  console.log(`listening on ${typeof address === 'object' && address !== null ? address.port : address}`);
});
