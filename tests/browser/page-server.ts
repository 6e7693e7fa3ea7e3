import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The only folders a page may load modules from, by the first part of their path. */
const FOLDERS: Readonly<Record<string, URL>> = {
  'live-client': new URL('../../packages/live-client/dist/', import.meta.url),
  vocabulary: new URL('../../packages/vocabulary/dist/', import.meta.url),
  'graphql-ws': new URL('../../packages/live-client/node_modules/graphql-ws/dist/', import.meta.url),
};

const IMPORTS = JSON.stringify({
  imports: {
    '@hub/vocabulary': '/vocabulary/index.js',
    'graphql-ws/client': '/graphql-ws/client.js',
  },
});

/** A page that shows one inbox: `state` says what the client says, `entries` lists the numbers it was given. */
const PAGE = `<!doctype html><meta charset="utf-8"><title>Inbox</title>
<script type="importmap">${IMPORTS}</script>
<p id="state"></p><ol id="entries"></ol>
<script type="module">
  import { createLiveClient, webStorage } from '/live-client/index.js';
  globalThis.followInbox = ({ live, graphql, accessToken, query, variables }) => {
    const storage = webStorage(localStorage, 'hub.test.');
    const client = createLiveClient({ live, graphql, accessToken: async () => accessToken, storage });
    client.follow({
      query,
      variables,
      onEntry: ({ number }) => entries.append(Object.assign(document.createElement('li'), { textContent: number })),
      onState: ({ kind }) => (state.textContent += ' ' + kind),
    });
  };
</script>`;

export interface PageServer {
  readonly origin: string;
  readonly stop: () => void;
}

/** Serves the page and the compiled modules as they are shipped, without a bundler. */
export const startPageServer = async (): Promise<PageServer> => {
  const server = createServer(({ url = '/' }, response) => {
    const [, folder = '', path = ''] = /^\/([\w-]+)\/([\w./-]+\.js)$/.exec(url) ?? [];
    const base = FOLDERS[folder];
    if (!base || path.includes('..')) return void response.writeHead(url === '/' ? 200 : 404, HTML).end(PAGE);
    response.writeHead(200, { 'content-type': 'text/javascript' });
    createReadStream(fileURLToPath(new URL(path, base)))
      .on('error', () => response.destroy())
      .pipe(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const HTML = { 'content-type': 'text/html' };
