import type { Configuration, Provider as OidcProvider } from 'oidc-provider';
import { DEMO_GRANT, TOKEN_SECONDS, demoClaims, registerDemoGrant } from './demo-grant.js';
import { isLoopbackUri } from './loopback.js';
import { MemoryAdapter } from './memory-adapter.js';
import { Provider, errors } from './oidc.js';
import { errorPage } from './pages.js';
import { MFA_ACR, PASSWORD_ACR, tokenClaims } from './sign-in.js';
import type { IdentityState } from './state.js';

/** Public client of browsers and commands on this machine: GraphiQL, the dashboard, `npm run token`. */
export const DEV_CLIENT = 'hub-dev';
/** Resource indicator (RFC 8707) of the graph; also the default when a client names none. */
export const GRAPH_RESOURCE = 'urn:atip-hub:graph';
const SESSION_SECONDS = 12 * 3600;

export const createProvider = (issuer: string, audience: string, state: IdentityState): OidcProvider => {
  const provider: OidcProvider = new Provider(issuer, {
    ...fixedSettings,
    adapter: MemoryAdapter,
    jwks: { keys: [state.signingKey] },
    cookies: cookieSettings(state.cookieKey),
    findAccount: (_ctx, id) => {
      const person = state.people.find((candidate) => candidate.id === id);
      return person && { accountId: id, claims: () => ({ sub: id, name: person.name }) };
    },
    loadExistingGrant: (ctx) => grantEverything(provider, ctx.oidc.session!.accountId!),
    features: { ...features, resourceIndicators: resourceIndicators(audience) },
  });
  provider.Client.prototype.redirectUriAllowed = isLoopbackUri;
  registerDemoGrant(provider, state, new provider.ResourceServer(GRAPH_RESOURCE, graphServer(audience)));
  return provider;
};

const graphServer = (audience: string) => ({
  scope: '',
  audience,
  accessTokenFormat: 'jwt' as const,
  accessTokenTTL: TOKEN_SECONDS,
  jwt: { sign: { alg: 'ES256' as const } },
});

const resourceIndicators = (audience: string) => ({
  enabled: true,
  defaultResource: () => GRAPH_RESOURCE,
  useGrantedResource: () => true,
  getResourceServerInfo: (_ctx: unknown, resource: string) => {
    if (resource !== GRAPH_RESOURCE) throw new errors.InvalidTarget();
    return graphServer(audience);
  },
});

/** Nobody is asked for consent: client and graph belong to the same hub. */
const grantEverything = async (provider: OidcProvider, accountId: string) => {
  const grant = new provider.Grant({ accountId, clientId: DEV_CLIENT });
  grant.addOIDCScope('openid profile');
  grant.addResourceScope(GRAPH_RESOURCE, '');
  await grant.save();
  return grant;
};

const cookieSettings = (key: string): Configuration['cookies'] => ({
  keys: [key],
  names: { session: 'hub_identity', interaction: 'hub_identity_step', resume: 'hub_identity_resume' },
});

const features: Configuration['features'] = {
  devInteractions: { enabled: false },
  rpInitiatedLogout: { enabled: false },
  userinfo: { enabled: true },
};

const fixedSettings: Configuration = {
  clients: [
    {
      client_id: DEV_CLIENT,
      application_type: 'web',
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', DEMO_GRANT],
      response_types: ['code'],
      redirect_uris: ['http://127.0.0.1/'],
      id_token_signed_response_alg: 'ES256',
    },
  ],
  acrValues: [PASSWORD_ACR, MFA_ACR],
  claims: { openid: ['sub'], profile: ['name'] },
  clientBasedCORS: (_ctx, origin) => isLoopbackUri(origin),
  enabledJWA: { idTokenSigningAlgValues: ['ES256'], userinfoSigningAlgValues: ['ES256'] },
  extraTokenClaims: (ctx, token) => {
    const code = ctx.oidc.entities.AuthorizationCode;
    return demoClaims.get(token) ?? tokenClaims(code ?? {}, code?.authTime);
  },
  interactions: { url: (_ctx, interaction) => `/login/${interaction.uid}` },
  pkce: { required: () => true },
  renderError: (ctx, out) => {
    ctx.type = 'html';
    ctx.body = errorPage(out.error, out.error_description);
  },
  responseTypes: ['code'],
  scopes: ['openid', 'profile'],
  ttl: {
    AccessToken: TOKEN_SECONDS,
    AuthorizationCode: 60,
    Grant: SESSION_SECONDS,
    IdToken: TOKEN_SECONDS,
    Interaction: 3600,
    Session: SESSION_SECONDS,
  },
};
