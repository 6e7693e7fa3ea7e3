import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopback } from '@hub/caller';
import { HubError } from '../errors.js';
import { SECURITY_HEADERS } from './respond.js';

/**
 * Lets in browsers of known web origins only; programs send no origin. The hub's own pages on this machine are known.
 * @throws HubError REQUEST_ORIGIN
 */
export const checkOrigin = (request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void => {
  const { origin, host } = request.headers;
  response.setHeader('vary', 'origin, accept-language');
  if (origin === undefined || isOwnPage(origin, host)) return;
  if (!origins.includes(origin)) throw new HubError('REQUEST_ORIGIN');
  response.setHeader('access-control-allow-origin', origin);
};

/** A strange name that leads to this machine is not its own. */
const isOwnPage = (origin: string, host: string | undefined): boolean =>
  origin === `http://${host}` && URL.canParse(origin) && isLoopback(new URL(origin).hostname);

const OF_GRAPHQL = { methods: 'POST', headers: 'authorization, content-type, last-event-id' };

export const answerPreflight = (response: ServerResponse, { methods, headers } = OF_GRAPHQL): void => {
  response.writeHead(204, {
    ...SECURITY_HEADERS,
    'access-control-allow-methods': methods,
    'access-control-allow-headers': headers,
    'access-control-max-age': '600',
  });
  response.end();
};
