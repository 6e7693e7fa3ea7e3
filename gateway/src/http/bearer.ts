import { HubError } from '../errors.js';

const BEARER = /^Bearer ([A-Za-z0-9._~+/-]+=*)$/i;

/** @throws HubError AUTH_TOKEN_INVALID when there is an authorization header of another form */
export const bearerToken = (authorization: string | undefined): string | undefined => {
  if (authorization === undefined) return undefined;
  const token = BEARER.exec(authorization)?.[1];
  if (!token) throw new HubError('AUTH_TOKEN_INVALID');
  return token;
};
