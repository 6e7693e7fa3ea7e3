import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, counterpart } from '@hub/cast';
import {
  createLiveClient,
  type Follower,
  type InboxMessage,
  type LiveClient,
  memoryStorage,
  newSystemKey,
  systemToken,
} from '@hub/live-client/node';
import { WebSocket } from 'ws';
import { incident, report } from '../../scene/case-alerts.js';
import { Client } from '../../scene/client.js';
import { handOf, once } from '../../scene/doing.js';
import { eventually } from '../../scene/eventually.js';
import { askForReturn } from '../../scene/return-across.js';
import { superuserOf } from '../../scene/superuser.js';
import { timePasses } from '../../scene/time-passes.js';
import { WebhookReceiver } from '../../scene/webhook-receiver.js';
import { hub } from './hub.js';

const OFFICE = counterpart('counterpart-tonpheung').id;
const UPDATES = `subscription ($office: ID!, $after: Int) {
  repatriationUpdates(office: $office, after: $after) { number head update { ref state personsBand crossing { nameEn }
    phrase { text(language: EN) } } } }`;
const ADD = `mutation ($input: AddSystemAccountInput!) {
  done: addSystemAccount(input: $input) { account { id keys { id } } problems { code field } } }`;
const ANSWER = `mutation ($input: AcknowledgeRepatriationUpdateInput!) {
  done: acknowledgeRepatriationUpdate(input: $input) { receipt { number kind } problems { code } } }`;
const change = (field: string, type: string): string =>
  `mutation ($input: ${type}!) { done: ${field}(input: $input) { repatriation { id ref version } problems { code } } }`;

interface Message extends InboxMessage {
  readonly update: {
    readonly ref: string;
    readonly state: string;
    readonly phrase: { readonly text: string } | null;
  } | null;
}
const textOf = ({ phrase }: NonNullable<Message['update']>): string | null => phrase && phrase.text;
interface Changed {
  readonly done: { readonly repatriation: { readonly id: string; readonly ref: string; readonly version: number } };
}

/** The river: while it is up nothing crosses, and what was open is cut. */
class River {
  private readonly open = new Set<WebSocket>();
  private flooded = false;

  get webSocketImpl(): new (address: string | URL, protocols?: string | string[]) => WebSocket {
    const cross = (socket: WebSocket): void => {
      this.open.add(socket);
      if (this.flooded) socket.terminate();
    };
    return class extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols);
        this.on('error', () => undefined);
        cross(this);
      }
    };
  }

  rise(): void {
    this.flooded = true;
    for (const socket of this.open) socket.terminate();
    this.open.clear();
  }

  fall(): void {
    this.flooded = false;
  }
}

