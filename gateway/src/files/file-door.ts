import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Caller, DIGEST_HEADER, DIRECTORY_DEAD_MS, DIRECTORY_STALE_MS, toldSha256 } from '@hub/caller';
import { ERROR_CODES, FILE_BYTES_MAX, FILE_TYPES } from '@hub/vocabulary';
import type { GatewayConfig } from '../config.js';
import { HubError, inLanguage, toGraphQLError } from '../errors.js';
import { bearerToken } from '../http/bearer.js';
import { answerPreflight, checkOrigin } from '../http/origin.js';
import { languageAsked, respondJson, SECURITY_HEADERS } from '../http/respond.js';
import { callerOf, type Identity } from '../identity/identity.js';
import { Pace } from '../limits/pace.js';
import { Quota } from '../live/quota.js';
import { type Asking, FileClient, type FileUpload } from './file-client.js';

const PATH = /^\/files\/([a-z][a-z0-9-]*)(\/[0-9a-f-]{36}(?:\?purpose=[A-Z_]{1,40})?)$/;
const NAME = /^attachment; filename="[A-Za-z0-9-]{1,80}\.[a-z]{3,4}"$/;
const MEDIA = new Set<unknown>(Object.values(FILE_TYPES).map(({ media }) => media));

const ASKED_WITH = { methods: 'GET, PUT', headers: 'authorization, content-digest, content-type' };

export const isFilePath = (path: string): boolean => path.startsWith('/files/');

interface Parts {
  readonly config: GatewayConfig;
  readonly identity: Identity;
  /** A key of the address that a request comes from. */
  readonly addressOf: (request: IncomingMessage) => string;
}

/**
 * Files go through here and are never held or opened: the subgraph that owns them seals them, and says who may. The path
 * names it: `/files/<subgraph>/<id>`. All files identify somebody, so what holds of reading such fields holds of them.
 * Who sends one has a door of the subgraph: whoever sent a tip comes by it without a sign-in.
 */
export class FileDoor {
  private readonly clients: ReadonlyMap<string, FileClient>;
  private readonly perPerson: Quota;
  private readonly pace: Pace;
  private readonly inFlight = { all: 0, public: 0 };

  constructor(private readonly parts: Parts) {
    const { subgraphs, limits } = parts.config;
    this.clients = new Map(subgraphs.map((endpoint) => [endpoint.name, new FileClient(endpoint)]));
    this.perPerson = new Quota(limits.filesPerPerson);
    this.pace = new Pace(limits.receiptsAsked);
  }

