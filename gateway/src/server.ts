import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Directory } from '@hub/caller';
import { CalendarDoor, isCalendarPath } from './calendar/calendar-door.js';
import { DIRECTORY_OWNER, type GatewayConfig } from './config.js';
import { HubError, inLanguage, publicErrors } from './errors.js';
import { DocumentDoor, isDocumentPath } from './documents/document-door.js';
import { ApolloFront } from './execution/apollo-front.js';
import { FileDoor, isFilePath } from './files/file-door.js';
import { bearerToken } from './http/bearer.js';
import { clientAddressKeys } from './http/client-address.js';
import { closeServer } from './http/close-server.js';
import { answerCatalogue } from './http/catalogue.js';
import { answerPreflight, checkOrigin } from './http/origin.js';
import { readGraphqlRequest } from './http/read-request.js';
import { languageAsked, respondJson, respondRefusal } from './http/respond.js';
import { callerOf, createIdentity, type Identity, isKnown } from './identity/identity.js';
import { validateOperation } from './limits/validate-operation.js';
import { createLog, type Log } from './observe/log.js';
import { answerReferralPage } from './pages/referral-page.js';
import { isPaperPath, PaperDoor } from './papers/paper-door.js';
import { playground } from './playground/playground.js';
import { authorizeOperation } from './policy/authorize.js';
import { shed } from './policy/shed.js';
import { ReceiptPace } from './policy/receipts.js';
import type { GraphSource } from './supergraph/graph.js';
import { RunningGraph } from './supergraph/running-graph.js';

export interface QueryServer {
  /** Port bound, also when configured as 0. */
  readonly port: number;
  readonly source: GraphSource;
  readonly directory: Directory;
  stop(): Promise<void>;
}

export interface QueryServerOptions {
  readonly log?: Log;
  readonly pollMs?: number;
}

export const startQueryServer = async (
  config: GatewayConfig,
  options: QueryServerOptions = {},
): Promise<QueryServer> => {
  const log = options.log ?? createLog('query');
  const owner = config.subgraphs.find(({ name }) => name === DIRECTORY_OWNER);
  if (!owner) throw new Error(`no subgraph ${DIRECTORY_OWNER}`);
  const source = new RunningGraph({ ...config, log, pollMs: options.pollMs, fetchMs: config.limits.subgraphMs });
  const identity = createIdentity({ ...config, owner, log });
  const front = new ApolloFront(source);
  const addressOf = clientAddressKeys(config.trustedProxies);
  const files = new FileDoor({ config, identity, addressOf });
  const calendars = new CalendarDoor({ limits: config.limits, owner, addressOf });
  const papers = new PaperDoor({ config, identity });
  const documents = new DocumentDoor({ config, log, source, identity, front });
  const doors = { files, calendars, papers, documents };
  const door = new QueryDoor({ config, log, source, identity, front, addressOf, ...doors });
  const server = createHttpServer(door, config.limits.fileMs);
  await listen(server, config);
  await identity.start();
  await source.start();
  const { port } = server.address() as AddressInfo;
  log.info('query process ready', { port, graph: source.current()?.id });
  const stop = async () => {
    await closeServer(server, config.limits.deadlineMs);
    await front.stop();
    await Promise.all([source.stop(), identity.stop(), files.stop(), calendars.stop(), papers.stop()]);
  };
  return { port, source, directory: identity.directory, stop };
};

interface Parts {
  readonly config: GatewayConfig;
  readonly log: Log;
  readonly source: GraphSource;
  readonly identity: Identity;
  readonly front: ApolloFront;
  readonly files: FileDoor;
  readonly calendars: CalendarDoor;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly papers: PaperDoor;
  readonly documents: DocumentDoor;
}

class QueryDoor {
  private inFlight = 0;
  private readonly playground;
  private readonly receipts: ReceiptPace;

  constructor(private readonly parts: Parts) {
    this.receipts = new ReceiptPace(parts.config.limits);
    this.playground = parts.config.development ? playground(parts.config) : undefined;
  }

