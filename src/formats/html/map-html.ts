import type { PlanDocument } from '../../model/plan-document.ts';
import { embeddedJson } from './embedded-json.ts';
import { mapData } from './map-data.ts';
import { defaultAttribution, tilesHost } from './tiles.ts';

/** Text that goes into the page as it is, with its SHA-256 in base64 so that the page's policy admits it and nothing else. */
export interface MapAsset {
  readonly text: string;
  readonly sha256: string;
}

/** Leaflet and the page's own style and script; the CLI reads them from disk (`loadMapAssets`), a bundler may inline them. */
export interface MapAssets {
  readonly styles: readonly MapAsset[];
  /** In the order they run. */
  readonly scripts: readonly MapAsset[];
}

export interface MapOptions {
  /** Background tiles, such as `https://tile.example.org/{z}/{x}/{y}.png`; `{s}` may begin the host. Default: none, the page needs no network. */
  readonly tilesUrl?: string;
  /** Whose tiles they are, as plain text. Default: what OpenStreetMap asks for, else the host. */
  readonly tilesAttribution?: string;
  /** Address of each driver's sheet by van, from where the page lies. Default: none. */
  readonly sheets?: ReadonlyMap<string, string>;
}

/**
 * `map.html`: one file that shows the plan without network or server. Customer names and addresses are in it;
 * telephone numbers, e-mail addresses and notes are not. The same document gives the same text.
 *
 * Throws `TypeError` if `tilesUrl` is not an http(s) address with `{z}`, `{x}` and `{y}`.
 */
export function mapHtml(doc: PlanDocument, assets: MapAssets, options: MapOptions = {}): string {
  const tiles =
    options.tilesUrl === undefined
      ? null
      : {
          url: options.tilesUrl,
          host: tilesHost(options.tilesUrl),
          attribution: options.tilesAttribution ?? defaultAttribution(options.tilesUrl),
        };
  const policy = [
    `default-src 'none'`,
    `script-src ${assets.scripts.map(hashSource).join(' ')}`,
    `style-src ${assets.styles.map(hashSource).join(' ')}`,
    `img-src data:${tiles === null ? '' : ` ${tiles.host}`}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const data = { ...mapData(doc, options.sheets), tiles: tiles && { url: tiles.url, attribution: tiles.attribution } };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="generator" content="dayroute">
<title>Routes of ${doc.problem.date.replace(/[^\d-]/g, '')}</title>
${assets.styles.map((style) => `<style>${style.text}</style>`).join('\n')}
</head>
<body>
<noscript>This page draws the day's routes with JavaScript; routes.csv holds the same plan as a table.</noscript>
<script type="application/json" id="plan">${embeddedJson(data)}</script>
${assets.scripts.map((script) => `<script>${script.text}</script>`).join('\n')}
</body>
</html>
`;
}

function hashSource(asset: MapAsset): string {
  return `'sha256-${asset.sha256}'`;
}
