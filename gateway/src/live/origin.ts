import type { IncomingMessage, ServerResponse } from 'node:http';

/** Browsers always name their origin, so only those on the list may; native clients name none. */
export const mayCall = ({ headers: { origin } }: IncomingMessage, origins: readonly string[]): boolean =>
  origin === undefined || origins.includes(origin);

/** Writes the CORS headers of an allowed origin; false when it is not on the list. */
export const allowOrigin = (request: IncomingMessage, response: ServerResponse, origins: readonly string[]): boolean => {
  if (!mayCall(request, origins)) return false;
  if (request.headers.origin === undefined) return true;
  response.setHeader('access-control-allow-origin', request.headers.origin);
  response.setHeader('access-control-allow-methods', 'POST');
  response.setHeader('access-control-allow-headers', 'authorization, content-type, last-event-id');
  response.setHeader('access-control-max-age', '600');
  response.setHeader('vary', 'origin');
  return true;
};
