import { randomInt } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { Agent, buildConnector, request } from 'undici';
import { isOpenHttp } from '@hub/subgraph-kit';
import { DEADLINE_MS, type SendResult } from './sender.js';

export interface Post {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

/** What a receiver means by its statuses. */
export interface Statuses {
  /** The address will never take anything again. */
  readonly gone: readonly number[];
  /** This message, and not the moment, is wrong. */
  readonly hopeless?: readonly number[];
}

/** Sends one POST and answers its status, as a result; never throws. */
export type SendPost = (post: Post, statuses: Statuses) => Promise<SendResult>;

export interface Reach {
  /** Addresses of this machine and of private networks too. */
  readonly anywhere: boolean;
  /** How names become addresses; default the system's. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
  readonly deadlineMs?: number;
}

const CONNECT_MS = 5_000;
/** Bytes that the headers of an answer may have; its body is not read. */
const HEADERS_MAX = 16_384;
const NOT_OURS = 'ADDRESS_FORBIDDEN';

/**
 * True when something may be sent to this URL as far as it can be told without asking for its name: https, no
 * credentials, and no private address. What a name stands for is checked when the connection is made.
 */
export const isSendable = (text: string, { anywhere }: Pick<Reach, 'anywhere'>): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  if (!/^https?:$/.test(protocol) || username || password) return false;
  if (anywhere) return !isOpenHttp(text);
  const literal = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' && (!ipaddr.isValid(literal) || isPublic(literal));
};

const isPublic = (address: string): boolean => ipaddr.process(address).range() === 'unicast';

/**
 * Makes the only way by which the hub writes to an address that somebody registered. A name is resolved once for a
 * connection, every address it stands for must be public, and the connection goes to one of these; a redirect is not
 * followed; nothing of an answer but its status is used.
 */
export const createPost = ({ anywhere, resolve = lookupAll, deadlineMs = DEADLINE_MS }: Reach) => {
  const dispatcher = new Agent({
    connect: pinned({ anywhere, resolve }),
    maxHeaderSize: HEADERS_MAX,
    keepAliveTimeout: 1_000,
  });
  const post: SendPost = async ({ url, headers, body }, statuses) => {
    if (!isSendable(url, { anywhere })) return { kind: 'REFUSED', outcome: NOT_OURS };
    const signal = AbortSignal.timeout(deadlineMs);
    try {
      const answer = await request(url, { method: 'POST', headers: { ...headers }, body, dispatcher, signal });
      answer.body.on('error', () => undefined).destroy();
      return resultOf(answer.statusCode, statuses, answer.headers['retry-after']);
    } catch (error) {
      return (error as { code?: string }).code === NOT_OURS
        ? { kind: 'REFUSED', outcome: NOT_OURS }
        : { kind: 'RETRY', outcome: 'NO_ANSWER' };
    }
  };
  return { post, close: () => void dispatcher.destroy() };
};

const lookupAll = async (name: string): Promise<string[]> =>
  (await lookup(name, { all: true })).map(({ address }) => address);

/** Connects to an address that was checked, under the name it was found by. */
const pinned = ({ anywhere, resolve }: Required<Pick<Reach, 'anywhere' | 'resolve'>>): buildConnector.connector => {
  const connect = buildConnector({ timeout: CONNECT_MS });
  const addressOf = async (host: string): Promise<string> => {
    const name = host.replace(/^\[|\]$/g, '');
    const addresses = isIP(name) ? [name] : await resolve(name);
    if (!addresses.length || !(anywhere || addresses.every(isPublic)))
      throw Object.assign(new Error('this name stands for a private address'), { code: NOT_OURS });
    // one of them by chance: the next attempt may meet one that answers
    return addresses[randomInt(addresses.length)]!;
  };
  const open = async (
    options: buildConnector.Options,
    done: Parameters<buildConnector.connector>[1],
  ): Promise<void> => {
    let hostname: string;
    try {
      hostname = await addressOf(options.hostname);
    } catch (error) {
      return done(error as Error, null);
    }
    connect({ ...options, hostname }, done);
  };
  return (options, done) => void open(options, done);
};

const resultOf = (
  status: number,
  { gone, hopeless = [] }: Statuses,
  retryAfter: string | string[] | undefined,
): SendResult => {
  if (status >= 200 && status < 300) return { kind: 'SENT' };
  if (gone.includes(status)) return { kind: 'GONE' };
  if (status < 400 || hopeless.includes(status)) return { kind: 'REFUSED', outcome: 'REFUSED' };
  const seconds = Number(retryAfter);
  return { kind: 'RETRY', outcome: 'NOT_NOW', ...(seconds > 0 ? { afterMs: seconds * 1_000 } : {}) };
};
