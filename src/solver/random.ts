/**
 * A small, fast, seeded generator of 32-bit numbers: a Weyl sequence through two rounds of multiply-xorshift
 * (after Steele, Lea & Flood 2014, "Fast splittable pseudorandom number generators").
 */
export class Random {
  private s: number;

  constructor(seed: number) {
    this.s = Math.imul(seed | 0, 0x9e3779b1) ^ 0x5bd1e995;
  }

  /** A signed 32-bit integer. */
  int32(): number {
    const s = (this.s + 0x6d2b79f5) | 0;
    this.s = s;
    let t = Math.imul(s ^ (s >>> 15), s | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return t ^ (t >>> 14);
  }

  /** An integer in [0, below), below <= 2^24. */
  below(below: number): number {
    return (((this.int32() >>> 8) * below) / 16777216) | 0;
  }

  /** A number in (0, 1), never 0: its logarithm is finite. */
  open01(): number {
    return ((this.int32() >>> 8) + 0.5) / 16777216;
  }
}