  /** Never throws: every answer, refusals too, is written here. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.route(request, response);
    } catch (error) {
      const { code, extras } = respondRefusal(response, error, this.parts.log.incident);
      this.parts.log.info('refused', { code, incident: extras.incident });
    }
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { config, source, identity } = this.parts;
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (isFilePath(path)) return this.parts.files.answer(request, response);
    endUnlessWhole(request, config.limits.requestMs);
    if (isCalendarPath(path)) return this.parts.calendars.answer(request, response);
    if (path === '/graphql') return this.graphql(request, response);
    if (isPaperPath(path)) return this.parts.papers.answer(request, response);
    if (isDocumentPath(path)) return this.counted(() => this.parts.documents.answer(request, response));
    if (request.method !== 'GET') throw new HubError('REQUEST_PATH');
    if (path === '/healthz') {
      const ready = source.current() !== undefined && isKnown(identity.directory);
      return respondJson(response, ready ? 200 : 503, { status: ready ? 'ok' : 'starting' });
    }
    if (path === '/status' && config.development)
      return respondJson(response, 200, { ...source.status(), directory: { version: identity.directory.version } });
    if (answerCatalogue(path, response) || answerReferralPage(path, response) || this.playground?.(path, response))
      return;
    throw new HubError('REQUEST_PATH');
  }

  private async graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkOrigin(request, response, this.parts.config.origins);
    if (request.method === 'OPTIONS') return answerPreflight(response);
    if (request.method !== 'POST') throw new HubError('REQUEST_METHOD');
    await this.counted(() => this.operation(request, response));
  }

  private async counted(work: () => Promise<void>): Promise<void> {
    if (this.inFlight >= this.parts.config.limits.inFlight) throw new HubError('HUB_BUSY');
    this.inFlight++;
    try {
      await work();
    } finally {
      this.inFlight--;
    }
  }

  /** The order of everything: size, shape, who, may they, run, clean. */
  private async operation(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { config, source, identity, front, log } = this.parts;
    const { limits, development } = config;
    const graphqlRequest = await readGraphqlRequest(request, limits.bodyBytes);
    const session = await identity.authenticate(bearerToken(request));
    const graph = source.current();
    if (!graph) throw new HubError('HUB_NOT_READY');
    const validated = validateOperation(graph, graphqlRequest, {
      kinds: ['query', 'mutation'],
      limits,
      introspection: development,
    });
    const caller = callerOf(identity, session, Date.now());
    authorizeOperation(graph, validated, caller, identity.directory.ageMs());
    shed(graph, validated, { underWay: this.inFlight, most: limits.shed });
    this.receipts.check(graph, validated, () => this.parts.addressOf(request));
    const gone = new AbortController();
    response.once('close', () => !response.writableEnded && gone.abort());
    const language = languageAsked(response);
    const { deadlineMs } = limits;
    const result = await front.run({ graph, validated, caller, language, deadlineMs, gone: gone.signal });
    const errors = result.errors && publicErrors(result.errors, log.incident).map((each) => inLanguage(each, language));
    respondJson(response, 200, errors ? { errors, data: result.data ?? null } : { data: result.data });
  }
}

/** A file may take longer than anything else; what is not one is cut off where it drips. */
const endUnlessWhole = (request: IncomingMessage, afterMs: number): void => {
  const timer = setTimeout(() => !request.complete && request.socket.destroy(), afterMs).unref();
  request.once('close', () => clearTimeout(timer));
};

const createHttpServer = (door: QueryDoor, requestTimeout: number): Server => {
  const server = createServer(
    { maxHeaderSize: 16 * 1024, requestTimeout, headersTimeout: 10_000 },
    (request, response) => {
      void door.answer(request, response);
    },
  );
  server.keepAliveTimeout = 65_000;
  return server;
};

const listen = (server: Server, { port, host }: GatewayConfig): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
