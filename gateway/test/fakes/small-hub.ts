import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_LIMITS, type GatewayConfig } from '../../src/index.js';
import { createLog, startQueryServer, type QueryServer } from '../../src/index.js';
import { cases, committees } from './contracts.js';
import { FakeSubgraph } from './fake-subgraph.js';
import { AUDIENCE, startIssuer } from './issuer.js';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

/** Two subgraphs, an issuer and a query process, each on a port of its own. */
export class SmallHub {
  readonly committees = new FakeSubgraph(committees);
  readonly cases = new FakeSubgraph(cases);
  readonly logged: string[] = [];
  issuer!: Awaited<ReturnType<typeof startIssuer>>;
  config!: GatewayConfig;
  server!: QueryServer;

  async start(overrides: Partial<GatewayConfig> = {}): Promise<this> {
    this.issuer = await startIssuer();
    await Promise.all([this.committees.start(), this.cases.start()]);
    this.config = {
      development: true,
      host: '127.0.0.1',
      port: 0,
      livePort: 0,
      subgraphs: [this.committees.endpoint, this.cases.endpoint],
      serviceKeys: {},
      stateDir: await mkdtemp(join(tmpdir(), 'hub-gateway-')),
      issuer: this.issuer.issuer,
      jwksUrl: this.issuer.jwksUrl,
      audience: AUDIENCE,
      origins: ['https://dashboard.example'],
      trustedProxies: [],
      limits: DEFAULT_LIMITS,
      live: { sockets: 10, socketsPerPerson: 5, socketsPerAddress: 10, subscriptionsPerSocket: 20 },
      ...overrides,
    };
    await this.startGateway();
    return this;
  }

  async startGateway(overrides: Partial<GatewayConfig> = {}): Promise<void> {
    const log = createLog('query', { write: (line) => void this.logged.push(line) });
    this.server = await startQueryServer({ ...this.config, ...overrides }, { log, pollMs: 50 });
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await Promise.all([this.committees.stop(), this.cases.stop()].map((done) => done.catch(() => undefined)));
    await this.issuer.stop();
    await rm(this.config.stateDir, { recursive: true, force: true });
  }

  get url(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  async as(person: string, claims: Record<string, unknown> = {}): Promise<string> {
    await this.until(() => this.server.directory.ageMs() < 5_000);
    return this.issuer.token({ sub: person, ...claims });
  }

  async query(query: string, { token, variables }: { token?: string; variables?: unknown } = {}): Promise<Answer> {
    return this.post(JSON.stringify({ query, variables }), token ? { authorization: `Bearer ${token}` } : {});
  }

  async post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers, body: text ? JSON.parse(text) : undefined };
  }

  async until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 60_000;
    while (!(await isTrue())) {
      if (Date.now() > deadline) throw new Error('waited in vain');
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

export const codesOf = ({ body }: Answer): string[] =>
  (body.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
