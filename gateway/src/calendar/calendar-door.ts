import type { IncomingMessage, ServerResponse } from 'node:http';
import { PUBLIC_CALLER } from '@hub/caller';
import { HubError } from '../errors.js';
import { FileClient } from '../files/file-client.js';
import { isOfAnswer } from '../files/file-door.js';
import { SECURITY_HEADERS } from '../http/respond.js';
import type { Limits } from '../limits/limits.js';
import { Pace } from '../limits/pace.js';
import type { SubgraphEndpoint } from '../supergraph/graph.js';

const PATH = /^\/calendar\/[\w-]{43}\.ics$/;
const CALENDAR = 'text/calendar; charset=utf-8';

export const isCalendarPath = (path: string): boolean => path.startsWith('/calendar/');

interface Parts {
  readonly limits: Pick<Limits, 'calendars' | 'deadlineMs'>;
  readonly owner: SubgraphEndpoint;
  readonly addressOf: (request: IncomingMessage) => string;
}

/** Calendars of committees, for programs that cannot sign in: the secret in the path is all they have. */
export class CalendarDoor {
  private readonly client: FileClient;
  private readonly pace: Pace;

  constructor(private readonly parts: Parts) {
    this.client = new FileClient(parts.owner);
    this.pace = new Pace(parts.limits.calendars);
  }

  /** @throws HubError REQUEST_METHOD | REQUEST_TOO_OFTEN | NOT_FOUND | HUB_BUSY */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET') throw new HubError('REQUEST_METHOD');
    if (!this.pace.take(this.parts.addressOf(request))) throw new HubError('REQUEST_TOO_OFTEN');
    const path = request.url ?? '';
    if (!PATH.test(path)) throw new HubError('NOT_FOUND');
    const text = await this.fetch(path).catch((error: unknown) => {
      // no program may take an error for an empty calendar
      throw isOfAnswer(error) ? new HubError('HUB_BUSY') : error;
    });
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': CALENDAR, 'content-length': text.length });
    response.end(text);
  }

  private async fetch(path: string): Promise<Buffer> {
    const signal = AbortSignal.timeout(this.parts.limits.deadlineMs);
    const { headers, body } = await this.client.get(path, { caller: PUBLIC_CALLER, signal });
    if (headers['content-type'] === CALENDAR) return Buffer.from(await body.arrayBuffer());
    await body.dump();
    throw new HubError('SUBGRAPH_FAILED', { organisation: this.parts.owner.organisation });
  }

  stop(): Promise<void> {
    return this.client.close();
  }
}
