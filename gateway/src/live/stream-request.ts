import type { IncomingMessage, ServerResponse } from 'node:http';
import { ERROR_CODES } from '@hub/vocabulary';
import { HubError } from '../errors.js';
import { bearerToken } from '../http/bearer.js';
import { readGraphqlRequest } from '../http/read-request.js';
import { admit, type Admitted } from './admission.js';
import type { LiveConnection, LiveSetting } from './live-setting.js';
import { refuseStream, StreamConnection } from './stream-connection.js';

const SUBSCRIPTION = 'stream';

/**
 * `POST /graphql/stream`: checks everything, then answers with events until either side ends it.
 * @throws HubError when the whole request is refused
 */
export const answerStream = async (...args: Parameters<typeof openStream>): Promise<void> => {
  try {
    await openStream(...args);
  } catch (error) {
    if (!(error instanceof HubError) || ERROR_CODES[error.code].http !== 200) throw error;
    refuseStream(args[1], error.code);
  }
};

const openStream = async (
  request: IncomingMessage,
  response: ServerResponse,
  setting: LiveSetting,
  connections: Set<LiveConnection>,
): Promise<void> => {
  if (request.method !== 'POST') throw new HubError('REQUEST_METHOD');
  await letIn(request, response, setting);
  const operation = await readGraphqlRequest(request, setting.limits.frameBytes);
  const session = await setting.identity.authenticate(bearerToken(request));
  const { person } = session;
  if (person === null) throw new HubError('AUTH_REQUIRED');
  const graph = setting.graph();
  if (!graph) throw new HubError('HUB_NOT_READY');
  const admitted = resumed(admit(graph, operation, session, setting.rules), request.headers['last-event-id']);
  if (response.destroyed) return;
  if (!setting.people.enter(person)) throw new HubError('LIVE_TOO_MANY');
  const connection = new StreamConnection(response, { ...session, person }, setting);
  connections.add(connection);
  connection.open(() => {
    connections.delete(connection);
    setting.people.leave(person);
  });
  connection.begin(setting.relay.subscribe(graph, admitted, { id: SUBSCRIPTION, outlet: connection.outlet }));
};

/** @throws HubError LIVE_TOO_MANY from one address, HUB_BUSY when too many wait */
const letIn = async (
  request: IncomingMessage,
  response: ServerResponse,
  { addresses, addressOf, entrance }: LiveSetting,
): Promise<void> => {
  const address = addressOf(request);
  if (!addresses.enter(address)) throw new HubError('LIVE_TOO_MANY');
  response.once('close', () => addresses.leave(address));
  await new Promise<void>((resolve, reject) => {
    if (!entrance.enter(request.socket, resolve)) reject(new HubError('HUB_BUSY'));
  });
};

/** A reconnecting client names the last number it got; that is newer than what its operation says. */
const resumed = (admitted: Admitted, lastEventId: string | string[] | undefined): Admitted => {
  if (lastEventId === undefined || lastEventId === '') return admitted;
  const number = /^\d{1,10}$/.test(String(lastEventId)) ? Number(lastEventId) : Infinity;
  if (number > 2 ** 31 - 1) throw new HubError('LIVE_AFTER_INVALID');
  return { ...admitted, operation: { ...admitted.operation, after: number } };
};
