import type { WebSocket } from 'ws';
import { Directory } from '@hub/caller';
import type { OfficeKind } from '@hub/vocabulary';
import { HubError } from '../../src/errors.js';
import { type Identity, notEnded, type Session } from '../../src/identity/identity.js';
import { DEFAULT_LIMITS } from '../../src/limits/limits.js';
import type { LiveLimits } from '../../src/live/live-limits.js';
import { type LiveServer, startLiveServer } from '../../src/live/server.js';
import type { Graph, SubgraphEndpoint } from '../../src/supergraph/graph.js';
import { FakeGraph, FakeGraphSource, type Elsewhere } from './fake-graph.js';
import { FakeInbox } from './fake-inbox.js';
import { CASES_KEY, FakeSubgraph } from './fake-subgraph.js';

const FOREVER = '2099-01-01T00:00:00Z';
const LONG_AGO = '2020-01-01T00:00:00Z';

/**
 * Tokens are `person`, `person~<ms>` for a session that began then, or `person@<ms>` (`person+<ms>` in a header)
 * for one that ends then.
 */
class FakeIdentity implements Identity {
  readonly directory = new Directory();
  start = () => Promise.resolve();
  stop = () => Promise.resolve();

  authenticate(token: string | undefined): Promise<Session> {
    const [, person, since, ends] = /^([^~@+]+)(?:~(\d+))?(?:[@+](\d+))?$/.exec(token ?? '') ?? [];
    if (person === 'forged') return Promise.reject(new HubError('AUTH_TOKEN_INVALID'));
    if (ends && Number(ends) <= Date.now()) return Promise.reject(new HubError('AUTH_TOKEN_EXPIRED'));
    const session: Session = {
      person: person ?? null,
      mfa: false,
      authenticatedAt: null,
      since: since ? Number(since) : Date.now(),
      expiresAt: ends ? Number(ends) : null,
    };
    return new Promise((resolve) => resolve(notEnded(this.directory, session)));
  }
}

/** The live process with one fake subgraph and a directory that the test writes. */
export class LiveHub {
  readonly inbox = new FakeInbox();
  readonly subgraph = new FakeSubgraph(this.inbox);
  readonly identity = new FakeIdentity();
  readonly elsewhere: Elsewhere = { runs: 0, running: 0, mostRunning: 0, delayMs: 1, failing: false };
  readonly incidents: unknown[] = [];
  /** Sockets of clients, cut when the hub stops. */
  readonly sockets = new Set<WebSocket>();
  graphs!: FakeGraphSource;
  server!: LiveServer;
  private directoryFresh: NodeJS.Timeout | undefined;
  private lastRecord = 0;

  static async start(
    live: Partial<LiveLimits> = {},
    graphOf = (hub: LiveHub): Graph => hub.graph('first'),
    trustedProxies: readonly string[] = [],
  ): Promise<LiveHub> {
    const hub = new LiveHub();
    await hub.subgraph.start();
    hub.graphs = new FakeGraphSource(graphOf(hub));
    hub.keepDirectoryFresh();
    const quiet = () => undefined;
    const incident = (error: unknown) => `incident-${hub.incidents.push(error)}`;
    hub.server = await startLiveServer({
      config: {
        development: true,
        host: '127.0.0.1',
        livePort: 0,
        origins: ['https://hub.test'],
        limits: DEFAULT_LIMITS,
        trustedProxies,
      },
      graphs: hub.graphs,
      identity: hub.identity,
      log: { info: quiet, warn: quiet, error: quiet, incident },
      live: { heartbeatMs: 100, sweepMs: 50, ringMs: 60_000, ...live },
    });
    return hub;
  }

  get wsUrl(): string {
    return `ws://127.0.0.1:${this.server.port}/graphql`;
  }

  get httpUrl(): string {
    return `http://127.0.0.1:${this.server.port}`;
  }

  get endpoint(): SubgraphEndpoint {
    return { name: 'cases', url: this.subgraph.url, organisation: 'Cases', key: CASES_KEY };
  }

  graph(id: string, sdl?: string): FakeGraph {
    return new FakeGraph(id, this.endpoint, this.elsewhere, sdl);
  }

  addOffice(office: string, kind: OfficeKind = 'SUPPRESSION_GROUP'): void {
    this.record({ kind: 'office', id: office, data: { kind, committee: null, jurisdiction: [] } });
  }

  appoint(person: string, office: string, { from = LONG_AGO, until = FOREVER, id = `${person}-${office}` } = {}): void {
    this.record({ kind: 'appointment', id, data: { person, office, from, until } });
  }

  dismiss(person: string, office: string): void {
    this.record({ kind: 'appointment', id: `${person}-${office}`, data: null });
  }

  /** Every session of the person that began up to now is over. */
  endSessions(person: string): void {
    this.record({ kind: 'session', id: person, data: { endedAt: new Date().toISOString() } });
  }

  keepDirectoryFresh(): void {
    const confirm = () => (this.identity.directory.confirmedAt = Date.now());
    confirm();
    this.directoryFresh = setInterval(confirm, 200);
  }

  letDirectoryGoStale(): void {
    clearInterval(this.directoryFresh);
    this.identity.directory.confirmedAt = Date.now() - 6_000;
  }

  async stop(): Promise<void> {
    clearInterval(this.directoryFresh);
    for (const socket of this.sockets) socket.terminate();
    await this.server.stop();
    await this.subgraph.kill();
  }

  private record(record: Parameters<Directory['apply']>[1]): void {
    this.identity.directory.apply(++this.lastRecord, record);
  }
}
