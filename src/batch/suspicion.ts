import type { Complaint, Order } from '../model/index.ts';

/** A warning about an order, at its row if it was read from a file. */
export function suspicion(order: Order, code: string, message: string, cure: string, read?: string): Complaint {
  return { code, severity: 'warning', ...order.source, ...(read === undefined ? {} : { read }), message, cure };
}
