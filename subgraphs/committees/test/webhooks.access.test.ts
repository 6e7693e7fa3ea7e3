import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { offices, people, person } from '@hub/cast';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { DeliveryWorld, eventually, PARTNER } from './delivery-world.js';
import { isSigned, Receiver } from './fakes/receiver.js';

let world: DeliveryWorld;
let hook: Receiver;
beforeAll(async () => {
  [world, hook] = [await DeliveryWorld.start(), await Receiver.start()];
});
afterAll(async () => {
  await world.stop();
  await hook.stop();
});

interface Result {
  readonly webhook: { readonly id: string; readonly url: string | null } | null;
  readonly secret: string | null;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}
const FIELDS = '{ webhook { id url } secret problems { code field } }';
const ask = async (key: string, mutation: string, type: string, input: object): Promise<Result | string> => {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) ${FIELDS} }`;
  const { data, errors } = await world.send<Record<string, Result>>(key, query, { input });
  return errors?.[0]?.extensions.code ?? data![mutation]!;
};
const register = (key: string, office: string, url: string) =>
  ask(key, 'registerWebhook', 'RegisterWebhookInput', { office, url });

describe('webhooks of an office', () => {
  it.each(people.map(({ key }) => key))(
    '%s registers them for offices held whose kind may, and lists no others',
    async (key) => {
      const may = offices.filter(
        ({ id, kind }) => person(key).offices.includes(id) && SCOPES_OF_OFFICE[kind].includes('webhook:write'),
      );
      for (const office of [...may, offices.find(({ id }) => !person(key).offices.includes(id))!]) {
        const expected = may.includes(office) ? undefined : may.length ? 'NOT_FOUND' : 'FORBIDDEN_ACTION';
        const result = await register(key, office.id, `${hook.url}/${office.id}`);
        expect(typeof result === 'string' ? result : undefined).toBe(expected);
        const list = await world.send(key, `{ webhooks(office: "${office.id}") { id url } }`);
        expect(list.errors?.[0]?.extensions.code).toBe(expected);
      }
    },
  );

  it('are changed by nobody who holds another office, whatever they say', async () => {
    const made = (await register('ngo-partner', PARTNER, `${hook.url}/mine`)) as Result;
    const own = offices.find(({ id }) => person('lao-houayxay').offices.includes(id))!;
    for (const mutation of ['removeWebhook', 'testWebhook'])
      for (const office of [PARTNER, own.id])
        expect(await ask('lao-houayxay', mutation, 'WebhookInput', { office, webhook: made.webhook!.id })).toBe(
          'NOT_FOUND',
        );
    const rotate = { office: own.id, webhook: made.webhook!.id };
    expect(await ask('lao-houayxay', 'rotateWebhookSecret', 'RotateWebhookSecretInput', rotate)).toBe('NOT_FOUND');
  });

  it('show their secret once; a new one signs beside the old one for as long as asked, or alone', async () => {
    const first = (await register('ngo-partner', PARTNER, hook.url)) as Result;
    expect(first.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(await register('ngo-partner', PARTNER, hook.url)).toMatchObject({ webhook: first.webhook, secret: null });
    const webhook = { office: PARTNER, webhook: first.webhook!.id };
    const rotated = (await ask('ngo-partner', 'rotateWebhookSecret', 'RotateWebhookSecretInput', webhook)) as Result;
    const test = async () => {
      const before = hook.received.length;
      await ask('ngo-partner', 'testWebhook', 'WebhookInput', webhook);
      return eventually(() => hook.received[before]);
    };
    const both = await test();
    expect(JSON.parse(both.body.toString('utf8'))).toMatchObject({ type: 'webhook.test' });
    expect([isSigned(both, first.secret!), isSigned(both, rotated.secret!)]).toEqual([true, true]);
    const last = (await ask('ngo-partner', 'rotateWebhookSecret', 'RotateWebhookSecretInput', {
      ...webhook,
      overlapHours: 0,
    })) as Result;
    const one = await test();
    expect([first, rotated, last].map(({ secret }) => isSigned(one, secret!))).toEqual([false, false, true]);
    const rows = await world.asSystem((tx) => tx.query<object[]>('select * from channel'));
    expect(JSON.stringify(rows)).not.toMatch(/whsec_|127\.0\.0\.1/);
    expect(await ask('ngo-partner', 'removeWebhook', 'WebhookInput', webhook)).toMatchObject({
      webhook: { url: null },
    });
    expect(await ask('ngo-partner', 'testWebhook', 'WebhookInput', webhook)).toBe('NOT_FOUND');
  });

  it.each([
    'http://partner.example/',
    'https://user:word@partner.example/',
    'http://10.0.0.1/',
    'file:///etc/passwd',
    'x',
  ])('are not taken at %s', async (url) => {
    const result = (await register('ngo-partner', PARTNER, url)) as Result;
    expect(result.problems.map(({ field }) => field)).toEqual(['input.url']);
  });
});
