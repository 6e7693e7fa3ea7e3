import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { namedOffice } from '@hub/cast';
import { afterMinutes, alertsOf, newestAlert, stepsOf } from './escalation-scene.js';
import { startWorld, type World } from './world.js';

const SECONDS = '{ emergency urgent normal }';
const RULE = `code version active acceptWithin ${SECONDS} addressees { when whose offices because }
  chain { after ${SECONDS} to whose kind } changedBy reason`;
const CHANGE = `mutation ($input: ChangeAlertRuleInput!) {
  changeCaseAlertRule(input: $input) { rule { ${RULE} } problems { code field } } }`;

interface Rule {
  readonly code: string;
  readonly version: number;
  readonly addressees: readonly { readonly offices: readonly string[] }[];
  readonly [field: string]: unknown;
}

let world: World;
let a1: Rule;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  a1 = (await rules()).find(({ code }) => code === 'A1')!;
});
afterAll(() => world.stop());

const rules = async (by = 'ck-duty'): Promise<Rule[]> =>
  (await world.send<{ caseAlertRules: Rule[] }>(`{ caseAlertRules { ${RULE} } }`, {}, world.as(by))).data!
    .caseAlertRules;

const change = (given: Record<string, unknown>, by = 'cr-secretariat') => {
  const { changedBy: _, ...rule } = a1;
  return world.send<{ changeCaseAlertRule: { rule: Rule | null; problems: { code: string; field: string }[] } }>(
    CHANGE,
    { input: { ...rule, reason: 'tried in a test of the rules', ...given } },
    world.as(by),
  );
};
const addressing = (offices: readonly string[], more = {}) => ({
  addressees: [{ ...a1.addressees[0], offices, ...more }],
});

