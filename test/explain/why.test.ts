import { describe, expect, it } from 'vitest';
import { type Why, why } from '../../src/explain/index.ts';
import { type Deferred, PLAN_VERSION, type PlanDocument, type RejectedRow } from '../../src/model/index.ts';
import { at, type RoadStop, roadDay, type Tours, window } from './road-day.ts';

function documentOf(
  stops: readonly RoadStop[],
  vans: Parameters<typeof roadDay>[1],
  tours: Tours,
  more: { deferred?: Deferred[]; rejected?: RejectedRow[] } = {},
) {
  const { problem, plan, travel } = roadDay(stops, vans, tours);
  const doc = {
    schema: 'dayroute-plan',
    version: PLAN_VERSION,
    problem,
    travel: travel.source,
    plan,
    deferred: more.deferred ?? [],
    rejected: more.rejected ?? [],
    manifest: {},
  } as unknown as PlanDocument;
  return { doc, ask: (id: string) => why(doc, id, async () => travel) };
}

type Answer<K> = K extends 'deferred' | 'held' ? Extract<Why, { entry: Deferred }> : Extract<Why, { kind: K }>;

async function only<K extends Why['kind']>(answers: Promise<Why[]>, kind: K): Promise<Answer<K>> {
  const [answer, ...rest] = await answers;
  expect(rest).toEqual([]);
  expect(answer.kind).toBe(kind);
  return answer as Answer<K>;
}

const VANS = [
  { id: 'near', costPerKm: 1 },
  { id: 'dear', costPerKm: 3 },
  { id: 'full', capacity: { kg: 1 } },
  { id: 'plain', maxStops: 1 },
];

describe('why of a served order', () => {
  const { ask } = documentOf(
    [
      { km: 10, delivery: { kg: 1 } },
      { km: 20, delivery: { kg: 1 } },
      { km: 15, delivery: { kg: 1 } },
      { km: 12, delivery: { kg: 1 } },
      { km: 11, delivery: { kg: 1 } },
    ],
    VANS,
    { near: ['at-10', 'at-20', 'at-12'], dear: ['at-15'], full: ['at-11'] },
  );

  it('says what it costs there, and where else it could be at what price', async () => {
    const { now, others, hindrances } = await only(ask('at-20'), 'served');
    // out to 20 instead of 12, and back: 16 km
    expect(now).toMatchObject({ vanId: 'near', visit: 2, visits: 3, before: 'at-10', after: 'at-12', extraCost: 16 });
    expect(now).toMatchObject({ extraMetres: 16_000, extraSeconds: 960 });
    expect((others ?? []).map(({ vanId, extraCost }) => [vanId, extraCost])).toEqual([
      ['near', 16],
      ['dear', 30],
      ['plain', 40],
    ]);
    expect(hindrances).toEqual(['1 has no room left for its kg']);
  });

  it('a van that serves nothing else is told as if it stood still otherwise', async () => {
    const { now, others } = await only(ask('at-15'), 'served');
    expect(now).toMatchObject({ vanId: 'dear', visit: 1, visits: 1, extraCost: 90 });
    expect(now).not.toHaveProperty('before');
    expect(now).not.toHaveProperty('after');
    // on the way from 10 to 20
    expect(others?.[0]).toMatchObject({ vanId: 'near', before: 'at-10', after: 'at-20', extraCost: 0 });
  });

  it('a price for leaving an order out plays no part once it is served', async () => {
    const day = documentOf([{ km: 10, skipCost: 1 }, { km: 5 }], VANS, { near: ['at-5'], dear: ['at-10'] });
    const { now, others } = await only(day.ask('at-10'), 'served');
    expect(now.extraCost).toBe(60);
    expect(others?.[0]).toMatchObject({ vanId: 'near', extraCost: 10 });
  });
});

