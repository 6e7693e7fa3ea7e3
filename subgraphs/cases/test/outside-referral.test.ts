import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { newCode } from '../src/one-time-code/one-time-code.js';
import { expireUnopened } from '../src/referral-outside/outside.expiry.js';
import { afterMinutes, newestAlert, stepsOf } from './escalation-scene.js';
import { GROUP, IDENTITY, terms } from './person-scene.js';
import { cameTo, FEEDBACK, NOTES, OVERRIDE, referralScene } from './referral-scene.js';
import { everybody, everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof referralScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = referralScene(world);
});
afterAll(() => world.stop());

const OUTSIDE = { recipient: 'PARTNER', name: 'CANARY-HOSPITAL', channel: 'CANARY-CHANNEL +66 53 1' };
const nobodyElse = terms({ recipients: ['COMMITTEE'] });

interface Value {
  readonly name: string;
  readonly value: string;
}
interface Opened {
  readonly package: {
    readonly answerCode: string;
    readonly notes: string | null;
    readonly primeroFile: string;
    readonly persons: readonly { readonly values: readonly Value[] }[];
  } | null;
  readonly problems: readonly { readonly code: string; readonly field: string }[];
}
interface PrimeroRecord {
  readonly data: Readonly<Record<string, unknown>>;
}
type Sent = { readonly referral: object | null; readonly openingCode: string | null } & Pick<Opened, 'problems'>;

const drafted = (given: Record<string, unknown> = {}) => scene.drafted({ office: null, outside: OUTSIDE, ...given });
const send = (id: string, given: Record<string, unknown> = {}, { by = 'ck-duty', mfa = true } = {}) =>
  world.send<{ done: Sent }>(
    `mutation ($input: SendReferralInput!) { done: sendReferral(input: $input) {
      referral { id } openingCode problems { code field } } }`,
    { input: { referral: id, version: 1, ...given } },
    world.as(by, { mfa }),
  );
const sent = async (given: Record<string, unknown> = {}, override?: object) => {
  const one = await drafted(given);
  const { data } = await send(one.id, override ? { override } : {});
  return { ...one, code: data!.done.openingCode! };
};
/** By whoever has a code, who is not signed in. */
const tryToOpen = (code: string) =>
  world.send<{ done: Opened }>(
    `mutation ($input: OpenReferralInput!) { done: openReferral(input: $input) {
      package { answerCode service urgency purpose notes primeroFile persons { values { name value } } } problems { code field } } }`,
    { input: { code } },
  );
const open = async (code: string): Promise<Opened> => (await tryToOpen(code)).data!.done;
const answer = async (code: string, to: string, given: Record<string, unknown> = {}): Promise<string | undefined> => {
  const { data } = await world.send<{ done: { state: string | null } & Pick<Opened, 'problems'> }>(
    `mutation ($input: AnswerOpenedReferralInput!) { done: answerOpenedReferral(input: $input) {
      state problems { code field } } }`,
    { input: { code, to, ...given } },
  );
  const { state, problems } = data!.done;
  return state ?? problems.map((each) => `${each.code} ${each.field}`)[0];
};
const packages = (id: string) => everyRow(world, 'select * from referral_package where referral = $1', [id]);
const NOTHING = { package: null, problems: [{ code: 'NOT_FOUND', field: 'input.code' }] };

