import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  ASSERTION_HEADER,
  type Caller,
  createAssertionVerifier,
  DIRECTORY_STALE_MS,
  officeCaller,
  type VerifyAssertion,
} from '@hub/caller';
import { TRUSTED_DOCUMENTS, type TrustedDocument } from '@hub/vocabulary';
import { z } from 'zod';
import type { GatewayConfig } from '../config.js';
import { HubError, publicErrors } from '../errors.js';
import type { ApolloFront } from '../execution/apollo-front.js';
import { readBody } from '../http/read-request.js';
import { respondJson } from '../http/respond.js';
import { type Identity, isKnown } from '../identity/identity.js';
import { validateOperation } from '../limits/validate-operation.js';
import type { Log } from '../observe/log.js';
import { authorizeOperation } from '../policy/authorize.js';
import type { GraphSource } from '../supergraph/graph.js';

const PATH = /^\/documents\/([a-z][a-z-]{0,60})$/;
/** The audience of calls of services to the gateway. */
const AUDIENCE = 'gateway';

export const isDocumentPath = (path: string): boolean => path.startsWith('/documents/');

const asked = z.object({
  /** Whose rights it runs with. */
  office: z.string().max(64),
  variables: z.record(z.string(), z.union([z.string().max(500), z.null()])).default({}),
});

interface Parts {
  readonly config: GatewayConfig;
  readonly log: Log;
  readonly source: GraphSource;
  readonly identity: Identity;
  readonly front: ApolloFront;
}

/**
 * Runs a named text of the vocabulary for the service that may name it, as an office: with the rights of that office,
 * held or vacant, and without any identifying field. A service has no rights of its own here.
 */
export class DocumentDoor {
  private readonly verify: VerifyAssertion;

  constructor(private readonly parts: Parts) {
    this.verify = createAssertionVerifier(AUDIENCE, parts.config.serviceKeys);
  }

  /** @throws HubError */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { source, identity, front, log, config } = this.parts;
    if (request.method !== 'POST') throw new HubError('REQUEST_METHOD');
    const path = request.url ?? '';
    const body = (await readBody(request, config.limits.bodyBytes)).toString('utf8');
    const { text } = this.documentFor(request, { path, body });
    const { office, variables } = parse(body);
    const caller = this.callerOf(office);
    const graph = source.current();
    if (!graph) throw new HubError('HUB_NOT_READY');
    const validated = validateOperation(
      graph,
      { query: text, variables },
      { kinds: ['query'], limits: config.limits, introspection: false },
    );
    authorizeOperation(graph, validated, caller, identity.directory.ageMs());
    const gone = new AbortController();
    response.once('close', () => !response.writableEnded && gone.abort());
    const { deadlineMs } = config.limits;
    const result = await front.run({ graph, validated, caller, language: 'en', deadlineMs, gone: gone.signal });
    const errors = result.errors && publicErrors(result.errors, log.incident);
    respondJson(response, 200, { ...(errors && { errors }), data: result.data ?? null });
  }

  /** Who does not prove to be its sender learns nothing of a document, not even that there is one. */
  private documentFor(request: IncomingMessage, { path, body }: { path: string; body: string }): TrustedDocument {
    const header = request.headers[ASSERTION_HEADER];
    let sender: string;
    try {
      sender = this.verify(typeof header === 'string' ? header : undefined, { method: 'POST', path, body }).id;
    } catch {
      throw new HubError('AUTH_ASSERTION_INVALID');
    }
    const name = PATH.exec(path)?.[1] ?? '';
    const document = (TRUSTED_DOCUMENTS as Readonly<Record<string, TrustedDocument | undefined>>)[name];
    if (document?.sender !== sender) throw new HubError('REQUEST_PATH');
    return document;
  }

  /** @throws HubError HUB_NOT_READY | NOT_FOUND */
  private callerOf(office: string): Caller {
    const { directory } = this.parts.identity;
    if (!isKnown(directory) || directory.ageMs() > DIRECTORY_STALE_MS) throw new HubError('HUB_NOT_READY');
    const found = directory.office(office);
    if (!found) throw new HubError('NOT_FOUND');
    const { id, kind, committee } = found;
    return officeCaller({ office: id, kind, committee, appointment: null }, directory.version);
  }
}

const parse = (body: string): z.infer<typeof asked> => {
  try {
    return asked.parse(JSON.parse(body));
  } catch {
    throw new HubError('REQUEST_MALFORMED');
  }
};
