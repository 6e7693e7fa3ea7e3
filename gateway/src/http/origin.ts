import type { IncomingMessage, ServerResponse } from 'node:http';
import { HubError } from '../errors.js';

/**
 * Lets in browsers of known web origins only; programs send no origin. The hub's own playground counts as known.
 * @throws HubError REQUEST_ORIGIN
 */
export const checkOrigin = (request: IncomingMessage, response: ServerResponse, origins: readonly string[]): void => {
  const { origin, host } = request.headers;
  response.setHeader('vary', 'origin');
  if (origin === undefined || (host !== undefined && origin === `http://${host}`)) return;
  if (!origins.includes(origin)) throw new HubError('REQUEST_ORIGIN');
  response.setHeader('access-control-allow-origin', origin);
};

export const answerPreflight = (response: ServerResponse): void => {
  response.writeHead(204, {
    'access-control-allow-methods': 'POST',
    'access-control-allow-headers': 'authorization, content-type, last-event-id',
    'access-control-max-age': '600',
  });
  response.end();
};
