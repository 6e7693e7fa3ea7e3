import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DeliveryWorld, eventually, idOf, officeOf } from './delivery-world.js';
import { Receiver } from './fakes/receiver.js';

const OFFICE = officeOf('counterpart-houayxay');
const OTHER = officeOf('counterpart-tonpheung');
const INBOX = 'repatriationUpdates';

let world: DeliveryWorld;
let hook: Receiver;
let webhook: string;
beforeAll(async () => {
  [world, hook] = [await DeliveryWorld.start(), await Receiver.start()];
  await world.confirmEmail('lao-houayxay', 'liaison@mail.example');
  await world.registerHook('lao-houayxay', OFFICE, hook.url);
  const list = await world.send<{ webhooks: { id: string }[] }>(
    'lao-houayxay',
    `{ webhooks(office: "${OFFICE}") { id } }`,
  );
  webhook = list.data!.webhooks[0]!.id;
});
afterAll(async () => {
  await world.stop();
  await hook.stop();
});

const tell = async (number: number, office = OFFICE) => world.tell({ office, inbox: INBOX, rule: 'A10', number });
const numbersOf = (from: number): number[] =>
  hook.json.slice(from).map(({ data }) => (data as { number: number }).number);
const taken = (from: number): (readonly [string, number])[] =>
  hook.received.slice(from).flatMap(({ answered, headers, body }) => {
    const { data } = JSON.parse(body.toString('utf8')) as { data: { number: number } };
    return answered === 200 ? [[String(headers['webhook-id']), data.number] as const] : [];
  });
describe('updates for the own system of a counterpart office', () => {
  it('say nothing but where the entry is, and come to no system of another office', async () => {
    const from = hook.received.length;
    await tell(1, OTHER);
    await tell(1);
    await eventually(() => hook.received.length > from);
    expect(hook.json.slice(from)).toEqual([
      {
        type: 'entry.waiting',
        timestamp: expect.any(String),
        data: { office: OFFICE, inbox: INBOX, number: 1, urgency: 'URGENT' },
      },
    ]);
  });

  it('come in order: what follows one that was not taken waits for it; nothing is lost and no id is taken twice', async () => {
    const from = hook.received.length;
    hook.script = [503, 'HANG', 503];
    for (const number of [2, 3, 4, 5, 6]) await tell(number);
    await eventually(() => taken(from).length >= 5);
    expect(taken(from).map(([, number]) => number)).toEqual([2, 3, 4, 5, 6]);
    expect(new Set(taken(from).map(([id]) => id)).size).toBe(5);
    expect(numbersOf(from).slice(0, 3)).toEqual([2, 2, 2]);
  });

  it('that were given up are told to whoever holds the office, once a day, and sent again when they ask', async () => {
    const { port } = hook;
    await hook.stop();
    for (const number of [7, 8]) await tell(number);
    const failed = async () => {
      await world.asSystem((tx) =>
        tx.query(
          // once for each: an attempt that is being made is not taken from the one who makes it
          `update delivery set attempts = 19, next_at = clock_timestamp()
            where kind = 'WEBHOOK' and state = 'WAITING' and attempts < 19`,
        ),
      );
      const rows = await world.deliveries('office', OFFICE);
      return rows.filter(({ kind, state }) => kind === 'WEBHOOK' && state === 'FAILED').length === 2;
    };
    await eventually(failed);
    const mails = () => world.mail.to('liaison@mail.example').filter((mail) => mail.includes('does not take messages'));
    await eventually(() => mails().length > 0);
    hook = await Receiver.start(port);
    const query = `mutation ($input: WebhookInput!) { resendToWebhook(input: $input) { problems { code } } }`;
    const resend = (key: string, office: string) => world.send(key, query, { input: { office, webhook } });
    expect((await resend('lao-tonpheung', OTHER)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await resend('ck-duty', OFFICE)).errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
    expect((await resend('lao-houayxay', OFFICE)).data).toEqual({ resendToWebhook: { problems: [] } });
    await eventually(() => taken(0).length === 2);
    expect(taken(0).map(([, number]) => number)).toEqual([7, 8]);
    expect(mails()).toHaveLength(1);
  });

  it('stop at once when nobody holds the office any more', async () => {
    const from = hook.received.length;
    await world.asSystem((tx) =>
      tx.query('update appointment set ends_at = clock_timestamp() where official = $1', [idOf('lao-houayxay')]),
    );
    const { number } = await tell(9);
    await eventually(async () =>
      (await world.deliveries('office', OFFICE)).some(
        (row) => row.number === number && row.state === 'CANCELLED' && row.outcome === 'RIGHT_ENDED',
      ),
    );
    expect(hook.received.length).toBe(from);
  });
});
