import type { Plan, Problem, Travel } from '../model/index.ts';
import { startNodeEngine } from '../parallel/node-engines.ts';
import { hireThread } from '../parallel/node-hands.ts';
import { refining } from '../parallel/refining.ts';
import type { RefineSwitch } from '../parallel/solve-settings.ts';
import { solveInTeam } from '../parallel/team.ts';
import type { SolveEvent } from '../solver/solve.ts';
import { formatCount, formatNumberOf, roundToMs } from './figures.ts';
import { cpuSeconds, type Interrupt, processSeconds } from './interrupt.ts';
import type { SearchOutcome } from './plan-summary.ts';
import { Progress } from './progress.ts';
import { refineOutcome } from './refine-outcome.ts';
import { remaining, type SearchLimits, searchLimits } from './search-limits.ts';
import type { Terminal } from './terminal.ts';

/** What a search is asked for; seconds count from the start of the process. */
export interface SearchRequest {
  readonly timeLimit?: number;
  /** All seconds are CPU seconds of the process. */
  readonly cpu?: boolean;
  readonly iterations?: number;
  readonly seed: number;
  readonly threads: number;
  readonly refine: RefineSwitch;
  readonly quiet?: boolean;
  /** Cost of the problem that is shown as 1. Default 1. */
  readonly costUnit?: number;
}

/** Searches under the limits asked for, with progress on the terminal; a signal ends it early. */
export async function searchPlan(
  problem: Problem,
  travel: Travel,
  options: SearchRequest,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<{ readonly plan: Plan; readonly outcome: SearchOutcome }> {
  const asked = {
    ...(options.timeLimit === undefined ? {} : { timeLimitSeconds: options.timeLimit }),
    ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
  };
  const limits = searchLimits(asked, problem.stops.length);
  const progress = new Progress(terminal);
  const now = options.cpu ? cpuSeconds : processSeconds;
  const costUnit = options.costUnit ?? 1;
  if (!options.quiet && problem.stops.length > 0) {
    const isDefault = asked.timeLimitSeconds === undefined && asked.iterations === undefined;
    const source = isDefault ? ' (30 s per 1,000 stops, at least 5 s)' : '';
    terminal.err(
      `${formatNumberOf(problem.stops.length, 'stop')}; searching ${limitsInWords(limits, options.cpu ?? false)}${source}\n`,
    );
  }
  interrupt.searchBegins();
  const { timeLimitSeconds, iterations } = remaining(limits, now());
  const search = {
    seed: options.seed,
    signal: interrupt.signal,
    now,
    ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }),
    ...(iterations === undefined ? {} : { iterations }),
    ...refining(problem, { refine: options.refine, ...asked }, startNodeEngine, now),
    ...(options.quiet
      ? {}
      : { onEvent: (event: SolveEvent) => progress.show({ ...event, cost: event.cost / costUnit }) }),
  };
  const result = await solveInTeam(problem, travel, search, options.threads, hireThread);
  const endedAfterSeconds = roundToMs(now());
  progress.close();
  const { plan, iterations: done, elapsedSeconds, stopReason, refine } = result;
  return {
    plan,
    outcome: {
      iterations: done,
      elapsedSeconds: roundToMs(elapsedSeconds),
      endedAfterSeconds,
      stopReason,
      refine: refine === undefined ? null : refineOutcome(refine, costUnit),
    },
  };
}

function limitsInWords({ timeLimitSeconds, iterations }: SearchLimits, isCpu: boolean): string {
  const time =
    timeLimitSeconds === undefined
      ? ''
      : `until ${timeLimitSeconds} ${isCpu ? 'CPU seconds' : 's'} after the start of the program`;
  const count = iterations === undefined ? '' : `for ${formatCount(iterations)} iterations`;
  return [time, count].filter(Boolean).join(', or ');
}
