import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { type Caller, createAssertionVerifier, subscribeBody } from '@hub/caller';
import type { FakeInbox } from './fake-inbox.js';

export const CASES_KEY = Buffer.alloc(32, 7).toString('base64url');

const SDL = /* GraphQL */ `
  type Query {
    ok: Boolean
  }
  type Subscription {
    caseAlerts(office: ID!, after: Int): CaseAlertMessage!
  }
  type CaseAlertMessage {
    office: ID!
    number: Int!
    head: Int!
    alert: CaseAlert
  }
  type CaseAlert {
    id: ID!
    urgency: String!
    secret: String
    committee: Committee
  }
  type Committee {
    id: ID!
  }
`;

const COMMITTEE = { __typename: 'Committee', id: 'chiang-khong-committee' };

interface Subscribed {
  readonly office: string;
  readonly after: number | null;
  readonly caller: Caller;
}

/** Serves `caseAlerts` as the protocol says, refusing whatever is not signed for exactly that request. */
export class FakeSubgraph {
  readonly subscribed: Subscribed[] = [];
  readonly refused: string[] = [];
  readonly refuses = new Set<string>();
  renewals = 0;
  heartbeatMs = 200;
  open = 0;
  private stopServer: (() => Promise<void>) | undefined;
  private port = 0;

  constructor(readonly inbox: FakeInbox) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const verify = createAssertionVerifier('cases', { gateway: CASES_KEY });
    const server = createServer();
    const sockets = new WebSocketServer({ server, path: '/graphql' });
    const callers = new Map<string, Caller>();
    const served = useServer(
      {
        schema: schemaOver(this, callers),
        onConnect: ({ connectionParams }) => {
          verify(String(connectionParams?.['assertion']), { method: 'CONNECT', path: '/graphql', body: '' });
        },
        onSubscribe: (_context, id, payload) => {
          const hub = payload.extensions?.['hub'] as { assertion?: string } | undefined;
          try {
            const body = subscribeBody(payload);
            const caller = verify(hub?.assertion, { method: 'SUBSCRIBE', path: '/graphql', body });
            callers.set(caller.id, caller);
            return undefined;
          } catch {
            this.refused.push(id);
            return [new GraphQLError('refused', { extensions: { code: 'AUTH_ASSERTION_INVALID' } })];
          }
        },
      },
      sockets,
    );
    sockets.on('connection', (socket) =>
      socket.on('message', (data) => {
        const message = JSON.parse((data as Buffer).toString()) as { type: string; payload?: { assertion?: string } };
        if (message.type !== 'ping' || !message.payload) return;
        verify(message.payload.assertion, { method: 'CONNECT', path: '/graphql', body: '' });
        this.renewals++;
      }),
    );
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
    this.stopServer = async () => {
      for (const socket of sockets.clients) socket.terminate();
      await served.dispose();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
  }

  /** Cuts every connection at once, as a killed process does. */
  async kill(): Promise<void> {
    await this.stopServer?.();
    this.stopServer = undefined;
  }
}

const schemaOver = (subgraph: FakeSubgraph, callers: ReadonlyMap<string, Caller>): GraphQLSchema => {
  const schema = buildSchema(SDL);
  const field = schema.getSubscriptionType()?.getFields()['caseAlerts'];
  if (!field) throw new Error('no subscription');
  field.subscribe = (_root: unknown, { office, after = null }: { office: string; after?: number | null }) => {
    const caller = callers.get(office);
    if (subgraph.refuses.has(office) || caller?.kind !== 'OFFICE' || caller.offices[0]?.office !== office)
      throw new GraphQLError('refused', { extensions: { code: 'FORBIDDEN_ACTION' } });
    if (after !== null && after > subgraph.inbox.head(office))
      throw new GraphQLError('beyond', { extensions: { code: 'LIVE_AFTER_INVALID' } });
    subgraph.subscribed.push({ office, after, caller });
    return messages(subgraph, office, after);
  };
  return schema;
};

async function* messages(subgraph: FakeSubgraph, office: string, after: number | null) {
  const { inbox } = subgraph;
  subgraph.open++;
  try {
    let number = after ?? inbox.head(office);
    const envelope = (alert: object | null) => ({ caseAlerts: { office, number, head: inbox.head(office), alert } });
    yield envelope(null);
    for (;;) {
      while (number < inbox.head(office)) {
        number++;
        yield envelope({
          id: inbox.entry(office, number),
          urgency: 'URGENT',
          secret: 'not asked for',
          committee: COMMITTEE,
        });
      }
      await inbox.wait(office, subgraph.heartbeatMs);
      if (number === inbox.head(office)) yield envelope(null);
    }
  } finally {
    subgraph.open--;
  }
}
