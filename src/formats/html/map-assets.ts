import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { joinModules } from './join-modules.ts';
import type { MapAsset, MapAssets } from './map-html.ts';

/** The page's own files live beside the room that uses them and are shipped as they are; the path holds from dist too. */
const PAGE = new URL('../../../src/formats/html/page/', import.meta.url);

const STYLES = ['layout.css', 'panel.css', 'map.css', 'timeline.css', 'narrow.css', 'print.css'];

/** Modules of the page, each after those it imports; the last one runs. */
const MODULES = [
  'plan.js',
  'words.js',
  'elements.js',
  'view.js',
  'neighbourhood.js',
  'paper.js',
  'paint-lines.js',
  'paint-stops.js',
  'paint-signs.js',
  'plan-layer.js',
  'tip.js',
  'map.js',
  'legend.js',
  'stop-card.js',
  'route-list.js',
  'leftover-list.js',
  'timeline.js',
  'search.js',
  'start.js',
];

/** Reads what `mapHtml` inlines: Leaflet, the page's style and its script. */
export function loadMapAssets(): MapAssets {
  const require = createRequire(import.meta.url);
  const leaflet = (file: string) => readFileSync(require.resolve(`leaflet/dist/${file}`), 'utf8');
  const own = (file: string) => `/* ${file} */\n${readFileSync(fileURLToPath(new URL(file, PAGE)), 'utf8')}`;
  return {
    styles: [
      // Pictures of markers and the layers button, which the page does not use and could not load.
      asset(leaflet('leaflet.css').replace(/url\([^)]*\)/g, 'none')),
      asset(STYLES.map(own).join('\n')),
    ],
    scripts: [
      asset(leaflet('leaflet.js').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n')),
      asset(joinModules(MODULES.map(own))),
    ],
  };
}

function asset(read: string): MapAsset {
  // Browsers read CR LF as LF before they hash.
  const text = read.replace(/\r\n?/g, '\n');
  return { text, sha256: createHash('sha256').update(text, 'utf8').digest('base64') };
}
