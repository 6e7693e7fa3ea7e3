import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { caseId, committee, counterpart, namedOffice, offices, person } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { escalateTask } from '../src/answer/escalate.task.js';
import { ADVANCE, type Changed, type Feed, FEED, RELEASE, REQUEST } from './operations.js';
import { startWorld, type World } from './world.js';

const LAO = 'counterpart-tonpheung';
const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
const ANSWER = `mutation ($input: AcknowledgeRepatriationUpdateInput!) {
  acknowledgeRepatriationUpdate(input: $input) { receipt { number kind at } problems { code } } }`;
const ANSWERS = 'query ($id: ID!) { repatriation(id: $id) { answers { state toldAt dueAt answeredAt step } } }';

let world: World;
let open: { id: string; version: number };
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());
beforeEach(async () => {
  open = await requested();
});

const change = async (operation: string, input: object, by = 'cr-secretariat') => {
  const { data } = await world.send<Record<string, Changed>>(operation, { input }, world.as(by));
  return Object.values(data!)[0]!.repatriation!;
};
const requested = (office = LAO) =>
  change(REQUEST, {
    ...{ idempotencyKey: randomUUID(), case: caseId('K05'), direction: 'INBOUND', personsBand: 'ONE' },
    ...{ needsFlags: [], leadCommittee: committee('DL-TH5708').id, counterpart: counterpart(office).id },
  });
const release = ({ id }: { id: string }) => change(RELEASE, { repatriation: id, legalBasis: 'agreement of 2005' });

const rows = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  world.services.store.inActor(SYSTEM, (tx) => tx.query(sql, values));
const headOf = async (office: string): Promise<number> =>
  Number((await rows('select head from inbox where owner = $1', [namedOffice(office).id]))[0]?.['head'] ?? 0);

const answer = async (by: string, kind: string, number?: number, office = LAO) =>
  world.send<{
    acknowledgeRepatriationUpdate: { receipt: Record<string, unknown> | null; problems: { code: string }[] };
  }>(
    ANSWER,
    { input: { office: namedOffice(office).id, number: number ?? (await headOf(office)), kind } },
    world.as(by),
  );

/** Lets hours pass for everything that waits about a repatriation, and does what is due then. */
const afterHours = async (id: string, hours: number): Promise<void> => {
  await rows(
    `update escalation set opened_at = opened_at - make_interval(hours => $2), due_at = due_at - make_interval(hours => $2)
      where state = 'OPEN' and facts ->> 'repatriation' = $1`,
    [id, hours],
  );
  const due = () =>
    rows(`select id from escalation where due_at <= clock_timestamp() and facts ->> 'repatriation' = $1`, [id]);
  for (let waiting = await due(); waiting.length; waiting = await due())
    for (const each of waiting) await escalateTask.run({ escalation: each['id'] }, world.services);
};
const steps = async (id: string): Promise<string[]> => {
  const fired = await rows(
    `select s.owners, s.reason from escalation_step s join escalation x on x.id = s.escalation
      where x.facts ->> 'repatriation' = $1 and s.outcome = 'ALERTED' order by s.fired_at`,
    [id],
  );
  return fired.map(({ owners, reason }) => {
    const [office] = (owners as string[]).map((owner) => offices.find((each) => each.id === owner)!.key);
    return `${office} ${reason as string}`;
  });
};
const answers = async (id: string, by = 'cs-duty') =>
  (await world.send<{ repatriation: { answers: Record<string, unknown>[] } | null }>(ANSWERS, { id }, world.as(by)))
    .data?.repatriation?.answers;

describe('an update that the other side does not answer', () => {
  it('goes to the province after a day and to the nation after two', async () => {
    await release(open);
    await afterHours(open.id, 23);
    expect(await steps(open.id)).toEqual([]);
    await afterHours(open.id, 1);
    expect(await steps(open.id)).toEqual(['PL-TH57/SECRETARIAT DUE']);
    await afterHours(open.id, 24);
    expect(await steps(open.id)).toEqual(['PL-TH57/SECRETARIAT DUE', 'NL-TH/NATIONAL_DESK DUE']);
    const [row] = (await answers(open.id))!;
    expect(row).toEqual({
      ...{ state: 'FINISHED', toldAt: expect.any(String), dueAt: null, answeredAt: null, step: 2 },
    });
  });

  it('goes to the province at once where nobody holds the office', async () => {
    const paktha = await requested('counterpart-paktha');
    await release(paktha);
    await afterHours(paktha.id, 0);
    expect(await steps(paktha.id)).toEqual(['PL-TH57/SECRETARIAT DUE']);
  });

  it('is not waited for before the release, when the other side knows of nothing', async () => {
    const before = await headOf(LAO);
    await afterHours(open.id, 1_000);
    expect([await headOf(LAO), await steps(open.id), await answers(open.id)]).toEqual([before, [], []]);
  });
});

