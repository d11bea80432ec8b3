/** Moves the `k` smallest of the first `count` keys to the front, in rising order (quickselect, Hoare 1961, then a sort). */
export function selectSmallest(keys: Float64Array, count: number, k: number): void {
  let lo = 0;
  let hi = count - 1;
  while (hi - lo > 16 && k < count) {
    const pivot = median(keys[lo], keys[(lo + hi) >> 1], keys[hi]);
    let i = lo;
    let j = hi;
    while (i <= j) {
      while (keys[i] < pivot) i++;
      while (keys[j] > pivot) j--;
      if (i <= j) {
        const t = keys[i];
        keys[i] = keys[j];
        keys[j] = t;
        i++;
        j--;
      }
    }
    if (k <= j) hi = j;
    else if (k > i) lo = i;
    else break;
  }
  keys.subarray(0, Math.min(count, Math.max(k, hi + 1))).sort();
}

function median(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
}
