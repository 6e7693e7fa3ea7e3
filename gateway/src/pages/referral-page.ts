import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { SECURITY_HEADERS } from '../http/respond.js';

const FILES: ReadonlyMap<string, { readonly file: string; readonly type: string }> = new Map([
  ['/referral', { file: 'referral.html', type: 'text/html' }],
  ['/referral/referral.js', { file: 'referral.js', type: 'text/javascript' }],
  ['/referral/referral.css', { file: 'referral.css', type: 'text/css' }],
]);
/** Everything comes from here and goes here; what it shows can be framed, sent or loaded nowhere else. */
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
const read = new Map<string, Buffer>();

/**
 * `GET /referral`: where somebody without an account opens a referral by its code and answers it; by the same operations
 * that anybody has, and as often.
 * @returns false for another path
 */
export const answerReferralPage = (path: string, response: ServerResponse): boolean => {
  const found = FILES.get(path);
  if (!found) return false;
  const body = read.get(path) ?? readFileSync(new URL(`../../pages/${found.file}`, import.meta.url));
  read.set(path, body);
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-security-policy': POLICY,
    'content-type': `${found.type}; charset=utf-8`,
    'content-length': body.length,
  });
  response.end(body);
  return true;
};
