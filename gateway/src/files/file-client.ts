import { PassThrough, type Readable } from 'node:stream';
import {
  ASSERTION_HEADER,
  type Caller,
  contentDigest,
  createAssertionSigner,
  DIGEST_HEADER,
  GATEWAY_ISSUER,
  type SignAssertion,
} from '@hub/caller';
import { FILE_BYTES_MAX } from '@hub/vocabulary';
import { type Dispatcher, Pool } from 'undici';
import { z } from 'zod';
import { HubError, isErrorCode } from '../errors.js';
import type { SubgraphEndpoint } from '../supergraph/graph.js';

const CONNECTIONS = 8;
const CONNECT_MS = 2_000;
const REFUSAL_BYTES = 16 * 1024;

/** A file on its way to a subgraph, with what its sender says of it. */
export interface FileUpload {
  readonly body: Readable;
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
}

const refusal = z.object({ errors: z.array(z.object({ extensions: z.object({ code: z.string() }) })).min(1) });

/** The road of files to one subgraph: signed like any call, streamed, bounded in size; redirects are refused. */
export class FileClient {
  private readonly pool: Pool;
  private readonly sign: SignAssertion;

  constructor(private readonly endpoint: SubgraphEndpoint) {
    this.pool = new Pool(endpoint.url, {
      connections: CONNECTIONS,
      maxResponseSize: FILE_BYTES_MAX,
      connect: { timeout: CONNECT_MS },
    });
    this.sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: endpoint.name }, endpoint.key);
  }

  /** @throws HubError what the subgraph refused it with, SUBGRAPH_UNAVAILABLE or SUBGRAPH_FAILED */
  async put(path: string, { body, size, sha256 }: FileUpload, who: Asking): Promise<void> {
    // of its own, so that an answer that comes early ends this and not the connection of the sender
    const through = body.pipe(new PassThrough());
    body.once('error', (error) => through.destroy(error));
    const answer = await this.send(
      { method: 'PUT', path, body: through, signal: who.signal },
      {
        [ASSERTION_HEADER]: this.sign(who.caller, { method: 'PUT', path, sha256 }),
        [DIGEST_HEADER]: contentDigest(sha256),
        'content-length': String(size),
      },
    );
    if (answer.statusCode !== 201) throw await this.refusalOf(answer);
    await answer.body.dump();
  }

  /** @throws HubError as `put` */
  async get(path: string, { caller, signal }: Asking): Promise<Dispatcher.ResponseData> {
    const assertion = this.sign(caller, { method: 'GET', path, body: '' });
    const answer = await this.send({ method: 'GET', path, signal }, { [ASSERTION_HEADER]: assertion });
    if (answer.statusCode !== 200) throw await this.refusalOf(answer);
    return answer;
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async send(
    options: Dispatcher.RequestOptions,
    headers: Record<string, string>,
  ): Promise<Dispatcher.ResponseData> {
    try {
      return await this.pool.request({ ...options, headers });
    } catch {
      throw new HubError('SUBGRAPH_UNAVAILABLE', { organisation: this.endpoint.organisation });
    }
  }

  private async refusalOf({ body }: Dispatcher.ResponseData): Promise<HubError> {
    const text = (await body.text().catch(() => '')).slice(0, REFUSAL_BYTES);
    const code = codeOf(text);
    return isErrorCode(code)
      ? new HubError(code)
      : new HubError('SUBGRAPH_FAILED', { organisation: this.endpoint.organisation });
  }
}

/** For whom, and until when. */
export interface Asking {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

const codeOf = (text: string): string | undefined => {
  try {
    return refusal.parse(JSON.parse(text)).errors[0]?.extensions.code;
  } catch {
    return undefined;
  }
};
