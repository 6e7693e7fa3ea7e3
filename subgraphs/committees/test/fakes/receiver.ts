import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a receiver meets one request: with a status, or not as it should. */
export type Behaviour = number | 'HANG' | 'REDIRECT' | 'DRIP';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly answered: Behaviour;
}

/** A real HTTP server on this machine that takes notices, or fails to, as a test says. */
export class Receiver {
  readonly received: Received[] = [];
  /** How the next requests are met; 200 when it has run out. */
  script: Behaviour[] = [];
  private constructor(private readonly server: Server) {}

  static async start(port = 0): Promise<Receiver> {
    const server = createServer();
    const receiver = new Receiver(server);
    server.on('request', (request, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const answered = receiver.script.shift() ?? 200;
        receiver.received.push({
          ...{ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks), answered },
        });
        receiver.meet(answered, response);
      });
    });
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}/hook`;
  }

  get json(): Record<string, unknown>[] {
    return this.received.map(({ body }) => JSON.parse(body.toString('utf8')) as Record<string, unknown>);
  }

  onceConnected(tell: (value: unknown) => void): void {
    this.server.once('connection', tell);
  }

  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await closed;
  }

  private meet(how: Behaviour, response: ServerResponse): void {
    if (how === 'HANG') return;
    if (how === 'REDIRECT') return void response.writeHead(307, { location: `${this.url}/elsewhere` }).end();
    if (how === 'DRIP') {
      const drop = setInterval(
        () => (response.destroyed ? clearInterval(drop) : response.write('x'.repeat(1_000))),
        20,
      );
      return void response.writeHead(200, { 'content-type': 'text/plain' });
    }
    response.writeHead(how).end();
  }
}

/** Whether a request is signed with this secret, as Standard Webhooks has receivers check it. */
export const isSigned = ({ headers, body }: Received, secret: string): boolean => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body.toString('utf8')}`;
  const expected = Buffer.from(createHmac('sha256', key).update(signed).digest('base64'));
  const age = Math.abs(Date.now() / 1_000 - Number(headers['webhook-timestamp']));
  return String(headers['webhook-signature'])
    .split(' ')
    .map((each) => each.split(','))
    .some(([version, signature]) => {
      const given = Buffer.from(signature ?? '');
      return version === 'v1' && age < 300 && given.length === expected.length && timingSafeEqual(given, expected);
    });
};
