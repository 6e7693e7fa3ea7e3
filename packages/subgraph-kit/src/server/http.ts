import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';
import { ASSERTION_HEADER, type Caller, DIGEST_HEADER, toldSha256, type VerifyAssertion } from '@hub/caller';
import { type Feed, type InboxReaders, serveFeed } from '@hub/inbox';
import { type Language, languageOf } from '@hub/languages';
import { ERROR_CODES, type ErrorCode } from '@hub/vocabulary';
import type { Logger } from 'pino';
import type { AlertAudit } from '../alerts/auditor.js';
import { codeOfThrown, HubError, loggable } from '../errors.js';
import type { FileDoors } from '../files/file-doors.js';
import { FileTraffic, fileNamedBy } from '../files/file-traffic.js';
import { givePaper, type PaperDoor, paperNamedBy } from '../papers/paper-door.js';
import type { HubContext } from '../request/context.js';
import { type CalendarDoor, calendarSecretOf, sendCalendar } from './calendar-door.js';
import type { RunGraphql } from './graphql.js';

/** Bytes one request may have; the gateway sends at most 200 representations a fetch. */
const BODY_MAX = 1024 * 1024;
/** Milliseconds in which a request must have come, and a file. */
const [REQUEST_MS, FILE_MS] = [10_000, 300_000];

export interface HttpParts {
  readonly verify: VerifyAssertion;
  readonly healthy: () => Promise<boolean>;
  /** False while the audit's witnesses take no checkpoints; told by `/healthz`, no reason to stop. */
  readonly witnessed: () => boolean;
  /** What the last audit of alerts proved, and whether its heartbeat is heard; told by `/healthz` as well. */
  readonly alerts: () => { readonly proved: AlertAudit | null; readonly isHeard: boolean };
  readonly graphql: RunGraphql;
  readonly feeds: readonly Feed[];
  readonly files: FileDoors | undefined;
  readonly calendar: CalendarDoor | undefined;
  readonly papers: PaperDoor | undefined;
  readonly log: Logger;
  readonly readers: InboxReaders;
  readonly contextOf: (caller: Caller, language?: Language) => HubContext;
  readonly stopping: AbortSignal;
}

/** The subgraph's HTTP door: health for anybody, everything else for signed callers only. */
export const createHttp = (parts: HttpParts): Server => {
  const traffic = parts.files && new FileTraffic(parts.files);
  const server = createServer((request, response) => {
    answer({ ...parts, traffic }, request, response).catch((error: unknown) => {
      if (!(error instanceof HubError)) parts.log.error({ error: loggable(error) }, 'request failed');
      if (response.headersSent) response.destroy();
      else refuse(response, codeOfThrown(error) ?? 'HUB_INTERNAL');
    });
  });
  server.keepAliveTimeout = 65_000;
  server.requestTimeout = FILE_MS;
  return server;
};

interface DoorParts extends HttpParts {
  readonly traffic: FileTraffic | undefined;
}

const answer = async (parts: DoorParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url ?? '/';
  if (request.method === 'PUT') return takeFile(parts, request, response);
  endUnlessWhole(request);
  if (request.method === 'GET' && path === '/healthz') {
    const healthy = await parts.healthy();
    return send(response, healthy ? 200 : 503, JSON.stringify(healthOf(parts, healthy)));
  }
  const method = request.method === 'GET' ? 'GET' : 'POST';
  const body = await readBody(request);
  if (body === null) return refuse(response, 'REQUEST_TOO_LARGE');
  let caller: Caller;
  try {
    caller = parts.verify(headerOf(request), { method, path, body });
  } catch {
    return refuse(response, 'AUTH_ASSERTION_INVALID');
  }
  const named = method === 'GET' && parts.traffic && fileNamedBy(path);
  if (named) return parts.traffic.give(named, parts.contextOf(caller), response);
  const secret = method === 'GET' && parts.calendar && calendarSecretOf(path);
  if (secret) return sendCalendar(response, await parts.calendar(secret, parts.contextOf(caller)));
  const paper = method === 'GET' && parts.papers && paperNamedBy(path);
  if (paper) return givePaper(parts.papers, paper, { context: parts.contextOf(caller, paper.language), response });
  if (method === 'GET' && path === '/alerts') return answerAudit(parts, response, caller);
  if (method === 'POST' && path === '/graphql') return answerGraphql(parts, response, { body, caller });
  const feed = /^\/feeds\/([\w-]+)\?after=(\d{1,15})$/.exec(path);
  if (method === 'GET' && feed) return answerFeed(parts, response, { name: feed[1]!, after: Number(feed[2]), caller });
  refuse(response, 'REQUEST_PATH');
};

