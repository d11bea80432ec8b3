import type { Plan, Problem, Travel } from '../model/index.ts';
import { solveAsync } from '../solver/solve.ts';
import { formatCount, formatNumberOf, roundToMs } from './figures.ts';
import { type Interrupt, processSeconds } from './interrupt.ts';
import type { PlanOptions } from './plan-options.ts';
import type { SearchOutcome } from './plan-summary.ts';
import { Progress } from './progress.ts';
import { remaining, type SearchLimits, searchLimits } from './search-limits.ts';
import type { Terminal } from './terminal.ts';

/** Searches under the limits asked for, with progress on the terminal; a signal ends it early. */
export async function searchPlan(
  problem: Problem,
  travel: Travel,
  options: Pick<PlanOptions, 'timeLimit' | 'iterations' | 'seed' | 'quiet'>,
  interrupt: Interrupt,
  terminal: Terminal,
): Promise<{ readonly plan: Plan; readonly outcome: SearchOutcome }> {
  const asked = {
    ...(options.timeLimit === undefined ? {} : { timeLimitSeconds: options.timeLimit }),
    ...(options.iterations === undefined ? {} : { iterations: options.iterations }),
  };
  const limits = searchLimits(asked, problem.stops.length);
  const progress = new Progress(terminal);
  if (!options.quiet && problem.stops.length > 0) {
    const isDefault = asked.timeLimitSeconds === undefined && asked.iterations === undefined;
    const source = isDefault ? ' (30 s per 1,000 stops, at least 5 s)' : '';
    terminal.err(`${formatNumberOf(problem.stops.length, 'stop')}; searching ${limitsInWords(limits)}${source}\n`);
  }
  interrupt.searchBegins();
  const { timeLimitSeconds, iterations } = remaining(limits, processSeconds());
  const result = await solveAsync(problem, travel, {
    seed: options.seed,
    signal: interrupt.signal,
    ...(timeLimitSeconds === undefined ? {} : { timeLimitSeconds }),
    ...(iterations === undefined ? {} : { iterations }),
    ...(options.quiet ? {} : { onEvent: (event) => progress.show(event) }),
  });
  const endedAfterSeconds = roundToMs(processSeconds());
  progress.close();
  const { plan, iterations: done, elapsedSeconds, stopReason } = result;
  return {
    plan,
    outcome: { iterations: done, elapsedSeconds: roundToMs(elapsedSeconds), endedAfterSeconds, stopReason },
  };
}

function limitsInWords({ timeLimitSeconds, iterations }: SearchLimits): string {
  const time = timeLimitSeconds === undefined ? '' : `until ${timeLimitSeconds} s after the start of the program`;
  const count = iterations === undefined ? '' : `for ${formatCount(iterations)} iterations`;
  return [time, count].filter(Boolean).join(', or ');
}
