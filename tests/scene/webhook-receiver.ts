import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readWebhook, type WebhookEvent } from '@hub/live-client/node';

/** The server of a partner, which takes what the hub signed, each id once; it can die and come back. */
export class WebhookReceiver {
  readonly taken: WebhookEvent[] = [];
  /** What was refused, with the reason. */
  readonly refused: string[] = [];
  secret = '';
  private server: Server | undefined;
  private port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.port}/hub`;
  }

  async start(): Promise<this> {
    const server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        response.writeHead(this.take({ headers: request.headers, body: Buffer.concat(chunks) }) ? 204 : 400).end();
      });
    }).listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    this.server = server;
    return this;
  }

  async die(): Promise<void> {
    const closed = new Promise((resolve) => this.server?.close(resolve) ?? resolve(undefined));
    this.server?.closeAllConnections();
    await closed;
    this.server = undefined;
  }

  private take(request: Parameters<typeof readWebhook>[0]): boolean {
    try {
      const event = readWebhook(request, { secrets: [this.secret] });
      if (!this.taken.some(({ id }) => id === event.id)) this.taken.push(event);
      return true;
    } catch (error) {
      this.refused.push((error as Error).message);
      return false;
    }
  }
}
