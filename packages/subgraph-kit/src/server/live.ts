import type { Server } from 'node:http';
import { type ExecutionArgs, getOperationAST, GraphQLError, type GraphQLSchema, parse, validate } from 'graphql';
import type { Context } from 'graphql-ws';
import { type Extra as Socket, useServer } from 'graphql-ws/use/ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { type BoundRequest, type Caller, subscribeBody, type VerifyAssertion } from '@hub/caller';
import { CLOSE_CODES } from '@hub/vocabulary';
import { HubError, publicError } from '../errors.js';
import type { HubContext } from '../request/context.js';

const RENEW_MS = 60_000;
const FRAME_MAX = 64 * 1024;
const CONNECT: BoundRequest = { method: 'CONNECT', path: '/graphql', body: '' };

export interface LiveParts {
  readonly schema: GraphQLSchema;
  readonly verify: VerifyAssertion;
  readonly contextOf: (caller: Caller) => HubContext;
  readonly log: Logger;
  /** Milliseconds a connection lives without a fresh assertion; default 60 s. */
  readonly renewMs?: number | undefined;
}

type Extra = Socket & Record<PropertyKey, unknown>;

/** The subgraph's WebSocket door: subscriptions of signed callers, each signed for itself. */
export const serveLive = (server: Server, parts: LiveParts): { close: () => Promise<void> } => {
  const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: FRAME_MAX });
  const live = useServer<{ assertion?: unknown }, Extra>(
    {
      connectionInitWaitTimeout: 3_000,
      onConnect: (context) => renew(parts, context, context.connectionParams),
      onPing: (context, payload) => {
        if (!renew(parts, context, payload)) context.extra.socket.close(CLOSE_CODES.UNAUTHORIZED, 'assertion refused');
      },
      onSubscribe: (_, __, payload) => prepare(parts, payload),
      onError: (...[, , , errors]) => errors.map((error) => publicError(error.toJSON(), error, parts.log)),
      onNext: (...[, , , , result]) =>
        result.errors && {
          ...result,
          errors: result.errors.map((error) => publicError(error.toJSON(), error, parts.log)) as never,
        },
    },
    sockets,
  );
  const { renewMs = RENEW_MS } = parts;
  const expiry = setInterval(() => closeUnrenewed(sockets.clients, renewMs), renewMs / 4).unref();
  return {
    close: async () => {
      clearInterval(expiry);
      await live.dispose();
    },
  };
};

/** When each connection last showed a fresh assertion. */
const renewedAt = new WeakMap<WebSocket, number>();

const renew = (parts: LiveParts, { extra }: Context<{ assertion?: unknown }, Extra>, payload: unknown): boolean => {
  try {
    const { assertion } = (payload ?? {}) as { assertion?: unknown };
    parts.verify(typeof assertion === 'string' ? assertion : undefined, CONNECT);
    renewedAt.set(extra.socket, Date.now());
    return true;
  } catch {
    return false;
  }
};

const closeUnrenewed = (sockets: Iterable<WebSocket>, renewMs: number): void => {
  for (const socket of sockets)
    if (Date.now() - (renewedAt.get(socket) ?? Date.now()) > renewMs)
      socket.close(CLOSE_CODES.UNAUTHORIZED, 'assertion not renewed');
};

interface SubscribePayload {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Record<string, unknown> | null | undefined;
  readonly extensions?: Record<string, unknown> | null | undefined;
}

const prepare = (parts: LiveParts, payload: SubscribePayload): ExecutionArgs | readonly GraphQLError[] => {
  try {
    const { assertion } = (payload.extensions?.['hub'] ?? {}) as { assertion?: string };
    const caller = parts.verify(assertion, { method: 'SUBSCRIBE', path: '/graphql', body: subscribeBody(payload) });
    const document = parse(payload.query, { maxTokens: 2_000 });
    if (validate(parts.schema, document).length) return [new HubError('OPERATION_INVALID')];
    if (getOperationAST(document, payload.operationName)?.operation !== 'subscription')
      return [new HubError('OPERATION_KIND')];
    return {
      schema: parts.schema,
      document,
      operationName: payload.operationName,
      variableValues: payload.variables,
      contextValue: parts.contextOf(caller),
    };
  } catch (error) {
    return [new HubError(error instanceof GraphQLError ? 'OPERATION_SYNTAX' : 'AUTH_ASSERTION_INVALID')];
  }
};
