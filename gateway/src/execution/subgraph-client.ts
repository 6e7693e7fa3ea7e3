import { ASSERTION_HEADER, createAssertionSigner, GATEWAY_ISSUER, type Caller, type SignAssertion } from '@hub/caller';
import type { Language } from '@hub/languages';
import { Pool } from 'undici';
import { HubError } from '../errors.js';
import { DEFAULT_LIMITS } from '../limits/limits.js';
import type { SubgraphEndpoint, SubgraphStatus } from '../supergraph/graph.js';
import { parseAnswer, type SubgraphAnswer } from './subgraph-answer.js';

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;
const CONNECTIONS = 128;
const GRAPHQL = { method: 'POST', path: '/graphql' } as const;
const JSON_ANSWER = /^application\/(?:graphql-response\+)?json\b/;
const DOWN_STATUS = new Set([502, 503, 504]);

/** How one call is made, besides for whom. */
export interface SendOptions {
  readonly signal?: AbortSignal | undefined;
  /** What the subgraph shall word its problems in. It gives no right, so it is not signed. */
  readonly language?: Language | undefined;
}

/** The one road to a subgraph: signed, pinned to its address, bounded in time and size, redirects refused. */
export class SubgraphClient {
  private readonly pool: Pool;
  private readonly sign: SignAssertion;
  private failingSince: number | undefined;

  constructor(
    readonly endpoint: SubgraphEndpoint,
    private readonly deadlineMs = DEFAULT_LIMITS.subgraphMs,
  ) {
    this.pool = new Pool(endpoint.url, {
      connections: CONNECTIONS,
      maxResponseSize: MAX_ANSWER_BYTES,
      connect: { timeout: deadlineMs },
      keepAliveTimeout: 4_000,
    });
    this.sign = createAssertionSigner({ issuer: GATEWAY_ISSUER, audience: endpoint.name }, endpoint.key);
  }

  /** @throws HubError SUBGRAPH_UNAVAILABLE | SUBGRAPH_FAILED | OPERATION_TIMEOUT */
  async send(body: string, caller: Caller, options: SendOptions = {}): Promise<SubgraphAnswer> {
    const text = await this.exchange(body, caller, options);
    try {
      return parseAnswer(text, this.endpoint.organisation);
    } catch {
      throw new HubError('SUBGRAPH_FAILED', { organisation: this.endpoint.organisation });
    }
  }

  status(): SubgraphStatus {
    const { name, organisation } = this.endpoint;
    return { name, organisation, answering: this.failingSince === undefined, ...this.since() };
  }

  async close(): Promise<void> {
    await this.pool.destroy();
  }

  private async exchange(body: string, caller: Caller, { signal, language }: SendOptions): Promise<string> {
    const deadline = new AbortController();
    const abort = () => deadline.abort();
    const timer = setTimeout(abort, this.deadlineMs);
    signal?.addEventListener('abort', abort, { once: true });
    try {
      if (signal?.aborted) throw new HubError('OPERATION_TIMEOUT');
      return await this.request(body, caller, { signal: deadline.signal, language });
    } catch (error) {
      if (error instanceof HubError) throw error;
      if (signal?.aborted) throw new HubError('OPERATION_TIMEOUT');
      if (isTooLarge(error)) throw new HubError('SUBGRAPH_FAILED', { organisation: this.endpoint.organisation });
      throw this.unavailable();
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    }
  }

  private async request(body: string, caller: Caller, { signal, language }: SendOptions): Promise<string> {
    const answer = await this.pool.request({
      ...GRAPHQL,
      body,
      signal,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(language && { 'accept-language': language }),
        [ASSERTION_HEADER]: this.sign(caller, { ...GRAPHQL, body }),
      },
    });
    const text = await answer.body.text();
    if (DOWN_STATUS.has(answer.statusCode)) throw this.unavailable();
    this.failingSince = undefined;
    const isAnswer = answer.statusCode === 200 && JSON_ANSWER.test(String(answer.headers['content-type']));
    if (!isAnswer) throw new HubError('SUBGRAPH_FAILED', { organisation: this.endpoint.organisation });
    return text;
  }

  private unavailable(): HubError {
    this.failingSince ??= Date.now();
    return new HubError('SUBGRAPH_UNAVAILABLE', { organisation: this.endpoint.organisation, ...this.since() });
  }

  private since(): { since?: string } {
    return this.failingSince === undefined ? {} : { since: new Date(this.failingSince).toISOString() };
  }
}

const isTooLarge = (error: unknown): boolean =>
  (error as { code?: unknown } | null)?.code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
