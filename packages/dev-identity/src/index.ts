export { DEMO_GRANT, TOKEN_SECONDS } from './demo-grant.js';
export { DEV_CLIENT, GRAPH_RESOURCE } from './provider.js';
export type { IdentityOptions } from './config.js';
export { type RunningIdentity, startIdentity } from './server.js';
export { type DemoLogin, IdentityConfigError, type IdentityState, newSigningKey, type SigningKey } from './state.js';
