import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeCaller, PUBLIC_CALLER, serviceCaller } from '@hub/caller';
import { people, person } from '@hub/cast';
import { errorText, LANGUAGES } from '@hub/languages';
import { callerOf } from './committees-world.js';
import { codeIn, CONFIRM, DeliveryWorld, eventually, idOf } from './delivery-world.js';
import { Browser } from './fakes/browser.js';

let world: DeliveryWorld;
beforeAll(async () => {
  world = await DeliveryWorld.start();
});
afterAll(() => world.stop());

interface Result {
  readonly channel: {
    readonly id: string;
    readonly address: string | null;
    readonly confirmedAt: string | null;
  } | null;
  readonly problems: readonly { readonly code: string; readonly field: string | null }[];
}
const FIELDS = '{ channel { id address confirmedAt } problems { code field } }';
const registerEmail = async (key: string, email: string, language = 'EN'): Promise<Result> =>
  (
    await world.send<{ registerEmail: Result }>(
      key,
      `mutation ($email: String!, $language: NoticeLanguage!) { registerEmail(input: { email: $email, language: $language }) ${FIELDS} }`,
      { email, language },
    )
  ).data!.registerEmail;
const registerPhone = async (key: string, phone: string, kind = 'SMS'): Promise<Result> =>
  (
    await world.send<{ registerPhone: Result }>(
      key,
      `mutation ($phone: String!, $kind: ChannelKind!) { registerPhone(input: { phone: $phone, kind: $kind, language: TH }) ${FIELDS} }`,
      { phone, kind },
    )
  ).data!.registerPhone;
const registerPush = async (key: string, endpoint: string): Promise<Result> =>
  (
    await world.send<{ registerPushSubscription: Result }>(
      key,
      `mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) ${FIELDS} }`,
      { input: { endpoint, ...new Browser().keys, language: 'EN' } },
    )
  ).data!.registerPushSubscription;
const confirm = async (key: string, channel: string, code: string): Promise<Result | string> => {
  const { data, errors } = await world.send<{ confirmChannel: Result }>(key, CONFIRM, { channel, code });
  return errors?.[0]?.extensions.code ?? data!.confirmChannel;
};
const mine = async (key: string): Promise<{ id: string; kind: string; address: string | null }[]> =>
  (await world.send<{ myChannels: [] }>(key, '{ myChannels { id kind address } }')).data!.myChannels;
const wrong = (code: string): string => (code === '00000000' ? '00000001' : '00000000');

describe('an address', () => {
  it('takes notices only after the code that was sent to it came back, once', async () => {
    const { channel, problems } = await registerEmail('ck-duty', 'hornbill@mail.example');
    expect(problems).toEqual([]);
    expect(channel!.confirmedAt).toBeNull();
    const mail = await eventually(() => world.mail.to('hornbill@mail.example')[0]);
    const code = codeIn(mail)!;
    expect(await confirm('ck-duty', channel!.id, wrong(code))).toMatchObject({
      problems: [{ code: 'CHANNEL_CODE_INVALID', field: 'input.code' }],
    });
    expect(await confirm('ck-duty', channel!.id, code)).toMatchObject({ problems: [] });
    expect(await registerEmail('ck-duty', 'hornbill@mail.example')).toMatchObject({
      channel: { id: channel!.id, confirmedAt: expect.any(String) },
    });
    expect(world.mail.to('hornbill@mail.example')).toHaveLength(1);
  });

  it('by phone gets its code from the gateway, signed, in the person’s language', async () => {
    const { channel } = await registerPhone('ck-chair', '+66812345678');
    const [sent] = await eventually(() => world.gateway.json.length > 0 && world.gateway.json);
    expect(sent).toMatchObject({
      channel: 'SMS',
      to: '+66812345678',
      text: expect.stringMatching(/^รหัสของคุณ: \d{8}$/),
    });
    expect(await confirm('ck-chair', channel!.id, codeIn(String(sent!['text']))!)).toMatchObject({ problems: [] });
  });

  it('is not confirmed by a code after five wrong ones, by an old code, or by somebody else', async () => {
    const { channel } = await registerEmail('wk-duty', 'drongo@mail.example');
    const first = codeIn(await eventually(() => world.mail.to('drongo@mail.example')[0]))!;
    expect(await confirm('wk-chair', channel!.id, first)).toBe('NOT_FOUND');
    for (let guess = 0; guess < 5; guess++) await confirm('wk-duty', channel!.id, wrong(first));
    const used = { problems: [{ code: 'CHANNEL_CODE_INVALID' }] };
    expect(await confirm('wk-duty', channel!.id, first)).toMatchObject(used);
    expect((await registerEmail('wk-duty', 'drongo@mail.example')).channel!.id).toBe(channel!.id);
    const second = codeIn(await eventually(() => world.mail.to('drongo@mail.example')[1]))!;
    expect(await confirm('wk-duty', channel!.id, first)).toMatchObject(used);
    await world.asSystem((tx) => tx.query(`update channel set code_until = now() where id = $1`, [channel!.id]));
    expect(await confirm('wk-duty', channel!.id, second)).toMatchObject(used);
  });

  it('is listed to its owner and to nobody else, and forgotten when it is removed', async () => {
    await registerEmail('ms-duty', 'myna@mail.example');
    expect(await mine('ms-duty')).toMatchObject([{ kind: 'EMAIL', address: 'myna@mail.example' }]);
    const { id } = (await mine('ms-duty'))[0]!;
    for (const { key } of people.filter((each) => each.key !== 'ms-duty')) {
      expect((await mine(key)).filter((each) => each.id === id)).toEqual([]);
      const { errors } = await world.send(key, `mutation { removeChannel(channel: "${id}") { problems { code } } }`);
      expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    }
    const rows = await world.asSystem((tx) => tx.query<object[]>('select * from channel'));
    expect(JSON.stringify(rows)).not.toMatch(/mail\.example|\+668/);
    await world.send('ms-duty', `mutation { removeChannel(channel: "${id}") { problems { code } } }`);
    expect(await mine('ms-duty')).toEqual([]);
    const [row] = await world.asSystem((tx) =>
      tx.query<{ sealed: null }[]>('select sealed from channel where id = $1', [id]),
    );
    expect(row).toEqual({ sealed: null });
  });

  it('is that of a person: no office, no service, nobody signed out has any', async () => {
    const office = world.as('ck-duty').offices[0]!;
    const ask = async (caller: Parameters<typeof world.committees.send>[2]): Promise<string | undefined> =>
      (await world.committees.send('{ myChannels { id } }', {}, caller)).errors?.[0]?.extensions.code;
    expect(await ask(PUBLIC_CALLER)).toBe('AUTH_REQUIRED');
    expect(await ask(officeCaller(office, 1))).toBe('FORBIDDEN_ACTION');
    expect(await ask(serviceCaller('gateway'))).toBe('FORBIDDEN_ACTION');
  });

  it('of an erased person cannot be read or registered', async () => {
    const { id } = person('dk-duty');
    await registerEmail('dk-duty', 'lapwing@mail.example');
    await world.asSystem((tx) =>
      tx.query(`update subject_key set key_id = null, wrapped = null, erased_at = now() where subject = $1`, [
        `official:${id}`,
      ]),
    );
    expect((await mine('dk-duty')).map(({ address }) => address)).toEqual([null]);
    expect(await registerEmail('dk-duty', 'other@mail.example')).toMatchObject({
      problems: [{ code: 'PERSON_ERASED' }],
    });
  });
});

