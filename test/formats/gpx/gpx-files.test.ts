import { describe, expect, it } from 'vitest';
import { gpxFiles } from '../../../src/formats/gpx/gpx-files.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';
import { twoTrips } from '../two-trips.ts';

const files = gpxFiles(handMadeDocument());

describe('gpx/', () => {
  it('has a file a route', () => {
    expect([...files.keys()]).toEqual(['gpx/v1-1.gpx', 'gpx/v2.gpx']);
  });

  it('leads over all places in driving order, and marks each stop', () => {
    const gpx = files.get('gpx/v1-1.gpx') ?? '';
    const points = (tag: string) => [
      ...gpx.matchAll(new RegExp(`<${tag} lat="(.*?)" lon="(.*?)">.*?<name>(.*?)</name>`, 'g')),
    ];
    expect(points('wpt').map((m) => m.slice(1))).toEqual([
      ['0', '0.02', '1 Zoë &amp; Söhne &quot;Nord&quot;, GmbH'],
      ['0', '0.04', '2 Bo'],
      ['0', '0.04', '3 C'],
    ]);
    expect(points('rtept').map((m) => m[3])).toEqual([
      'N',
      '1 Zoë &amp; Söhne &quot;Nord&quot;, GmbH',
      '2 Bo',
      '3 C',
      'N',
    ]);
  });

  it('tells times in UTC, whatever zone the plan is in', () => {
    const doc = handMadeDocument();
    const berlin = gpxFiles({ ...doc, problem: { ...doc.problem, timeZone: 'Europe/Berlin' } });
    expect(files.get('gpx/v1-1.gpx')).toContain(
      '<rtept lat="0" lon="0"><time>2026-11-22T08:18:00Z</time><name>N</name>',
    );
    expect(berlin.get('gpx/v1-1.gpx')).toContain('<time>2026-11-22T07:18:00Z</time><name>N</name>');
  });

  it('passes where a van reloads and a shipment is fetched, and leaves pauses out', () => {
    const gpx = gpxFiles(twoTrips()).get('gpx/v1-1.gpx') ?? '';
    expect([...gpx.matchAll(/<rtept.*?<name>(.*?)<.*?<type>(.*?)</g)].map((m) => `${m[1]} ${m[2]}`)).toEqual([
      'N depot',
      '1 Zoë &amp; Söhne &quot;Nord&quot;, GmbH stop',
      'N depot',
      '2 Fetch for Bo stop',
      '3 C stop',
      '4 Bo stop',
      'N depot',
    ]);
  });

  it('ends an open route at its last stop', () => {
    expect(files.get('gpx/v2.gpx')?.match(/<rtept/g)).toHaveLength(3);
  });

  it('says what is to be done, but never phone, email or notes', () => {
    const all = [...files.values()].join();
    expect(all).toContain('<desc>2, Long Road; 08:10-08:20 or 14:00-15:00; bring 3 parcels, 60 kg; order A</desc>');
    expect(all).toContain('fetch 2 parcels, 30 kg; order B1, B2');
    for (const secret of ['7946', 'example.org', 'ring twice', 'two crates']) expect(all).not.toContain(secret);
  });
});
