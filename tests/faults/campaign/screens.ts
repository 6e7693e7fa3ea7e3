import { createLiveClient, type InboxMessage, type LiveClient } from '@hub/live-client';
import { WebSocket } from 'ws';
import type { Ready } from '@hub/local-hub';
import { type Alert, CASE_ALERTS } from '../../scene/case-alerts.js';
import { Client } from '../../scene/client.js';
import { InboxFollower, type Shown } from '../../scene/inbox-follower.js';
import type { CampaignHub } from './campaign-hub.js';
import type { SignedIn } from './signed-in.js';

/** Somebody who follows an inbox, and what they were shown. */
export interface Screen {
  readonly name: string;
  readonly person: SignedIn;
  readonly office: string;
  readonly after: number;
  readonly shown: readonly Shown[];
  readonly stop: () => Promise<void>;
}

interface Followed {
  readonly name: string;
  readonly person: SignedIn;
  readonly office: string;
  readonly after: number;
}

/** A plain client that comes back after the last number it got. */
export const followPlainly = (followed: Followed, transport: 'socket' | 'stream'): Screen => {
  const { person, office, after } = followed;
  const follower = new InboxFollower({ client: () => person.client, office, after, transport });
  return { ...followed, shown: follower.shown, stop: () => follower.stop() };
};

/** The client that users are given. */
export const followWithLiveClient = (hub: CampaignHub, followed: Followed): Screen => {
  const { person, office, after } = followed;
  const shown: Shown[] = [];
  const client: LiveClient = createLiveClient({
    ...hub.ready().endpoints,
    accessToken: () => Promise.resolve(person.client.token!),
    webSocketImpl: WebSocket,
  });
  client.follow<InboxMessage & { readonly alert: Alert }>({
    query: CASE_ALERTS,
    variables: { office, after },
    inbox: office,
    onEntry: ({ alert }) => void shown.push({ alert, at: performance.now(), token: person.client.token }),
  });
  return { ...followed, shown, stop: () => client.close() };
};

/** A plain client that reaches the hub through a door of its own, which can be made to stand still. */
export const followSlowly = (hub: CampaignHub, followed: Followed, port: number): Screen => {
  const endpoints = { ...hub.ready().endpoints, live: `ws://127.0.0.1:${port}/graphql` } satisfies Ready['endpoints'];
  const follower = new InboxFollower({
    ...{ office: followed.office, after: followed.after, transport: 'socket' },
    client: () => new Client(endpoints, followed.person.client.token),
  });
  return { ...followed, shown: follower.shown, stop: () => follower.stop() };
};
