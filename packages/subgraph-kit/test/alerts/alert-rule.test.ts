import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { systemActor } from '@hub/store';
import type { RuleDefault } from '../../src/index.js';
import { bringDefaults } from '../../src/alerts/alert-rule.store.js';
import { AlertRules } from '../../src/alerts/alert-rules.js';
import { startTestSubgraph, statementsOf, type TestSubgraph } from '../../src/testing/index.js';
import { DIRECTORY, PEOPLE, RULES, wards } from './wards.js';

let subgraph: TestSubgraph;
let owner: pg.Client;
beforeAll(async () => {
  subgraph = await startTestSubgraph(wards, { directory: DIRECTORY });
  owner = new pg.Client({ connectionString: adminUrl(subgraph.ownerUrl) });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await subgraph.stop();
});

const adminUrl = (ownerUrl: string): string =>
  Object.assign(new URL(process.env['HUB_TEST_ADMIN_URL']!), { pathname: new URL(ownerUrl).pathname }).href;

const SECONDS = 'emergency urgent normal';
const FIELDS = `code version active acceptWithin { ${SECONDS} } addressees { when whose offices because }
  chain { after { ${SECONDS} } to whose kind } threshold { events days } changedBy reason`;

interface Rule {
  code: string;
  version: number;
  active: boolean;
  acceptWithin: Record<string, number>;
  addressees: object[];
  chain: { after: Record<string, number>; to: string; whose: string | null; kind: string | null }[];
  threshold: { events: number; days: number } | null;
  changedBy: string | null;
  reason: string;
}
type Input = Omit<Rule, 'changedBy'>;
interface Changed {
  changeWardAlertRule: { rule: Rule | null; problems: { code: string; field: string }[] };
}

const as = (who: keyof typeof PEOPLE) => subgraph.callerOf(PEOPLE[who]);
const rules = async (): Promise<Rule[]> => {
  const { data } = await subgraph.send<{ wardAlertRules: Rule[] }>(`{ wardAlertRules { ${FIELDS} } }`, {}, as('CHAIR'));
  return data!.wardAlertRules;
};
const ruleA1 = (): Promise<Input> => ruleOf('A1');
const ruleOf = async (wanted: string): Promise<Input> => {
  const { changedBy: _, ...rule } = (await rules()).find(({ code }) => code === wanted)!;
  return { ...rule, reason: 'the roster now covers nights' };
};
const change = (input: Input, who: keyof typeof PEOPLE = 'SECRETARIAT') =>
  subgraph.send<Changed>(
    `mutation ($input: ChangeAlertRuleInput!) {
      changeWardAlertRule(input: $input) { rule { ${FIELDS} } problems { code field } }
    }`,
    { input },
    as(who),
  );

test('what the release brings is in force from the start', async () => {
  expect(await rules()).toMatchObject([
    { code: 'A1', version: 1, changedBy: null, chain: { length: 5 }, acceptWithin: { urgent: 1_800 } },
    { code: 'A9', version: 1, chain: [], threshold: null },
    { code: 'A16', version: 1, threshold: { events: 3, days: 14 } },
  ]);
});

test('asking for the rules costs no query', async () => {
  expect((await statementsOf(rules)).filter((text) => text.includes('alert_rule'))).toEqual([]);
});

test('the secretariat changes a rule; every version is kept, audited, and tells who and why', async () => {
  const before = await ruleA1();
  const wanted = { ...before, acceptWithin: { ...before.acceptWithin, urgent: 2_400 } };
  const { data } = await change(wanted);
  expect(data!.changeWardAlertRule).toMatchObject({
    problems: [],
    rule: { version: before.version + 1, acceptWithin: { urgent: 2_400 }, changedBy: PEOPLE.SECRETARIAT.id },
  });
  expect(await ruleA1()).toMatchObject({ version: before.version + 1, acceptWithin: { urgent: 2_400 } });
  const versions = await subgraph.send<{ wardAlertRuleVersions: Rule[] }>(
    '{ wardAlertRuleVersions(code: A1) { version reason acceptWithin { urgent } } }',
    {},
    as('CHAIR'),
  );
  expect(versions.data!.wardAlertRuleVersions).toMatchObject([
    { version: before.version + 1, reason: 'the roster now covers nights', acceptWithin: { urgent: 2_400 } },
    { version: before.version, reason: 'as the release brings it', acceptWithin: { urgent: 1_800 } },
  ]);
  const audit = await owner.query(
    `select actor, action, resource from audit_entry where action = 'alert-rule.changed'`,
  );
  expect(audit.rows).toEqual([
    { actor: `person:${PEOPLE.SECRETARIAT.id}`, action: 'alert-rule.changed', resource: 'A1' },
  ]);
});