describe('the rules of alerts about cases', () => {
  it('are told to whoever gets alerts', async () => {
    expect((await rules()).map(({ code }) => code)).toEqual([
      ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A16', 'A18', 'A19'],
    ]);
    expect(a1).toMatchObject({
      acceptWithin: { emergency: 900, urgent: 1_800, normal: 14_400 },
      addressees: [{ when: 'ALWAYS', whose: 'DISTRICT', offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'] }],
    });
  });

  it.each(['volunteer-ck', 'lao-houayxay', 'auditor'])('are not told to %s', async (who) => {
    const { errors } = await world.send('{ caseAlertRules { code } }', {}, world.as(who));
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  });

  it.each(['ck-chair', 'ck-duty', 'cr-chair', 'shelter-cr'])('are not changed by %s', async (who) => {
    expect((await change({ active: true }, who)).errors?.[0]?.extensions.code).toBe('FORBIDDEN_ACTION');
  });

  it.each([
    ['turns A1 off', () => ({ active: false }), 'input.active'],
    ['tells the group that sees no cases', () => addressing(['PREVENTION_GROUP']), 'input.addressees.0'],
    ['tells the other side', () => addressing(['COUNTERPART']), 'input.addressees.0'],
    ['tells volunteers', () => addressing(['SUPPRESSION_GROUP', 'VOLUNTEER_GROUP']), 'input.addressees.0'],
    ['names committees that no case has', () => addressing(['CHAIR'], { whose: 'COUNTERPART' }), 'input.addressees.0'],
    ['ends without an answer', () => ({ chain: [] }), 'input.chain'],
    ['gives no reason', () => ({ reason: ' ' }), 'input.reason'],
  ])('are not changed by one that %s', async (_what, given, field) => {
    const { data, errors } = await change(given());
    expect([errors, data?.changeCaseAlertRule]).toEqual([
      undefined,
      { rule: null, problems: [{ code: 'INPUT_INVALID', field }] },
    ]);
  });
});

describe('a rule that was changed', () => {
  it('is followed by the very next report, while what was told before goes on by the rule of then', async () => {
    const before = await world.open();
    const acceptWithin = { emergency: 600, urgent: 1_200, normal: 3_600 };
    const chain = (a1['chain'] as { to: string; after: object }[]).map((step) =>
      step.to === 'OTHER_OFFICE' ? { ...step, after: acceptWithin } : step,
    );
    const because = 'the chair asked to be told of everything';
    const { data } = await change({ acceptWithin, chain, ...addressing(['SUPPRESSION_GROUP', 'CHAIR'], { because }) });
    expect(data?.changeCaseAlertRule).toMatchObject({ rule: { code: 'A1', version: a1.version + 1 }, problems: [] });

    const after = await world.open();
    expect(await newestAlert(world, 'DL-TH5703/CHAIR', 'ck-chair')).toMatchObject({
      case: { id: after },
      reason: { version: a1.version + 1, when: 'ALWAYS', whose: 'DISTRICT', because },
    });
    await afterMinutes(world, before, 20);
    await afterMinutes(world, after, 20);
    expect(await stepsOf(world, before)).toEqual([]);
    expect((await stepsOf(world, after))[0]).toBe('A1 DL-TH5703/VICE_CHAIR DUE');
    const [first] = (await alertsOf(world, before, 'ck-duty'))!.filter(({ reason }) => reason);
    expect(first!.reason).toMatchObject({ version: a1.version });
  });

  it('so far that nobody would be told is passed over for the rule of the release', async () => {
    const { data: bent } = await change(addressing(['SHELTER'], { whose: 'SERVICES' }));
    expect(bent?.changeCaseAlertRule.problems).toEqual([]);
    const { data } = await world.report({ place: 'TH5605' });
    expect(data?.reportIncident.receipt?.status).toBe('COMMITTED');
    expect((await newestAlert(world, 'PL-TH56/SECRETARIAT', 'py-secretariat')).rule).toBe('A2');
    await change({ version: bent!.changeCaseAlertRule.rule!.version });
  });
});

describe('why an office got an alert', () => {
  it('is told with the place that concerns it, and what that place is', async () => {
    await world.open({ place: 'TH5709', originPlace: 'TH5605', exploitationPlace: 'LA0502' });
    expect((await newestAlert(world, 'DL-TH5605/SUPPRESSION_GROUP', 'dk-duty')).reason).toMatchObject({
      ...{ whose: 'ELSEWHERE', place: { pcode: 'TH5605' }, roles: ['ORIGIN'], subscription: null, step: null },
    });
    expect((await newestAlert(world, 'DL-TH5708/SUPPRESSION_GROUP', 'cs-duty')).reason).toMatchObject({
      ...{ whose: 'BORDER', place: { pcode: 'TH5708' }, roles: [] },
    });
  });

  it('is told by the subscription where that gave it', async () => {
    const { data } = await world.send<{ createAlertSubscription: { subscription: { id: string } } }>(
      `mutation ($input: CreateAlertSubscriptionInput!) {
        createAlertSubscription(input: $input) { subscription { id } } }`,
      { input: { office: namedOffice('DL-TH5703/PREVENTION_GROUP').id, place: 'TH56' } },
      world.as('ck-chair'),
    );
    await world.open({ place: 'TH5605' });
    const alert = await newestAlert(world, 'DL-TH5703/PREVENTION_GROUP', 'ck-prevention');
    expect(alert).toMatchObject({
      ...{ rule: 'SUBSCRIPTION', ackBy: null, escalation: null, case: null },
      reason: {
        subscription: { id: data!.createAlertSubscription.subscription.id },
        ...{ place: { pcode: 'TH56' }, version: null, whose: null },
      },
    });
  });

  it('is told to nobody but who holds the office', async () => {
    const opened = await world.open({ originPlace: 'TH5605' });
    const shown = (await alertsOf(world, opened, 'ck-duty'))!.map(({ office, reason }) => [office.id, reason !== null]);
    expect(shown).toContainEqual([namedOffice('DL-TH5605/SUPPRESSION_GROUP').id, false]);
    expect((await alertsOf(world, opened, 'cr-secretariat'))!.every(({ reason }) => reason === null)).toBe(true);
  });
});
