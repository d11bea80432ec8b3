import { describe, expect, it } from 'vitest';
import { mapData } from '../../../src/formats/html/map-data.ts';
import { kmlFiles } from '../../../src/formats/kml/kml-files.ts';
import { handMadeDocument } from '../../check/hand-made-document.ts';
import { HOSTILE, hostileDocument } from '../hostile-document.ts';

const files = kmlFiles(handMadeDocument());
const first = files.get('kml/v1-1.kml') ?? '';

describe('kml/', () => {
  it('has a file a route', () => {
    expect([...files.keys()]).toEqual(['kml/v1-1.kml', 'kml/v2.kml']);
  });

  it('has a line over all places and a placemark for each', () => {
    expect(first).toContain('<coordinates>0,0 0.02,0 0.04,0 0.04,0 0,0</coordinates></LineString>');
    expect(first.match(/<Point>/g)).toHaveLength(5);
    expect(first).toContain('<name>2 Bo</name>');
    expect(first).toContain('<description>8.0 km</description>');
  });

  it('draws a route in the colour of the map', () => {
    const hex = mapData(handMadeDocument()).routes[0]?.style.colour ?? '';
    const [, red, green, blue] = /^#(..)(..)(..)$/.exec(hex) ?? [];
    expect(first).toContain(`<color>e6${blue}${green}${red}</color>`);
  });

  it('escapes descriptions twice, since programs show them as HTML', () => {
    const all = [...kmlFiles(hostileDocument()).values()].join();
    expect(all).toContain('&amp;lt;img src=x onerror=&amp;quot;');
    // the XML taken off, what is left for the HTML reader is text
    const shown = [...all.matchAll(/<description>(.*?)<\/description>/g)].map(([, text]) =>
      (text ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    );
    expect(shown.filter((html) => html.replaceAll('<br>', '').includes('<'))).toEqual([]);
    expect(all).not.toContain(HOSTILE.image);
  });

  it('never holds phone, email or notes', () => {
    for (const secret of ['7946', 'example.org', 'ring twice', 'two crates'])
      expect([...files.values()].join()).not.toContain(secret);
  });
});
