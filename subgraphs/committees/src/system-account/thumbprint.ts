import { createHash } from 'node:crypto';

/** The thumbprint of a key (RFC 7638), which both sides compute. */
export const thumbprintOf = (x: string): string =>
  createHash('sha256')
    .update(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x }))
    .digest('base64url');
