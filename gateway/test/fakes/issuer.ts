import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';

export const AUDIENCE = 'atip-hub';

interface Claims extends JWTPayload {
  readonly sub: string;
}

/** An identity provider reduced to its key set. */
export const startIssuer = async () => {
  const pair = await generateKeyPair('ES256');
  const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: [jwk] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = () => Math.floor(Date.now() / 1000);
  return {
    issuer,
    jwksUrl: `${issuer}/jwks`,
    /** The public key, as anybody can read it. */
    jwk,
    /** A good access token, but for what `claims` and `header` spoil. */
    token: (
      claims: Claims,
      { key, ...header }: Partial<JWTHeaderParameters> & { key?: Parameters<SignJWT['sign']>[0] } = {},
    ) =>
      new SignJWT({ iss: issuer, aud: AUDIENCE, iat: now(), exp: now() + 600, jti: randomUUID(), ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k1', typ: 'at+jwt', ...header })
        .sign(key ?? pair.privateKey),
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
