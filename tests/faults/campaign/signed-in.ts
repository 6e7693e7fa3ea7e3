import { setTimeout as pause } from 'node:timers/promises';
import { person } from '@hub/cast';
import type { Client } from '../../scene/client.js';
import type { RunningHub } from '../../scene/running-hub.js';

const PATIENCE_MS = 8_000;
const AGAIN_MS = 200;
const LONGEST_MS = 120_000;

/** One demo person at a screen, who can sign in anew. */
export class SignedIn {
  private constructor(
    private readonly hub: RunningHub,
    readonly key: string,
    public client: Client,
  ) {}

  static async of(hub: RunningHub, key: string): Promise<SignedIn> {
    return new SignedIn(hub, key, await hub.as(key, { patienceMs: PATIENCE_MS }));
  }

  get id(): string {
    return person(this.key).id;
  }

  /** Asks again, whatever the answer, until there is one that is as it should be. */
  async until<Data, Found>(query: string, variables: object, find: (data: Data) => Found | undefined): Promise<Found> {
    const deadline = performance.now() + LONGEST_MS;
    for (;;) {
      const answer = await this.client.ask<Data>(query, variables).catch((error: unknown) => error as Error);
      const found = 'data' in answer && answer.data && !answer.errors ? find(answer.data) : undefined;
      if (found !== undefined) return found;
      if (performance.now() > deadline) throw new Error(`${this.key} was never answered: ${JSON.stringify(answer)}`);
      await pause(AGAIN_MS);
    }
  }

  /** A new session, for connections made from now on. */
  async again(): Promise<void> {
    // tokens tell whole seconds: one of the second in which sessions were ended is void, too
    await pause(1_010 - (Date.now() % 1_000));
    for (;;) {
      try {
        this.client = await this.hub.as(this.key, { patienceMs: PATIENCE_MS });
        return;
      } catch {
        await pause(AGAIN_MS);
      }
    }
  }
}

/** When the session of an access token began, ms since the epoch. */
export const sessionOf = (token: string | undefined): number => {
  const { iat, auth_time: at = iat } = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString()) as {
    iat: number;
    auth_time?: number;
  };
  return Math.min(iat, at) * 1_000;
};
