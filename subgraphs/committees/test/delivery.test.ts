import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  codeIn,
  CONFIRM,
  CHAIR,
  DeliveryWorld,
  DUTY,
  eventually,
  idOf,
  officeOf,
  PARTNER,
  TELLING,
} from './delivery-world.js';
import { Browser } from './fakes/browser.js';
import { isSigned, Receiver } from './fakes/receiver.js';

let world: DeliveryWorld;
let push: Receiver;
let hook: Receiver;
let secret: string;
const browser = new Browser();

beforeAll(async () => {
  world = await DeliveryWorld.start();
  [push, hook] = [await Receiver.start(), await Receiver.start()];
  await world.confirmEmail('ck-duty', 'duty@mail.example');
  await world.send('ck-duty', REGISTER_PUSH, { input: { endpoint: push.url, ...browser.keys, language: 'LO' } });
  const phone = await world.send<{ registerPhone: { channel: { id: string } } }>('ck-duty', REGISTER_PHONE);
  const text = await eventually(() => world.gateway.json.at(-1)?.['text']);
  await world.send('ck-duty', CONFIRM, { channel: phone.data!.registerPhone.channel.id, code: codeIn(String(text)) });
  secret = await world.registerHook('ngo-partner', PARTNER, hook.url);
});
afterAll(async () => {
  await world.stop();
  await push.stop();
  await hook.stop();
});

const REGISTER_PUSH =
  'mutation ($input: RegisterPushSubscriptionInput!) { registerPushSubscription(input: $input) { problems { code } } }';
const REGISTER_PHONE =
  'mutation { registerPhone(input: { phone: "+66812345678", kind: SMS, language: TH }) { channel { id } } }';
const endAt = (key: string, office: string, until: string): Promise<unknown> =>
  world.asSystem((tx) =>
    tx.query(`update appointment set ends_at = ${until} where official = $1 and office = $2`, [idOf(key), office]),
  );
const alerts = async (where: string, value: string, number: number) =>
  (await world.deliveries(where, value)).filter((row) => row.about === 'ALERT' && row.number === number);
const settled = (where: string, value: string, number: number) =>
  eventually(async () => {
    const rows = await alerts(where, value, number);
    return rows.length > 0 && rows.every(({ state }) => state !== 'WAITING') && rows;
  });