/** Nothing of the body is read before it is known that the gateway sends it, for this caller and with this digest. */
const takeFile = async (parts: DoorParts, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  const path = request.url ?? '/';
  const sha256 = toldSha256(request.headers[DIGEST_HEADER]) ?? '';
  let caller: Caller;
  try {
    caller = parts.verify(headerOf(request), { method: 'PUT', path, sha256 });
  } catch {
    response.setHeader('connection', 'close');
    return refuse(response, 'AUTH_ASSERTION_INVALID');
  }
  const named = parts.traffic && fileNamedBy(path);
  const size = Number(request.headers['content-length']);
  try {
    if (!named) throw new HubError('REQUEST_PATH');
    if (!sha256 || !Number.isSafeInteger(size)) throw new HubError('FILE_UNDECLARED');
    await parts.traffic.take({ id: named.id, size, sha256, body: request }, parts.contextOf(caller));
  } catch (error) {
    // answered before the body has come, the sender would see a broken connection and no reason
    if (!request.readableEnded) await finished(request.resume());
    throw error;
  }
  send(response, 201, '{}');
};

/** A file may take longer than anything else; what is not one is cut off where it drips. */
const endUnlessWhole = (request: IncomingMessage): void => {
  const timer = setTimeout(() => !request.complete && request.socket.destroy(), REQUEST_MS).unref();
  request.once('close', () => clearTimeout(timer));
};

/** What anybody may know: no counts, because how much is open tells of cases. */
const healthOf = (parts: HttpParts, healthy: boolean): object => {
  const { proved, isHeard } = parts.alerts();
  return {
    status: healthy ? 'ok' : 'starting',
    ...(parts.witnessed() ? {} : { witness: 'failing' }),
    ...(proved?.overdue ? { alerts: 'overdue' } : {}),
    ...(isHeard ? {} : { heartbeat: 'failing' }),
  };
};

const answerGraphql = async (
  parts: HttpParts,
  response: ServerResponse,
  { body, caller }: { body: string; caller: Caller },
): Promise<void> => {
  let request: unknown;
  try {
    request = JSON.parse(body);
  } catch {
    return refuse(response, 'REQUEST_MALFORMED');
  }
  const language = languageOf(response.req.headers['accept-language']);
  const result = await parts.graphql(request, parts.contextOf(caller, language));
  send(response, result.status, result.body);
};

/** The counts of the last audit, for services of the hub; null while none is fresh. */
const answerAudit = (parts: HttpParts, response: ServerResponse, { kind }: Caller): void => {
  if (kind !== 'SERVICE') return refuse(response, 'NOT_FOUND');
  send(response, 200, JSON.stringify(parts.alerts()));
};

const answerFeed = async (
  parts: HttpParts,
  response: ServerResponse,
  { name, after, caller }: { name: string; after: number; caller: Caller },
): Promise<void> => {
  const feed = parts.feeds.find((declared) => declared.name === name);
  if (caller.kind !== 'SERVICE' || !feed?.to.includes(caller.id)) return refuse(response, 'NOT_FOUND');
  const closed = new AbortController();
  response.on('close', () => closed.abort());
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' });
  for await (const line of serveFeed(parts.readers, name, after, AbortSignal.any([closed.signal, parts.stopping])))
    if (!response.write(line)) await new Promise((resolve) => response.once('drain', resolve).once('close', resolve));
  response.end();
};

const headerOf = (request: IncomingMessage): string | undefined => {
  const value = request.headers[ASSERTION_HEADER];
  return Array.isArray(value) ? undefined : value;
};

const readBody = async (request: IncomingMessage): Promise<string | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_MAX) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const send = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(body);
};

const refuse = (response: ServerResponse, code: ErrorCode): void => {
  const { http, says } = ERROR_CODES[code];
  send(response, http === 200 ? 400 : http, JSON.stringify({ errors: [{ message: says, extensions: { code } }] }));
};
