import type { IncomingMessage } from 'node:http';
import { HubError } from '../errors.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i;

/**
 * The access token of a request; undefined when nobody signed in.
 * @throws HubError AUTH_TOKEN_INVALID when there is an authorization header of another form, or more than one
 */
export const bearerToken = ({ headersDistinct }: Pick<IncomingMessage, 'headersDistinct'>): string | undefined => {
  const [authorization, second] = headersDistinct['authorization'] ?? [];
  if (authorization === undefined) return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (!token || second !== undefined) throw new HubError('AUTH_TOKEN_INVALID');
  return token;
};