describe('the own system of a counterpart office', () => {
  const river = new River();
  const { publicKey, privateKey } = newSystemKey();
  const seen: Message[] = [];
  let account: string;
  let caseId: string;
  let token: () => Promise<string>;
  let system: LiveClient;
  let follower: Follower;
  let asked: Changed['done']['repatriation'];

  const write = async (field: string, type: string, input: object): Promise<Changed['done']['repatriation']> => {
    const { data } = await (await hub.as('cr-secretariat')).ask<Changed>(change(field, type), { input });
    return data!.done.repatriation;
  };
  const advance = async (to: string, reason?: string): Promise<void> => {
    asked = await write('advanceRepatriation', 'AdvanceRepatriationInput', {
      ...{ repatriation: asked.id, to, version: asked.version, reason },
    });
  };
  /** Another return for the same office, not released yet. */
  const another = async (): Promise<Changed['done']['repatriation']> =>
    askForReturn(await hub.as('cr-secretariat'), {
      ...{ case: caseId, counterpart: OFFICE, leadCommittee: committee('DL-TH5703').id },
      ...{ direction: 'OUTBOUND', personsBand: 'ONE', needsFlags: [] },
    });
  const release = ({ id }: Changed['done']['repatriation']) =>
    write('releaseRepatriation', 'ReleaseRepatriationInput', { repatriation: id, legalBasis: 'Consent of the person' });
  /** A client that asks as the system does. */
  const asSystem = async (): Promise<Client> => new Client(hub.ready().endpoints, await token());

  beforeAll(async () => {
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString();
    const input = { idempotencyKey: 'own-system', office: OFFICE, name: 'Border desk', publicKey, until };
    const { data } = await (await hub.as('national-desk')).ask<{ done: { account: { id: string } } }>(ADD, { input });
    account = data!.done.account.id;
    token = systemToken({ account, privateKey });
    const filed = await report(await hub.as('ck-duty'), incident('own-system', { reporterName: 'CANARY-reporter' }));
    caseId = filed.data!.reportIncident.case!.id;
    asked = await another();
  });
  afterAll(() => system?.close());

  it('signs itself in and follows the returns of its office', async () => {
    await eventually('its key is known', async () => (await (await asSystem()).ask('{ mySystemAccount { id } }')).data);
    system = createLiveClient({
      ...hub.ready().endpoints,
      ...{ accessToken: () => token(), storage: memoryStorage(), webSocketImpl: river.webSocketImpl },
      // no other way across: nothing listens there
      stream: 'http://127.0.0.1:1/graphql/stream',
    });
    follower = system.follow<Message>({
      ...{ query: UPDATES, variables: { office: OFFICE, after: 0 } },
      onEntry: (message) => void seen.push(message),
    });
    await eventually('it is live', () => follower.state.kind === 'LIVE');
    const before = seen.length;
    asked = await release(asked);
    await eventually('the release is shown', () => seen.length === before + 1);
    expect(seen[before]!.update).toMatchObject({ ref: asked.ref, state: 'REQUESTED' });
  });

  it('that has no line for an hour at the river goes on where it was: nothing lost, nothing twice, all in order', async () => {
    const secretariat = await hub.as('cr-secretariat');
    const say = (repatriation: string, hours: number) =>
      handOf(secretariat)('sayToCounterpart', 'said { id }', {
        ...{ ...once(), repatriation, phrase: 'LATE', parameters: { number: hours } },
      });
    const [over, gone] = [await another(), await another()];
    await release(over);
    await say(over.id, 1);
    // the thirty days after a handover are nearly over
    const liaison = await superuserOf(hub, 'liaison');
    await liaison.query(`update repatriation set shared_until = now() + interval '20 minutes' where id = $1`, [
      over.id,
    ]);
    await liaison.query(
      `update repatriation_update set until = now() + interval '20 minutes' where ref = $1 and office = $2`,
      [over.ref, OFFICE],
    );
    await liaison.end();
    await eventually('both are shown', () => seen.filter(({ update }) => update?.ref === over.ref).length === 2);
    const before = seen.length;

    river.rise();
    await eventually('it says that it may not be whole', () => follower.state.kind !== 'LIVE');
    await advance('COUNTERPART_NOTIFIED');
    await say(over.id, 2);
    await release(gone);
    await timePasses(hub, 'liaison', '15 minutes');
    await advance('ON_HOLD', 'SAFETY');
    await say(gone.id, 3);
    await timePasses(hub, 'liaison', '15 minutes');
    // what is said of a return whose time is over is told to nobody there
    await expect(say(over.id, 4)).rejects.toThrow('REPATRIATION_NEEDS_RELEASE');
    await write('withdrawRelease', 'WithdrawReleaseInput', { repatriation: gone.id, reason: 'SAFETY' });
    await timePasses(hub, 'liaison', '15 minutes');
    for (const hours of [5, 6, 7, 8]) await say(asked.id, hours);
    await timePasses(hub, 'liaison', '15 minutes');
    expect(seen.length).toBe(before);

    river.fall();
    await eventually('it is live again', () => follower.state.kind === 'LIVE');
    expect(seen.map(({ number }) => number)).toEqual(seen.map((_each, index) => index + 1));
    const missed = seen.slice(before);
    expect(missed.map(({ update }) => update && [update.ref, update.state, textOf(update)])).toEqual([
      [asked.ref, 'COUNTERPART_NOTIFIED', null],
      // of the one whose time ended: what was said; of the other its release, what was said, and its end
      ...[null, null],
      [asked.ref, 'ON_HOLD', null],
      ...[null, null],
      ...[5, 6, 7, 8].map((hours) => [asked.ref, 'ON_HOLD', `We will be about ${hours} hours late.`]),
    ]);
    for (const { ref } of [over, gone]) expect(JSON.stringify(missed)).not.toContain(ref);
    const FEED = 'query ($office: ID!) { repatriationFeed(office: $office, first: 100) { edges { node { ref } } } }';
    const feed = JSON.stringify((await (await asSystem()).ask(FEED, { office: OFFICE })).data);
    expect([asked, over, gone].map(({ ref }) => feed.includes(ref))).toEqual([true, false, false]);
  }, 180_000);

  it('is called when something waits, also after its server was down; what is forged is refused', async () => {
    const receiver = await new WebhookReceiver().start();
    const liaison = await hub.as('lao-tonpheung');
    const REGISTER = 'mutation ($input: RegisterWebhookInput!) { done: registerWebhook(input: $input) { secret } }';
    const { data } = await liaison.ask<{ done: { secret: string } }>(REGISTER, {
      input: { office: OFFICE, url: receiver.url },
    });
    receiver.secret = data!.done.secret;
    try {
      const before = seen.length;
      await receiver.die();
      await advance('LOST_CONTACT');
      await eventually('it is shown', () => seen.length === before + 1);
      await eventually('it was tried', async () => {
        const query = `{ deliveries(office: "${OFFICE}", first: 5) { edges { node { attempts state } } } }`;
        const log = await liaison.ask<{ deliveries: { edges: { node: { attempts: number } }[] } }>(query);
        return log.data!.deliveries.edges.some(({ node }) => node.attempts > 0);
      });
      await receiver.start();
      await advance('WITHDRAWN', 'WISH_OF_PERSON');
      await eventually('both came', () => receiver.taken.length === 2);
      expect(receiver.taken.map(({ type, data: told }) => [type, told])).toEqual(
        seen
          .slice(before)
          .map(({ number }) => [
            'entry.waiting',
            { office: OFFICE, inbox: 'repatriationUpdates', number, urgency: 'NORMAL' },
          ]),
      );
      expect(receiver.refused).toEqual([]);
      const forged = {
        'webhook-id': 'x',
        'webhook-timestamp': String(Date.now() / 1000),
        'webhook-signature': 'v1,AAAA',
      };
      expect((await fetch(receiver.url, { method: 'POST', headers: forged, body: '{}' })).status).toBe(400);
      expect(receiver.taken).toHaveLength(2);
    } finally {
      await receiver.die();
    }
  }, 120_000);

  it('answers for its office, and turns no key', async () => {
    const client = await asSystem();
    const input = { office: OFFICE, number: seen.length, kind: 'SEEN' };
    expect((await client.ask(ANSWER, { input })).data).toEqual({
      done: { receipt: { number: seen.length, kind: 'SEEN' }, problems: [] },
    });
    const key = `mutation { confirmCounterpartHandover(input: { office: "${OFFICE}", ref: "${asked.ref}" }) { problems { code } } }`;
    expect((await client.ask(key)).errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  });

  it('reaches no case, no person, no other office and no word that is for people', async () => {
    const client = await asSystem();
    const other = counterpart('counterpart-houayxay').id;
    const codeOf = async (query: string) => (await client.ask(query)).errors?.[0]?.extensions.code;
    for (const query of [
      '{ cases(first: 1) { edges { node { id } } } }',
      `{ repatriation(ref: "${asked.ref}") { id } }`,
      `{ deliveries(office: "${OFFICE}") { edges { node { id } } } }`,
      '{ myInboxes { head } }',
      'mutation { endMySessions { endedAt } }',
      `mutation { registerWebhook(input: { office: "${OFFICE}", url: "https://x.example" }) { secret } }`,
    ])
      expect([query, await codeOf(query)]).toEqual([query, 'FORBIDDEN_FIELD']);
    expect(await codeOf(`{ repatriationFeed(office: "${other}") { edges { node { ref } } } }`)).toBe('NOT_FOUND');
    const stolen = client.follow(UPDATES, { office: other, after: 0 });
    await stolen.until(() => (stolen.ended ? true : undefined));
    expect(stolen.received).toEqual([]);
    client.close();
  });

  it('shows who keeps it when it was used last', async () => {
    const query = `{ systemAccounts(office: "${OFFICE}") { id name lastUsedAt } }`;
    await eventually('it was noted', async () => {
      const { data } = await (await hub.as('national-desk')).ask<{ systemAccounts: { lastUsedAt: string }[] }>(query);
      return data!.systemAccounts[0]!.lastUsedAt !== null;
    });
    expect((await (await hub.as('lao-houayxay')).ask(query)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });

  it('whose account is ended is cut off on open connections, and refused from then on', async () => {
    const client = await asSystem();
    const following = client.follow(UPDATES, { office: OFFICE, after: 0 });
    await following.until((received) => received[0]);
    const END = 'mutation ($account: ID!) { endSystemAccount(input: { account: $account }) { problems { code } } }';
    expect((await (await hub.as('national-desk')).ask(END, { account })).errors).toBeUndefined();
    await following.until(() => (following.ended ? true : undefined));
    client.close();
    expect((await client.ask('{ mySystemAccount { id } }')).errors?.[0]?.extensions.code).toBe('AUTH_TOKEN_INVALID');
    await eventually('its program is told', () => follower.state.kind === 'ENDED');
    expect(['LIVE_RIGHT_ENDED', 'AUTH_SESSION_ENDED']).toContain((follower.state as { code?: string }).code);
  });
});
