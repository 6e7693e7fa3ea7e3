const DIGEST = /^sha-256=:([A-Za-z0-9+/]{43}=):$/;

/** Header in which the digest of a body is told before the body (RFC 9530). */
export const DIGEST_HEADER = 'content-digest';

/** The SHA-256 that a `Content-Digest` tells, hex; undefined when it tells none, or more than one. */
export const toldSha256 = (header: string | readonly string[] | undefined): string | undefined => {
  const told = typeof header === 'string' ? DIGEST.exec(header)?.[1] : undefined;
  return told && Buffer.from(told, 'base64').toString('hex');
};

/** A `Content-Digest` of a SHA-256 in hex. */
export const contentDigest = (sha256: string): string => `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`;