describe('a referral outside the hub', () => {
  it('is opened with the code, answered with the other one, and comes back with feedback', async () => {
    const { id, code, caseId } = await sent();
    expect(await scene.shown(id, 'ck-duty')).toMatchObject({
      ...{ state: 'SENT', toOffice: null, ackBy: expect.any(String), acknowledgedAt: null, case: { id: caseId } },
    });
    const { package: got } = await open(code.toLowerCase().replaceAll('-', ' '));
    expect(got).toMatchObject({ service: 'SAFE_ACCOMMODATION', urgency: 'URGENT', purpose: 'CARE', notes: NOTES });
    expect(Object.fromEntries(got!.persons[0]!.values.map(({ name, value }) => [name, value]))).toEqual(
      Object.fromEntries(Object.entries(IDENTITY).map(([field, value]) => [`identity.${field}`, value])),
    );
    const [record] = JSON.parse(got!.primeroFile) as PrimeroRecord[];
    expect(record).toMatchObject({
      data: { hidden_name: false, name_first: IDENTITY.givenName, consent_for_services: true, workflow: 'new' },
      referrals: [{ status: 'in_progress', notes: NOTES, transitioned_to_agency: 'PARTNER' }],
    });
    expect(got!.primeroFile).not.toContain(caseId);
    expect(await scene.shown(id, 'ck-duty')).toMatchObject({
      ...{ state: 'ACKNOWLEDGED', acknowledgedAt: expect.any(String) },
    });
    const { answerCode } = got!;
    expect(await answer(answerCode, 'IN_SERVICE')).toBe('REFERRAL_STATE_FORBIDS input.to');
    expect(await answer(answerCode, 'ACCEPTED')).toBe('ACCEPTED');
    expect(await answer(answerCode, 'IN_SERVICE')).toBe('IN_SERVICE');
    expect(await answer(answerCode, 'COMPLETED')).toBe('INPUT_REQUIRED input.outcome');
    const end = { outcome: 'SERVICE_GIVEN', feedback: FEEDBACK };
    expect(await answer(answerCode, 'COMPLETED', end)).toBe('COMPLETED');
    expect(await scene.words(id, 'feedback', { by: 'ck-duty', purpose: 'PROTECTION' })).toBe(FEEDBACK);
    expect(await newestAlert(world, GROUP, 'ck-duty')).toMatchObject({
      ...{ rule: 'A9', case: { id: caseId }, reason: { when: 'REFERRAL_COMPLETED' } },
    });
    expect([await packages(id), await answer(answerCode, 'COMPLETED', end)]).toEqual([[], 'NOT_FOUND input.code']);
  });

  it('is rejected with a reason', async () => {
    const { id, code } = await sent();
    const { answerCode } = (await open(code)).package!;
    expect(await answer(answerCode, 'REJECTED')).toBe('INPUT_REQUIRED input.rejection');
    expect(await answer(answerCode, 'REVOKED')).toBe('REFERRAL_STATE_FORBIDS input.to');
    expect(await answer(answerCode, 'REJECTED', { rejection: 'NO_CAPACITY' })).toBe('REJECTED');
    expect(await scene.shown(id, 'ck-duty')).toMatchObject({ rejection: 'NO_CAPACITY' });
  });

  it('holds nothing but the notes by an override, though its sender may read more', async () => {
    const { code } = await sent({ consent: nobodyElse }, OVERRIDE);
    const { package: got } = await open(code);
    expect(got).toMatchObject({ notes: NOTES, persons: [{ values: [] }] });
    const [record] = JSON.parse(got!.primeroFile) as PrimeroRecord[];
    expect(record!.data).toMatchObject({ hidden_name: true, consent_for_services: false });
    expect(Object.keys(record!.data).filter((key) => /name_|sex|nationality|birth|telephone/.test(key))).toEqual([]);
  });

  it('lies sealed, and no table knows a code, a value or the receiver', async () => {
    const { id, code } = await sent();
    const tables = await everyRow(
      world,
      `select (select json_agg(p) from referral_package p) as p, (select json_agg(r) from referral r) as r,
              (select json_agg(w) from referral_word w) as w, (select json_agg(a) from audit_entry a) as a`,
    );
    const stored = JSON.stringify(tables);
    expect(stored).toContain(id);
    for (const plain of [code, code.replaceAll('-', ''), 'CANARY']) expect(stored).not.toContain(plain);
  });
});

