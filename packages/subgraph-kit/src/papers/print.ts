import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { HubError } from '../errors.js';

const PRINT_MS = 30_000;
const PDF_BYTES_MAX = 10 * 1024 * 1024;
/** Browsers that one process starts at a time: each takes a few hundred megabytes. */
const AT_ONCE = 1;
const run = promisify(execFile);
let printing = 0;

/**
 * A page as PDF, by a browser without a profile and without a network; that nothing runs in it, the page itself says.
 * @param browser path of Chromium; without one nothing is printed
 * @throws {HubError} `PAPER_NOT_PRINTED`, `HUB_BUSY`
 */
export const printed = async (page: string, browser: string | undefined): Promise<Buffer> => {
  if (!browser) throw new HubError('PAPER_NOT_PRINTED');
  if (printing >= AT_ONCE) throw new HubError('HUB_BUSY');
  printing++;
  const folder = await mkdtemp(join(tmpdir(), 'hub-paper-'));
  try {
    const [from, to] = [join(folder, 'page.html'), join(folder, 'page.pdf')];
    await writeFile(from, page, { mode: 0o600 });
    await run(browser, optionsOf({ folder, from, to }), {
      ...{ timeout: PRINT_MS, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 },
      env: { HOME: folder, PATH: '/usr/local/bin:/usr/bin:/bin' },
    });
    if ((await stat(to)).size > PDF_BYTES_MAX) throw new Error('too large');
    return await readFile(to);
  } catch {
    throw new HubError('PAPER_NOT_PRINTED');
  } finally {
    printing--;
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
};

const optionsOf = ({ folder, from, to }: Record<'folder' | 'from' | 'to', string>): string[] => [
  ...['--headless', '--disable-gpu', '--disable-extensions', '--disable-background-networking', '--no-first-run'],
  ...['--disable-dev-shm-usage', '--no-pdf-header-footer'],
  // where the browser may not have a sandbox of its own, the account of this process is the one there is
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--host-resolver-rules=MAP * ~NOTFOUND',
  `--user-data-dir=${join(folder, 'profile')}`,
  `--print-to-pdf=${to}`,
  pathToFileURL(from).href,
];
