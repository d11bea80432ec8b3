/**
 * The host of a tiles address as a content policy names it: `https://{s}.tile.example.org/{z}/{x}/{y}.png` ->
 * `https://*.tile.example.org`.
 *
 * @throws TypeError if it is not an http(s) address with `{z}`, `{x}` and `{y}`
 */
export function tilesHost(url: string): string {
  const match = /^(https?:\/\/)(\{s\}\.)?([a-z0-9.-]+(?::\d+)?)\//i.exec(url);
  if (match === null || !['{z}', '{x}', '{y}'].every((part) => url.includes(part))) {
    throw new TypeError(
      `tiles address is "${url}", expected one like https://tile.example.org/{z}/{x}/{y}.png with {z}, {x} and {y}`,
    );
  }
  return `${match[1]}${match[2] === undefined ? '' : '*.'}${match[3]}`;
}

/** What a map must say if nobody says otherwise: OpenStreetMap asks for its own words, others are named by host. */
export function defaultAttribution(url: string): string {
  const host = tilesHost(url).replace(/^https?:\/\/(?:\*\.)?/, '');
  return /(?:^|\.)openstreetmap\.org$/i.test(host) ? '© OpenStreetMap contributors' : `Tiles: ${host}`;
}