describe('an answer of the other side', () => {
  it('ends the waiting, is stored once, and names nobody', async () => {
    await release(open);
    const first = await answer('lao-tonpheung', 'ACCEPTED');
    expect(first.data?.acknowledgeRepatriationUpdate).toEqual({
      receipt: { number: await headOf(LAO), kind: 'ACCEPTED', at: expect.any(String) },
      problems: [],
    });
    expect(await answer('lao-tonpheung', 'ACCEPTED')).toEqual(first);
    await afterHours(open.id, 1_000);
    expect(await steps(open.id)).toEqual([]);
    expect((await answers(open.id))![0]).toMatchObject({ state: 'ACCEPTED', answeredAt: expect.any(String), step: 0 });
    const trail = await rows(`select actor from audit_entry where action = 'repatriation.update.answered'`);
    expect(trail).toEqual([{ actor: `person:${person('lao-tonpheung').id}` }]);
  });

  it('that declines goes to the province at once; that saw it changes nothing', async () => {
    await release(open);
    await answer('lao-tonpheung', 'SEEN');
    await afterHours(open.id, 0);
    expect(await steps(open.id)).toEqual([]);
    await answer('lao-tonpheung', 'DECLINED');
    await afterHours(open.id, 0);
    expect(await steps(open.id)).toEqual(['PL-TH57/SECRETARIAT DECLINED']);
  });

  it('is due for each step anew', async () => {
    const { version } = await release(open);
    await answer('lao-tonpheung', 'ACCEPTED');
    await change(ADVANCE, { repatriation: open.id, to: 'COUNTERPART_NOTIFIED', version });
    expect((await answers(open.id))!.map(({ state }) => state)).toEqual(['ACCEPTED', 'OPEN']);
  });

  it.each([
    ['another counterpart', 'lao-houayxay', 'NOT_FOUND'],
    ['the lead committee', 'cs-duty', 'NOT_FOUND'],
    ['the chair of the lead committee', 'cs-chair', 'FORBIDDEN_ACTION'],
    ['the province', 'cr-secretariat', 'NOT_FOUND'],
    ['a volunteer', 'volunteer-ck', 'FORBIDDEN_ACTION'],
  ])('is not given by %s', async (_who, by, code) => {
    await release(open);
    expect((await answer(by, 'ACCEPTED')).errors?.[0]?.extensions.code).toBe(code);
  });

  it('to an update that is not there is refused as one', async () => {
    expect((await answer('lao-tonpheung', 'ACCEPTED', 99_999)).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});

describe('the own system of the other side', () => {
  const ofSystem = (office = LAO): Caller => ({
    ...{ kind: 'ACCOUNT', id: 'a3c1f7de-0000-4000-8000-000000000001', scopes: ['repatriation:follow'], mfa: false },
    ...{ authenticatedAt: null, directoryVersion: 1 },
    offices: [{ office: namedOffice(office).id, kind: 'COUNTERPART', committee: null, appointment: null }],
  });
  const answerBy = async (caller: Caller, office = LAO) =>
    world.send<{ acknowledgeRepatriationUpdate: { receipt: object | null; problems: object[] } }>(
      ANSWER,
      { input: { office: namedOffice(office).id, number: await headOf(LAO), kind: 'ACCEPTED' } },
      caller,
    );

  it('reads the feed and answers for its office; the audit and the Thai side are told that no person did', async () => {
    await release(open);
    const office = namedOffice(LAO).id;
    const { data } = await world.send<Feed>(FEED, { office }, ofSystem());
    expect(data!.repatriationFeed.edges[0]!.node).toMatchObject({ state: 'REQUESTED' });
    expect((await answerBy(ofSystem())).data!.acknowledgeRepatriationUpdate).toMatchObject({
      ...{ receipt: { kind: 'ACCEPTED' }, problems: [] },
    });
    const bySystem = async () =>
      (
        await world.send<{ repatriation: { answers: object[] } }>(
          'query ($id: ID!) { repatriation(id: $id) { answers { state bySystem } } }',
          { id: open.id },
          world.as('cs-duty'),
        )
      ).data!.repatriation.answers;
    expect(await bySystem()).toEqual([{ state: 'ACCEPTED', bySystem: true }]);
    const resource = `${office}/${await headOf(LAO)}`;
    const audited = await rows('select actor, office from audit_entry where resource = $1', [resource]);
    expect(audited).toEqual([{ actor: `account:${ofSystem().id}`, office }]);
    open = await requested();
    await release(open);
    await answer('lao-tonpheung', 'ACCEPTED');
    expect(await bySystem()).toEqual([{ state: 'ACCEPTED', bySystem: false }]);
  });

  it('turns no key, and has nothing of another office, of a case or of a return itself', async () => {
    await release(open);
    const [own, other] = [namedOffice(LAO).id, namedOffice('counterpart-houayxay').id];
    const codeOf = async (query: string) => (await world.send(query, {}, ofSystem())).errors?.[0]?.extensions.code;
    expect((await answerBy(ofSystem('counterpart-houayxay'))).errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(
      await codeOf(
        `mutation { confirmCounterpartHandover(input: { office: "${own}", ref: "REP-AAAAAA" }) { problems { code } } }`,
      ),
    ).toBe('FORBIDDEN_ACTION');
    expect(await codeOf(`{ repatriationFeed(office: "${other}") { edges { node { ref } } } }`)).toBe('NOT_FOUND');
    expect(await codeOf(`{ repatriation(id: "${open.id}") { case { id } } }`)).toBe('FORBIDDEN_ACTION');
  });
});

describe('what crosses the border', () => {
  it('is no more than before: the other side sees neither who waits for it nor what follows', async () => {
    await release(open);
    await afterHours(open.id, 24);
    const { data } = await world.send<Feed>(FEED, { office: namedOffice(LAO).id }, world.as('lao-tonpheung'));
    const [shown] = data!.repatriationFeed.edges;
    expect(Object.keys(shown!.node).sort()).toEqual([
      'at',
      'crossing',
      'direction',
      'needsFlags',
      'personsBand',
      'ref',
      'state',
      'windowEnd',
      'windowStart',
    ]);
    expect((await world.send(ANSWERS, { id: open.id }, world.as('lao-tonpheung'))).errors).toBeDefined();
    const actor = { id: 'office:lao', offices: [namedOffice(LAO).id], purpose: 'test' };
    const seen = await world.services.store.inActor(actor, (tx) => tx.query('select id from escalation'));
    expect(seen).toEqual([]);
  });

  it('is asked about by whoever sees the repatriation, and by nobody else', async () => {
    await release(open);
    expect((await answers(open.id, 'cr-secretariat'))!.length).toBe(1);
    expect(await answers(open.id, 'ms-duty')).toBeUndefined();
  });
});

it('the rule can be read and changed, and tells the other side nothing before the release whatever it says', async () => {
  const RULE = `code version active acceptWithin { emergency urgent normal }
    addressees { when whose offices because } chain { after { emergency urgent normal } to whose kind }`;
  const { data } = await world.send<{ repatriationAlertRules: { version: number; addressees: object[] }[] }>(
    `{ repatriationAlertRules { ${RULE} } }`,
    {},
    world.as('national-desk'),
  );
  const [rule] = data!.repatriationAlertRules;
  const because = 'tried in a test of the rules';
  const addressees = [{ when: 'ALWAYS', whose: 'COUNTERPART', offices: ['COUNTERPART'], because }];
  const changed = await world.send<{ changeRepatriationAlertRule: { rule: { version: number }; problems: unknown[] } }>(
    `mutation ($input: ChangeAlertRuleInput!) {
      changeRepatriationAlertRule(input: $input) { rule { version } problems { code field } } }`,
    { input: { ...rule, addressees, reason: because } },
    world.as('national-desk'),
  );
  expect(changed.data?.changeRepatriationAlertRule).toEqual({ rule: { version: rule!.version + 1 }, problems: [] });
  const before = await headOf(LAO);
  const next = await requested();
  expect(await headOf(LAO)).toBe(before);
  await release(next);
  expect(await headOf(LAO)).toBe(before + 1);
});
