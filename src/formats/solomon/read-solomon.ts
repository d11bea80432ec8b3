import type { Complaint } from '../../model/complaint.ts';
import type { ResearchInstance } from '../../model/research-instance.ts';
import type { ReadInstance } from '../vrplib/read-vrplib.ts';

const ROW = 'id x y demand ready due service';

/**
 * Reads a file in the layout of Solomon (1987), also used by Gehring & Homberger: a name, `VEHICLE` with number and
 * capacity, `CUSTOMER` with a row `id x y demand ready due service` a location, the depot first.
 */
export function readSolomon(text: string, file: string): ReadInstance {
  const complaints: Complaint[] = [];
  const complain = (line: number, read: string, expected: string, message: string) =>
    complaints.push({ code: 'BAD_ROW', severity: 'error', file, line, read: read.slice(0, 80), expected, message });
  let name = '';
  let part: 'name' | 'vehicle' | 'customer' = 'name';
  let vehicles: readonly number[] | undefined;
  const rows: number[][] = [];
  let line = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    line++;
    const content = raw.trim();
    if (content === '' || /^(NUMBER|CUST\b)/i.test(content)) continue;
    if (/^VEHICLE$/i.test(content)) part = 'vehicle';
    else if (/^CUSTOMER$/i.test(content)) part = 'customer';
    else if (part === 'name') {
      if (name !== '') complain(line, content, 'VEHICLE', 'the name takes one line');
      else name = content;
    } else {
      const values = content.split(/\s+/).map(Number);
      const isNumeric = values.every(Number.isFinite);
      if (part === 'vehicle') {
        if (vehicles !== undefined || !isNumeric || values.length !== 2) {
          complain(line, content, 'number and capacity, once', 'VEHICLE is malformed');
        } else vehicles = values;
      } else if (!isNumeric || values.length !== 7) complain(line, content, ROW, 'a row of CUSTOMER is malformed');
      else if (values[0] !== rows.length) {
        complain(line, String(values[0]), String(rows.length), 'rows of CUSTOMER must be numbered from 0');
        rows.push(values);
      } else rows.push(values);
    }
  }
  if (vehicles === undefined) complain(line, '', 'VEHICLE with number and capacity', 'VEHICLE is missing');
  if (rows.length === 0) complain(line, '', `CUSTOMER with rows ${ROW}`, 'CUSTOMER has no rows');
  if (complaints.length > 0 || vehicles === undefined) return { instance: null, complaints };
  const instance: ResearchInstance = {
    name,
    type: 'VRPTW',
    comment: '',
    size: rows.length,
    depotCount: 1,
    edgeWeightType: 'EUC_2D',
    xs: rows.map((row) => row[1]),
    ys: rows.map((row) => row[2]),
    demand: rows.map((row) => [row[3]]),
    service: rows.map((row) => row[6]),
    windows: rows.map((row) => [row[4], row[5]] as const),
    groups: [],
    shipments: [],
    fleet: { count: vehicles[0], capacity: [[vehicles[1]]] },
  };
  return { instance, complaints };
}
