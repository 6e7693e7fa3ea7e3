import { timingSafeEqual } from 'node:crypto';
import type { KoaContextWithOIDC, Provider } from 'oidc-provider';
import { z } from 'zod';
import { errors } from './oidc.js';
import { signInOf, tokenClaims } from './sign-in.js';
import type { IdentityState } from './state.js';

/** Grant type of the token endpoint that answers a local command with the token of a demo person. */
export const DEMO_GRANT = 'urn:atip-hub:demo-person';
/** Longest life of an access token, in seconds. */
export const TOKEN_SECONDS = 600;

/** Longest time ago a demo person may say to have signed in: as long as a session lasts, in seconds. */
const AUTHENTICATED_AGO_SECONDS = 12 * 3600;

const parameters = z.object({
  person: z.string().min(1).max(200),
  demo_secret: z.string().max(200),
  expires_in: z.coerce.number().int().min(1).max(TOKEN_SECONDS).default(TOKEN_SECONDS),
  mfa: z.enum(['true', 'false']).optional(),
  /** Seconds since the sign-in the token tells of. */
  authenticated_ago: z.coerce.number().int().min(0).max(AUTHENTICATED_AGO_SECONDS).default(0),
});

/** Claims that belong to a token made by this grant, until it is signed. */
export const demoClaims = new WeakMap<object, Record<string, unknown>>();

export const registerDemoGrant = (
  provider: Provider,
  { people, demoSecret }: IdentityState,
  resource: InstanceType<Provider['ResourceServer']>,
): void => {
  const answer = async (ctx: KoaContextWithOIDC): Promise<void> => {
    const asked = read(ctx.oidc.params);
    if (!sameSecret(asked.demo_secret, demoSecret))
      throw refused('invalid_grant', 'the demo secret is not the one of this hub');
    const person = people.find(({ key, id }) => key === asked.person || id === asked.person);
    if (!person) throw refused('invalid_grant', 'no demo person has this key or id');
    const token = new provider.AccessToken({
      accountId: person.id,
      client: ctx.oidc.client!,
      expiresIn: asked.expires_in,
      gty: DEMO_GRANT,
    } as never);
    token.resourceServer = resource;
    const mfa = asked.mfa === undefined ? (person.mfa ?? false) : asked.mfa === 'true';
    demoClaims.set(token, tokenClaims(signInOf(mfa), Math.floor(Date.now() / 1000) - asked.authenticated_ago));
    ctx.oidc.entity('AccessToken', token);
    ctx.body = { access_token: await token.save(), token_type: 'Bearer', expires_in: asked.expires_in };
  };
  provider.registerGrantType(DEMO_GRANT, answer, Object.keys(parameters.shape), []);
};

const read = (params: unknown): z.infer<typeof parameters> => {
  const result = parameters.safeParse(params);
  if (result.success) return result.data;
  const names = [...new Set(result.error.issues.map(({ path }) => path.join('.')))];
  throw refused('invalid_request', `missing or not valid: ${names.join(', ')}`);
};

const refused = (code: string, description: string) => new errors.CustomOIDCProviderError(code, description);

/** Equal without telling by its duration how much was equal. */
export const sameSecret = (given: string, wanted: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
};
