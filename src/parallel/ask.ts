import { InputError } from '../model/complaint.ts';
import { PlanRejectedError, WorkerError } from '../model/plan-errors.ts';
import type { Problem } from '../model/problem.ts';
import type { SolveResult } from '../solver/solve.ts';
import type { ErrorMessage, Question, Reply, Request, Wire } from './messages.ts';
import type { PlanInput, PlanOptions, PlanResult } from './plan-day.ts';
import type { SolveProblemOptions } from './solve-problem.ts';
import { type SearchControl, settingsOf } from './solve-settings.ts';
import { packTravel } from './travel-message.ts';

/** Has the thread at the other end of a wire solve a problem; one question at a time. */
export function askToSolve(wire: Wire, problem: Problem, options: SolveProblemOptions = {}): Promise<SolveResult> {
  return ask(wire, options, (common) => ({
    kind: 'solve',
    problem,
    travel: options.travel === undefined ? null : packTravel(problem, options.travel),
    settings: settingsOf(options),
    ...common,
  })) as Promise<SolveResult>;
}

/** Has the thread at the other end of a wire plan a day; one question at a time. */
export function askToPlan(wire: Wire, day: PlanInput, options: PlanOptions = {}): Promise<PlanResult> {
  const { tables, travelSource } = options;
  return ask(wire, options, (common) => ({
    kind: 'plan',
    day,
    settings: {
      ...settingsOf(options),
      ...(tables === undefined ? {} : { tables }),
      ...(travelSource === undefined ? {} : { travelSource }),
    },
    ...common,
  })) as Promise<PlanResult>;
}

type Common = Pick<Question, 'wantsEvents' | 'stopFlag'>;

async function ask(
  wire: Wire,
  { signal, onEvent }: SearchControl,
  questionOf: (common: Common) => Question,
): Promise<SolveResult | PlanResult> {
  if (wire.onmessage !== null) {
    throw new WorkerError('the worker has a question to answer; one at a time, or a worker each');
  }
  const stopFlag = typeof SharedArrayBuffer === 'undefined' ? null : new Int32Array(new SharedArrayBuffer(4));
  const send = (request: Request) => wire.postMessage(request);
  const stop = () => {
    if (stopFlag === null) send({ kind: 'abort' });
    else Atomics.store(stopFlag, 0, 1);
  };
  const question = questionOf({ wantsEvents: onEvent !== undefined, stopFlag });
  const answered = new Promise<SolveResult | PlanResult>((resolve, reject) => {
    wire.onmessage = ({ data }) => {
      const reply = data as Reply;
      if (reply.kind === 'answer') resolve(reply.answer);
      else if (reply.kind === 'error') reject(errorOf(reply.error));
      else {
        try {
          onEvent?.(reply.event);
        } catch (error) {
          stop();
          reject(error);
        }
      }
    };
  });
  try {
    send({ kind: 'ask', question });
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
    return await answered;
  } finally {
    signal?.removeEventListener('abort', stop);
    wire.onmessage = null;
  }
}

function errorOf(error: ErrorMessage): Error {
  if (error.kind === 'input') return new InputError(error.complaints);
  if (error.kind === 'rejected') return new PlanRejectedError(error.violations);
  return new WorkerError(`the solving thread failed: ${error.message}`, { cause: error.stack });
}
