/**
 * How far a point is from a line between two others.
 *
 * @param {{ x: number, y: number }} p
 * @param {Float64Array} ends x and y of one end, then of the other
 */
export function distanceToSegment(p, [x1 = 0, y1 = 0, x2 = 0, y2 = 0]) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((p.x - x1) * dx + (p.y - y1) * dy) / length));
  return Math.hypot(p.x - x1 - along * dx, p.y - y1 - along * dy);
}

/** Points that can be counted within a distance, by a grid of squares of that size. */
export class Neighbourhood {
  /** @param {number} reach */
  constructor(reach) {
    this.reach = reach;
    /** @type {Map<number, number[]>} */
    this.squares = new Map();
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  add(x, y) {
    const key = this.key(Math.floor(x / this.reach), Math.floor(y / this.reach));
    const square = this.squares.get(key);
    if (square === undefined) this.squares.set(key, [x, y]);
    else square.push(x, y);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  count(x, y) {
    const [column, row] = [Math.floor(x / this.reach), Math.floor(y / this.reach)];
    let count = 0;
    for (let c = column - 1; c <= column + 1; c++) {
      for (let r = row - 1; r <= row + 1; r++) {
        const square = this.squares.get(this.key(c, r)) ?? [];
        for (let i = 0; i < square.length; i += 2) {
          if (Math.hypot((square[i] ?? 0) - x, (square[i + 1] ?? 0) - y) < this.reach) count++;
        }
      }
    }
    return count;
  }

  /**
   * @param {number} column
   * @param {number} row
   */
  key(column, row) {
    return column * 100_003 + row;
  }
}
