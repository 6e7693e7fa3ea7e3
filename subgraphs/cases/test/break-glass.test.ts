import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import { officeCaller } from '@hub/caller';
import type { Answer } from '@hub/subgraph-kit/testing';
import { pause } from '@hub/vocabulary';
import { reviewOverdueJob } from '../src/break-glass/review-overdue.job.js';
import { everyRow, startWorld, type World } from './world.js';

const REASON = 'CANARY-WHY: the family was threatened tonight';
const OPEN = `mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) {
  breakGlass { id case until openedAt reviewBy endedAt openedBy { id } office { id } } problems { code field } } }`;
const END = `mutation ($id: ID!) { endBreakGlass(input: { breakGlass: $id }) { breakGlass { endedAt } problems { code } } }`;
const REVIEW = `mutation ($input: ReviewBreakGlassInput!) { reviewBreakGlass(input: $input) {
  breakGlass { endedAt review { verdict by { id } note } } problems { code field } } }`;
const NOTICES = `query ($office: ID!, $first: Int, $after: String) { accessNotices(office: $office, first: $first, after: $after) {
  edges { node { id number kind breakGlass case openedBy { id } office { id } verdict } } pageInfo { hasNextPage endCursor } } }`;

interface Opened {
  readonly openBreakGlass: {
    readonly breakGlass: { readonly id: string; readonly case: string; readonly until: string } | null;
    readonly problems: readonly { readonly code: string; readonly field: string | null }[];
  };
}
interface Reviewed {
  readonly reviewBreakGlass: {
    readonly breakGlass: { readonly endedAt: string | null; readonly review: { readonly note: string | null } } | null;
    readonly problems: readonly { readonly code: string }[];
  };
}
interface Noticed {
  readonly accessNotices: {
    readonly edges: readonly {
      readonly node: { readonly kind: string; readonly breakGlass: string; readonly number: number };
    }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

let world: World;
let told: string;
beforeAll(async () => {
  world = await startWorld();
});
beforeEach(async () => {
  told = await world.open({ reporterName: 'CANARY-N', reporterPhone: 'CANARY-P' });
  await everyRow(world, 'delete from break_glass_review; delete from break_glass;');
});
afterAll(() => world.stop());

type Session = { readonly mfa?: boolean; readonly authenticatedAt?: number | null };
const inputOf = (given: object) => ({
  idempotencyKey: randomUUID(),
  case: told,
  reason: REASON,
  minutes: 60,
  ...given,
});
const open = (given: object = {}, by = 'cr-secretariat', session?: Session) =>
  world.send<Opened>(OPEN, { input: inputOf(given) }, world.as(by, session));
const opened = async (given: object = {}) => (await open(given)).data!.openBreakGlass.breakGlass!;
const review = (breakGlass: string, given: object = {}, by = 'auditor') =>
  world.send<Reviewed>(REVIEW, { input: { breakGlass, verdict: 'JUSTIFIED', ...given } }, world.as(by));
const notices = async (office: string, by: string) => {
  const { data } = await world.send<Noticed>(NOTICES, { office: namedOffice(office).id, first: 100 }, world.as(by));
  return data!.accessNotices.edges.map(({ node }) => node);
};
const codeOf = ({ errors }: { errors?: readonly { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code;
/** Lets time pass for one emergency access. */
const later = (id: string, passed: string) =>
  everyRow(
    world,
    `update break_glass set opened_at = opened_at - $2::interval, until = until - $2::interval,
            review_by = review_by - $2::interval, remind_at = remind_at - $2::interval where id = $1`,
    [id, passed],
  );

const WATCHERS = [
  ['DL-TH5703/CHAIR', 'ck-chair'],
  ['auditor', 'auditor'],
  ['data-protection', 'dpo'],
] as const;

describe('opening', () => {
  it('tells chair, auditor and data-protection officer in the commit that opens it', async () => {
    const { id } = await opened();
    const rows = await everyRow(
      world,
      `select i.owner, e.rule, e.xmin = b.xmin as same from break_glass b, inbox i join inbox_entry e on e.inbox = i.id
        where b.id = $1 and e.body ->> 'breakGlass' = $1::text order by i.owner`,
      [id],
    );
    const owners = WATCHERS.map(([office]) => `access:${namedOffice(office).id}`).sort();
    expect(rows).toEqual(owners.map((owner) => ({ owner, rule: 'BREAK_GLASS_OPENED', same: true })));
    for (const [office, who] of WATCHERS)
      expect((await notices(office, who))[0]).toMatchObject({
        ...{ kind: 'BREAK_GLASS_OPENED', breakGlass: id, case: told, verdict: null },
        openedBy: { id: person('cr-secretariat').id },
        office: { id: namedOffice('PL-TH57/SECRETARIAT').id },
      });
  });

  it('tells the vice chair while nobody holds the chair', async () => {
    const { directory } = world.services;
    const chair = directory.held(person('ck-chair').id, Date.now())[0]!;
    const known = { person: person('ck-chair').id, office: chair.office, from: '2020-01-01T00:00:00Z' };
    directory.apply(directory.version + 1, { kind: 'appointment', id: chair.appointment!, data: null });
    const { id } = await opened();
    directory.apply(directory.version + 1, {
      ...{ kind: 'appointment', id: chair.appointment! },
      data: { ...known, until: '2100-01-01T00:00:00Z' },
    });
    expect((await notices('DL-TH5703/VICE_CHAIR', 'ck-vice'))[0]).toMatchObject({ breakGlass: id });
    expect((await notices('DL-TH5703/CHAIR', 'ck-chair')).filter((notice) => notice.breakGlass === id)).toEqual([]);
  });

  it('does not open while there is nobody to watch', async () => {
    const { directory } = world.services;
    const { id } = namedOffice('auditor');
    const known = directory.office(id)!;
    directory.apply(directory.version + 1, { kind: 'office', id, data: null });
    const { data } = await open();
    directory.apply(directory.version + 1, { kind: 'office', id, data: known });
    expect(data?.openBreakGlass).toEqual({
      breakGlass: null,
      problems: [{ code: 'BREAK_GLASS_UNWATCHED', field: null }],
    });
    expect(await everyRow(world, 'select id from break_glass')).toEqual([]);
  });

  it.each([
    ['a stale second factor', { authenticatedAt: Date.now() - 5 * 60_000 - 1_000 }],
    ['a sign-in of unknown age', { authenticatedAt: null }],
    ['no second factor', { mfa: false }],
  ])('refuses %s', async (_why, session) => {
    expect(codeOf(await open({}, 'cr-secretariat', session))).toBe('AUTH_FRESH_MFA_REQUIRED');
  });

  it.each(['ck-duty', 'ck-chair', 'national-desk', 'auditor', 'admin'])('is not for %s', async (who) => {
    expect(codeOf(await open({}, who, { mfa: true }))).toBe('FORBIDDEN_ACTION');
  });

  it('answers alike for a case of another province, a missing one and no id at all', async () => {
    const [foreign, missing, none] = await Promise.all([
      open({}, 'py-secretariat'),
      open({ case: randomUUID() }, 'py-secretariat'),
      open({ case: 'nothing' }, 'py-secretariat'),
    ]);
    expect(codeOf(foreign)).toBe('NOT_FOUND');
    expect([JSON.stringify(missing), JSON.stringify(none)]).toEqual(Array(2).fill(JSON.stringify(foreign)));
  });

  it('needs a reason that says something, and at most an hour', async () => {
    const wrong = await Promise.all([
      open({ reason: ' because of an alert ' }),
      open({ reason: 'x'.repeat(1_001) }),
      open({ minutes: 61 }),
      open({ minutes: 0 }),
      open({ idempotencyKey: '' }),
    ]);
    expect(wrong.map(({ data }) => data!.openBreakGlass.problems[0])).toEqual([
      { code: 'INPUT_INVALID', field: 'input.reason' },
      { code: 'INPUT_INVALID', field: 'input.reason' },
      { code: 'INPUT_INVALID', field: 'input.minutes' },
      { code: 'INPUT_INVALID', field: 'input.minutes' },
      { code: 'IDEMPOTENCY_KEY_REQUIRED', field: 'input.idempotencyKey' },
    ]);
  });

  it('opens once for a key, however often and however fast it is sent', async () => {
    const given = { idempotencyKey: randomUUID(), minutes: 30 };
    const answers = await Promise.all([open(given), open(given), open(given)]);
    expect(new Set(answers.map(({ data }) => data!.openBreakGlass.breakGlass!.id)).size).toBe(1);
    for (const other of [{ minutes: 31 }, { reason: `${REASON}!` }, { case: await world.open() }])
      expect((await open({ ...given, ...other })).data!.openBreakGlass.problems).toEqual([
        { code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' },
      ]);
    expect(await everyRow(world, 'select id from break_glass')).toHaveLength(1);
  });

  it('is refused while an earlier one is overdue for review', async () => {
    const { id } = await opened();
    await later(id, '25 hours');
    expect((await open()).data!.openBreakGlass.problems).toEqual([{ code: 'BREAK_GLASS_REVIEW_DUE', field: null }]);
    await review(id);
    expect((await open()).data!.openBreakGlass.problems).toEqual([]);
  });
});

describe('ending', () => {
  it('is for who opened it, once, and is told', async () => {
    const { id } = await opened();
    expect(codeOf(await world.send(END, { id }, world.as('py-secretariat')))).toBe('NOT_FOUND');
    const { data } = await world.send(END, { id }, world.as('cr-secretariat'));
    expect(data).toEqual({ endBreakGlass: { breakGlass: { endedAt: expect.any(String) }, problems: [] } });
    const again = await world.send(END, { id }, world.as('cr-secretariat'));
    expect(again.data).toMatchObject({ endBreakGlass: { problems: [{ code: 'BREAK_GLASS_STATE_FORBIDS' }] } });
    expect((await notices('auditor', 'auditor'))[0]).toMatchObject({ kind: 'BREAK_GLASS_ENDED', breakGlass: id });
  });

  it('leaves the case to the office while another emergency access to it is open', async () => {
    const [first, second] = [await opened({ minutes: 50 }), await opened({ minutes: 10 })];
    const until = () =>
      everyRow(world, `select until from row_access where resource = $1 and reason = 'BREAK_GLASS'`, [told]);
    const [row] = await until();
    expect(row?.['until']).toEqual(new Date(first.until));
    await world.send(END, { id: first.id }, world.as('cr-secretariat'));
    expect((await until())[0]?.['until']).toEqual(new Date(second.until));
    await world.send(END, { id: second.id }, world.as('cr-secretariat'));
    const [over] = await until();
    expect(Number(over?.['until'])).toBeLessThanOrEqual(Date.now() + 1_000);
  });
});

describe('reviewing', () => {
  it('is done once, by a second person, and is told', async () => {
    const { id } = await opened();
    await later(id, '61 minutes');
    const { data } = await review(id, { note: 'CANARY-NOTE' }, 'dpo');
    expect(data!.reviewBreakGlass).toEqual({
      breakGlass: {
        endedAt: null,
        review: { verdict: 'JUSTIFIED', by: { id: person('dpo').id }, note: 'CANARY-NOTE' },
      },
      problems: [],
    });
    expect((await review(id)).data!.reviewBreakGlass.problems).toEqual([
      { code: 'BREAK_GLASS_STATE_FORBIDS', field: 'input.breakGlass' },
    ]);
    for (const [office, who] of WATCHERS)
      expect((await notices(office, who))[0]).toMatchObject({ kind: 'REVIEWED', verdict: 'JUSTIFIED', breakGlass: id });
  });

  it('is refused to who opened it, by the answer and by the table', async () => {
    const { id } = await opened();
    await later(id, '61 minutes');
    const { auditor, secretariat } = { auditor: world.as('auditor'), secretariat: world.as('cr-secretariat') };
    const both = { ...secretariat, offices: [...secretariat.offices, ...auditor.offices], scopes: auditor.scopes };
    const { directory } = world.services;
    const appointment = auditor.offices[0]!.appointment!;
    const held = { office: auditor.offices[0]!.office, from: '2020-01-01T00:00:00Z', until: '2100-01-01T00:00:00Z' };
    directory.apply(directory.version + 1, {
      kind: 'appointment',
      id: appointment,
      data: { ...held, person: both.id },
    });
    const answer = await world.send<Reviewed>(REVIEW, { input: { breakGlass: id, verdict: 'JUSTIFIED' } }, both);
    directory.apply(directory.version + 1, {
      kind: 'appointment',
      id: appointment,
      data: { ...held, person: auditor.id },
    });
    expect(answer.data!.reviewBreakGlass.problems).toMatchObject([{ code: 'BREAK_GLASS_SECOND_PERSON' }]);
    await expect(
      everyRow(
        world,
        `insert into break_glass_review select id, person, 'JUSTIFIED', person, office, appointment, null, now()
           from break_glass where id = $1`,
        [id],
      ),
    ).rejects.toThrow('check constraint');
  });

  it('finds an open one unjustified and so ends it; justified it waits for the end', async () => {
    const { id } = await opened();
    expect((await review(id)).data!.reviewBreakGlass.problems).toEqual([
      { code: 'BREAK_GLASS_STATE_FORBIDS', field: 'input.verdict' },
    ]);
    const { data } = await review(id, { verdict: 'NOT_JUSTIFIED' });
    expect(data!.reviewBreakGlass.breakGlass?.endedAt).toEqual(expect.any(String));
  });

  it('needs a fresh second factor, and is for reviewers alone', async () => {
    const { id } = await opened();
    const stale = world.as('auditor', { authenticatedAt: Date.now() - 6 * 60_000 });
    const input = { breakGlass: id, verdict: 'NOT_JUSTIFIED' };
    expect(codeOf(await world.send(REVIEW, { input }, stale))).toBe('AUTH_FRESH_MFA_REQUIRED');
    for (const who of ['ck-chair', 'cr-secretariat', 'admin'])
      expect(codeOf(await review(id, {}, who))).toBe('FORBIDDEN_ACTION');
  });

  it('lists what was opened with its reason, opened only with a second factor and recorded', async () => {
    const { id } = await opened();
    const list = '{ breakGlasses(first: 1, reviewed: false) { edges { node { id reason } } } }';
    const { data } = await world.send(list, {}, world.as('auditor'));
    expect(data).toEqual({ breakGlasses: { edges: [{ node: { id, reason: REASON } }] } });
    const audit = `select actor from audit_entry where resource_type = 'break_glass' and action like 'unseal%' and resource = $1`;
    expect(await everyRow(world, audit, [id])).toEqual([{ actor: `person:${person('auditor').id}` }]);
    const without = await world.send(list, {}, world.as('auditor', { mfa: false }));
    expect([without.data, codeOf(without)]).toEqual([
      { breakGlasses: { edges: [{ node: { id, reason: null } }] } },
      'FORBIDDEN_FIELD',
    ]);
    expect(await everyRow(world, audit, [id])).toHaveLength(1);
  });

  it('is asked for once more when it is overdue, once, though two jobs look', async () => {
    const [{ id: one }, { id: other }] = [await opened(), await opened()];
    await Promise.all([later(one, '25 hours'), later(other, '26 hours')]);
    const stop = new AbortController();
    const jobs = [0, 1, 2].map(() => reviewOverdueJob.run(world.services, stop.signal));
    const overdue = async () =>
      (await notices('data-protection', 'dpo'))
        .filter(({ kind }) => kind === 'REVIEW_OVERDUE')
        .map(({ breakGlass }) => breakGlass);
    const deadline = Date.now() + 60_000;
    while ((await overdue()).filter((each) => [one, other].includes(each)).length < 2 && Date.now() < deadline)
      await pause(50, stop.signal);
    await reviewOverdueJob.run(world.services, AbortSignal.timeout(200));
    stop.abort();
    await Promise.all(jobs);
    expect((await overdue()).filter((each) => [one, other].includes(each)).sort()).toEqual([one, other].sort());
  });
});

it('nobody is reminded of what was reviewed in time', async () => {
  const { id } = await opened();
  await review(id, { verdict: 'NOT_JUSTIFIED' });
  await later(id, '25 hours');
  await reviewOverdueJob.run(world.services, AbortSignal.timeout(300));
  expect((await notices('auditor', 'auditor'))[0]).toMatchObject({ kind: 'REVIEWED', breakGlass: id });
});

describe('notices', () => {
  it('are followed by number, and resumed after one', async () => {
    const { id, kind, committee } = namedOffice('auditor');
    const delivering = officeCaller({ office: id, kind, committee, appointment: null }, 1);
    const before = (await notices('auditor', 'auditor'))[0]?.number ?? 0;
    const { id: breakGlass } = await opened();
    await world.send(END, { id: breakGlass }, world.as('cr-secretariat'));
    const follow = `subscription ($office: ID!, $after: Int) { accessNotices(office: $office, after: $after) {
      office number head notice { kind breakGlass case openedBy { id } openedAt until reviewBy } } }`;
    const shown: unknown[] = [];
    for await (const { data } of world.subscribe<{
      accessNotices: { number: number; notice: { kind: string } | null };
    }>(follow, { office: id, after: before }, delivering)) {
      const { number, notice } = data!.accessNotices;
      if (notice) shown.push([number, notice.kind]);
      if (shown.length === 2) break;
    }
    expect(shown).toEqual([
      [before + 1, 'BREAK_GLASS_OPENED'],
      [before + 2, 'BREAK_GLASS_ENDED'],
    ]);
  });

  it('are paged by number without a seam', async () => {
    for (const _ of [1, 2, 3]) await opened();
    const all = (await notices('auditor', 'auditor')).map(({ number }) => number);
    const paged: number[] = [];
    let after: string | null = null;
    do {
      const { data }: Answer<Noticed> = await world.send<Noticed>(
        NOTICES,
        { office: namedOffice('auditor').id, first: 2, after },
        world.as('auditor'),
      );
      paged.push(...data!.accessNotices.edges.map(({ node }) => node.number));
      after = data!.accessNotices.pageInfo.hasNextPage ? data!.accessNotices.pageInfo.endCursor : null;
    } while (after);
    expect(paged).toEqual(all);
    expect(all).toEqual(all.map((_, index) => all.length - index));
  });

  it('of an office one does not hold look missing', async () => {
    const { id } = namedOffice('auditor');
    expect(codeOf(await world.send(NOTICES, { office: id }, world.as('dpo')))).toBe('NOT_FOUND');
    expect(codeOf(await world.send(NOTICES, { office: id }, world.as('ck-duty')))).toBe('FORBIDDEN_ACTION');
  });

  it('hold no reason and no name', async () => {
    await opened();
    expect(await everyRow(world, `select from inbox_entry e where e::text like '%CANARY%'`)).toEqual([]);
  });
});
