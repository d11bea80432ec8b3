import type { Complaint } from '../../model/complaint.ts';
import type { ResearchInstance, ResearchShipment } from '../../model/research-instance.ts';
import type { ReadInstance } from '../vrplib/read-vrplib.ts';

const ROW = 'id x y demand ready due service pickup delivery';

/**
 * Reads a pickup-and-delivery file of Li & Lim (2001): `vehicles capacity speed`, then a row a location, the depot first.
 * A pickup row carries its delivery in the last column, a delivery row its pickup in the one before; 0 = none. A location
 * with neither is an ordinary delivery.
 */
export function readLilim(text: string, file: string): ReadInstance {
  const complaints: Complaint[] = [];
  const complain = (line: number, read: string, expected: string, message: string) =>
    complaints.push({ code: 'BAD_ROW', severity: 'error', file, line, read: read.slice(0, 80), expected, message });
  const rows = text
    .split(/\r\n|\n|\r/)
    .map((content, i) => ({ line: i + 1, content: content.trim() }))
    .filter(({ content }) => content !== '')
    .map(({ line, content }) => ({ line, content, values: content.split(/\s+/).map(Number) }));
  const head = rows.shift();
  if (head === undefined || head.values.length < 2 || head.values.some((value) => !(value >= 0))) {
    complain(head?.line ?? 1, head?.content ?? '', 'vehicles capacity speed', 'the first line is malformed');
    return { instance: null, complaints };
  }
  for (const [i, row] of rows.entries()) {
    if (row.values.length !== 9 || row.values.some((value) => !Number.isFinite(value))) {
      complain(row.line, row.content, ROW, 'a row is malformed');
    } else if (row.values[0] !== i)
      complain(row.line, String(row.values[0]), String(i), 'rows must be numbered from 0');
  }
  if (rows.length === 0) complain(head.line + 1, '', ROW, 'there is no depot');
  if (complaints.length > 0) return { instance: null, complaints };
  const shipments: ResearchShipment[] = [];
  for (const [pickup, { line, values }] of rows.entries()) {
    const partner = values[8] || values[7];
    if (partner === 0) continue;
    const isPickup = values[8] !== 0;
    if (rows[partner]?.values[isPickup ? 7 : 8] !== pickup) {
      const message = isPickup ? 'its delivery does not name it' : 'its pickup does not name it';
      complain(line, String(partner), 'two locations that name each other', message);
    } else if (isPickup) shipments.push({ pickup, delivery: partner, amount: [values[3]] });
  }
  if (complaints.length > 0) return { instance: null, complaints };
  const paired = new Set(shipments.flatMap(({ pickup, delivery }) => [pickup, delivery]));
  const column = (index: number): number[] => rows.map((row) => row.values[index]);
  const instance: ResearchInstance = {
    name: file.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, ''),
    type: 'PDPTW',
    comment: '',
    size: rows.length,
    depotCount: 1,
    edgeWeightType: 'EUC_2D',
    xs: column(1),
    ys: column(2),
    demand: rows.map((row, i) => [paired.has(i) ? 0 : row.values[3]]),
    service: column(6),
    windows: rows.map((row) => [row.values[4], row.values[5]] as const),
    groups: [],
    shipments,
    fleet: { count: head.values[0], capacity: [[head.values[1]]] },
  };
  return { instance, complaints };
}
