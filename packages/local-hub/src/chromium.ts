import { existsSync } from 'node:fs';

const USUAL = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser to print and to test with: `HUB_CHROMIUM`, or where systems usually have one; undefined without one. */
export const chromiumPath = (environment: NodeJS.ProcessEnv = process.env): string | undefined =>
  environment['HUB_CHROMIUM'] ?? USUAL.find((path) => existsSync(path));