describe('a referral outside that nobody opens', () => {
  const province = 'A8 PL-TH57/SECRETARIAT DUE';

  it('is told to the committee of the sender, then to the province, and can still be opened', async () => {
    const { id, code, caseId } = await sent();
    const told: number[] = [];
    for (const minutes of [119, 1, 120, 1_200]) {
      await afterMinutes(world, caseId, minutes);
      told.push((await stepsOf(world, caseId)).length);
    }
    expect(told).toEqual([0, 1, 2, 3]);
    expect(await stepsOf(world, caseId)).toEqual([`A8 ${GROUP} DUE`, province, province]);
    expect((await scene.shown(id, 'ck-duty'))!.state).toBe('SENT');
    expect((await open(code)).package).not.toBeNull();
  });

  it('is told to nobody else once somebody of the sender sees to it, and that opens nothing', async () => {
    const { id, code, caseId } = await sent();
    await afterMinutes(world, caseId, 120);
    const alert = await newestAlert(world, GROUP, 'ck-duty');
    expect(alert).toMatchObject({ rule: 'A8', case: { id: caseId }, reason: { whose: 'SENDER', firedBecause: 'DUE' } });
    const { data } = await world.send<{ done: { problems: unknown[] } }>(
      'mutation ($input: AcknowledgeAlertInput!) { done: acknowledgeAlert(input: $input) { problems { code } } }',
      { input: { alert: alert.id, kind: 'ACCEPTED' } },
      world.as('ck-duty'),
    );
    expect(data!.done.problems).toEqual([]);
    await afterMinutes(world, caseId, 10_000);
    expect(await stepsOf(world, caseId)).toEqual([`A8 ${GROUP} DUE`]);
    expect((await scene.shown(id, 'ck-duty'))!.state).toBe('SENT');
    expect((await open(code)).package).not.toBeNull();
  });

  it('is told to nobody after it was opened or taken back', async () => {
    const [opened, revoked] = [await sent(), await sent()];
    await open(opened.code);
    expect(cameTo(await scene.revoke(revoked.id))).toBe('REVOKED');
    for (const { caseId } of [opened, revoked]) {
      await afterMinutes(world, caseId, 10_000);
      expect(await stepsOf(world, caseId)).toEqual([]);
    }
  });
});

describe('a code that opens nothing', () => {
  let id: string;
  let code: string;
  let persons: readonly string[];
  beforeEach(async () => {
    ({ id, code, persons } = await sent());
  });
  const isClosed = async (): Promise<void> => {
    const reads = `select count(*)::int as n from audit_entry where action = 'unseal.package'`;
    const before = await everyRow(world, reads);
    expect(JSON.stringify(await tryToOpen(code))).toBe(JSON.stringify(await tryToOpen(newCode())));
    expect(await open(code)).toEqual(NOTHING);
    expect(await everyRow(world, reads)).toEqual(before);
  };

  it('is one that was used', async () => {
    const { answerCode } = (await open(code)).package!;
    await isClosed();
    expect([answerCode === code, await answer(code, 'ACCEPTED')]).toEqual([false, 'NOT_FOUND input.code']);
    expect(await packages(id)).toEqual([{ referral: id, token: expect.any(String), sealed: null }]);
  });

  it('is the one to answer with, and with the one to open nobody answers', async () => {
    expect(await answer(code, 'REJECTED', { rejection: 'NO_CAPACITY' })).toBe('NOT_FOUND input.code');
    expect((await scene.shown(id, 'ck-duty'))!.state).toBe('SENT');
    const { answerCode } = (await open(code)).package!;
    expect(await open(answerCode)).toEqual(NOTHING);
    expect(await answer(answerCode, 'ACCEPTED')).toBe('ACCEPTED');
  });

  it('is one of two who come at once', async () => {
    const both = await Promise.all([open(code), open(code)]);
    expect(both.filter((each) => each.package)).toHaveLength(1);
  });

  it('is one whose time is over, and then the referral expires', async () => {
    await everyRow(world, `update referral set ack_by = now() - interval '1 second' where id = $1`, [id]);
    await isClosed();
    const other = await sent();
    await expireUnopened(world.services);
    expect(await scene.shown(id, 'ck-duty')).toMatchObject({ state: 'EXPIRED', expiredAt: expect.any(String) });
    expect(await scene.shown(other.id, 'ck-duty')).toMatchObject({ state: 'SENT' });
    expect(await scene.toldOfExpiry(id)).toEqual([namedOffice(GROUP).id]);
    expect(await packages(id)).toEqual([]);
    await isClosed();
  });

  it('is one whose referral was taken back, before and after it was opened', async () => {
    expect(cameTo(await scene.revoke(id))).toBe('REVOKED');
    expect(await packages(id)).toEqual([]);
    await isClosed();
    const other = await sent();
    const { answerCode } = (await open(other.code)).package!;
    expect(cameTo(await scene.revoke(other.id))).toBe('REVOKED');
    expect(await answer(answerCode, 'ACCEPTED')).toBe('NOT_FOUND input.code');
  });

  it('is one without the consent that covered it', async () => {
    const [consent] = await scene.persons.consentsOf('ck-duty', persons[0]!);
    const { errors } = await scene.persons.withdraw('ck-duty', { consent: consent!.id });
    expect(errors).toBeUndefined();
    await isClosed();
  });

  it('is one whose person was erased', async () => {
    const { errors } = await world.send(
      'mutation ($input: ErasePersonInput!) { erasePerson(input: $input) { problems { code } } }',
      { input: { person: persons[0], reason: 'PERSON_REQUEST' } },
      world.as('dpo'),
    );
    expect([errors, await packages(id)]).toEqual([undefined, []]);
    await isClosed();
  });
});

