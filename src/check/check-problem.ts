import type { Problem, Stop, Violation } from '../model/index.ts';
import { amountOf, dimensionsOf } from './load-ledger.ts';
import { indexProblem, isVanOf, type ProblemIndex } from './problem-index.ts';
import { problemFaults } from './problem-shape.ts';
import { quote, type Report } from './report.ts';
import { checkStopDemands } from './stop-demands.ts';
import { isSameMoney, loadTolerance } from './tolerance.ts';

/**
 * Whether a problem agrees with itself: ids are unique, references lead somewhere, every order stands behind exactly
 * one stop, and a stop asks for what its orders add up to and for no less than any of them. A plan of a problem that does not is worth nothing.
 */
export function checkProblem(problem: Problem): Violation[] {
  const faults = problemFaults(problem);
  if (faults.length > 0) return faults.map((message) => ({ code: 'MALFORMED_PROBLEM', message }));
  const violations: Violation[] = [];
  const report: Report = (violation) => {
    violations.push(violation);
  };
  const index = indexProblem(problem);
  checkIds(problem, report);
  checkReferences(index, report);
  checkHomes(index, report);
  for (const stop of problem.stops) {
    checkSums(stop, index, report);
    checkStopDemands(stop, index, report);
  }
  return violations;
}

function checkIds(problem: Problem, report: Report): void {
  for (const [what, things] of [
    ['depot', problem.depots],
    ['vehicle', problem.vehicles],
    ['stop', problem.stops],
    ['order', problem.orders],
  ] as const) {
    const seen = new Set<string>();
    for (const { id } of things) {
      if (seen.has(id)) report({ code: 'ID_TWICE', message: `there are two ${what}s ${quote(id)}` });
      seen.add(id);
    }
  }
}

function checkReferences({ problem, depots, zones, stops }: ProblemIndex, report: Report): void {
  for (const { id, depotId, endDepotId, reloadDepotIds = [], zone } of problem.vehicles) {
    for (const depot of new Set([depotId, endDepotId, ...reloadDepotIds])) {
      if (depot === null || depots.has(depot)) continue;
      const message = `vehicle ${quote(id)} belongs to depot ${quote(depot)}, which the problem lacks`;
      report({ code: 'UNKNOWN_DEPOT', message });
    }
    if (zone === undefined || zones.has(zone)) continue;
    const message = `vehicle ${quote(id)} keeps to zone ${quote(zone)}, which the problem lacks`;
    report({ code: 'UNKNOWN_ZONE', message });
  }
  for (const { vanId, stops: settled } of problem.locks ?? []) {
    if (!problem.vehicles.some((vehicle) => isVanOf(vehicle, vanId)))
      report({
        code: 'UNKNOWN_VAN',
        vanId,
        message: `something is settled about van ${quote(vanId)}, which is not there`,
      });
    for (const stopId of settled) {
      if (stops.has(stopId)) continue;
      const message = `stop ${quote(stopId)}, settled for van ${quote(vanId)}, is not there`;
      report({ code: 'UNKNOWN_STOP', vanId, stopId, message });
    }
  }
}

/** Each order stands behind one stop. */
function checkHomes({ problem, orders }: ProblemIndex, report: Report): void {
  const homes = new Map<string, number>();
  for (const stop of problem.stops) {
    for (const orderId of stop.orderIds) {
      homes.set(orderId, (homes.get(orderId) ?? 0) + 1);
      if (orders.has(orderId)) continue;
      const message = `stop ${quote(stop.id)} has an order ${quote(orderId)} that the problem lacks`;
      report({ code: 'UNKNOWN_ORDER', stopId: stop.id, orderId, message });
    }
  }
  for (const { id } of problem.orders) {
    const count = homes.get(id) ?? 0;
    if (count === 1) continue;
    const message = `order ${quote(id)} stands behind ${count} stops instead of one`;
    report({ code: 'ORDER_NOT_AT_ONE_STOP', orderId: id, amount: Math.abs(count - 1), message });
  }
}

/** Loads and service of a stop are the sums over its orders. */
function checkSums(stop: Stop, { orders }: ProblemIndex, report: Report): void {
  const mine = stop.orderIds.map((id) => orders.get(id)).filter((order) => order !== undefined);
  if (mine.length !== stop.orderIds.length) return;
  for (const side of ['delivery', 'pickup'] as const) {
    for (const dimension of dimensionsOf([stop[side], ...mine.map((order) => order[side])])) {
      const sum = mine.reduce((total, order) => total + amountOf(order[side], dimension), 0);
      const difference = Math.abs(amountOf(stop[side], dimension) - sum);
      if (difference <= loadTolerance(sum)) continue;
      const message = `the ${side} of ${dimension} at stop ${quote(stop.id)} is not the ${sum} that its orders add up to`;
      report({ code: 'STOP_LOAD_WRONG', stopId: stop.id, amount: difference, message });
    }
  }
  for (const [part, code] of [
    ['cash', 'STOP_CASH_WRONG'],
    ['lateCostPerHour', 'STOP_LATE_COST_WRONG'],
  ] as const) {
    const sum = mine.reduce((total, order) => total + (order[part] ?? 0), 0);
    const asked = stop[part] ?? 0;
    if (isSameMoney(asked, sum) || (part === 'lateCostPerHour' && stop[part] === undefined)) continue;
    const message = `the ${part} of stop ${quote(stop.id)} is not the ${sum} that its orders add up to`;
    report({ code, stopId: stop.id, amount: Math.abs(asked - sum), message });
  }
  const service = mine.reduce((total, order) => total + order.serviceSeconds, 0);
  if (service !== stop.serviceSeconds) {
    const message = `service at stop ${quote(stop.id)} is not the ${service} s that its orders add up to`;
    const amount = Math.abs(service - stop.serviceSeconds);
    report({ code: 'STOP_SERVICE_WRONG', stopId: stop.id, amount, message });
  }
}