  /** @throws HubError */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.pass(request, response);
    } catch (error) {
      // what is left of a body is let run out, so that the sender hears why
      request.resume();
      if (response.headersSent || response.destroyed) response.destroy();
      else if (isOfAnswer(error))
        respondJson(response, 503, { errors: [inLanguage(toGraphQLError(error), languageAsked(response))] });
      else throw error;
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkOrigin(request, response, this.parts.config.origins);
    if (request.method === 'OPTIONS') return answerPreflight(response, ASKED_WITH);
    const [, owner = '', rest = ''] = PATH.exec(request.url ?? '') ?? [];
    const client = this.clients.get(owner);
    if (!client || (request.method !== 'GET' && request.method !== 'PUT')) throw new HubError('REQUEST_PATH');
    const upload = request.method === 'PUT' ? declared(request) : undefined;
    const caller = upload ? await this.senderOf(request) : await this.readerOf(request);
    await this.counted(caller, request, async () => {
      const path = `/files${rest}`;
      const asking = { caller, signal: whileWanted(response, this.parts.config.limits.fileMs) };
      if (!upload) return give(client, path, { asking, response });
      await client.put(path, upload, asking);
      respondJson(response, 201, {});
    });
  }

  private async callerOf(request: IncomingMessage): Promise<Caller> {
    const { identity } = this.parts;
    return callerOf(identity, await identity.authenticate(bearerToken(request)), Date.now());
  }

  /** As reports are, files are taken while the copy of the directory is old. @throws HubError DIRECTORY_STALE */
  private async senderOf(request: IncomingMessage): Promise<Caller> {
    const caller = await this.callerOf(request);
    if (this.parts.identity.directory.ageMs() > DIRECTORY_DEAD_MS) throw new HubError('DIRECTORY_STALE');
    return caller;
  }

  /** @throws HubError AUTH_REQUIRED | FORBIDDEN_FIELD | DIRECTORY_STALE */
  private async readerOf(request: IncomingMessage): Promise<Caller> {
    const { identity } = this.parts;
    const caller = await this.callerOf(request);
    if (caller.kind !== 'PERSON') throw new HubError('AUTH_REQUIRED');
    if (!caller.mfa) throw new HubError('FORBIDDEN_FIELD');
    if (identity.directory.ageMs() > DIRECTORY_STALE_MS) throw new HubError('DIRECTORY_STALE');
    return caller;
  }

  /** Who did not sign in is one address, paced as who asks by a receipt, and all of them have half of the room. */
  private async counted(caller: Caller, request: IncomingMessage, work: () => Promise<void>): Promise<void> {
    const { inFlight } = this;
    const { files } = this.parts.config.limits;
    const isPublic = caller.kind === 'PUBLIC' ? 1 : 0;
    const who = isPublic ? `address:${this.parts.addressOf(request)}` : caller.id;
    if (inFlight.all >= files || (isPublic && inFlight.public >= files / 2)) throw new HubError('HUB_BUSY');
    if ((isPublic && !this.pace.take(who)) || !this.perPerson.enter(who)) throw new HubError('REQUEST_TOO_OFTEN');
    inFlight.all++;
    inFlight.public += isPublic;
    try {
      await work();
    } finally {
      inFlight.all--;
      inFlight.public -= isPublic;
      this.perPerson.leave(who);
    }
  }
}

/** Ends when nobody waits any more, or has waited long enough. */
export const whileWanted = (response: ServerResponse, ms: number): AbortSignal => {
  const gone = new AbortController();
  response.once('close', () => !response.writableEnded && gone.abort());
  return AbortSignal.any([gone.signal, AbortSignal.timeout(ms)]);
};

/** Codes that come inside an answer of the graph have no status of their own; here they stop everything, for now. */
export const isOfAnswer = (error: unknown): error is HubError =>
  error instanceof HubError && ERROR_CODES[error.code].http === 200;

/** @throws HubError FILE_UNDECLARED | FILE_TOO_LARGE */
const declared = (request: IncomingMessage): FileUpload => {
  const { 'content-length': length, 'content-encoding': encoding } = request.headers;
  const sha256 = toldSha256(request.headers[DIGEST_HEADER]);
  if (!sha256 || encoding !== undefined || !/^\d{1,15}$/.test(length ?? '')) throw new HubError('FILE_UNDECLARED');
  const size = Number(length);
  if (size > FILE_BYTES_MAX) throw new HubError('FILE_TOO_LARGE');
  return { body: request, size, sha256 };
};

/** Passes a file on to be saved: no browser shows it as a page, runs it or keeps it, whatever the subgraph says. */
const give = async (
  client: FileClient,
  path: string,
  { asking, response }: { readonly asking: Asking; readonly response: ServerResponse },
): Promise<void> => {
  const { headers, body } = await client.get(path, asking);
  const [media, name] = [headers['content-type'], headers['content-disposition']];
  if (!MEDIA.has(media) || typeof name !== 'string' || !NAME.test(name)) {
    body.destroy();
    throw new HubError('SUBGRAPH_FAILED');
  }
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'content-type': String(media),
    'content-length': String(headers['content-length']),
    'content-disposition': name,
    'access-control-expose-headers': 'content-disposition',
  });
  await pipeline(body, response);
};