describe('why of an order that is left out', () => {
  it('gives several remedies, nearest first', async () => {
    const { ask } = documentOf(
      [{ km: 50 }, { km: 50, serviceSeconds: at(0, 30), windows: [window(at(8), at(9))] }],
      [{ id: 'v', shift: window(at(8), at(10)) }],
      { v: ['at-50'] },
    );
    const answer = await only(ask('at-50b'), 'unassigned');
    expect(answer).toMatchObject({ verdict: 'red', code: 'OUT_OF_REACH' });
    const kinds = answer.served.map(({ changes }) => changes.map((change) => change.kind).join(' '));
    expect(kinds[0]).toBe('shift-end');
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds).toContain('more-vans shift-end');
  });

  it('tells one price only where nothing but the price stands in the way', async () => {
    const { ask } = documentOf([{ km: 10 }, { km: 12, skipCost: 1 }], VANS, { near: ['at-10'] });
    const answer = await only(ask('at-12'), 'unassigned');
    expect(answer.served.map(({ extraCost }) => extraCost)).toEqual([4]);
  });

  it('of an alternative that is not needed nothing is amiss', async () => {
    const { doc, ask } = documentOf(
      [
        { km: 10, group: 'g' },
        { km: 12, group: 'g' },
      ],
      VANS,
      { near: ['at-10'] },
    );
    expect(doc.plan.unassigned[0].code).toBe('OTHER_OF_GROUP');
    expect(await only(ask('at-12'), 'unassigned')).toMatchObject({ verdict: null, code: 'OTHER_OF_GROUP', served: [] });
  });

  const source = { file: 'orders.csv', line: 9 };
  const { problem } = roadDay([{ km: 30 }], VANS, {});
  const deferredOrder = { ...problem.orders[0], id: 'later', skipCost: 4, source };

  it('says of a deferred order what today would have cost, though it is no stop of the day', async () => {
    const entry: Deferred = { order: deferredOrder, kind: 'deferred', reason: 'due later', lastDay: '2026-11-25' };
    const { doc } = documentOf([{ km: 20 }, { km: 30 }], VANS, { near: ['at-20'] }, { deferred: [entry] });
    // its place is known
    const { travel } = roadDay([{ km: 20 }, { km: 30 }], VANS, {});
    const answer = await only(
      why(doc, 'later', async () => travel),
      'deferred',
    );
    expect(answer.today?.served[0]).toMatchObject({ extraCost: 20, changes: [], route: { vanId: 'near' } });
    expect(answer.entry.lastDay).toBe('2026-11-25');
  });

  it('of a deferred shipment it is the way by where it is fetched that today would have added', async () => {
    // it was told as if it came from the depot
    const from = { location: { lat: 0, lon: 0.5 }, windows: [], serviceSeconds: 0 };
    const entry: Deferred = { order: { ...deferredOrder, from }, kind: 'deferred', reason: 'due later' };
    const { doc } = documentOf([{ km: 20 }, { km: 30 }, { km: 50 }], VANS, {}, { deferred: [entry] });
    const { travel } = roadDay([{ km: 20 }, { km: 30 }, { km: 50 }], VANS, {});
    const answer = await only(
      why(doc, 'later', async () => travel),
      'deferred',
    );
    // out to 50, back to 30, home
    expect(answer.today?.served[0]).toMatchObject({ extraCost: 100, changes: [] });
  });

  it('looks for the legs of a deferred order that is no place of the day, and answers without if there are none', async () => {
    const entry: Deferred = { order: deferredOrder, kind: 'deferred', reason: 'due later' };
    const { doc } = documentOf([{ km: 20 }], VANS, { near: ['at-20'] }, { deferred: [entry] });
    const asked: number[] = [];
    const { travel } = roadDay([{ km: 20 }, { km: 30 }], VANS, {});
    const withLegs = await only(
      why(doc, 'later', async (day) => {
        asked.push(day.places.length);
        return travel;
      }),
      'deferred',
    );
    expect(asked).toEqual([3]);
    expect(withLegs.today?.served[0].extraCost).toBe(20);
    const without = await only(
      why(doc, 'later', async () => undefined),
      'deferred',
    );
    expect(without).not.toHaveProperty('today');
  });

  it('tells of a held order and of every rejected row of an id', async () => {
    const held: Deferred = { order: { ...deferredOrder, id: 'held' }, kind: 'held', reason: 'not ready' };
    const row = (line: number): RejectedRow => ({ file: 'o.csv', line, cells: {}, orderId: 'at-20', complaints: [] });
    const { ask } = documentOf(
      [{ km: 20 }],
      VANS,
      { near: ['at-20'] },
      { deferred: [held], rejected: [row(3), row(5)] },
    );
    expect(await only(ask('held'), 'held')).not.toHaveProperty('today');
    expect((await ask('at-20')).map((answer) => answer.kind)).toEqual(['served', 'rejected', 'rejected']);
    expect(await ask('nobody')).toEqual([]);
  });
});
