/**
 * Text that came from outside, fit for being shown: control characters become spaces, and marks that turn the
 * direction of writing (with which `gpj.exe` can be made to look like `exe.jpg`) are taken out.
 */
export function plainText(text: string): string {
  return text.replace(DIRECTION_MARKS, '').replace(CONTROLS, ' ').trim();
}

const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const CONTROLS = /[\p{Cc}\u2028\u2029\ufeff]+/gu;
