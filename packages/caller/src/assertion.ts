import { createHash, randomUUID } from 'node:crypto';
import { createDecoder, createSigner, createVerifier } from 'fast-jwt';
import { z } from 'zod';
import { OFFICE_KINDS, SCOPES } from '@hub/vocabulary';
import type { Caller } from './caller.js';
import { ReplayCache } from './replay-cache.js';

/** HTTP header that carries the assertion of one hub-to-subgraph request. */
export const ASSERTION_HEADER = 'hub-assertion';
/** Seconds an assertion is valid. */
export const ASSERTION_SECONDS = 30;
/** The issuer that may speak for people and offices; every other one only for itself. */
export const GATEWAY_ISSUER = 'gateway';
const TOKEN_TYPE = 'hub-assertion+jwt';
const CLOCK_TOLERANCE_SECONDS = 5;

/** What one assertion is good for; anything else is refused. `body` is the exact bytes sent. */
export interface BoundRequest {
  readonly method: 'GET' | 'POST' | 'CONNECT' | 'SUBSCRIBE';
  /** Path and query string, e.g. `/graphql` or `/feeds/directory?after=0`. */
  readonly path: string;
  readonly body: string;
}

/** A request whose body follows: bound to what the sender said its digest is. Whoever takes the body compares it. */
export interface BoundStream {
  readonly method: 'PUT';
  readonly path: string;
  /** SHA-256 of the body, hex. */
  readonly sha256: string;
}

/** The bytes a subscribe assertion is bound to: the payload in one canonical spelling. */
export const subscribeBody = (payload: {
  query: string;
  operationName?: string | null | undefined;
  variables?: Record<string, unknown> | null | undefined;
}): string => JSON.stringify([payload.query, payload.operationName ?? null, payload.variables ?? {}]);

const requestHash = (request: BoundRequest | BoundStream): string =>
  createHash('sha256')
    .update(`${request.method}\n${request.path}\n${bodyHash(request)}`)
    .digest('base64url');

const bodyHash = (request: BoundRequest | BoundStream): string =>
  'sha256' in request ? request.sha256 : createHash('sha256').update(request.body).digest('hex');

const claims = z.object({
  jti: z.string(),
  iat: z.number(),
  sub: z.string(),
  req: z.string(),
  knd: z.enum(['PERSON', 'ACCOUNT', 'OFFICE', 'SERVICE', 'PUBLIC']),
  off: z.array(z.tuple([z.string(), z.enum(OFFICE_KINDS), z.string().nullable(), z.string().nullable()])),
  scp: z.array(z.enum(SCOPES)),
  mfa: z.boolean(),
  aut: z.number().nullable(),
  dir: z.number(),
});

const issuerClaim = z.object({ iss: z.string() });

export type SignAssertion = (caller: Caller, request: BoundRequest | BoundStream) => string;
export type VerifyAssertion = (token: string | undefined, request: BoundRequest | BoundStream) => Caller;

/** The assertion was missing, forged, expired, replayed, or made for another request or subgraph. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

/**
 * Signs calls of one service to one subgraph.
 * @param route.issuer who signs: `gateway`, or the name of the subgraph that reads a feed
 * @param route.audience name of the subgraph, the only one that will accept the assertion
 * @param secret at least 32 random bytes shared by exactly these two, base64url
 */
export const createAssertionSigner = (
  { issuer, audience }: { issuer: string; audience: string },
  secret: string,
): SignAssertion => {
  const sign = createSigner({
    key: hmacKey(secret),
    algorithm: 'HS256',
    header: { alg: 'HS256', typ: TOKEN_TYPE },
    iss: issuer,
    aud: audience,
    expiresIn: ASSERTION_SECONDS * 1000,
  });
  return (caller, request) =>
    sign({
      jti: randomUUID(),
      sub: caller.id,
      req: requestHash(request),
      knd: caller.kind,
      off: caller.offices.map(({ office, kind, committee, appointment }) => [office, kind, committee, appointment]),
      scp: [...caller.scopes],
      mfa: caller.mfa,
      aut: caller.authenticatedAt,
      dir: caller.directoryVersion,
    });
};

/**
 * Verifies assertions made for this subgraph; each is accepted once.
 * @param secrets one per issuer that may call; an issuer other than the gateway may only speak for itself
 * @throws {AssertionError} for anything but a fresh assertion bound to exactly this request
 */
export const createAssertionVerifier = (
  audience: string,
  secrets: Readonly<Record<string, string>>,
): VerifyAssertion => {
  const verifiers = new Map(
    Object.entries(secrets).map(([issuer, secret]) => [
      issuer,
      createVerifier({
        key: hmacKey(secret),
        algorithms: ['HS256'],
        checkTyp: TOKEN_TYPE,
        allowedIss: issuer,
        allowedAud: audience,
        clockTolerance: CLOCK_TOLERANCE_SECONDS * 1000,
        maxAge: ASSERTION_SECONDS * 1000,
        requiredClaims: ['exp', 'iat', 'jti', 'sub'],
        cache: false,
      }),
    ]),
  );
  const replay = new ReplayCache((ASSERTION_SECONDS + 2 * CLOCK_TOLERANCE_SECONDS) * 1000);
  return (token, request) => {
    const { issuer, payload } = open(token, verifiers);
    if (payload.req !== requestHash(request)) throw new AssertionError('assertion is for another request');
    if (issuer !== GATEWAY_ISSUER && !(payload.knd === 'SERVICE' && payload.sub === issuer))
      throw new AssertionError('this issuer may only speak for itself');
    if (!replay.first(payload.jti)) throw new AssertionError('assertion was used before');
    return {
      kind: payload.knd,
      id: payload.sub,
      offices: payload.off.map(([office, kind, committee, appointment]) => ({ office, kind, committee, appointment })),
      scopes: payload.scp,
      mfa: payload.mfa,
      authenticatedAt: payload.aut,
      directoryVersion: payload.dir,
    };
  };
};

const decode = createDecoder();

const open = (token: string | undefined, verifiers: ReadonlyMap<string, (token: string) => unknown>) => {
  try {
    const issuer = issuerClaim.parse(decode(token ?? '')).iss;
    const verify = verifiers.get(issuer);
    if (!verify) throw new AssertionError('issuer unknown');
    const payload = claims.parse(verify(token ?? ''));
    // Signed by a clock ahead of ours it would outlive the memory of used ones.
    if (payload.iat > Date.now() / 1000 + CLOCK_TOLERANCE_SECONDS) throw new AssertionError('not yet valid');
    return { issuer, payload };
  } catch {
    throw new AssertionError('assertion refused');
  }
};

const hmacKey = (secret: string) => {
  const bytes = Buffer.from(secret, 'base64url');
  if (bytes.length < 32) throw new Error('an assertion key needs at least 32 bytes, base64url');
  return bytes;
};
