import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const USUAL = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium of this machine: that of `DAYROUTE_CHROMIUM`, else the first at a usual place; absent if there is none. */
export const CHROMIUM = [process.env.DAYROUTE_CHROMIUM ?? '', ...USUAL].find((path) => path !== '' && existsSync(path));

if (CHROMIUM === undefined)
  console.warn('not tested in a browser: no Chromium at the usual places; name one by DAYROUTE_CHROMIUM');

/** To be closed by whoever asked for it. */
export function launchChromium(): Promise<Browser> {
  // no sandbox: as root, as in most containers, it cannot start with one
  return chromium.launch({ executablePath: CHROMIUM ?? '', args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}
