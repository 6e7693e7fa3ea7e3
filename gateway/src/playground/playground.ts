import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { GatewayConfig } from '../config.js';
import { SECURITY_HEADERS } from '../http/respond.js';

interface Asset {
  readonly type: string;
  readonly body: string | Buffer;
}

const resolve = createRequire(import.meta.url).resolve;
/** A packaged file, found beside the package's manifest: some packages export no other path. */
const packaged = (type: string, name: string, file: string) => () => ({
  type,
  body: readFileSync(join(dirname(resolve(`${name}/package.json`)), file)),
});
/** A file of our own, beside the sources. */
const own = (type: string, file: string) => () => ({
  type,
  body: readFileSync(new URL(`../../playground/${file}`, import.meta.url)),
});

/** GraphiQL from this machine's own packages; nothing of it comes from elsewhere. */
const ASSETS: Readonly<Record<string, () => Asset>> = {
  '/': own('text/html', 'index.html'),
  '/playground/playground.js': own('text/javascript', 'playground.js'),
  '/playground/examples.graphql': own('text/plain', 'examples.graphql'),
  '/playground/react.js': packaged('text/javascript', 'react', 'umd/react.production.min.js'),
  '/playground/react-dom.js': packaged('text/javascript', 'react-dom', 'umd/react-dom.production.min.js'),
  '/playground/graphiql.js': packaged('text/javascript', 'graphiql', 'graphiql.min.js'),
  '/playground/graphiql.css': packaged('text/css', 'graphiql', 'graphiql.min.css'),
};

/** Answers the playground's own paths and says whether this was one; development only. */
export const playground = (config: Pick<GatewayConfig, 'issuer' | 'livePort'>) => {
  const issuer = new URL(config.issuer).origin;
  const known = new Map<string, Asset>();
  return (path: string, response: ServerResponse): boolean => {
    if (path === '/playground/settings.json') {
      write(response, { type: 'application/json', body: JSON.stringify(config, ['issuer', 'livePort']) }, issuer);
      return true;
    }
    const load = Object.hasOwn(ASSETS, path) ? ASSETS[path] : undefined;
    if (!load) return false;
    const asset = known.get(path) ?? load();
    known.set(path, asset);
    write(response, asset, issuer);
    return true;
  };
};

const write = (response: ServerResponse, { type, body }: Asset, issuer: string): void => {
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-type': `${type}; charset=utf-8`,
    'content-security-policy':
      `default-src 'self'; connect-src 'self' ${issuer} http://127.0.0.1:* ws://127.0.0.1:*; ` +
      `style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; ` +
      `frame-ancestors 'none'; base-uri 'none'; form-action 'none'`,
  });
  response.end(body);
};
