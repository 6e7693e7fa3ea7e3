import { type IncomingMessage, type Server, type ServerResponse, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type IdentityOptions, refuseProduction } from './config.js';
import { createLogin } from './login.js';
import { createProvider } from './provider.js';

export interface RunningIdentity {
  /** E.g. `http://127.0.0.1:4002`, the `iss` of every token. */
  readonly issuer: string;
  readonly stop: () => Promise<void>;
}

/**
 * Starts an OpenID Connect provider for the demo people on the loopback address.
 * @example const identity = await startIdentity({ hubEnv: 'development', port: 0, audience: 'atip-hub', state })
 * @throws {IdentityConfigError} outside development
 */
export const startIdentity = async ({ hubEnv, port, audience, state }: IdentityOptions): Promise<RunningIdentity> => {
  refuseProduction(hubEnv);
  const server = createServer();
  const bound = await listen(server, port);
  const issuer = `http://127.0.0.1:${bound}`;
  const provider = createProvider(issuer, audience, state);
  const toProvider = provider.callback();
  const login = createLogin(provider, state);
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    if (!isOwnName(request.headers.host, bound)) response.writeHead(421).end();
    else if (path === '/healthz') sendJson(response, { status: 'ok' });
    else if (path.startsWith('/login/')) void login(request, response).catch(() => response.destroy());
    else void toProvider(request, response);
  });
  return { issuer, stop: () => close(server) };
};

/** A page of another site that points its own name at this machine does not get in. */
const isOwnName = (host: string | undefined, port: number): boolean =>
  host === `127.0.0.1:${port}` || host === `localhost:${port}`;

const sendJson = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
