import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { keyedDigest } from '@hub/subgraph-kit';
import { CODE_LENGTH, codeOf, plainCode } from './one-time-code.rules.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** A code nobody can guess; it is given away once and never stored. */
export const newCode = (): string => codeOf(randomBytes(CODE_LENGTH));

/** What the code of a package is found by; it tells nothing without the index key. */
export const tokenOfCode = (indexKey: string, typed: string): string =>
  keyedDigest(indexKey, 'referral|CODE', plainCode(typed));

/** Who has the code and the id of the package can make it again; nobody else can. */
const keyOf = (code: string, id: string): Buffer =>
  Buffer.from(hkdfSync('sha256', plainCode(code), id, 'referral|PACKAGE', 32));

/** Makes a text unreadable to who does not have the code. */
export const closeBy = (code: string, id: string, text: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, keyOf(code, id), nonce, { authTagLength: TAG });
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64url');
};

/** @throws for another code, another package, or a text that was changed */
export const openBy = (code: string, id: string, closed: string): string => {
  const bytes = Buffer.from(closed, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, keyOf(code, id), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  }).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
};
