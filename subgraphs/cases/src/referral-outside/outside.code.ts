import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { plainCode } from '../tip/tip.rules.js';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/** What a code is found by; it tells nothing without the index key. */
export const tokenOfCode = (indexKey: string, typed: string): string => {
  const key = createHmac('sha256', Buffer.from(indexKey, 'base64url')).update('referral|CODE').digest();
  return createHmac('sha256', key).update(plainCode(typed)).digest('base64url');
};

/** Who has the code and the referral can make it again; nobody else can. */
const keyOf = (code: string, referral: string): Buffer =>
  Buffer.from(hkdfSync('sha256', plainCode(code), referral, 'referral|PACKAGE', 32));

/** Makes a text unreadable to who does not have the code. */
export const closeBy = (code: string, referral: string, text: string): string => {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, keyOf(code, referral), nonce, { authTagLength: TAG });
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), bytes]).toString('base64url');
};

/** @throws for another code, another referral, or a text that was changed */
export const openBy = (code: string, referral: string, closed: string): string => {
  const bytes = Buffer.from(closed, 'base64url');
  const decipher = createDecipheriv(ALGORITHM, keyOf(code, referral), bytes.subarray(0, NONCE), {
    authTagLength: TAG,
  }).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8');
};