describe('what cannot be sent to is not taken', () => {
  it.each(['nobody', 'a@b@c.example', 'x@y.example\r\nBcc: z@y.example', ''])('e-mail %j', async (email) => {
    expect(await registerEmail('cs-duty', email)).toMatchObject({
      problems: [{ code: 'INPUT_INVALID', field: 'input.email' }],
    });
  });
  it.each(['0812345678', '+0812345678', '+66 81 234', '+668123456789012345'])('phone %j', async (phone) => {
    expect(await registerPhone('cs-duty', phone)).toMatchObject({
      problems: [{ code: 'INPUT_INVALID', field: 'input.phone' }],
    });
  });
  it.each(['http://push.example/1', 'https://user:word@push.example/1', 'ftp://push.example/'])(
    'endpoint %s',
    async (url) => {
      expect(await registerPush('cs-duty', url)).toMatchObject({ problems: [{ code: 'CHANNEL_ADDRESS_FORBIDDEN' }] });
    },
  );
  it('LINE, which this hub was not given a gateway for', async () => {
    expect(await registerPhone('cs-duty', '+66812345678', 'LINE')).toMatchObject({
      problems: [{ code: 'CHANNEL_NOT_CONFIGURED' }],
    });
    const { data } = await world.send('cs-duty', '{ channelOptions { kinds pushKey } }');
    expect(data).toEqual({
      channelOptions: { kinds: ['PUSH', 'EMAIL', 'SMS', 'WEBHOOK'], pushKey: expect.stringMatching(/^B[\w-]{86}$/) },
    });
  });
});

it('nobody has more than ten, and nobody is sent more than twenty codes and tests a day', async () => {
  for (let each = 0; each < 10; each++) await registerEmail('ph-duty', `tern${each}@mail.example`);
  expect(await registerEmail('ph-duty', 'tern@mail.example')).toMatchObject({
    problems: [{ code: 'CHANNEL_TOO_MANY' }],
  });
  for (let each = 0; each < 10; each++) await registerEmail('ph-duty', `tern${each}@mail.example`);
  expect(await registerEmail('ph-duty', 'tern0@mail.example')).toMatchObject({
    problems: [{ code: 'NOTICE_TOO_OFTEN' }],
  });
  expect(await world.deliveries('person', idOf('ph-duty'))).toHaveLength(20);
});

describe('a problem', () => {
  it('is told to each in the language that is asked for, and the code stays', async () => {
    const query =
      'mutation { registerPhone(input: { phone: "1", kind: SMS, language: TH }) { problems { code message } } }';
    const asked = await Promise.all(
      LANGUAGES.map((language) =>
        world.committees.inLanguage(language).send(query, {}, callerOf(world.committees, 'ck-duty')),
      ),
    );
    expect(asked.map(({ data }) => data)).toEqual(
      LANGUAGES.map((language) => ({
        registerPhone: { problems: [{ code: 'INPUT_INVALID', message: errorText(language, 'INPUT_INVALID') }] },
      })),
    );
  });
});
