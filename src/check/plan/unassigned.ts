import type { UnassignedCode } from '../../model/index.ts';
import type { ShapedPlan } from '../plan-shape.ts';
import type { ProblemIndex } from '../problem-index.ts';
import { quote, type Report } from '../report.ts';

const CODES: Readonly<Record<UnassignedCode, true>> = {
  NO_VEHICLE_WITH_SKILLS: true,
  NO_VEHICLE_PINNED: true,
  TOO_LARGE: true,
  OUT_OF_REACH: true,
  WINDOW_UNREACHABLE: true,
  NOT_WORTH_THE_COST: true,
  OUT_OF_ZONE: true,
  OTHER_OF_GROUP: true,
  NOT_TOGETHER: true,
  NO_ROOM: true,
};

/** Every order of every stop is either served or listed as unassigned, once, under its own stop, and with a reason. */
export function checkUnassigned(
  plan: ShapedPlan,
  { problem, stops }: ProblemIndex,
  visits: ReadonlyMap<string, number>,
  report: Report,
): void {
  const stopOf = new Map<string, string>();
  for (const stop of problem.stops) for (const orderId of stop.orderIds) stopOf.set(orderId, stop.id);

  const groupsServed = new Set(problem.stops.filter(({ id }) => visits.has(id)).map(({ group }) => group));
  const listed = new Map<string, number>();
  for (const { orderId, stopId, code, reason } of plan.unassigned) {
    listed.set(orderId, (listed.get(orderId) ?? 0) + 1);
    const home = stopOf.get(orderId);
    const say = (code: string, message: string) => report({ code, orderId, stopId, message });
    if (home === undefined) {
      say('UNKNOWN_ORDER', `no stop has the order ${quote(orderId)} that is listed as unassigned`);
      continue;
    }
    if (home !== stopId)
      say('UNASSIGNED_STOP', `order ${quote(orderId)} belongs to stop ${quote(home)}, not ${quote(stopId)}`);
    if (visits.has(home)) say('SERVED_AND_UNASSIGNED', `order ${quote(orderId)} is served and listed as unassigned`);
    if (!Object.hasOwn(CODES, code))
      say('UNASSIGNED_CODE', `order ${quote(orderId)} is unassigned for the unknown reason ${quote(code)}`);
    const { group } = stops.get(home) ?? {};
    const isOther = group !== undefined && groupsServed.has(group) && !visits.has(home);
    const saysOther = code === 'OTHER_OF_GROUP';
    if (saysOther && !isOther)
      say('UNASSIGNED_CODE', `order ${quote(orderId)} is left out for another of its group, but none is served`);
    if (isOther && !saysOther && Object.hasOwn(CODES, code))
      say(
        'UNASSIGNED_CODE',
        `order ${quote(orderId)} is left out since another of its group is served, not for ${code}`,
      );
    if (code === 'NOT_WORTH_THE_COST' && stops.get(home)?.skipCost === undefined)
      say('UNASSIGNED_CODE', `order ${quote(orderId)} must be served, so cost is no reason to leave it out`);
    if (reason.trim() === '')
      say('UNASSIGNED_WITHOUT_REASON', `order ${quote(orderId)} is unassigned without a reason`);
  }
  for (const [orderId, count] of listed) {
    if (count === 1) continue;
    const message = `order ${quote(orderId)} is listed as unassigned ${count} times`;
    report({ code: 'UNASSIGNED_TWICE', orderId, amount: count - 1, message });
  }
  for (const stop of problem.stops) {
    if (visits.has(stop.id)) continue;
    for (const orderId of stop.orderIds) {
      if (listed.has(orderId)) continue;
      const message = `order ${quote(orderId)} is neither served nor listed as unassigned`;
      report({ code: 'ORDER_LOST', orderId, stopId: stop.id, message });
    }
  }
}
