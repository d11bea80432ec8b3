/** A uniform grid over points that gives, for each, at least `wanted` of the nearest on the map. */
export class NearPoints {
  private readonly x: Float64Array;
  private readonly y: Float64Array;
  private readonly head: Int32Array;
  private readonly following: Int32Array;
  private readonly columns: number;
  private readonly rows: number;
  private readonly minX: number;
  private readonly minY: number;
  private readonly side: number;

  constructor(x: Float64Array, y: Float64Array) {
    this.x = x;
    this.y = y;
    const n = x.length;
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < n; i++) {
      minX = Math.min(minX, x[i]);
      maxX = Math.max(maxX, x[i]);
      minY = Math.min(minY, y[i]);
      maxY = Math.max(maxY, y[i]);
    }
    const area = Math.max(
      (maxX - minX) * (maxY - minY),
      1e-12,
      (Math.max(maxX - minX, maxY - minY) / Math.max(n, 1)) ** 2,
    );
    this.minX = minX;
    this.minY = minY;
    this.side = Math.sqrt((area * 4) / Math.max(n, 1));
    this.columns = Math.floor((maxX - minX) / this.side) + 1;
    this.rows = Math.floor((maxY - minY) / this.side) + 1;
    this.head = new Int32Array(this.columns * this.rows).fill(-1);
    this.following = new Int32Array(n);
    for (let i = 0; i < n; i++) {
      const cell = this.column(x[i]) + this.row(y[i]) * this.columns;
      this.following[i] = this.head[cell];
      this.head[cell] = i;
    }
  }

  /** Fills `out` with the points (other than `i`) of the smallest square of cells that surely holds the `wanted` nearest; returns how many. */
  around(i: number, wanted: number, out: Int32Array): number {
    const cx = this.column(this.x[i]);
    const cy = this.row(this.y[i]);
    for (let radius = 1; ; radius++) {
      const x0 = Math.max(0, cx - radius);
      const x1 = Math.min(this.columns - 1, cx + radius);
      const y0 = Math.max(0, cy - radius);
      const y1 = Math.min(this.rows - 1, cy + radius);
      const within = (radius * this.side) ** 2;
      let count = 0;
      let sure = 0;
      for (let row = y0; row <= y1; row++) {
        for (let column = x0; column <= x1; column++) {
          for (let j = this.head[column + row * this.columns]; j >= 0; j = this.following[j]) {
            if (j === i) continue;
            out[count++] = j;
            if ((this.x[j] - this.x[i]) ** 2 + (this.y[j] - this.y[i]) ** 2 <= within) sure++;
          }
        }
      }
      const everything = x0 === 0 && y0 === 0 && x1 === this.columns - 1 && y1 === this.rows - 1;
      if (sure >= wanted || everything) return count;
    }
  }

  private column(x: number): number {
    return Math.min(this.columns - 1, Math.floor((x - this.minX) / this.side));
  }

  private row(y: number): number {
    return Math.min(this.rows - 1, Math.floor((y - this.minY) / this.side));
  }
}
