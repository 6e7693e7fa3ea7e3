import { createHash, randomBytes } from 'node:crypto';

/** 256 bits, so that nobody finds one by trying. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

export const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

export const pathOf = (secret: string): string => `/calendar/${secret}.ics`;