test('another process hears of a change without being asked', async () => {
  const { store, bus } = subgraph.services as unknown as { store: never; bus: never };
  const elsewhere = new AlertRules(store, bus);
  const stop = new AbortController();
  const following = elsewhere.follow(stop.signal, () => undefined);
  const before = await ruleA1();
  await change(before);
  while (elsewhere.current('A1')?.version !== before.version + 1) await wait(20);
  stop.abort();
  await following;
  expect(elsewhere.all().map(({ code }) => code)).toEqual(['A1', 'A9', 'A16']);
});

test('of two changes of one version one is made, and the other must read again', async () => {
  const rule = await ruleA1();
  const answers = await Promise.all([change(rule), change(rule)]);
  const problems = answers.flatMap(({ data }) => data!.changeWardAlertRule.problems);
  expect(problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
});

const step = (after: number, to: string, kind: string | null = null) => ({
  after: { emergency: after, urgent: after, normal: after },
  ...{ to, whose: kind && 'DISTRICT', kind },
});
test.each<[string, Partial<Input>, string]>([
  ['waits for fewer events', { threshold: { events: 2, days: 14 } }, 'threshold'],
  ['waits for more than a month', { threshold: { events: 3, days: 32 } }, 'threshold'],
  ['waits for nothing', { threshold: null }, 'threshold'],
  ['has somebody answer', { chain: [step(900, 'OTHER_OFFICE', 'CHAIR')] }, 'chain'],
  [
    'names an office that only rules of one event name',
    { addressees: [{ when: 'ALWAYS', whose: 'DISTRICT', offices: ['CHAIR'], because: 'to know' }] },
    'addressees.0',
  ],
])('a change of the rule that tells of many events is refused when it %s', async (_what, given, field) => {
  const { data } = await change({ ...(await ruleOf('A16')), ...given });
  expect(data!.changeWardAlertRule).toEqual({
    rule: null,
    problems: [{ code: 'INPUT_INVALID', field: `input.${field}` }],
  });
});

test('the rule that tells of many events can wait for more of them', async () => {
  const { data } = await change({ ...(await ruleOf('A16')), threshold: { events: 5, days: 7 } });
  expect(data!.changeWardAlertRule).toMatchObject({ problems: [], rule: { threshold: { events: 5, days: 7 } } });
});

test.each<[string, Partial<Input>, string]>([
  ['wait for many events', { threshold: { events: 3, days: 14 } }, 'threshold'],
  [
    'name who is told of many events only',
    { addressees: [{ when: 'ALWAYS', whose: 'DISTRICT', offices: ['PREVENTION_GROUP'], because: 'to know' }] },
    'addressees.0',
  ],
])('a rule of one event cannot %s', async (_what, given, field) => {
  const { data } = await change({ ...(await ruleA1()), ...given });
  expect(data!.changeWardAlertRule).toEqual({
    rule: null,
    problems: [{ code: 'INPUT_INVALID', field: `input.${field}` }],
  });
});

test.each<[string, (rule: Input) => Partial<Input>, string]>([
  ['turns it off', () => ({ active: false }), 'active'],
  [
    'waits a week for an answer',
    () => ({ acceptWithin: { emergency: 900, urgent: 604_800, normal: 14_400 } }),
    'acceptWithin.urgent',
  ],
  [
    'asks for an answer before anybody can give one',
    () => ({ acceptWithin: { emergency: 0, urgent: 1_800, normal: 14_400 } }),
    'acceptWithin.emergency',
  ],
  [
    'counts time backwards',
    () => ({ acceptWithin: { emergency: -1, urgent: 1_800, normal: 14_400 } }),
    'acceptWithin.emergency',
  ],
  ['alerts nobody', () => ({ addressees: [] }), 'addressees'],
  ['alerts no office', ({ addressees }) => ({ addressees: [{ ...addressees[0], offices: [] }] }), 'addressees.0'],
  [
    'asks what this subgraph cannot tell',
    ({ addressees }) => ({ addressees: [{ ...addressees[0], when: 'MINOR_INVOLVED' }] }),
    'addressees.0',
  ],
  [
    'names committees this subgraph does not know',
    ({ addressees }) => ({ addressees: [{ ...addressees[0], whose: 'COUNTERPART' }] }),
    'addressees.0',
  ],
  ['has no chain', () => ({ chain: [] }), 'chain'],
  ['ends with an office that may be vacant', ({ chain }) => ({ chain: chain.slice(0, -1) }), 'chain'],
  [
    'lets a step overtake another',
    ({ chain }) => ({ chain: [...chain.slice(0, 3), step(1, 'OFFICE'), chain.at(-1)!] }),
    'chain',
  ],
  [
    'tells another office only after the time to answer',
    ({ chain }) => ({ chain: [...chain.slice(0, 2), chain.at(-1)!] }),
    'chain',
  ],
  [
    'ends years later',
    ({ chain }) => ({ chain: [...chain, step(99_999_999, 'OTHER_OFFICE', 'SECRETARIAT')] }),
    'chain',
  ],
  [
    'names another office by half',
    ({ chain }) => ({ chain: [{ ...step(0, 'OTHER_OFFICE'), kind: 'CHAIR' }, ...chain] }),
    'chain',
  ],
  [
    'has more steps than anybody can follow',
    ({ chain }) => ({ chain: [...Array.from({ length: 12 }, () => step(0, 'DUTY')), chain.at(-1)!] }),
    'chain',
  ],
  ['says no reason', () => ({ reason: '          ' }), 'reason'],
])('a rule that %s is not taken', async (_what, wrong, field) => {
  const rule = await ruleA1();
  const { data, errors } = await change({ ...rule, ...wrong(rule) });
  expect(errors).toBeUndefined();
  const { rule: taken, problems } = data!.changeWardAlertRule;
  expect(taken).toBeNull();
  expect(problems[0]).toEqual({ code: 'INPUT_INVALID', field: `input.${field}` });
  expect((await ruleA1()).version).toBe(rule.version);
});

test('nobody but the secretariat and the national desk changes a rule, and nobody without alerts reads one', async () => {
  const rule = await ruleA1();
  expect((await change(rule, 'CHAIR')).errors).toMatchObject([{ extensions: { code: 'FORBIDDEN_ACTION' } }]);
  for (const query of ['{ wardAlertRules { code } }', '{ wardAlertRuleVersions(code: A1) { code } }']) {
    const volunteer = await subgraph.send(query, {}, as('VOLUNTEER_GROUP'));
    expect(volunteer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN_ACTION' } }]);
    expect((await subgraph.send(query)).errors).toMatchObject([{ extensions: { code: 'AUTH_REQUIRED' } }]);
  }
});

test('nobody changes or removes a version, not even the owner of the database', async () => {
  for (const sql of [`update alert_rule set reason = 'x'`, 'delete from alert_rule', 'truncate alert_rule'])
    await expect(owner.query(sql)).rejects.toThrow('alert_rule');
});

test('a later release brings what nobody has changed and leaves the rest', async () => {
  const { store } = subgraph.services;
  const bring = (defaults: readonly RuleDefault[]) =>
    store.inActor(systemActor('release'), (tx) => bringDefaults(tx, defaults));
  const versions = async () => Object.fromEntries((await rules()).map(({ code, version }) => [code, version]));
  const before = await versions();
  await bring(RULES);
  await subgraph.services.alertRules.load();
  expect(await versions()).toEqual(before);
  await bring(RULES.map((rule) => ({ ...rule, acceptWithin: { ...rule.acceptWithin, NORMAL: 7_200 } })));
  await subgraph.services.alertRules.load();
  expect(await versions()).toEqual({ ...before, A9: before['A9']! + 1 });
});
