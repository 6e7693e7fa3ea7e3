import type { ServerResponse } from 'node:http';
import { type Language, languageOf } from '@hub/languages';
import { ERROR_CODES } from '@hub/vocabulary';
import { HubError, inLanguage, toGraphQLError, type ReportIncident } from '../errors.js';

export const SECURITY_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-frame-options': 'DENY',
  'cross-origin-resource-policy': 'same-site',
} as const;

const RETRY_AFTER_SECONDS = 4;

/** When to come back: not all at once. */
export const retryAfterSeconds = (): string => String(1 + Math.floor(Math.random() * RETRY_AFTER_SECONDS));

export const respondJson = (response: ServerResponse, status: number, body: unknown): void => {
  if (response.headersSent || response.destroyed) return;
  const text = JSON.stringify(body);
  response.writeHead(status, {
    ...SECURITY_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
};

/** The language to answer in, as the request says. */
export const languageAsked = ({ req }: ServerResponse): Language => languageOf(req.headers['accept-language']);

/** The answer when nothing was executed: the code's HTTP status, and the error in GraphQL's form. */
export const respondRefusal = (response: ServerResponse, error: unknown, report: ReportIncident): HubError => {
  const refusal = error instanceof HubError ? error : new HubError('HUB_INTERNAL', { incident: report(error) });
  const { http } = ERROR_CODES[refusal.code];
  if (http === 503) response.setHeader('retry-after', retryAfterSeconds());
  if (http === 401) response.setHeader('www-authenticate', 'Bearer');
  if (http === 413 || http === 415) response.setHeader('connection', 'close');
  respondJson(response, http, { errors: [inLanguage(toGraphQLError(refusal), languageAsked(response))] });
  return refusal;
};
