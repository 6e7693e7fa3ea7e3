import { readFileSync, statSync } from 'node:fs';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const person = z.object({
  /** Short name to type, e.g. `anong`. */
  key: z.string().min(1),
  /** The `sub` of the person's tokens. */
  id: z.string().min(1),
  name: z.string(),
  title: z.string(),
  /** True when this person always signs in with a second factor. */
  mfa: z.boolean().optional(),
});

const signingKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});

const state = z.object({
  people: z.array(person).min(1),
  /** One password for every demo person. */
  password: z.string().min(8),
  /** Proves to the token endpoint that a local command asks. */
  demoSecret: z.string().min(32),
  cookieKey: z.string().min(32),
  signingKey,
});

export type DemoLogin = z.infer<typeof person>;
/** Private ES256 key as a JWK with `kid`. */
export type SigningKey = z.infer<typeof signingKey>;
/** What the identity provider remembers between two starts; the file it is read from is secret. */
export type IdentityState = z.infer<typeof state>;

/** The identity provider cannot start as configured. */
export class IdentityConfigError extends Error {
  override readonly name = 'IdentityConfigError';
}

/** @throws {IdentityConfigError} naming the field that is wrong, never its value */
export const readIdentityState = (file: string): IdentityState => {
  refuseReadableByOthers(file);
  try {
    return state.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const why =
      error instanceof z.ZodError
        ? error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
        : 'it cannot be read as JSON';
    throw new IdentityConfigError(`HUB_IDENTITY_STATE names a file that is not usable: ${why}`);
  }
};

const refuseReadableByOthers = (file: string): void => {
  const mode = statSync(file, { throwIfNoEntry: false })?.mode ?? 0;
  if (process.platform !== 'win32' && mode & 0o077)
    throw new IdentityConfigError(
      `HUB_IDENTITY_STATE names a file that others on this machine may read; make it private: chmod 600 ${file}`,
    );
};

/** A new private key to sign tokens with. */
export const newSigningKey = async (): Promise<SigningKey> => {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const kid = `dev-${Date.now().toString(36)}`;
  return signingKey.parse({ ...(await exportJWK(privateKey)), kid, alg: 'ES256', use: 'sig' });
};