it('nothing is opened that is not recorded, and it can be opened afterwards', async () => {
  const { id, code } = await sent();
  for (const action of ['unseal.package', 'referral.acknowledged']) {
    await everyRow(world, `alter table audit_entry add constraint broken check (action <> '${action}') not valid`);
    try {
      const { data, errors } = await tryToOpen(code);
      expect([data?.done ?? null, errors?.length]).toEqual([null, 1]);
    } finally {
      await everyRow(world, 'alter table audit_entry drop constraint broken');
    }
  }
  expect((await scene.shown(id, 'ck-duty'))!.state).toBe('SENT');
  expect((await open(code)).package).not.toBeNull();
  expect(
    await everyRow(
      world,
      `select actor, action from audit_entry where resource = $1 and actor = 'public' order by action`,
      [id],
    ),
  ).toEqual([
    { actor: 'public', action: 'referral.acknowledged' },
    { actor: 'public', action: 'unseal.package' },
  ]);
});

describe('a draft to somebody outside is refused', () => {
  it.each([
    ['as an office too', { office: 'DL-TH5703/CHAIR' }, 'INPUT_INVALID input.outside'],
    ['as nobody', { outside: null }, 'INPUT_REQUIRED input.office'],
    ['of the police', { outside: { ...OUTSIDE, recipient: 'POLICE' } }, 'SHARE_NOT_POSSIBLE input.outside.recipient'],
    ['without a name', { outside: { ...OUTSIDE, name: ' ' } }, 'INPUT_INVALID input.outside.name'],
    ['for a purpose it cannot have', { purpose: 'INVESTIGATION' }, 'SHARE_NOT_POSSIBLE input.purpose'],
  ])('%s', async (_what, given: Record<string, unknown>, refusal) => {
    const caseId = await scene.persons.accepted();
    const persons = [await scene.persons.registered(caseId)];
    expect(cameTo(await scene.draft({ case: caseId, persons, office: null, outside: OUTSIDE, ...given }))).toBe(
      refusal,
    );
  });
});

describe('sending it is refused', () => {
  it('without a consent that names the class, without a second factor, and to who does not work on the case', async () => {
    const { id } = await drafted({ consent: nobodyElse });
    expect((await send(id)).data!.done).toMatchObject({
      ...{ openingCode: null, problems: [{ code: 'REFERRAL_NOT_COVERED', field: 'input.override' }] },
    });
    const other = await drafted();
    const refused = async (by: string, mfa: boolean) =>
      (await send(other.id, {}, { by, mfa })).errors?.[0]?.extensions.code;
    expect([
      await refused('ck-duty', false),
      await refused('ck-relief', true),
      await refused('shelter-cr', true),
    ]).toEqual([...['FORBIDDEN_ACTION', 'FORBIDDEN_ACTION', 'FORBIDDEN_ACTION']]);
    expect(await packages(other.id)).toEqual([]);
  });
});

it('who the receiver is reads whoever works on the case, and nobody else', async () => {
  const { id } = await sent();
  const readers: string[] = [];
  for (const by of everybody)
    for (const purpose of ['PROTECTION', 'CARE'])
      if ((await scene.words(id, 'receiver', { by, purpose })) === OUTSIDE.name) readers.push(`${by} ${purpose}`);
  expect(readers).toEqual(['ck-duty PROTECTION']);
  expect(await scene.words(id, 'channel', { by: 'ck-duty', purpose: 'PROTECTION' })).toBe(OUTSIDE.channel);
  expect(await scene.shown(id, 'shelter-cr')).toBeNull();
});
