import { InputError } from '../model/complaint.ts';
import { PlanRejectedError } from '../model/plan-errors.ts';
import type { StartEngine } from '../refine/lp/threaded-solver.ts';
import type { SolveResult } from '../solver/solve.ts';
import type { Hire } from './hands.ts';
import type { ErrorMessage, Question, Reply, Request, Wire } from './messages.ts';
import { type PlanResult, planInTeam, planInTurns, planSync } from './plan-day.ts';
import { solveInTurns, solveProblemInTeam, solveSync } from './solve-problem.ts';
import type { SearchControl, SearchSettings } from './solve-settings.ts';
import { unpackTravel } from './travel-message.ts';

/**
 * Answers what is asked over a wire, one question after the other; runs in the solving thread. `start` starts LP engines in threads of
 * their own, `hire` more searches; without them searches do without engines, and `threads` counts for nothing.
 */
export function answerQuestions(wire: Wire, start?: StartEngine, hire?: Hire): void {
  const reply = (message: Reply) => wire.postMessage(message);
  let aborts = new AbortController();
  wire.onmessage = async ({ data }) => {
    const request = data as Request;
    if (request.kind === 'abort') {
      aborts.abort();
      return;
    }
    // what ended the question before is not to end this one
    aborts = new AbortController();
    try {
      reply({ kind: 'answer', answer: await answer(request.question, aborts.signal, reply, start, hire) });
    } catch (error) {
      reply({ kind: 'error', error: errorMessage(error) });
    }
  };
}

function answer(
  question: Question,
  signal: AbortSignal,
  reply: (message: Reply) => void,
  start: StartEngine | undefined,
  hire: Hire | undefined,
): SolveResult | PlanResult | Promise<SolveResult | PlanResult> {
  const { stopFlag, wantsEvents } = question;
  const control: SearchControl = {
    signal: stopFlag === null ? signal : signalOf(stopFlag),
    ...(wantsEvents ? { onEvent: (event) => reply({ kind: 'event', event }) } : {}),
  };
  // with a shared flag the thread need never stop to listen
  const isDeaf = stopFlag !== null;
  if (question.kind === 'plan') {
    const { day, settings } = question;
    const options = { ...settings, ...control };
    if (hire !== undefined && isMany(settings)) return planInTeam(day, options, hire, start);
    return (isDeaf ? planSync : planInTurns)(day, options, start);
  }
  const { problem, settings } = question;
  const travel = question.travel === null ? {} : { travel: unpackTravel(question.travel) };
  const options = { ...settings, ...travel, ...control };
  if (hire !== undefined && isMany(settings)) return solveProblemInTeam(problem, options, hire, start);
  return (isDeaf ? solveSync : solveInTurns)(problem, options, start);
}

function isMany({ threads = 1 }: SearchSettings): boolean {
  return threads > 1;
}

/** The search asks a signal only whether it is aborted. */
function signalOf(flag: Int32Array): AbortSignal {
  const signal = {
    get aborted() {
      return Atomics.load(flag, 0) !== 0;
    },
  };
  return signal as AbortSignal;
}

function errorMessage(error: unknown): ErrorMessage {
  if (error instanceof InputError) return { kind: 'input', complaints: error.complaints };
  if (error instanceof PlanRejectedError) return { kind: 'rejected', violations: error.violations };
  if (error instanceof Error) return { kind: 'other', message: error.message, stack: error.stack ?? '' };
  return { kind: 'other', message: String(error), stack: '' };
}
