import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { committee, namedOffice } from '@hub/cast';
import { referralExpiredTask } from '../src/referral/referral.expiry.js';
import { afterMinutes, newestAlert, stepsOf, whatIsDue } from './escalation-scene.js';
import { GROUP, IDENTITY, terms } from './person-scene.js';
import { cameTo, FEEDBACK, NOTES, OVERRIDE, referralScene, SHELTER } from './referral-scene.js';
import { everyRow, startWorld, type World } from './world.js';

let world: World;
let scene: ReturnType<typeof referralScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = referralScene(world);
});
afterAll(() => world.stop());

const GROUP_OF_MAE_SAI = 'DL-TH5709/SUPPRESSION_GROUP';
const nobodyElse = terms({ recipients: ['COMMITTEE'] });
const sees = async (by: string, id: string): Promise<boolean> => {
  const { data } = await world.send<{ case: object | null }>(
    'query ($id: ID!) { case(id: $id) { id } }',
    { id },
    world.as(by),
  );
  return Boolean(data?.case);
};
const answerAlert = async (by: string, { alert, kind }: { alert: string; kind: string }) => {
  const { data } = await world.send<{ acknowledgeAlert: { problems: { code: string }[] } }>(
    `mutation ($input: AcknowledgeAlertInput!) { acknowledgeAlert(input: $input) { problems { code } } }`,
    { input: { alert, kind } },
    world.as(by),
  );
  return data!.acknowledgeAlert.problems[0]?.code ?? null;
};
const alertOf = async (office: string, by: string) => newestAlert(world, office, by);
const stateOf = async (id: string): Promise<string> => (await scene.shown(id, 'ck-duty'))!.state;

