import { randomBytes } from 'node:crypto';
import { type IdentityState, newSigningKey } from '../src/index.js';

export const makeState = async (): Promise<IdentityState> => ({
  people: [
    { key: 'focal', id: 'person-focal', name: 'A. Focal', title: 'Focal point' },
    { key: 'desk', id: 'person-desk', name: 'B. Desk', title: 'Case desk', mfa: true },
  ],
  password: 'three-rivers-42',
  demoSecret: randomBytes(32).toString('base64url'),
  cookieKey: randomBytes(32).toString('base64url'),
  signingKey: await newSigningKey(),
});
