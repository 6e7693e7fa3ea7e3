import { WebSocket } from 'ws';
import {
  type Clock,
  createLiveClient,
  type FollowOptions,
  type FollowState,
  type LiveClient,
  type LiveClientOptions,
} from '../src/index.js';
import { FakeHub } from './fake-hub.js';
import { fastClock } from './fast-clock.js';
import { tokenFor } from './tokens.js';

const ALERTS = /* GraphQL */ `
  subscription ($office: ID!, $after: Int) {
    caseAlerts(office: $office, after: $after) {
      number
      head
      alert {
        id
      }
    }
  }
`;

export interface Message {
  readonly number: number;
  readonly head: number;
  readonly alert: { readonly id: string } | null;
}

/** How much faster than the world time passes in these tests. */
const SPEED = 40;

/** A fake hub, and clients of it that are closed with it. */
export class Scene {
  readonly troubles: unknown[] = [];
  private readonly clients: LiveClient[] = [];

  private constructor(
    readonly clock: Clock,
    readonly hub: FakeHub,
  ) {}

  static async set(): Promise<Scene> {
    const clock = fastClock(SPEED);
    return new Scene(clock, await FakeHub.start(clock));
  }

  client(more: Partial<LiveClientOptions> = {}): LiveClient {
    const client = createLiveClient({
      ...this.hub.endpoints,
      accessToken: () => Promise.resolve(tokenFor(this.clock, 600)),
      webSocketImpl: WebSocket,
      clock: this.clock,
      onTrouble: (error) => this.troubles.push(error),
      ...more,
    });
    this.clients.push(client);
    return client;
  }

  async end(): Promise<void> {
    await Promise.all(this.clients.map((client) => client.close()));
    await this.hub.stop();
  }
}

/** Follows the inbox of the fake hub; keeps what was shown and what was said. */
export const follow = (client: LiveClient, more: Partial<FollowOptions<Message>> = {}) => {
  const shown: Message[] = [];
  const states: FollowState[] = [];
  const follower = client.follow<Message>({
    query: ALERTS,
    variables: { office: 'chiang-khong' },
    inbox: 'chiang-khong',
    onEntry: (message) => void shown.push(message),
    onState: (state) => states.push(state),
    ...more,
  });
  return {
    follower,
    shown,
    states,
    numbers: () => shown.map(({ number }) => number),
    kinds: () => states.map(({ kind }) => kind),
  };
};

/** 1 to n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);
