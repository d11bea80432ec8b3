import { DEFAULT_MAX_REJECTED } from '../formats/csv/rejected-too-many.ts';
import { roundToMs } from './figures.ts';
import { processSeconds } from './interrupt.ts';
import type { PlanOptions } from './plan-options.ts';
import type { PlanSummary } from './plan-summary.ts';
import { dayrouteVersion } from './version.ts';

/** `run.json`: all about a run that is not the same when it is repeated, and the settings to repeat it with. */
export function runRecord(options: PlanOptions, summary: PlanSummary): string {
  const { user, system } = process.cpuUsage();
  const record = {
    startedAt: new Date(performance.timeOrigin).toISOString(),
    elapsedSeconds: roundToMs(processSeconds()),
    cpuSeconds: roundToMs((user + system) / 1e6),
    peakMemoryMb: Math.round(process.resourceUsage().maxRSS / 1024),
    versions: {
      dayroute: dayrouteVersion(),
      node: process.versions.node,
      platform: `${process.platform}-${process.arch}`,
    },
    settings: {
      orders: options.orders,
      vehicles: options.vehicles,
      depots: options.depots,
      config: options.config ?? null,
      places: options.places ?? null,
      zones: options.zones ?? null,
      matrix: options.matrix ?? null,
      date: summary.date,
      previous: options.previous ?? null,
      locks: options.locks ?? null,
      freeze: options.freeze ?? [],
      keepUntil: options.keepUntil ?? null,
      timeLimitSeconds: options.timeLimit ?? null,
      iterations: options.iterations ?? null,
      seed: options.seed,
      threads: options.threads,
      refine: options.refine,
      strict: options.strict ?? false,
      maxRejectedPercent: options.maxRejected ?? DEFAULT_MAX_REJECTED,
    },
    search: summary.search,
    orders: summary.orders,
    cost: summary.cost,
    saved: summary.saved,
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}
