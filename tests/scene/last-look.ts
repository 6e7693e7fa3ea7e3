import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from '@hub/local-hub';
import { CANARY_PREFIX, findIn, findInFolder, spellingsOf } from './traces.js';

const CANARIES = spellingsOf(CANARY_PREFIX);

/**
 * Searches what a stopped hub leaves behind, before it is removed, and what its processes wrote; notes finds in the
 * file named by `HUB_TEST_TRACES`, which the test run judges at its end.
 */
export const lastLook = (directory: string, log: readonly LogLine[]): void => {
  const notes = process.env['HUB_TEST_TRACES'];
  if (!notes || !existsSync(directory)) return;
  const written = log.flatMap(({ process: name, text }) =>
    findIn(Buffer.from(text), CANARIES).map((around) => `log of ${name}: ${around}`),
  );
  // the database may live elsewhere, behind a link
  const folders = readdirSync(directory).flatMap((name) => (isFolder(join(directory, name)) ? [name] : []));
  const kept = folders.flatMap((name) => findInFolder(join(directory, name), CANARIES).found);
  for (const find of [...written, ...kept]) appendFileSync(notes, `${find}\n`);
};

const isFolder = (path: string): boolean => {
  try {
    return readdirSync(path).length > 0;
  } catch {
    return false;
  }
};
