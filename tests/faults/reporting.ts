import { setTimeout as pause } from 'node:timers/promises';
import type { ErrorCode } from '@hub/vocabulary';
import { incident, report } from '../scene/case-alerts.js';
import type { Client } from '../scene/client.js';
import type { Attempt } from './checker/reports.js';

const PAUSE_MS = 60;
const RETRY_MS = 150;
/** Said before anything was asked of the case desk, or by the case desk instead of filing. */
const NOT_FILED: readonly ErrorCode[] = ['HUB_NOT_READY', 'HUB_BUSY', 'DIRECTORY_STALE', 'AUTH_TOKEN_INVALID'];

/** One try, and what became of it; `more` changes what is reported. */
export const fileOnce = async (client: Client, key: string, more: object = {}): Promise<Attempt> => {
  try {
    const { data, errors } = await report(client, incident(key, more));
    const opened = data?.reportIncident.case?.id;
    if (data?.reportIncident.receipt?.status === 'COMMITTED')
      return { key, outcome: 'OK', ...(opened && { case: opened }) };
    const refused = data?.reportIncident.problems.length || errors?.every(isRefusal);
    return { key, outcome: refused ? 'FAILED' : 'UNKNOWN' };
  } catch {
    return { key, outcome: 'UNKNOWN' };
  }
};

const isRefusal = ({ extensions }: { extensions: { code: string } }): boolean =>
  (NOT_FILED as readonly string[]).includes(extensions.code);

const isNamed = ({ case: opened }: Attempt): boolean => opened !== undefined;

/**
 * Files reports one after the other until stopped, each again under its key until it is acknowledged.
 * Every fifth is given up when its outcome is unknown, every seventh is sent once more after it was acknowledged.
 */
export class Reporting {
  readonly attempts: Attempt[] = [];
  /** True while an answer is awaited. */
  underWay = false;
  private stopped = false;
  private readonly done: Promise<unknown>;

  constructor(
    private readonly client: () => Client,
    private readonly name: string,
    private readonly more: object = {},
  ) {
    this.done = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.done;
  }

  private async run(): Promise<void> {
    for (let index = 0; !this.stopped; index++) {
      await this.file(`${this.name}-${index}`, index);
      await pause(PAUSE_MS);
    }
  }

  private async file(key: string, index: number): Promise<void> {
    await this.attempt(key);
    while (this.goesOn(key, index)) {
      await pause(RETRY_MS);
      await this.attempt(key);
    }
    if (this.attempts.at(-1)!.outcome === 'OK' && index % 7 === 0) await this.attempt(key);
  }

  private goesOn(key: string, index: number): boolean {
    const tried = this.attempts.filter((each) => each.key === key);
    // committed, and the case could not be read just then; who reports for another district is never told of it
    if (tried.some(({ outcome }) => outcome === 'OK')) return !tried.some(isNamed) && this.attempts.some(isNamed);
    return !this.stopped && (index % 5 > 0 || tried.at(-1)!.outcome === 'FAILED');
  }

  private async attempt(key: string): Promise<Attempt> {
    this.underWay = true;
    const attempt = await fileOnce(this.client(), key, this.more);
    this.underWay = false;
    this.attempts.push(attempt);
    return attempt;
  }
}