describe('a referral', () => {
  it('goes from the draft to the feedback, and each state has its time', async () => {
    const { id, caseId, persons } = await scene.drafted({ count: 2 });
    expect(await scene.shown(id, 'shelter-cr')).toBeNull();
    expect(cameTo(await scene.send(id))).toBe('SENT');
    expect(await sees('shelter-cr', caseId)).toBe(true);
    for (const to of ['ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE']) expect(cameTo(await scene.answer(id, to))).toBe(to);
    expect(cameTo(await scene.answer(id, 'COMPLETED', { outcome: 'SERVICE_GIVEN', feedback: FEEDBACK }))).toBe(
      'COMPLETED',
    );
    const shown = (await scene.shown(id, 'ck-duty'))!;
    expect(shown).toMatchObject({
      ...{ state: 'COMPLETED', outcome: 'SERVICE_GIVEN', service: 'SAFE_ACCOMMODATION', urgency: 'URGENT' },
      ...{ fromOffice: { id: namedOffice(GROUP).id }, toOffice: { id: namedOffice(SHELTER).id }, case: { id: caseId } },
      ...{ rejectedAt: null, revokedAt: null, expiredAt: null, version: 6 },
    });
    const times = ['sentAt', 'acknowledgedAt', 'acceptedAt', 'startedAt', 'completedAt'].map((each) =>
      Date.parse(String(shown[each])),
    );
    expect(times).toEqual(times.toSorted((one, other) => one - other));
    expect(times.some(Number.isNaN)).toBe(false);
    expect(await sees('shelter-cr', caseId)).toBe(false);
    expect(await scene.words(id, 'feedback', { by: 'ck-duty', purpose: 'PROTECTION' })).toBe(FEEDBACK);
    const { data } = await world.send(
      'query ($id: ID!) { case(id: $id) { referrals { id persons { id } } } }',
      { id: caseId },
      world.as('ck-duty'),
    );
    expect(data).toEqual({ case: { referrals: [{ id, persons: [...persons].sort().map((each) => ({ id: each })) }] } });
  });

  it('is rejected with a reason, and what the receiver saw ends', async () => {
    const { id, caseId } = await scene.sent();
    expect(cameTo(await scene.answer(id, 'REJECTED'))).toBe('INPUT_REQUIRED input.rejection');
    expect(cameTo(await scene.answer(id, 'REJECTED', { rejection: 'NO_CAPACITY' }))).toBe('REJECTED');
    expect(await scene.shown(id, 'shelter-cr')).toMatchObject({ rejection: 'NO_CAPACITY', case: null });
    expect(await sees('shelter-cr', caseId)).toBe(false);
  });

  it('is revoked while it is live, and what the receiver saw ends', async () => {
    const { id, caseId } = await scene.sent();
    await scene.through(id, 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE');
    expect(cameTo(await scene.revoke(id))).toBe('REVOKED');
    expect(await sees('shelter-cr', caseId)).toBe(false);
    expect(cameTo(await scene.answer(id, 'COMPLETED', { outcome: 'SERVICE_GIVEN', feedback: FEEDBACK }))).toBe(
      'REFERRAL_STATE_FORBIDS input.referral',
    );
    expect(await alertOf(SHELTER, 'shelter-cr')).toMatchObject({ rule: 'A9', ackBy: null, escalation: null });
  });

  it('that was never sent is revoked without anybody being told of it', async () => {
    const { id } = await scene.drafted();
    const before = await alertOf(SHELTER, 'shelter-cr');
    expect(cameTo(await scene.revoke(id))).toBe('REVOKED');
    expect((await alertOf(SHELTER, 'shelter-cr')).id).toBe(before.id);
    expect(await scene.shown(id, 'shelter-cr')).toBeNull();
  });

  it('does not end what another share lets the receiver see', async () => {
    const { id, caseId } = await scene.sent();
    await scene.persons.share('ck-duty', caseId, SHELTER);
    await scene.revoke(id);
    expect(await sees('shelter-cr', caseId)).toBe(true);
  });

  it('is drafted once for each key', async () => {
    const caseId = await scene.persons.accepted();
    const given = { case: caseId, persons: [await scene.persons.registered(caseId)], idempotencyKey: randomUUID() };
    const [first, second] = [await scene.draft(given), await scene.draft(given)];
    expect(second.data!.done.referral!.id).toBe(first.data!.done.referral!.id);
    expect(cameTo(await scene.draft({ ...given, notes: 'other words' }))).toBe(
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    );
  });
});

describe('a step that its guards refuse', () => {
  it.each([
    [
      'to an office of the leading committee',
      { office: 'DL-TH5703/REHABILITATION_GROUP' },
      'SHARE_NOT_POSSIBLE input.office',
    ],
    ['to an office that takes no referrals', { office: 'DL-TH5709/CHAIR' }, 'SHARE_NOT_POSSIBLE input.office'],
    ['for a purpose that the receiver cannot have', { purpose: 'INVESTIGATION' }, 'SHARE_NOT_POSSIBLE input.purpose'],
    ['of nobody', { persons: [] }, 'INPUT_INVALID input.persons'],
    ['of persons who are not there', { persons: [randomUUID()] }, 'INPUT_INVALID input.persons'],
    ['with notes that are too long', { notes: 'x'.repeat(4_001) }, 'INPUT_INVALID input.notes'],
  ])('is a draft %s', async (_what, { office, ...given }: Record<string, unknown>, refusal) => {
    const caseId = await scene.persons.accepted();
    const persons = [await scene.persons.registered(caseId)];
    const where = office ? { office: namedOffice(office as string).id } : {};
    expect(cameTo(await scene.draft({ case: caseId, persons, ...where, ...given }))).toBe(refusal);
  });

  it('is a draft of a person of another case', async () => {
    const persons = [await scene.persons.registered(await scene.persons.accepted())];
    expect(cameTo(await scene.draft({ case: await scene.persons.accepted(), persons }))).toBe(
      'INPUT_INVALID input.persons',
    );
  });

  it.each([
    ['ACCEPTED', 'REFERRAL_STATE_FORBIDS input.referral'],
    ['IN_SERVICE', 'REFERRAL_STATE_FORBIDS input.referral'],
    ['SENT', 'REFERRAL_STATE_FORBIDS input.to'],
    ['REVOKED', 'REFERRAL_STATE_FORBIDS input.to'],
    ['EXPIRED', 'REFERRAL_STATE_FORBIDS input.to'],
  ])('is %s at once by the receiver', async (to, refusal) => {
    const { id } = await scene.sent();
    expect(cameTo(await scene.answer(id, to))).toBe(refusal);
    expect(await stateOf(id)).toBe('SENT');
  });

  it('is COMPLETED without feedback', async () => {
    const { id } = await scene.sent();
    await scene.through(id, 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE');
    expect(cameTo(await scene.answer(id, 'COMPLETED', { outcome: 'SERVICE_GIVEN' }))).toBe(
      'INPUT_REQUIRED input.feedback',
    );
    expect(cameTo(await scene.answer(id, 'COMPLETED', { feedback: FEEDBACK }))).toBe('INPUT_REQUIRED input.outcome');
  });

  it('is one that was decided on an older version', async () => {
    const { id } = await scene.sent();
    expect(cameTo(await scene.answer(id, 'ACKNOWLEDGED', { version: 1 }))).toBe('VERSION_CONFLICT input.version');
    expect(cameTo(await scene.revoke(id, { version: 1 }))).toBe('VERSION_CONFLICT input.version');
    expect(cameTo(await scene.send(id))).toBe('REFERRAL_STATE_FORBIDS input.referral');
  });
});

describe('without a consent that covers the receiver', () => {
  it('nothing is sent, and nothing is shared', async () => {
    const { id, caseId } = await scene.drafted({ consent: nobodyElse });
    expect(cameTo(await scene.send(id))).toBe('REFERRAL_NOT_COVERED input.override');
    expect([await stateOf(id), await sees('shelter-cr', caseId)]).toEqual(['DRAFT', false]);
  });

  it('of each person nothing is sent, though one has consented', async () => {
    const caseId = await scene.persons.accepted();
    const persons = [
      await scene.persons.registered(caseId),
      await scene.persons.registered(caseId, { consent: nobodyElse }),
    ];
    const { data } = await scene.draft({ case: caseId, persons });
    expect(cameTo(await scene.send(data!.done.referral!.id))).toBe('REFERRAL_NOT_COVERED input.override');
  });

  it('not even a group of another committee gets persons', async () => {
    const consent = terms({ recipients: ['SHELTER'] });
    const office = namedOffice(GROUP_OF_MAE_SAI).id;
    const { id } = await scene.drafted({ consent, office, purpose: 'PROTECTION' });
    expect(cameTo(await scene.send(id))).toBe('REFERRAL_NOT_COVERED input.override');
  });

  it('it is sent by a recorded override, which opens the notes and not who it is', async () => {
    const { id, caseId, persons } = await scene.drafted({ consent: nobodyElse });
    expect(cameTo(await scene.send(id, { override: { ...OVERRIDE, reason: 'too short' } }))).toBe(
      'INPUT_INVALID input.override.reason',
    );
    expect(cameTo(await scene.send(id, { override: OVERRIDE }))).toBe('SENT');
    expect(await scene.shown(id, 'shelter-cr')).toMatchObject({
      overrideBasis: 'VITAL_INTEREST',
      case: { id: caseId },
    });
    expect(await scene.words(id, 'notes', { by: 'shelter-cr', purpose: 'CARE' })).toBe(NOTES);
    expect(await scene.words(id, 'overrideReason', { by: 'ck-duty', purpose: 'PROTECTION' })).toBe(OVERRIDE.reason);
    const { errors } = await scene.persons.read(
      'shelter-cr',
      persons[0]!,
      `identity(purpose: CARE) { ${Object.keys(IDENTITY)[0]} }`,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
  });

  it('which there is, nothing is overridden', async () => {
    const { id } = await scene.drafted();
    expect(cameTo(await scene.send(id, { override: OVERRIDE }))).toBe('INPUT_INVALID input.override');
  });

  it('any more, the notes close to the receiver', async () => {
    const { id, persons } = await scene.sent({ count: 2 });
    expect(await scene.words(id, 'notes', { by: 'shelter-cr', purpose: 'CARE' })).toBe(NOTES);
    const [consent] = await scene.persons.consentsOf('ck-duty', persons[0]!);
    await scene.persons.withdraw('ck-duty', { consent: consent!.id });
    expect(await scene.words(id, 'notes', { by: 'shelter-cr', purpose: 'CARE' })).toBe('FORBIDDEN_FIELD');
  });
});

describe('the alert of a referral', () => {
  it('tells the receiver which referral it is and until when to answer, and nobody by name', async () => {
    const { id, caseId } = await scene.sent({ urgency: 'NORMAL' });
    const alert = await alertOf(SHELTER, 'shelter-cr');
    expect(alert).toMatchObject({ rule: 'A8', case: { id: caseId }, reason: { when: 'ALWAYS', whose: 'RECEIVER' } });
    const [stored] = await everyRow(world, `select body from inbox_entry where body ->> 'id' = $1`, [alert.id]);
    expect(stored!['body']).toMatchObject({ referral: id, case: caseId, urgency: 'NORMAL' });
    expect(JSON.stringify(stored)).not.toContain('CANARY');
    const { data } = await world.send<{ inbox: unknown[] }>(
      'query ($office: ID!) { inbox(office: $office, first: 1) { referral { id ackBy } ackBy } }',
      { office: namedOffice(SHELTER).id },
      world.as('shelter-cr'),
    );
    const [{ ackBy }] = data!.inbox as [{ ackBy: string }];
    expect(data!.inbox).toEqual([{ referral: { id, ackBy: expect.any(String) }, ackBy: expect.any(String) }]);
    expect(Math.round((Date.parse(ackBy) - Date.now()) / 3_600_000)).toBe(24);
  });

  it('that is accepted acknowledges the referral, gives no work on the case, and ends the waiting', async () => {
    const { id, caseId } = await scene.sent();
    const alert = await alertOf(SHELTER, 'shelter-cr');
    expect(await answerAlert('shelter-cr', { alert: alert.id, kind: 'ACCEPTED' })).toBeNull();
    expect(await stateOf(id)).toBe('ACKNOWLEDGED');
    const [working] = await everyRow(
      world,
      'select count(*)::int as n from case_assignment where case_id = $1 and office = $2',
      [caseId, namedOffice(SHELTER).id],
    );
    expect(working).toEqual({ n: 0 });
    await afterMinutes(world, caseId, 10_000);
    expect([await stateOf(id), (await stepsOf(world, caseId)).filter((each) => each.startsWith('A8'))]).toEqual([
      'ACKNOWLEDGED',
      [],
    ]);
  });

  it('that is declined goes to the committee of the sender, and rejects nothing', async () => {
    const { id, caseId } = await scene.sent();
    const alert = await alertOf(SHELTER, 'shelter-cr');
    expect(await answerAlert('shelter-cr', { alert: alert.id, kind: 'DECLINED' })).toBeNull();
    await whatIsDue(world, caseId);
    expect(await stepsOf(world, caseId)).toEqual([`A8 ${GROUP} DECLINED`]);
    expect(await stateOf(id)).toBe('SENT');
  });

  it('is answered by answering the referral, and cannot say something else afterwards', async () => {
    const { id, caseId } = await scene.sent();
    const alert = await alertOf(SHELTER, 'shelter-cr');
    await scene.through(id, 'ACKNOWLEDGED');
    expect((await alertOf(SHELTER, 'shelter-cr')).escalation).toMatchObject({ state: 'CANCELLED' });
    expect(await answerAlert('shelter-cr', { alert: alert.id, kind: 'DECLINED' })).toBe('REFERRAL_STATE_FORBIDS');
    await scene.answer(id, 'REJECTED', { rejection: 'NO_CAPACITY' });
    expect(await answerAlert('shelter-cr', { alert: alert.id, kind: 'ACCEPTED' })).toBe('REFERRAL_STATE_FORBIDS');
    expect(await answerAlert('shelter-cr', { alert: alert.id, kind: 'SEEN' })).toBeNull();
    await afterMinutes(world, caseId, 10_000);
    expect((await stepsOf(world, caseId)).filter((each) => each.startsWith('A8'))).toEqual([]);
  });

  it('that nobody answers goes to the sender, then to the province, and then the referral expires', async () => {
    const { id, caseId } = await scene.sent();
    const told: [string, number][] = [];
    for (const minutes of [119, 1, 120, 1_199, 1]) {
      await afterMinutes(world, caseId, minutes);
      told.push([await stateOf(id), (await stepsOf(world, caseId)).length]);
    }
    expect(told).toEqual([
      ['SENT', 0],
      ['SENT', 1],
      ['SENT', 2],
      ['SENT', 2],
      ['EXPIRED', 3],
    ]);
    const province = 'A8 PL-TH57/SECRETARIAT DUE';
    expect(await stepsOf(world, caseId)).toEqual([`A8 ${GROUP} DUE`, province, province]);
    expect((await scene.shown(id, 'ck-duty'))!['expiredAt']).toEqual(expect.any(String));
    expect(await sees('shelter-cr', caseId)).toBe(false);
    expect(cameTo(await scene.answer(id, 'ACKNOWLEDGED'))).toBe('REFERRAL_STATE_FORBIDS input.referral');
  });

  it('that the sender takes over when it comes back does not expire, and the receiver may still answer', async () => {
    const { id, caseId } = await scene.sent();
    await afterMinutes(world, caseId, 120);
    const alert = await alertOf(GROUP, 'ck-duty');
    expect(alert.rule).toBe('A8');
    expect(await answerAlert('ck-duty', { alert: alert.id, kind: 'ACCEPTED' })).toBeNull();
    await afterMinutes(world, caseId, 10_000);
    expect(await stateOf(id)).toBe('SENT');
    expect(cameTo(await scene.answer(id, 'ACKNOWLEDGED'))).toBe('ACKNOWLEDGED');
  });

  it('that expired is told once to whoever sent it and leads, for information', async () => {
    const { id, caseId } = await scene.sent();
    await afterMinutes(world, caseId, 10_000);
    await scene.toldOfExpiry(id);
    await referralExpiredTask.run({ referral: id }, world.services);
    expect(await scene.toldOfExpiry(id)).toEqual([namedOffice(GROUP).id]);
    expect(await alertOf(GROUP, 'ck-duty')).toMatchObject({
      ...{ rule: 'A9', ackBy: null, case: { id: caseId }, reason: { when: 'REFERRAL_EXPIRED' } },
    });
  });

  it('comes back to the sender, for information, when it is completed or rejected', async () => {
    const { id, caseId } = await scene.sent();
    await scene.answer(id, 'REJECTED', { rejection: 'NO_CAPACITY' });
    expect(await alertOf(GROUP, 'ck-duty')).toMatchObject({
      ...{ rule: 'A9', ackBy: null, escalation: null, case: { id: caseId }, reason: { when: 'REFERRAL_REJECTED' } },
    });
    const other = await scene.sent();
    await scene.through(other.id, 'ACKNOWLEDGED', 'ACCEPTED', 'IN_SERVICE', 'COMPLETED');
    expect(await alertOf(GROUP, 'ck-duty')).toMatchObject({ rule: 'A9', reason: { when: 'REFERRAL_COMPLETED' } });
  });
});

describe('lists of referrals', () => {
  it('tell what came and what went out, page by page and by state', async () => {
    const office = namedOffice(GROUP_OF_MAE_SAI).id;
    const sent: string[] = [];
    for (let left = 3; left > 0; left--) sent.unshift((await scene.sent({ office, purpose: 'PROTECTION' })).id);
    await scene.answer(sent[1]!, 'ACKNOWLEDGED', {}, 'ms-duty');
    await scene.drafted({ office, purpose: 'PROTECTION' });
    expect(await scene.listed('ms-duty', 'direction: INCOMING')).toEqual(sent);
    expect(await scene.listed('ms-duty', 'direction: INCOMING, state: ACKNOWLEDGED')).toEqual([sent[1]]);
    expect(await scene.listed('ms-duty', 'direction: OUTGOING')).toEqual([]);
    expect((await scene.listed('ck-duty', 'direction: OUTGOING, state: SENT, first: 2')).length).toBe(2);
    const page = async (after?: string) => {
      const { data } = await world.send<{
        referrals: { edges: { node: { id: string } }[]; pageInfo: { endCursor: string } };
      }>(
        `query ($after: String) { referrals(direction: INCOMING, first: 2, after: $after) {
          edges { node { id } } pageInfo { endCursor } } }`,
        { after },
        world.as('ms-duty'),
      );
      return data!.referrals;
    };
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect([...first.edges, ...second.edges].map(({ node }) => node.id)).toEqual(sent);
  });

  it('of a committee tell what is open, of what it sent and of what it got', async () => {
    const open = async (code: string, by: string): Promise<string[]> => {
      const { data } = await world.send<{
        _entities: { openReferrals: { edges: { node: { id: string } }[] } }[];
      }>(
        `query ($rows: [_Any!]!) { _entities(representations: $rows) { ... on Committee {
          openReferrals(first: 100) { edges { node { id } } } } } }`,
        { rows: [{ __typename: 'Committee', id: committee(code).id }] },
        world.as(by),
      );
      return data!._entities[0]!.openReferrals.edges.map(({ node }) => node.id);
    };
    const office = namedOffice('DL-TH5605/SUPPRESSION_GROUP').id;
    const [gone, live] = [
      await scene.sent({ office, purpose: 'PROTECTION' }),
      await scene.sent({ office, purpose: 'PROTECTION' }),
    ];
    await scene.revoke(gone.id);
    expect(await open('DL-TH5605', 'dk-duty')).toEqual([live.id]);
    expect((await open('DL-TH5703', 'ck-duty'))[0]).toBe(live.id);
    expect(await open('DL-TH5703', 'dk-duty')).toEqual([live.id]);
    expect(await open('DL-TH5703', 'wk-duty')).toEqual([]);
  });
});
