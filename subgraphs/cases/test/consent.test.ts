import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { pause } from '@hub/vocabulary';
import { lockCase } from '../src/case/case.store.js';
import { endConsent } from '../src/consent/consent.store.js';
import { GROUP, inDays, personScene, refusalOf, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const HEALTH = 'health(purpose: CARE) { health }';
const NAMES = 'identity(purpose: PROTECTION) { givenName }';
const SHELTER = 'shelter-chiang-rai';

let world: World;
let scene: ReturnType<typeof personScene>;
let opened: string;
let registered: string;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
});
beforeEach(async () => {
  opened = await scene.accepted();
  registered = await scene.registered(opened);
});
afterAll(() => world.stop());

const codeOf = async (reading: ReturnType<typeof scene.read>) => (await reading).errors?.[0]?.extensions.code ?? null;
const first = async (of = registered) => (await scene.consentsOf('ck-duty', of))[0]!.id;
const sees = async (who: string) => {
  const { data } = await world.send<{ case: object | null }>(
    'query ($id: ID!) { case(id: $id) { id } }',
    { id: opened },
    world.as(who),
  );
  return Boolean(data?.case);
};

describe('a consent', () => {
  it('that is withdrawn ends the very next read, and every later one', async () => {
    expect(await codeOf(scene.read('ck-duty', registered, NAMES))).toBeNull();
    expect(refusalOf(await scene.withdraw('ck-duty', { consent: await first() }))).toBeNull();
    expect(await codeOf(scene.read('ck-duty', registered, NAMES))).toBe('FORBIDDEN_FIELD');
    expect(refusalOf(await scene.withdraw('ck-duty', { consent: await first() }))).toBe('CONSENT_WITHDRAWN');
  });

  it('recorded later opens again, and once for each key', async () => {
    await scene.withdraw('ck-duty', { consent: await first() });
    const input = { idempotencyKey: randomUUID(), person: registered, terms: terms({ purposes: ['PROTECTION'] }) };
    expect(refusalOf(await scene.record('ck-duty', input))).toBeNull();
    expect(refusalOf(await scene.record('ck-duty', input))).toBeNull();
    expect(await scene.consentsOf('ck-duty', registered)).toHaveLength(2);
    expect(refusalOf(await scene.record('ck-duty', { ...input, terms: terms() }))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await codeOf(scene.read('ck-duty', registered, NAMES))).toBeNull();
    const other = 'identity(purpose: INVESTIGATION) { givenName }';
    expect(await codeOf(scene.read('ck-duty', registered, other))).toBe('FORBIDDEN_FIELD');
  });

  it('for a vital interest ends by itself within 15 days', async () => {
    const vital = {
      basis: 'VITAL_INTEREST',
      purposes: ['PROTECTION'],
      explained: { ...terms().explained, interview: false },
    };
    const asked = (until?: string) =>
      scene.record('ck-duty', {
        ...{ idempotencyKey: randomUUID(), person: registered },
        terms: terms({ ...vital, ...(until && { until }) }),
      });
    expect(refusalOf(await asked(inDays(16)))).toBe('INPUT_INVALID');
    const { data } = await asked();
    const [row] = await everyRow(world, 'select until - given_at as lasts from consent where id = $1', [
      data!.done.consent!.id,
    ]);
    expect(row!['lasts']).toMatchObject({ days: 15 });
  });

  it.each(['ck-rehab', 'cr-secretariat', 'ck-focal', 'shelter-cr'])('is not for %s to withdraw', async (who) => {
    const consent = await first();
    const one = await scene.withdraw(who, { consent }, { mfa: true });
    expect(['NOT_FOUND', 'FORBIDDEN_ACTION']).toContain(refusalOf(one));
    expect(await codeOf(scene.read('ck-duty', registered, NAMES))).toBeNull();
    if (refusalOf(one) === 'NOT_FOUND')
      expect(JSON.stringify(one)).toBe(
        JSON.stringify(await scene.withdraw(who, { consent: randomUUID() }, { mfa: true })),
      );
  });
});

