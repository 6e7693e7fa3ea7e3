import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LiveStorage } from './storage.js';

export * from './index.js';
export { newSystemKey, type SystemKeyPair } from './system/system-key.js';
export { systemToken, type SystemTokenOptions } from './system/system-token.js';
export {
  readWebhook,
  type WebhookEvent,
  WebhookRefusal,
  type WebhookRequest,
  type WebhookRules,
} from './system/webhook.js';

/**
 * Keeps texts in a folder, one file each, whole or not there; only the account of the program can read them. They are
 * stored as they are: read `LiveStorage` about reports first.
 * @param folder made when it is first needed
 * @example createLiveClient({ live, accessToken, storage: fileStorage('/var/lib/our-system/hub') });
 */
export const fileStorage = (folder: string): LiveStorage => {
  const pathOf = (key: string): string => join(folder, encodeURIComponent(key));
  return {
    read: (key) => ifThere(() => readFileSync(pathOf(key), 'utf8')),
    write: (key, text) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeFileSync(`${pathOf(key)}.new`, text, { flush: true, mode: 0o600 });
      renameSync(`${pathOf(key)}.new`, pathOf(key));
    },
    remove: (key) => rmSync(pathOf(key), { force: true }),
    keys: () =>
      (ifThere(() => readdirSync(folder)) ?? []).filter((name) => !name.endsWith('.new')).map(decodeURIComponent),
  };
};

/** What cannot be read is not what is not there: to begin anew would show everything again. */
const ifThere = <T>(read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
};
