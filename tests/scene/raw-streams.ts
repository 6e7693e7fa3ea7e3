import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSERTION_HEADER, createAssertionSigner, GATEWAY_ISSUER, serviceCaller } from '@hub/caller';
import type pg from 'pg';
import type { RunningHub } from './running-hub.js';
import { originOf, secretsOf, type Subgraph } from './subgraph-door.js';

/** A feed from its first entry to its head, byte for byte, as the service it is for reads it. */
export const readFeed = async (
  hub: RunningHub,
  { owner, feed, reader }: { readonly owner: Subgraph; readonly feed: string; readonly reader: string },
): Promise<string> => {
  const secret = secretsOf(hub).assertionKeys[`${GATEWAY_ISSUER}>${owner}`]!;
  const sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: owner }, secret);
  const path = `/feeds/${feed}?after=0`;
  const stop = new AbortController();
  const response = await fetch(originOf(hub, owner) + path, {
    headers: { [ASSERTION_HEADER]: sign(serviceCaller(reader), { method: 'GET', path, body: '' }) },
    signal: stop.signal,
  });
  if (!response.ok) throw new Error(`the feed ${feed} answered ${response.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body!) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    if (isWhole(text)) break;
  }
  stop.abort();
  return text;
};

/** A line that tells the head, after the entry of that number. */
const isWhole = (text: string): boolean => {
  const lines = text.split('\n').filter((line) => line.endsWith('}'));
  const head = lines.flatMap((line) => /^\{"head":(\d+)/.exec(line)?.[1] ?? []).at(-1);
  return head !== undefined && lines.some((line) => line.startsWith(`{"number":${head},`));
};

/** Writes down every notification of a database on these channels from now on. */
export const overhear = async (database: pg.Client, channels: readonly string[], heard: string[]): Promise<void> => {
  database.on('notification', ({ channel, payload }) => heard.push(`${channel} ${payload}`));
  for (const channel of channels) await database.query(`listen ${channel}`);
};

/** Every channel that a program or a database function of the hub notifies, by its source. */
export const notifiedChannels = (): string[] => {
  const sources = ['packages', 'subgraphs', 'gateway'].flatMap((folder) =>
    readdirSync(new URL(`../../${folder}`, import.meta.url), { recursive: true, withFileTypes: true }).flatMap(
      (entry) =>
        entry.isFile() && /\/src(\/|$)/.test(entry.parentPath) && entry.name.endsWith('.ts')
          ? [readFileSync(join(entry.parentPath, entry.name), 'utf8')]
          : [],
    ),
  );
  const named = /pg_notify\('(\w+)'|\bnotify (\w+)[,;'`]/gi;
  return [...new Set(sources.flatMap((text) => [...text.matchAll(named)].map((match) => match[1] ?? match[2]!)))];
};
