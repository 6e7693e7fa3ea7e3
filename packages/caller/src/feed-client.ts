import { backOff, pause } from '@hub/vocabulary';
import { ASSERTION_HEADER, type SignAssertion } from './assertion.js';
import { serviceCaller } from './caller.js';

/** One line of a feed: an entry, or a heartbeat that proves how far the feed goes. */
export type FeedLine =
  { readonly number: number; readonly body: unknown } | { readonly head: number; readonly at: string };

/** Milliseconds without any line after which a feed counts as dead and is opened again. */
const SILENCE_MS = 4_000;

export interface FeedOptions {
  /** Base address of the owning subgraph, e.g. `http://127.0.0.1:4010`. */
  readonly origin: string;
  readonly feed: string;
  /** Name of the service that reads; the feed must be declared `to` it. */
  readonly reader: string;
  readonly sign: SignAssertion;
  /** Number of the last entry already taken; asked again at each reconnect. */
  readonly after: () => number;
  /** Called in order; the next line waits for it. A throw reopens the feed from `after()`. */
  readonly onEntry: (number: number, body: unknown) => Promise<void> | void;
  /** Called with each heartbeat; the next line waits for it. A throw reopens the feed. */
  readonly onHead?: (head: number) => Promise<void> | void;
  /** Told each reason once, until a line comes again. */
  readonly onTrouble?: (reason: string) => void;
  readonly signal: AbortSignal;
}

/** Follows a feed until aborted: entries in order without holes, reconnecting with jittered back-off. Never throws. */
export const followFeed = async (options: FeedOptions): Promise<void> => {
  let failures = 0;
  const told = new Set<string>();
  const alive = (): void => {
    failures = 0;
    told.clear();
  };
  while (!options.signal.aborted) {
    try {
      await readOnce(options, alive);
    } catch (error) {
      const reason = error instanceof Error ? error.message : 'unknown';
      if (!options.signal.aborted && !told.has(reason)) options.onTrouble?.(reason);
      told.add(reason);
    }
    await pause(backOff(failures++), options.signal);
  }
};

const readOnce = async (options: FeedOptions, alive: () => void): Promise<void> => {
  const path = `/feeds/${options.feed}?after=${options.after()}`;
  const ending = new AbortController();
  const stop = () => ending.abort();
  options.signal.addEventListener('abort', stop, { once: true });
  const silence = setTimeout(() => ending.abort(new Error('feed is silent')), SILENCE_MS);
  try {
    const response = await fetch(options.origin + path, {
      headers: {
        [ASSERTION_HEADER]: options.sign(serviceCaller(options.reader), { method: 'GET', path, body: '' }),
      },
      redirect: 'error',
      signal: ending.signal,
    });
    if (!response.ok || !response.body) throw new Error(`feed answered ${response.status}`);
    for await (const text of linesOf(response.body, ending.signal)) {
      silence.refresh();
      alive();
      const line = JSON.parse(text) as FeedLine;
      if ('head' in line) await options.onHead?.(line.head);
      else await options.onEntry(line.number, line.body);
    }
    ending.signal.throwIfAborted();
  } finally {
    clearTimeout(silence);
    options.signal.removeEventListener('abort', stop);
    ending.abort();
  }
};

/** Node 20 forgets the signal given to `fetch` at the first garbage collection, so the body is ended by hand. */
async function* linesOf(body: ReadableStream<Uint8Array>, signal: AbortSignal): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const end = (): void => void reader.cancel().catch(() => undefined);
  signal.addEventListener('abort', end, { once: true });
  let rest = '';
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    const lines = (rest + decoder.decode(read.value, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines.filter(Boolean);
  }
}
