import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { committee, namedOffice, offices, person } from '@hub/cast';
import { officeCaller } from '@hub/caller';
import { tellNextTrend } from '../src/trend/trend.job.js';
import { newestAlert } from './escalation-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const PREVENTION = 'DL-TH5703/PREVENTION_GROUP';
const SECRETARIAT = 'PL-TH57/SECRETARIAT';
const NOTE = `id eventId number rule ackBy category urgency personsBand minorInvolved case { id } referral { id }
  district { pcode } trend { pattern category siteClass source reports from until } reason { when whose because }`;

interface Note {
  readonly id: string;
  readonly rule: string;
  readonly number: number;
  readonly trend: Record<string, unknown> | null;
}
interface Rule {
  readonly code: string;
  readonly version: number;
  readonly threshold: { readonly events: number; readonly days: number } | null;
  readonly [field: string]: unknown;
}

let world: World;
let before: readonly unknown[];
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  await everyRow(world, `update case_file set created_at = created_at - interval '200 days'`);
  await everyRow(world, 'delete from trend_note');
  before = (await everyRow(world, `select distinct event from inbox_entry where body ? 'trend'`)).map(
    ({ event }) => event,
  );
});
afterAll(() => world.stop());

/** Reports that are alike in nothing but what is given, so many days ago. */
const reports = async (count: number, given: Record<string, unknown> = {}, daysAgo = 2): Promise<string[]> => {
  const opened = await Promise.all(
    Array.from({ length: count }, () =>
      world.open({ source: 'OTHER', category: 'OTHER', siteClass: 'OTHER', ...given }),
    ),
  );
  await everyRow(
    world,
    'update case_file set created_at = created_at - make_interval(days => $2) where id = any ($1)',
    [opened, daysAgo],
  );
  return opened;
};
const everythingTold = async (): Promise<void> => {
  if (await tellNextTrend(world.services)) await everythingTold();
};
/** What was told since the test began, as `office value band`. */
const told = async (): Promise<string[]> => {
  await everythingTold();
  const rows = await everyRow(
    world,
    `select body ->> 'office' as office, body -> 'trend' ->> 'value' as value, body -> 'trend' ->> 'reports' as reports
       from inbox_entry where body ? 'trend' and not (event = any ($1))`,
    [before],
  );
  return rows
    .map(({ office, value, reports: band }) =>
      [offices.find(({ id }) => id === office)!.key, value, band].map(String).join(' '),
    )
    .toSorted();
};
const both = (value: string, band = 'THREE_TO_FIVE'): string[] => [
  `${PREVENTION} ${value} ${band}`,
  `${SECRETARIAT} ${value} ${band}`,
];
const inbox = async (office: string, by: string) => {
  const { data, errors } = await world.send<{ inbox: Note[] }>(
    `query ($office: ID!) { inbox(office: $office, first: 50) { ${NOTE} } }`,
    { office: namedOffice(office).id },
    world.as(by),
  );
  return { code: errors?.[0]?.extensions.code, notes: data?.inbox.filter(({ trend }) => trend) };
};

