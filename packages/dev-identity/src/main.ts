import { readConfig } from './config.js';
import { startIdentity } from './server.js';
import { IdentityConfigError } from './state.js';

const BAD_CONFIGURATION = 78;
const log = (event: string, more: object = {}) =>
  console.log(JSON.stringify({ time: Date.now(), msg: event, ...more }));

try {
  const identity = await startIdentity(readConfig(process.env));
  log('identity is ready', { issuer: identity.issuer });
  process.once('SIGTERM', () => void identity.stop().then(() => process.exit(0)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(error instanceof IdentityConfigError ? BAD_CONFIGURATION : 1);
}