describe('an alert', () => {
  it('reaches each channel of whoever holds the office, once, and says nothing of what it is about', async () => {
    const { number } = await world.tell({ urgency: 'EMERGENCY', rule: 'A5' });
    const rows = await settled('office', DUTY, number);
    expect(rows.map(({ kind }) => kind).sort()).toEqual(['EMAIL', 'PUSH', 'SMS']);
    for (const row of rows) expect(row).toMatchObject({ state: 'SENT', outcome: 'TAKEN', attempts: 1 });
    const mail = world.mail.to('duty@mail.example').slice(1);
    expect(mail).toHaveLength(1);
    expect(mail[0]).toMatch(/^Subject: You have a new message\. It is very urgent\.$/m);
    expect(push.received).toHaveLength(1);
    const pushed = JSON.parse(browser.open(push.received[0]!.body)) as Record<string, string>;
    expect(pushed).toEqual({
      id: rows.find(({ kind }) => kind === 'PUSH')!.id,
      title: 'ທ່ານມີຂໍ້ຄວາມໃໝ່ ດ່ວນຫຼາຍ',
      body: 'ເຂົ້າສູ່ລະບົບເພື່ອອ່ານ',
    });
    expect(push.received[0]!.headers).toMatchObject({
      urgency: 'high',
      ttl: '86400',
      authorization: expect.stringMatching(/^vapid t=/),
    });
    const text = world.gateway.received.at(-1)!;
    expect(JSON.parse(text.body.toString('utf8'))).toMatchObject({
      channel: 'SMS',
      to: '+66812345678',
      text: 'คุณมีข้อความใหม่ เร่งด่วนมาก เข้าสู่ระบบเพื่ออ่าน',
    });
    expect(isSigned(text, world.gatewaySecret)).toBe(true);
    const gone = [
      mail[0]!,
      JSON.stringify(pushed),
      text.body.toString('utf8'),
      JSON.stringify(push.received[0]!.headers),
    ];
    for (const told of gone) {
      const words = told.replaceAll(/[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}/g, '');
      expect(words.replaceAll(/(date|authorization)["']?:.*/gi, '')).not.toMatch(TELLING);
      expect(told).not.toContain(DUTY);
    }
  });

  it('reaches the webhook of its office, signed, with the number to read on from', async () => {
    const { number } = await world.tell({ office: PARTNER, rule: 'A8', inbox: 'referralUpdates' });
    const [row] = await settled('office', PARTNER, number);
    expect(row).toMatchObject({ kind: 'WEBHOOK', state: 'SENT' });
    expect(hook.received).toHaveLength(1);
    const [request] = hook.received;
    expect(isSigned(request!, secret)).toBe(true);
    expect(isSigned({ ...request!, body: Buffer.from(`${request!.body.toString('utf8')} `) }, secret)).toBe(false);
    expect(request!.headers['webhook-id']).toBe(row!.id);
    expect(hook.json[0]).toEqual({
      type: 'entry.waiting',
      timestamp: expect.any(String),
      data: { office: PARTNER, inbox: 'referralUpdates', number, urgency: 'URGENT' },
    });
  });

  it('is for those on duty; for everybody when nobody is, or nobody on duty has a channel', async () => {
    await world.confirmEmail('wk-duty', 'drongo@mail.example');
    const office = officeOf('DL-TH5713/SUPPRESSION_GROUP');
    const everybody = await world.tell({ office, audience: 'DUTY' });
    expect(await settled('person', idOf('wk-duty'), everybody.number)).toHaveLength(1);
    const { directory } = world.committees.services;
    const onDuty = (person: string): void => {
      directory.onDuty = (asked) => (asked === office ? [person] : []);
    };
    onDuty(idOf('wk-chair'));
    const unreachable = await world.tell({ office, audience: 'DUTY' });
    expect(await settled('person', idOf('wk-duty'), unreachable.number)).toHaveLength(1);
    await world.asSystem((tx) =>
      tx.query(
        `insert into appointment (id, official, office, starts_at, ends_at, made_by, idempotency_key, fingerprint)
         values (gen_random_uuid(), $1, $2, now(), now() + interval '1 day', 'test', 'duty', '')`,
        [idOf('ck-chair'), office],
      ),
    );
    await world.confirmEmail('ck-chair', 'eagle@mail.example');
    onDuty(idOf('ck-chair'));
    const duty = await world.tell({ office, audience: 'DUTY' });
    expect(await settled('person', idOf('ck-chair'), duty.number)).toHaveLength(1);
    expect(await alerts('person', idOf('wk-duty'), duty.number)).toEqual([]);
    await endAt('ck-chair', office, 'now()');
    Reflect.deleteProperty(directory, 'onDuty');
  });

  it('told twice by the feed is sent once; a record that cannot be read holds up nothing', async () => {
    const before = world.mail.to('duty@mail.example').length;
    const { number } = await world.tell({ office: 'no office' });
    const last = await world.tell();
    await settled('office', DUTY, last.number);
    expect(await alerts('office', DUTY, number)).toEqual([]);
    expect(world.mail.to('duty@mail.example')).toHaveLength(before + 1);
  });
});

describe('a right that has ended', () => {
  it('is looked at when the notice is sent, not when it was asked for', async () => {
    const office = officeOf('DL-TH5709/SUPPRESSION_GROUP');
    await world.confirmEmail('ms-duty', 'myna@mail.example');
    await quiet('ms-duty', 'Asia/Bangkok');
    const { number } = await world.tell({ office, rule: 'A2' });
    await eventually(async () => (await alerts('person', idOf('ms-duty'), number))[0]?.outcome === 'QUIET_HOURS');
    await endAt('ms-duty', office, 'now()');
    await world.send('ms-duty', 'mutation { clearQuietHours { problems { code } } }');
    expect(await settled('person', idOf('ms-duty'), number)).toMatchObject([
      { state: 'CANCELLED', outcome: 'RIGHT_ENDED' },
    ]);
    expect(world.mail.to('myna@mail.example')).toHaveLength(1);
    const after = await world.tell({ office });
    const later = await world.tell();
    await settled('office', DUTY, later.number);
    expect(await alerts('person', idOf('ms-duty'), after.number)).toEqual([]);
  });

  it('ends the webhook of an office that nobody holds any more', async () => {
    const { number } = await world.tell({ office: PARTNER, number: 900 });
    await settled('office', PARTNER, number);
    const before = hook.received.length;
    hook.script = [503];
    const waiting = await world.tell({ office: PARTNER, number: 901 });
    await eventually(() => hook.received.length > before);
    await endAt('ngo-partner', PARTNER, 'now()');
    expect(await settled('office', PARTNER, waiting.number)).toMatchObject([
      { state: 'CANCELLED', outcome: 'RIGHT_ENDED' },
    ]);
    expect(hook.received).toHaveLength(before + 1);
    await endAt('ngo-partner', PARTNER, `now() + interval '1 month'`);
  });
});

/** Quiet all day but for the minute that was. */
const quiet = async (key: string, timeZone: string): Promise<void> => {
  const local = (offset: number): string =>
    new Date(Date.now() + offset).toLocaleTimeString('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const { data } = await world.send<{ setQuietHours: { problems: object[] } }>(
    key,
    'mutation ($input: SetQuietHoursInput!) { setQuietHours(input: $input) { problems { code } } }',
    { input: { from: local(-3_600_000), to: local(-7_200_000), timeZone } },
  );
  expect(data!.setQuietHours.problems).toEqual([]);
};

describe('quiet hours', () => {
  it('hold up what can wait until they end, and what cannot not at all', async () => {
    await quiet('ck-chair', 'Asia/Vientiane');
    const waiting = await world.tell({ office: CHAIR, rule: 'A6' });
    const row = await eventually(async () => (await alerts('person', idOf('ck-chair'), waiting.number))[0]);
    await eventually(
      async () => (await alerts('person', idOf('ck-chair'), waiting.number))[0]?.outcome === 'QUIET_HOURS',
    );
    const emergency = await world.tell({ office: CHAIR, rule: 'A5' });
    await settled('person', idOf('ck-chair'), emergency.number);
    const [still] = await alerts('person', idOf('ck-chair'), waiting.number);
    expect(still).toMatchObject({ id: row.id, state: 'WAITING', outcome: 'QUIET_HOURS', attempts: 0 });
    expect(still!.nextAt.getTime()).toBeGreaterThan(Date.now() + 20 * 3_600_000);
    await world.send('ck-chair', 'mutation { clearQuietHours { problems { code } } }');
    expect(await settled('person', idOf('ck-chair'), waiting.number)).toMatchObject([{ state: 'SENT', attempts: 1 }]);
  });

  it('are a person’s own and take real times only', async () => {
    const set = async (from: string, to: string, timeZone: string) =>
      (
        await world.send<{ setQuietHours: { problems: { field: string }[] } }>(
          'ck-vice',
          'mutation ($input: SetQuietHoursInput!) { setQuietHours(input: $input) { problems { field } } }',
          { input: { from, to, timeZone } },
        )
      ).data!.setQuietHours.problems.map(({ field }) => field);
    expect(await set('25:00', '06:00', 'Asia/Bangkok')).toEqual(['input.from']);
    expect(await set('22:00', '22:00', 'Asia/Bangkok')).toEqual(['input.to']);
    expect(await set('22:00', '06:00', 'Asia/Atlantis')).toEqual(['input.timeZone']);
    expect(await set('22:00', '06:00', 'Asia/Bangkok')).toEqual([]);
    const { data } = await world.send('ck-vice', '{ myQuietHours { from to timeZone } }');
    expect(data).toEqual({ myQuietHours: { from: '22:00', to: '06:00', timeZone: 'Asia/Bangkok' } });
    expect((await world.send('ck-duty', '{ myQuietHours { from } }')).data).toEqual({ myQuietHours: null });
  });
});

describe('a receiver that fails', () => {
  it.each([
    ['is busy', [503, 429]],
    ['does not answer', ['HANG' as const]],
    ['is broken', [500, 404, 401]],
  ])('and %s gets the same notice again until it takes it', async (_how, script) => {
    const before = hook.received.length;
    hook.script = [...script];
    const { number } = await world.tell({ office: PARTNER });
    const [row] = await settled('office', PARTNER, number);
    expect(row).toMatchObject({ state: 'SENT', attempts: script.length + 1 });
    const requests = hook.received.slice(before);
    expect(requests.map(({ answered }) => answered)).toEqual([...script, 200]);
    expect(new Set(requests.map(({ headers }) => headers['webhook-id']))).toEqual(new Set([row!.id]));
  });

  it('and is away for a while gets everything when it is back, each once', async () => {
    const { port } = hook;
    await hook.stop();
    const told = [await world.tell({ office: PARTNER }), await world.tell({ office: PARTNER })];
    for (const { number } of told)
      await eventually(async () => (await alerts('office', PARTNER, number))[0]?.outcome === 'NO_ANSWER');
    hook = await Receiver.start(port);
    for (const { number } of told) await settled('office', PARTNER, number);
    expect(hook.json.map(({ data }) => (data as { number: number }).number).sort((a, b) => a - b)).toEqual(
      told.map(({ number }) => number),
    );
  });

  it('and sends the hub elsewhere is not followed; one that answers without end is taken at its first word', async () => {
    hook.script = ['REDIRECT'];
    const sent = await world.tell({ office: PARTNER });
    expect(await settled('office', PARTNER, sent.number)).toMatchObject([
      { state: 'FAILED', outcome: 'REFUSED', attempts: 1 },
    ]);
    hook.script = ['DRIP'];
    const dripping = await world.tell({ office: PARTNER });
    expect(await settled('office', PARTNER, dripping.number)).toMatchObject([{ state: 'SENT' }]);
    expect(hook.received.every(({ path }) => path === '/hook')).toBe(true);
  });

  it('and is full is asked again; a mailbox that is not there is not', async () => {
    world.mail.refuse = [451];
    const busy = await world.tell({ office: CHAIR });
    expect(await settled('office', CHAIR, busy.number)).toMatchObject([{ state: 'SENT', attempts: 2 }]);
    world.mail.refuse = [550];
    const nobody = await world.tell({ office: CHAIR });
    expect(await settled('office', CHAIR, nobody.number)).toMatchObject([{ state: 'FAILED', outcome: 'REFUSED' }]);
  });

  it('or an address that cannot be used holds up no other', async () => {
    const office = officeOf('DL-TH5708/SUPPRESSION_GROUP');
    const p256dh = Buffer.alloc(65, 7).toString('base64url');
    await world.send('cs-duty', REGISTER_PUSH, {
      input: { endpoint: push.url, ...browser.keys, p256dh, language: 'EN' },
    });
    const { number } = await world.tell({ office });
    const [row] = await eventually(async () => {
      const rows = await alerts('office', office, number);
      return rows[0]?.outcome === 'NO_ANSWER' && rows;
    });
    expect(row).toMatchObject({ kind: 'PUSH', state: 'WAITING' });
    await world.asSystem((tx) =>
      tx.query('update delivery set attempts = 20, next_at = now() where id = $1', [row!.id]),
    );
    expect(await settled('office', office, number)).toMatchObject([{ state: 'FAILED', outcome: 'NO_ANSWER' }]);
    const other = await world.tell();
    expect((await settled('office', DUTY, other.number)).map(({ state }) => state)).toEqual(['SENT', 'SENT', 'SENT']);
  });

  it('and says that a subscription is gone is never asked again', async () => {
    push.script = [410];
    const before = push.received.length;
    const { number } = await world.tell();
    const rows = await settled('office', DUTY, number);
    expect(rows.find(({ kind }) => kind === 'PUSH')).toMatchObject({ state: 'FAILED', outcome: 'GONE' });
    const next = await world.tell();
    expect((await settled('office', DUTY, next.number)).map(({ kind }) => kind).sort()).toEqual(['EMAIL', 'SMS']);
    expect(push.received).toHaveLength(before + 1);
  });
});

it('a test reaches every confirmed channel of the person, and no inbox', async () => {
  const before = world.mail.to('duty@mail.example').length;
  const { data } = await world.send('ck-duty', 'mutation { testMyChannels { sent problems { code } } }');
  expect(data).toEqual({ testMyChannels: { sent: 2, problems: [] } });
  const mail = await eventually(() => world.mail.to('duty@mail.example')[before]);
  expect(mail).toContain('Subject: This is a test. Your notices arrive.');
});
