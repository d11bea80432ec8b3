import type { Metres, Money, Seconds } from '../model/index.ts';

/** How numbers are written for people, the same on every machine. */

/** `1,234,567` */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** `1,234.50` */
export function formatMoney(amount: Money): string {
  return amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** `812.4 km` */
export function formatKm(metres: Metres): string {
  const km = (metres / 1000).toLocaleString('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  return `${km} km`;
}

/** `7 h 05 min` */
export function formatHours(seconds: Seconds): string {
  const minutes = Math.round(seconds / 60);
  return `${formatCount(Math.floor(minutes / 60))} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `1:05`: minutes and seconds of a stop-watch. */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** `1 order`, `2 orders`. */
export function formatNumberOf(count: number, thing: string): string {
  return `${formatCount(count)} ${thing}${count === 1 ? '' : 's'}`;
}

/** Seconds to the millisecond. */
export function roundToMs(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
