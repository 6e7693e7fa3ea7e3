import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomBytes } from 'node:crypto';
import { ASSERTION_HEADER, type Caller, createAssertionVerifier } from '@hub/caller';

/** A document as it was asked for. */
export interface AskedDocumentOf {
  readonly path: string;
  readonly office: string;
  readonly variables: Record<string, string | null>;
  readonly caller: Caller;
}

/** Stands where the gateway runs documents of one sender: checks who asks, and answers what a test says. */
export const startFakeGateway = async (sender: string) => {
  const key = randomBytes(32).toString('base64url');
  const verify = createAssertionVerifier('gateway', { [sender]: key });
  const asked: AskedDocumentOf[] = [];
  const gateway = {
    asked,
    /** What is answered to a path; default that the organisation does not answer. */
    answers: new Map<string, (asking: AskedDocumentOf) => unknown>(),
    settings: {} as Record<string, string>,
    stop: (): Promise<unknown> => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    const path = request.url ?? '';
    const caller = verify(request.headers[ASSERTION_HEADER] as string, { method: 'POST', path, body });
    const asking = { path, caller, ...(JSON.parse(body) as Pick<AskedDocumentOf, 'office' | 'variables'>) };
    asked.push(asking);
    const said = gateway.answers.get(path)?.(asking) ?? {
      errors: [{ message: '', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));
  };
  const server = createServer((request, response) => void answer(request, response).catch(() => response.destroy()));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  gateway.settings = {
    HUB_GATEWAY_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    HUB_GATEWAY_KEY: key,
  };
  return gateway;
};
