/** Money is rounded to 1e-3 wherever it is written, so two honest sums may differ by one such step. */
export function isSameMoney(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-3 + 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
}

/** Loads are sums of decimal fractions in doubles; one part in a million is far below any scale's reading. */
export function loadTolerance(amount: number): number {
  return 1e-6 * Math.max(1, Math.abs(amount));
}

/** Money is written to three decimals. */
export function roundMoney(amount: number): number {
  return Math.round(amount * 1000) / 1000;
}