describe('a trend', () => {
  it('is told to the Prevention group of the district and the secretariat of the province, and of no case', async () => {
    const opened = await reports(3, { category: 'DEBT_BONDAGE', minorInvolved: true, reporterName: 'CANARY' });
    expect(await told()).toEqual(both('DEBT_BONDAGE'));
    const { notes } = await inbox(PREVENTION, 'ck-prevention');
    expect(notes![0]).toEqual({
      ...{ id: expect.any(String), eventId: expect.any(String), number: expect.any(Number), rule: 'A16' },
      ...{ ackBy: null, category: null, urgency: null, personsBand: null, minorInvolved: null },
      ...{ case: null, referral: null, district: { pcode: 'TH5703' } },
      trend: {
        ...{ pattern: 'CATEGORY', category: 'DEBT_BONDAGE', siteClass: null, source: null },
        ...{ reports: 'THREE_TO_FIVE', from: expect.any(String), until: expect.any(String) },
      },
      reason: { when: 'ALWAYS', whose: 'DISTRICT', because: expect.any(String) },
    });
    const { from, until } = notes![0]!.trend as { from: string; until: string };
    expect(Date.parse(until) - Date.parse(from)).toBe(13 * 86_400_000);
    const stored = JSON.stringify(
      await everyRow(world, `select body, event, escalation from inbox_entry where body ? 'trend'`),
    );
    expect(opened.filter((id) => stored.includes(id))).toEqual([]);
    expect(stored).not.toMatch(/CANARY|minor|persons|urgency/);
    const waiting = await everyRow(world, `select case_id from case_alert where id = $1`, [notes![0]!.id]);
    expect(waiting).toEqual([{ case_id: null }]);
  });

  it('can be a kind of site or a source, each by itself', async () => {
    await reports(4, { siteClass: 'FARM', source: 'POSTAL_BOX' });
    await reports(2, { siteClass: 'FARM' });
    expect(await told()).toEqual([...both('FARM', 'SIX_TO_TEN'), ...both('POSTAL_BOX')].toSorted());
  });

  it('is none with fewer reports, in two districts, over more days, or in what is called OTHER', async () => {
    await reports(2, { category: 'CHILD_LABOUR' });
    await reports(1, { category: 'CHILD_LABOUR', place: 'TH5708' });
    await reports(1, { category: 'CHILD_LABOUR' }, 16);
    expect(await told()).toEqual([]);
  });

  it('is none before the day is over, lest it tells at what hour a report came', async () => {
    await reports(3, { category: 'CHILD_LABOUR' }, 0);
    expect(await told()).toEqual([]);
    await everyRow(
      world,
      `update case_file set created_at = created_at - interval '26 hours' where created_at > now() - interval '1 day'`,
    );
    expect(await told()).toEqual(both('CHILD_LABOUR'));
  });

  it('is told once: one more report does not repeat it, three more after its days are told anew', async () => {
    await reports(3, { category: 'CHILD_LABOUR' }, 9);
    expect(await told()).toEqual(both('CHILD_LABOUR'));
    await everyRow(world, 'update trend_note set until_day = until_day - 6, from_day = from_day - 6');
    await reports(1, { category: 'CHILD_LABOUR' }, 3);
    expect(await told()).toHaveLength(2);
    await reports(2, { category: 'CHILD_LABOUR' }, 2);
    expect(await told()).toHaveLength(4);
    const days = await everyRow(
      world,
      'select from_day > lag(until_day) over (order by until_day) as later from trend_note',
    );
    expect(days).toEqual([{ later: null }, { later: true }]);
  });

  it('is told once by two who look at the same time', async () => {
    await reports(3, { category: 'CHILD_LABOUR' });
    await Promise.all([everythingTold(), everythingTold()]);
    expect(await told()).toEqual(both('CHILD_LABOUR'));
  });

  it('counts a case that ended as a duplicate once, and what came in a file not at all', async () => {
    const [first, second] = await reports(3, { category: 'CHILD_LABOUR' });
    await everyRow(world, `update case_file set state = 'DUPLICATE', duplicate_of = $2 where id = $1`, [first, second]);
    expect(await told()).toEqual([]);
    const [imported] = await reports(1, { category: 'CHILD_LABOUR' });
    await everyRow(
      world,
      `set session_replication_role = replica; update case_file set import_id = gen_random_uuid() where id = '${imported}'`,
    );
    expect(await told()).toEqual([]);
    await reports(1, { category: 'CHILD_LABOUR' });
    expect(await told()).toEqual(both('CHILD_LABOUR'));
  });
});

