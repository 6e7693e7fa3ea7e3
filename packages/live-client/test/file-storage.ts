import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LiveStorage } from '../src/index.js';

/** An example of a storage for a server: a file for each text, whole or not there. */
export const fileStorage = (folder: string): LiveStorage => {
  const pathOf = (key: string): string => join(folder, encodeURIComponent(key));
  return {
    read: (key) => readFile(pathOf(key), 'utf8').catch(() => undefined),
    write: async (key, text) => {
      await mkdir(folder, { recursive: true });
      await writeFile(`${pathOf(key)}.new`, text, { flush: true });
      await rename(`${pathOf(key)}.new`, pathOf(key));
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    keys: async () =>
      (await readdir(folder).catch(() => [])).filter((name) => !name.endsWith('.new')).map(decodeURIComponent),
  };
};
