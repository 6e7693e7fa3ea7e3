import type { ServerResponse } from 'node:http';
import { isLanguage, servedCatalogue } from '@hub/languages';
import { SECURITY_HEADERS } from './respond.js';

const PATH = /^\/languages\/([a-z]{2})\.json$/;

/**
 * `GET /languages/{en,th,lo,my}.json`: every text of the graph, for anybody and any page; nothing of it is secret.
 * @returns false for another path
 */
export const answerCatalogue = (path: string, response: ServerResponse): boolean => {
  const [, language] = PATH.exec(path) ?? [];
  if (!isLanguage(language)) return false;
  const { body, etag } = servedCatalogue(language);
  const known = response.req.headers['if-none-match'] === etag;
  response.writeHead(known ? 304 : 200, {
    ...SECURITY_HEADERS,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    'cache-control': 'public, max-age=300',
    etag,
    ...(known ? {} : { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(body) }),
  });
  response.end(known ? undefined : body);
  return true;
};