describe('a note about a trend', () => {
  let note: Note;
  const madeOnce = async (): Promise<Note> => {
    await reports(3, { category: 'CHILD_LABOUR' });
    await everythingTold();
    return (await inbox(PREVENTION, 'ck-prevention')).notes![0]!;
  };
  beforeEach(async () => {
    note ??= await madeOnce();
  });

  it('comes to whoever follows the inbox, as an entry like any other', async () => {
    const { id, kind, committee: of } = namedOffice(PREVENTION);
    const live = officeCaller({ office: id, kind, committee: of, appointment: null }, world.services.directory.version);
    const stream = world.subscribe<{ caseAlerts: { number: number; alert: Note | null } }>(
      `subscription ($office: ID!, $after: Int) { caseAlerts(office: $office, after: $after) {
        number head alert { id rule trend { pattern } } } }`,
      { office: id, after: note.number - 1 },
      live,
    );
    for await (const { data, errors } of stream) {
      expect(errors).toBeUndefined();
      if (!data!.caseAlerts.alert) continue;
      expect(data!.caseAlerts).toMatchObject({
        number: note.number,
        alert: { rule: 'A16', trend: { pattern: 'CATEGORY' } },
      });
      break;
    }
  });

  it.each(['ck-chair', 'ck-duty', 'ck-rehab', 'cs-duty', 'cr-chair', 'auditor', 'shelter-cr', 'volunteer-ck'])(
    'is not shown to %s, by its id, the inbox or the committee',
    async (who) => {
      expect((await inbox(PREVENTION, who)).notes).toBeUndefined();
      const { data } = await world.send<{ _entities: unknown[] }>(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CaseAlert { id rule trend { pattern } } } }`,
        { of: [{ __typename: 'CaseAlert', id: note.id }] },
        world.as(who),
      );
      expect(data?._entities?.[0] ?? null).toBeNull();
      const listed = await world.send<{ _entities: { alerts: { edges: { node: Note }[] } | null }[] }>(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee {
          alerts(first: 100) { edges { node { id } } } } } }`,
        { of: [{ __typename: 'Committee', id: committee('DL-TH5703').id }] },
        world.as(who),
      );
      const seen = listed.data?._entities?.[0]?.alerts?.edges.map(({ node }) => node.id) ?? [];
      expect(seen).not.toContain(note.id);
    },
  );

  it('is listed with the alerts of its committee for whoever got it', async () => {
    const { data } = await world.send<{ _entities: { alerts: { edges: { node: Note }[] } }[] }>(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Committee {
        alerts(first: 100) { edges { node { id trend { category } } } } } } }`,
      { of: [{ __typename: 'Committee', id: committee('DL-TH5703').id }] },
      world.as('ck-prevention'),
    );
    expect(data!._entities[0]!.alerts.edges.map(({ node }) => node)).toContainEqual({
      id: note.id,
      trend: { category: 'CHILD_LABOUR' },
    });
  });

  it('can be answered, which gives nobody a case; words have nothing to be sealed under', async () => {
    const [own] = (await inbox(SECRETARIAT, 'cr-secretariat')).notes!;
    const answer = (more: Record<string, unknown>) =>
      world.send<{ acknowledgeAlert: unknown }>(
        `mutation ($input: AcknowledgeAlertInput!) {
          acknowledgeAlert(input: $input) { receipt { kind } case { id } problems { code field } } }`,
        { input: { alert: own!.id, kind: 'ACCEPTED', ...more } },
        world.as('cr-secretariat'),
      );
    expect((await answer({ note: 'seen' })).data?.acknowledgeAlert).toEqual({
      ...{ receipt: null, case: null, problems: [{ code: 'INPUT_INVALID', field: 'input.note' }] },
    });
    const assigned = await everyRow(world, 'select id from case_assignment');
    expect((await answer({})).data?.acknowledgeAlert).toEqual({
      ...{ receipt: { kind: 'ACCEPTED' }, case: null, problems: [] },
    });
    expect(await everyRow(world, 'select id from case_assignment')).toEqual(assigned);
    const recorded = `select actor, action, subject from audit_entry where resource_type = 'case_alert' and resource = $1`;
    expect(await everyRow(world, recorded, [own!.id])).toEqual([
      { actor: `person:${person('cr-secretariat').id}`, action: 'alert.accepted', subject: null },
    ]);
  });
});

describe('the rule', () => {
  const RULE = `code version active acceptWithin { emergency urgent normal } addressees { when whose offices because }
    chain { after { emergency urgent normal } to whose kind } threshold { events days } reason`;
  const change = async (given: Record<string, unknown>, by = 'cr-secretariat') => {
    const { data: known } = await world.send<{ caseAlertRules: Rule[] }>(
      `{ caseAlertRules { ${RULE} } }`,
      {},
      world.as(by),
    );
    const rule = known!.caseAlertRules.find(({ code }) => code === 'A16')!;
    const { data, errors } = await world.send<{ changeCaseAlertRule: { problems: { code: string; field: string }[] } }>(
      `mutation ($input: ChangeAlertRuleInput!) { changeCaseAlertRule(input: $input) { problems { code field } } }`,
      { input: { ...rule, reason: 'tried in a test of the rules', ...given } },
      world.as(by),
    );
    return errors?.[0]?.extensions.code ?? data!.changeCaseAlertRule.problems.map(({ field }) => field).join();
  };

  it('can wait for more reports or fewer days, or tell nobody', async () => {
    expect(await change({ threshold: { events: 4, days: 7 } })).toBe('');
    await reports(3, { category: 'CHILD_LABOUR' });
    await reports(1, { category: 'CHILD_LABOUR' }, 9);
    expect(await told()).toEqual([]);
    await reports(1, { category: 'CHILD_LABOUR' });
    expect(await change({ active: false })).toBe('');
    expect(await told()).toEqual([]);
    expect(await change({ active: true })).toBe('');
    expect(await told()).toEqual(both('CHILD_LABOUR'));
    expect(await change({ threshold: { events: 3, days: 14 } })).toBe('');
  });

  it.each([
    ['tells of fewer reports', { threshold: { events: 2, days: 14 } }, 'input.threshold'],
    ['looks back further than a month', { threshold: { events: 3, days: 60 } }, 'input.threshold'],
    [
      'tells an office that is told of cases',
      { addressees: [{ when: 'ALWAYS', whose: 'DISTRICT', offices: ['SUPPRESSION_GROUP'], because: 'to know' }] },
      'input.addressees.0',
    ],
    [
      'tells the lead of a case',
      { addressees: [{ when: 'ALWAYS', whose: 'LEAD', offices: ['PREVENTION_GROUP'], because: 'to know' }] },
      'input.addressees.0',
    ],
  ])('is not changed by one that %s', async (_what, given, field) => {
    expect(await change(given)).toBe(field);
  });

  it('is not changed by whom it tells', async () => {
    expect(await change({}, 'ck-prevention')).toBe('FORBIDDEN_ACTION');
  });

  it('leaves what a report tells as it was', async () => {
    const opened = await world.open({ idempotencyKey: randomUUID() });
    expect(await newestAlert(world, 'DL-TH5703/SUPPRESSION_GROUP', 'ck-duty')).toMatchObject({
      ...{ rule: 'A1', case: { id: opened } },
    });
  });
});
