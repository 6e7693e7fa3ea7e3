import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { HubError } from '../errors.js';
import type { Session } from '../identity/identity.js';
import type { OperationRequest } from '../limits/validate-operation.js';
import { admit, type Admitted } from './admission.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { StreamConnection } from './stream-connection.js';

const SUBSCRIPTION = 'stream';

const requestShape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/**
 * `POST /graphql/stream`: checks everything, then answers with events until either side ends it.
 * @throws HubError while nothing has been sent
 */
export const answerStream = async (
  request: IncomingMessage,
  response: ServerResponse,
  setting: LiveSetting,
  connections: Set<LiveConnection>,
): Promise<void> => {
  if (request.method !== 'POST') throw new HubError('REQUEST_METHOD');
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? ''))
    throw new HubError('REQUEST_CONTENT_TYPE');
  const operation = await readOperation(request, setting.limits.frameBytes);
  const session = await setting.identity.authenticate(bearerOf(request));
  const { person } = session;
  if (person === null) throw new HubError('AUTH_REQUIRED');
  const graph = setting.graph();
  if (!graph) throw new HubError('HUB_NOT_READY');
  const admitted = resumed(admit(graph, operation, session, setting.rules), request.headers['last-event-id']);
  if (response.destroyed) return;
  if (!setting.people.enter(person)) throw new HubError('LIVE_TOO_MANY');
  const connection = new StreamConnection(response, { ...session, person } satisfies Session, setting);
  connections.add(connection);
  connection.open(() => {
    connections.delete(connection);
    setting.people.leave(person);
  });
  connection.begin(setting.relay.subscribe(graph, admitted, { id: SUBSCRIPTION, outlet: connection.outlet }));
};

/** A reconnecting client names the last number it got; that is newer than what its operation says. */
const resumed = (admitted: Admitted, lastEventId: string | string[] | undefined): Admitted => {
  if (lastEventId === undefined || lastEventId === '') return admitted;
  const number = /^\d{1,10}$/.test(String(lastEventId)) ? Number(lastEventId) : Infinity;
  if (number > 2 ** 31 - 1) throw new HubError('LIVE_AFTER_INVALID');
  return { ...admitted, operation: { ...admitted.operation, after: number } };
};

const bearerOf = ({ headers: { authorization } }: IncomingMessage): string | undefined => {
  if (authorization === undefined) return undefined;
  const token = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization)?.[1];
  if (token === undefined) throw new HubError('AUTH_TOKEN_INVALID');
  return token;
};

const readOperation = async (request: IncomingMessage, most: number): Promise<OperationRequest> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > most) throw new HubError('REQUEST_TOO_LARGE');
    chunks.push(chunk);
  }
  try {
    const { query, operationName, variables } = requestShape.parse(JSON.parse(Buffer.concat(chunks).toString()));
    return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
  } catch {
    throw new HubError('REQUEST_MALFORMED');
  }
};
