import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { type Caller, DIRECTORY_DEAD_MS } from '@hub/caller';
import type { GatewayConfig } from '../config.js';
import { HubError, inLanguage, toGraphQLError } from '../errors.js';
import { FileClient } from '../files/file-client.js';
import { isOfAnswer, whileWanted } from '../files/file-door.js';
import { bearerToken } from '../http/bearer.js';
import { answerPreflight, checkOrigin } from '../http/origin.js';
import { languageAsked, respondJson, SECURITY_HEADERS } from '../http/respond.js';
import { callerOf, type Identity } from '../identity/identity.js';
import { Quota } from '../live/quota.js';

const PATH = /^\/papers\/([a-z][a-z0-9-]*)(\/[0-9a-f-]{36}\.(?:html|pdf|csv|xlsx)\?language=[a-z]{2})$/;
/** The one style sheet of a page, by its digest. */
const STYLE = /^sha256-[A-Za-z0-9+/]{43}=$/;
const NAME = /^[A-Za-z0-9-]{1,80}\.(html|pdf|csv|xlsx)$/;
/** What may be given, by the ending of its name; a browser shows pages and saves tables. */
const MEDIA: ReadonlyMap<string, string> = new Map([
  ['html', 'text/html; charset=utf-8'],
  ['pdf', 'application/pdf'],
  ['csv', 'text/csv; charset=utf-8'],
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
]);
const PAGES: readonly unknown[] = ['html', 'pdf'];

export const isPaperPath = (path: string): boolean => path.startsWith('/papers/');

interface Parts {
  readonly config: GatewayConfig;
  readonly identity: Identity;
}

/**
 * Records as pages to read and print, or as tables, for whoever may read them in the graph:
 * `/papers/<subgraph>/<id>.html?language=th`.
 * The subgraph that owns the record says who may, and writes the page; nothing that it could write runs or loads
 * anything, because of what is sent along here.
 */
export class PaperDoor {
  private readonly clients: ReadonlyMap<string, FileClient>;
  private readonly perPerson: Quota;

  constructor(private readonly parts: Parts) {
    const { subgraphs, limits } = parts.config;
    this.clients = new Map(subgraphs.map((endpoint) => [endpoint.name, new FileClient(endpoint)]));
    this.perPerson = new Quota(limits.filesPerPerson);
  }

  /** @throws HubError */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkOrigin(request, response, this.parts.config.origins);
    if (request.method === 'OPTIONS')
      return answerPreflight(response, { methods: 'GET', headers: 'authorization, accept-language' });
    if (request.method !== 'GET') throw new HubError('REQUEST_METHOD');
    const [, owner = '', rest = ''] = PATH.exec(request.url ?? '') ?? [];
    const client = this.clients.get(owner);
    if (!client) throw new HubError('REQUEST_PATH');
    const caller = await this.callerOf(request);
    if (!this.perPerson.enter(caller.id)) throw new HubError('REQUEST_TOO_OFTEN');
    try {
      await give(client, `/papers${rest}`, {
        caller,
        response,
        signal: whileWanted(response, this.parts.config.limits.fileMs),
      });
    } catch (error) {
      if (!isOfAnswer(error)) throw error;
      respondJson(response, 503, { errors: [inLanguage(toGraphQLError(error), languageAsked(response))] });
    } finally {
      this.perPerson.leave(caller.id);
    }
  }

  async stop(): Promise<void> {
    await Promise.all([...this.clients.values()].map((client) => client.close()));
  }

  /** @throws HubError AUTH_REQUIRED | HUB_NOT_READY */
  private async callerOf(request: IncomingMessage): Promise<Caller> {
    const { identity } = this.parts;
    const session = await identity.authenticate(bearerToken(request));
    const caller = callerOf(identity, session, Date.now());
    if (caller.kind !== 'PERSON') throw new HubError('AUTH_REQUIRED');
    if (identity.directory.ageMs() > DIRECTORY_DEAD_MS) throw new HubError('HUB_NOT_READY');
    return caller;
  }
}

/** Whatever the subgraph says, a page has no script, no form, no frame and nothing from elsewhere. */
const give = async (
  client: FileClient,
  path: string,
  { response, ...asking }: { readonly caller: Caller; readonly signal: AbortSignal; readonly response: ServerResponse },
): Promise<void> => {
  const { headers, body } = await client.get(path, asking);
  const [media, name, style] = [headers['content-type'], headers['paper-name'], headers['paper-style']];
  const [, form = ''] = NAME.exec(String(name)) ?? [];
  const isPage = PAGES.includes(form);
  if (!form || MEDIA.get(form) !== media || (isPage && !STYLE.test(String(style)))) {
    body.on('error', () => undefined).destroy();
    throw new HubError('SUBGRAPH_FAILED');
  }
  const styles = isPage ? `style-src '${String(style)}'; ` : '';
  response.writeHead(200, {
    ...SECURITY_HEADERS,
    'content-security-policy': `default-src 'none'; ${styles}base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox`,
    'content-type': String(media),
    'content-length': String(headers['content-length']),
    'content-disposition': `${isPage ? 'inline' : 'attachment'}; filename="${String(name)}"`,
    'access-control-expose-headers': 'content-disposition',
  });
  await pipeline(body, response);
};
