import type { Answer, Client } from '../scene/client.js';
import type { Following } from '../scene/following.js';
import type { CanaryLedger } from './ledger.js';
import type { Misplaced } from './wrong-places.js';

/** A client of one reader that writes down everything that comes back. */
export class RecordingClient {
  private readonly followings: Following<unknown>[] = [];

  constructor(
    readonly reader: string,
    private readonly client: Client,
    private readonly ledger: CanaryLedger,
  ) {}

  async ask<Data = Record<string, unknown>>(query: string, variables: object = {}): Promise<Answer<Data>> {
    return JSON.parse(
      await this.recorded(await this.client.post(JSON.stringify({ query, variables }))),
    ) as Answer<Data>;
  }

  /** Sends what no proper client sends, and waits for all of the answer, or for as much as comes soon. */
  async send({ body, headers = {}, url, method = 'POST' }: Misplaced): Promise<void> {
    const init = { method, signal: AbortSignal.timeout(SOON_MS), ...(method === 'POST' && { body }) };
    const asMe: Record<string, string> = this.client.token ? { authorization: `Bearer ${this.client.token}` } : {};
    const all = { 'content-type': 'application/json', ...asMe, ...headers };
    await this.recorded(await (url ? fetch(url, { ...init, headers: all }) : this.client.post(body, headers)));
  }

  follow(query: string, variables: Record<string, unknown>): Following<unknown> {
    return this.noted(this.client.follow(query, variables));
  }

  followStream(query: string, variables: object): Following<unknown> {
    return this.noted(this.client.followStream(query, variables));
  }

  /** Ends the subscriptions and writes down what they brought. */
  close(): void {
    for (const { received, ended } of this.followings)
      this.ledger.record(this.reader, JSON.stringify([received, ended?.error]));
    this.client.close();
  }

  private noted(following: Following<unknown>): Following<unknown> {
    this.followings.push(following);
    return following;
  }

  private async recorded(response: Response): Promise<string> {
    const text = await response.text().catch(() => '');
    this.ledger.record(this.reader, `${response.status} ${JSON.stringify([...response.headers])} ${text}`);
    return text;
  }
}

const SOON_MS = 1_500;
