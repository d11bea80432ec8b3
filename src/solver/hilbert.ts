/** Order of points along a Hilbert curve over their bounding square (Hilbert 1891): points near in the order are near on the map. */
export function hilbertOrder(xs: ArrayLike<number>, ys: ArrayLike<number>): Int32Array {
  const n = xs.length;
  let minX = Infinity;
  let minY = Infinity;
  let span = 0;
  for (let i = 0; i < n; i++) {
    minX = Math.min(minX, xs[i]);
    minY = Math.min(minY, ys[i]);
  }
  for (let i = 0; i < n; i++) span = Math.max(span, xs[i] - minX, ys[i] - minY);
  const scale = span > 0 ? 65535 / span : 0;
  const keys = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    // Key and index share a double: 32 bits of curve, then up to 2^21 points.
    keys[i] = hilbertKey(((xs[i] - minX) * scale) | 0, ((ys[i] - minY) * scale) | 0) * 2_097_152 + i;
  }
  keys.sort();
  return Int32Array.from(keys, (key) => key % 2_097_152);
}

function hilbertKey(px: number, py: number): number {
  let x = px;
  let y = py;
  let key = 0;
  for (let s = 32768; s > 0; s >>= 1) {
    const rx = (x & s) > 0 ? 1 : 0;
    const ry = (y & s) > 0 ? 1 : 0;
    key = key * 4 + ((3 * rx) ^ ry);
    if (ry === 0) {
      if (rx === 1) {
        x = 65535 - x;
        y = 65535 - y;
      }
      const t = x;
      x = y;
      y = t;
    }
  }
  return key;
}
