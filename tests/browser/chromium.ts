import { existsSync } from 'node:fs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser to test with: `HUB_CHROMIUM`, or where systems usually have one; undefined when there is none. */
export const chromiumPath = (): string | undefined =>
  process.env['HUB_CHROMIUM'] ?? USUAL.find((path) => existsSync(path));