describe('a share', () => {
  it('lets an office see the case, its persons and what consent covers, until it ends', async () => {
    expect(await sees('shelter-cr')).toBe(false);
    const { data } = await scene.share('ck-duty', opened, SHELTER);
    expect(await sees('shelter-cr')).toBe(true);
    expect(await codeOf(scene.read('shelter-cr', registered, HEALTH))).toBeNull();
    expect(await codeOf(scene.read('shelter-cr', registered, 'identity(purpose: PROTECTION) { phone }'))).toBe(
      'FORBIDDEN_FIELD',
    );
    expect(refusalOf(await scene.endShare('ck-duty', { share: data!.done.share!.id }))).toBeNull();
    expect(await sees('shelter-cr')).toBe(false);
    expect((await scene.read('shelter-cr', registered, HEALTH)).data).toEqual({ person: null });
  });

  it('of two with one office the longer one decides what it sees', async () => {
    const [short, long] = [
      await scene.share('ck-duty', opened, SHELTER, { until: inDays(1) }),
      await scene.share('ck-duty', opened, SHELTER, { until: inDays(9) }),
    ];
    await scene.endShare('ck-duty', { share: long.data!.done.share!.id });
    expect(await sees('shelter-cr')).toBe(true);
    await scene.endShare('ck-duty', { share: short.data!.done.share!.id });
    expect(await sees('shelter-cr')).toBe(false);
  });

  it('is shown to whoever works on the case, and each recipient sees its own only', async () => {
    await scene.share('ck-duty', opened, SHELTER);
    await scene.share('ck-duty', opened, 'partner-chiang-rai');
    const shown = async (who: string) => {
      const { data } = await world.send<{ case: { shares: { office: { id: string } }[] } }>(
        'query ($id: ID!) { case(id: $id) { shares { office { id } purposes until } } }',
        { id: opened },
        world.as(who),
      );
      return data!.case.shares.map(({ office }) => office.id);
    };
    const both = [SHELTER, 'partner-chiang-rai'].map((key) => namedOffice(key).id);
    expect(await shown('ck-duty')).toEqual(both);
    expect(await shown('shelter-cr')).toEqual(both.slice(0, 1));
    expect(await shown('ngo-partner')).toEqual(both.slice(1));
  });

  it.each([
    [SHELTER, { until: inDays(370) }, 'SHARE_TOO_LONG'],
    [SHELTER, { until: inDays(-1) }, 'INPUT_INVALID'],
    [SHELTER, { purposes: ['INVESTIGATION'] }, 'SHARE_NOT_POSSIBLE'],
    [SHELTER, { purposes: [] }, 'SHARE_NOT_POSSIBLE'],
    ['DL-TH5703/CHAIR', {}, 'SHARE_NOT_POSSIBLE'],
    ['DL-TH5703/REHABILITATION_GROUP', {}, 'SHARE_NOT_POSSIBLE'],
    ['counterpart-houayxay', {}, 'SHARE_NOT_POSSIBLE'],
    ['DL-TH5709/REHABILITATION_GROUP', {}, null],
    ['DL-TH5703/INQUIRY_POLICE', { purposes: ['INVESTIGATION'] }, null],
  ])('with %s and %j answers %s', async (office, given, code) => {
    expect(refusalOf(await scene.share('ck-duty', opened, office, given))).toBe(code);
  });

  it('needs a consent in force of a person of the case', async () => {
    await scene.withdraw('ck-duty', { consent: await first() });
    expect(refusalOf(await scene.share('ck-duty', opened, SHELTER))).toBe('SHARE_NOT_COVERED');
    const careOnly = await scene.registered(opened, {
      consent: terms({ recipients: ['SHELTER'], purposes: ['CARE'] }),
    });
    expect(careOnly).toBeTruthy();
    expect(refusalOf(await scene.share('ck-duty', opened, SHELTER))).toBeNull();
    expect(refusalOf(await scene.share('ck-duty', opened, 'partner-chiang-rai'))).toBe('SHARE_NOT_COVERED');
  });

  it.each(['cr-secretariat', 'ck-chair', 'ck-focal', 'ms-duty'])('is not for %s to make', async (who) => {
    expect(['FORBIDDEN_ACTION', 'NOT_FOUND']).toContain(refusalOf(await scene.share(who, opened, SHELTER)));
  });

  it('is made once for each key', async () => {
    const idempotencyKey = randomUUID();
    const until = inDays(3);
    const [one, two] = await Promise.all(
      [1, 2].map(() => scene.share('ck-duty', opened, SHELTER, { idempotencyKey, until })),
    );
    expect(one).toEqual(two);
    expect(refusalOf(await scene.share('ck-duty', opened, SHELTER, { idempotencyKey, until: inDays(4) }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
  });
});

describe('a withdrawal', () => {
  const notices = () =>
    everyRow(
      world,
      `select l.office, e.rule, e.body from case_alert l join inbox_entry e on e.inbox = l.inbox and e.number = l.number
        where l.case_id = $1 and e.rule = 'A18'`,
      [opened],
    );

  it('ends the shares that rested on it and tells their offices and the one that leads, in one transaction', async () => {
    await scene.share('ck-duty', opened, SHELTER);
    await scene.share('ck-duty', opened, 'DL-TH5703/INQUIRY_POLICE', { purposes: ['INVESTIGATION'] });
    await scene.record('ck-duty', {
      ...{ idempotencyKey: randomUUID(), person: registered },
      terms: terms({ basis: 'LEGAL_DUTY', recipients: ['POLICE'], purposes: ['INVESTIGATION'] }),
    });
    await scene.withdraw('ck-duty', { consent: await first() });
    expect([await sees('shelter-cr'), await sees('ck-police')]).toEqual([false, true]);
    const told = await notices();
    expect(new Set(told.map(({ office }) => office))).toEqual(
      new Set([GROUP, SHELTER].map((key) => namedOffice(key).id)),
    );
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('CANARY');
    const { data } = await world.send<{ inbox: { rule: string; case: object | null; committee: object | null }[] }>(
      'query ($office: ID!) { inbox(office: $office, first: 1) { rule case { id } committee { id } } }',
      { office: namedOffice(SHELTER).id },
      world.as('shelter-cr'),
    );
    expect(data?.inbox).toEqual([{ rule: 'A18', case: null, committee: null }]);
  });

  it('that an office accepts gives it no work on the case', async () => {
    await scene.share('ck-duty', opened, SHELTER);
    await scene.withdraw('ck-duty', { consent: await first() });
    const { data } = await world.answer('shelter-cr', { case: opened, office: SHELTER, kind: 'ACCEPTED' });
    expect(data?.acknowledgeAlert.receipt?.kind).toBe('ACCEPTED');
    const assigned = await everyRow(world, 'select person from case_assignment where case_id = $1', [opened]);
    expect(assigned).toEqual([{ person: person('ck-duty').id }]);
    expect(await sees('shelter-cr')).toBe(false);
  });

  it('under way makes a share wait, which then finds no consent', async () => {
    const consent = await first();
    let sharing: ReturnType<typeof scene.share> | undefined;
    await world.services.store.inActor(systemActor('test'), async (tx) => {
      await lockCase(tx, opened);
      await endConsent(tx, consent, person('ck-duty').id);
      sharing = scene.share('ck-duty', opened, SHELTER);
      await pause(500, AbortSignal.timeout(2_000));
    });
    expect(refusalOf(await sharing!)).toBe('SHARE_NOT_COVERED');
  });

  describe('of a consent to tell the other side of the border', () => {
    const ABROAD = { recipients: ['COMMITTEE', 'COUNTERPART'], purposes: ['REPATRIATION'] };
    const told = async () => {
      const rows = await everyRow(
        world,
        `select e.body from inbox_entry e join inbox i on i.id = e.inbox
          where i.owner = 'feed:cases' and e.body ->> 'case' = $1 and e.body ? 'counterpartConsent' order by e.number`,
        [opened],
      );
      return rows.map(({ body }) => body);
    };
    const say = (counterpartConsent: string) => ({ case: opened, counterpartConsent });
    const agrees = async (of: string) => {
      const input = { idempotencyKey: randomUUID(), person: of, terms: terms(ABROAD) };
      expect(refusalOf(await scene.record('ck-duty', input))).toBeNull();
    };
    const takesBack = async (of: string, nth = 0) => {
      const consents = await scene.consentsOf('ck-duty', of);
      await scene.withdraw('ck-duty', { consent: consents[nth]!.id });
    };

    it('is told to the liaison desk by the case alone, and so is that it was given anew', async () => {
      await takesBack(registered);
      expect(await told()).toEqual([]);
      const going = await scene.registered(opened, { consent: terms(ABROAD) });
      await takesBack(going);
      expect(await told()).toEqual([say('WITHDRAWN')]);
      await agrees(going);
      expect(await told()).toEqual([say('WITHDRAWN'), say('GIVEN')]);
    });

    it('says nothing while another consent of the same person covers it, and stands as long as one person’s does', async () => {
      const [one, other] = [
        await scene.registered(opened, { consent: terms(ABROAD) }),
        await scene.registered(opened, { consent: terms(ABROAD) }),
      ];
      await agrees(one);
      await takesBack(one);
      expect(await told()).toEqual([]);
      await takesBack(one, 1);
      await takesBack(other);
      expect(await told()).toEqual([say('WITHDRAWN'), say('WITHDRAWN')]);
      await agrees(one);
      expect(await told()).toHaveLength(2);
      await agrees(other);
      expect((await told())[2]).toEqual(say('GIVEN'));
    });

    it('binds nobody else once its person is erased', async () => {
      const going = await scene.registered(opened, { consent: terms(ABROAD) });
      await takesBack(going);
      const { errors } = await world.send(
        'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { receipt { id } } }',
        { input: { person: going, reason: 'PERSON_REQUEST' } },
        world.as('dpo', { mfa: true }),
      );
      expect(errors).toBeUndefined();
      expect(await told()).toEqual([say('WITHDRAWN'), say('GIVEN')]);
    });
  });
});
