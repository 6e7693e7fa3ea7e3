import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { ASSERTION_HEADER, createAssertionVerifier, type Caller, DIGEST_HEADER, toldSha256 } from '@hub/caller';
import { graphql, GraphQLError, parse } from 'graphql';

export interface Received {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  readonly caller: Caller;
  /** What it was told to word its problems in. */
  readonly language: string | undefined;
  /** Names of the headers it came with. */
  readonly headers: readonly string[];
}

export interface Contract {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Record<string, unknown>;
  /** Lines of the `directory` feed, if it has one. */
  readonly directory?: () => readonly object[];
}

/** A signed call about a file, or a calendar. */
export interface ReceivedFile {
  readonly method: string;
  readonly path: string;
  readonly caller: Caller;
  readonly bytes: Buffer;
}

type Interceptor = (response: ServerResponse, query: string) => boolean;

/** A real subgraph on a real port that answers signed calls only; it can be stopped, changed, and made to misbehave. */
export class FakeSubgraph {
  readonly key = randomBytes(32).toString('base64url');
  readonly received: Received[] = [];
  /** Takes over the answer when it returns true; `_service` goes through it too. */
  intercept: Interceptor | undefined;
  readonly receivedFiles: ReceivedFile[] = [];
  /** Answers what it is asked about files. */
  files: (response: ServerResponse, file: ReceivedFile) => void = (response) => send(response, 201, {});
  /** Takes readers of its feed in, and tells them nothing. */
  silent = false;
  private server = createServer();
  private port = 0;
  private schema;
  private verify;

  constructor(private contract: Contract) {
    this.schema = schemaOf(contract);
    this.verify = createAssertionVerifier(contract.name, { gateway: this.key });
  }

  get endpoint() {
    const { name } = this.contract;
    return { name, url: `http://127.0.0.1:${this.port}`, organisation: `Organisation of ${name}`, key: this.key };
  }

  change(contract: Partial<Contract>): void {
    this.contract = { ...this.contract, ...contract };
    this.schema = schemaOf(this.contract);
  }

  async start(): Promise<this> {
    this.server = createServer((request, response) => void this.answer(request, response));
    await new Promise<void>((resolve) => this.server.listen(this.port, '127.0.0.1', resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return this;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (/^\/(files|calendar)\//.test(request.url ?? '')) return this.file(request, response);
    if (/^\/(files|papers)\//.test(request.url ?? '')) return this.file(request, response);
    const body = await textOf(request);
    const assertion = request.headers[ASSERTION_HEADER] as string | undefined;
    const bound = { method: request.method as 'POST' | 'GET', path: request.url ?? '', body };
    let caller: Caller;
    try {
      caller = this.verify(assertion, bound);
    } catch {
      return send(response, 401, { errors: [{ message: 'unsigned', extensions: { code: 'AUTH_ASSERTION_INVALID' } }] });
    }
    if (request.url?.startsWith('/feeds/directory')) return this.feed(response);
    const { query, variables = {} } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
    if (!query.includes('_service'))
      this.received.push({
        ...{ query, variables, caller, language: request.headers['accept-language'] },
        headers: Object.keys(request.headers).sort(),
      });
    if (this.intercept?.(response, query)) return;
    const result = await graphql({
      schema: this.schema,
      source: query,
      variableValues: variables,
      contextValue: { caller },
    });
    send(response, 200, result);
  }

  private async file(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const sha256 = toldSha256(request.headers[DIGEST_HEADER]) ?? '';
    const bound =
      request.method === 'PUT' ? { method: 'PUT' as const, path, sha256 } : { method: 'GET' as const, path, body: '' };
    const caller = this.verify(request.headers[ASSERTION_HEADER] as string, bound);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const file = { method: bound.method, path, caller, bytes: Buffer.concat(chunks) };
    this.receivedFiles.push(file);
    this.files(response, file);
  }

  private feed(response: ServerResponse): void {
    const lines = this.contract.directory?.() ?? [];
    response.writeHead(200, { 'content-type': 'application/x-ndjson' });
    if (this.silent) return response.flushHeaders();
    lines.forEach((body, index) => response.write(`${JSON.stringify({ number: index + 1, body })}\n`));
    const beat = () => response.write(`${JSON.stringify({ head: lines.length, at: new Date().toISOString() })}\n`);
    beat();
    const timer = setInterval(beat, 500);
    response.on('close', () => clearInterval(timer));
  }
}

export const send = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

/** An error as a careless subgraph would throw it. */
export const leak = (): never => {
  throw new GraphQLError('SELECT * FROM reporter failed at /srv/app/db.ts', {
    extensions: { stacktrace: ['at secret'] },
  });
};

export const coded = (code: string): never => {
  throw new GraphQLError(`internal wording of ${code}`, { extensions: { code } });
};

const schemaOf = ({ sdl, resolvers }: Contract) =>
  buildSubgraphSchema({ typeDefs: parse(LINK + sdl), resolvers: resolvers as never });

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@tag", "@authenticated", "@requiresScopes", "@policy"])\n`;

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};
