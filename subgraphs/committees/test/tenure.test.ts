import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { officeCaller, PUBLIC_CALLER } from '@hub/caller';
import { committee, namedOffice, office, offices, people, person } from '@hub/cast';
import { HubContext, type Services } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { tenureNoticesJob } from '../src/tenure/tenure-notices.job.js';
import { callerOf, startCommittees, until } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

interface Notice {
  readonly number: number;
  readonly kind: string;
  readonly at: string;
  readonly office: { readonly id: string };
}
const DAY_MS = 86_400_000;
const day = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const query = <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
  new HubContext(PUBLIC_CALLER, committees.services).asSystem('test', (tx) => tx.query<Row[]>(sql, values));
const NOTICES = `query ($office: ID!, $first: Int, $after: String) {
  committeeNotices(office: $office, first: $first, after: $after) {
    edges { node { id number kind at office { id } } } pageInfo { hasNextPage endCursor } } }`;
const noticesAs = (who: string, key: string, page: object = { first: 100 }) =>
  committees.send<{
    committeeNotices: { edges: { node: Notice }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
  }>(NOTICES, { office: namedOffice(key).id, ...page }, callerOf(committees, who));
/** What an office was told of another, oldest first. */
const told = async (who: string, key: string, about: string): Promise<string[]> => {
  const { data } = await noticesAs(who, key);
  return data!.committeeNotices.edges
    .map(({ node }) => node)
    .filter(({ office: { id } }) => id === about)
    .map(({ kind }) => kind)
    .reverse();
};
/** Several replicas look at once, each until it finds nothing more. */
const look = async (): Promise<void> => {
  const { services } = committees;
  const replicas = [0, 1, 2].map(() => {
    const stop = new AbortController();
    const inActor: Services['store']['inActor'] = async (actor, work) => {
      const found = await services.store.inActor(actor, work);
      if (found === false) stop.abort();
      return found;
    };
    return tenureNoticesJob.run({ ...services, store: { inActor } as Services['store'] }, stop.signal);
  });
  await Promise.all(replicas);
};
const endsIn = (appointment: string, days: number) =>
  query('update appointment set ends_at = $2 where id = $1', [appointment, day(days)]);
const appointmentOf = async (who: string, about: string): Promise<string> => {
  const rows = await query<{ id: string }>(
    'select id from appointment where office = $1 and official = $2 and ends_at > now()',
    [about, person(who).id],
  );
  return rows[0]!.id;
};
const appoint = async (official: string, about: string, from: number) => {
  const { data } = await committees.send<{ appointOfficial: { problems: unknown[] } }>(
    'mutation ($input: AppointOfficialInput!) { appointOfficial(input: $input) { problems { code } } }',
    {
      input: {
        ...{ idempotencyKey: `${official} ${about} ${from}`, office: about, official },
        ...{ from: day(from), until: day(from + 300) },
      },
    },
    callerOf(committees, 'national-desk'),
  );
  expect(data!.appointOfficial.problems).toEqual([]);
};

describe('a chair', () => {
  const chair = office('DL-TH5703', 'CHAIR').id;
  const focal = () => told('ck-focal', 'DL-TH5703/FOCAL_POINT', chair);
  const secretariat = () => told('cr-secretariat', 'PL-TH57/SECRETARIAT', chair);

  it('that ends is told of 60, 30 and 7 days before, once each, to focal point and secretariat', async () => {
    const appointment = await appointmentOf('ck-chair', chair);
    for (const [days, notices] of [
      [61, 0],
      [59.9, 1],
      [40, 1],
      [29.9, 2],
      [6.9, 3],
      [1, 3],
    ] as const) {
      await endsIn(appointment, days);
      await look();
      expect([days, await focal()]).toEqual([days, Array(notices).fill('ENDING')]);
    }
    expect(await secretariat()).toEqual(await focal());
    const { data } = await noticesAs('cr-secretariat', 'PL-TH57/SECRETARIAT');
    const at = Date.parse(data!.committeeNotices.edges[0]!.node.at);
    expect(Math.abs(at - Date.now() - 6.9 * DAY_MS)).toBeLessThan(DAY_MS / 10);
  });

  it('that is appointed again before the end is told of no more, and never vacant', async () => {
    const appointment = await appointmentOf('ck-chair', chair);
    await appoint(person('ck-chair-former').id, chair, -1);
    await endsIn(appointment, -0.01);
    await look();
    expect(await focal()).toEqual(['ENDING', 'ENDING', 'ENDING']);
  });

  it('that nobody holds is told of once for each vacancy, and when it is filled', async () => {
    const successor = await appointmentOf('ck-chair-former', chair);
    await endsIn(successor, -0.001);
    await look();
    await look();
    expect((await focal()).slice(3)).toEqual(['VACANT']);
    await appoint(person('ck-chair').id, chair, -0.0001);
    await look();
    await look();
    expect((await focal()).slice(3)).toEqual(['VACANT', 'FILLED']);
    await endsIn(await appointmentOf('ck-chair', chair), -0.00001);
    await look();
    expect((await focal()).slice(3)).toEqual(['VACANT', 'FILLED', 'VACANT']);
    expect(await secretariat()).toEqual(await focal());
  });

  it('of a committee that is not at work is nobody’s loss', async () => {
    const other = office('DL-TH5708', 'CHAIR').id;
    await query(`update committee set state = 'DORMANT' where code = 'DL-TH5708'`);
    await endsIn(await appointmentOf('cs-chair', other), -0.01);
    await look();
    expect(await told('cs-duty', 'DL-TH5708/FOCAL_POINT', other)).toEqual([]);
    await query(`update committee set state = 'ACTIVE' where code = 'DL-TH5708'`);
    await look();
    expect(await told('cs-duty', 'DL-TH5708/FOCAL_POINT', other)).toEqual(['VACANT']);
  });
});

it('the chair is told that its focal point is vacant, the national desk that a secretariat is', async () => {
  const focal = office('DL-TH5703', 'FOCAL_POINT').id;
  const secretariat = office('PL-TH84', 'SECRETARIAT').id;
  await endsIn(await appointmentOf('ck-focal', focal), -0.01);
  await endsIn(await appointmentOf('st-secretariat', secretariat), -0.01);
  await look();
  expect(await told('ck-chair', 'DL-TH5703/CHAIR', focal)).toEqual(['VACANT']);
  expect(await told('cr-secretariat', 'PL-TH57/SECRETARIAT', focal)).toEqual(['VACANT']);
  expect(await told('national-desk', 'NL-TH/NATIONAL_DESK', secretariat)).toEqual(['VACANT']);
  expect(await told('st-chair', 'PL-TH84/CHAIR', secretariat)).toEqual(['VACANT']);
});

it('the chair and the focal point of a district are told that its secretary is vacant, unless the seat ended', async () => {
  const secretary = namedOffice('DL-TH5605/YMCA').id;
  await endsIn(await appointmentOf('dk-ymca', secretary), -0.01);
  const [ended] = await query<{ office: string }>(
    `update seat set ended_on = now() where title_en = 'Administrative Secretary' and office in
       (select id from office where committee = $1 and kind = 'COMMITTEE_SECRETARY') returning office`,
    [committee('DL-TH5703').id],
  );
  await query('update appointment set ends_at = $2 where office = $1', [ended!.office, day(-0.01)]);
  await look();
  expect(await told('dk-chair', 'DL-TH5605/CHAIR', secretary)).toEqual(['VACANT']);
  expect(await told('dk-duty', 'DL-TH5605/FOCAL_POINT', secretary)).toEqual(['VACANT']);
  expect(await told('py-secretariat', 'PL-TH56/SECRETARIAT', secretary)).toEqual(['VACANT']);
  expect(await told('cr-secretariat', 'PL-TH57/SECRETARIAT', ended!.office)).toEqual([]);
});

it('a changed rule holds from the next notice on', async () => {
  const chair = office('DL-TH8410', 'CHAIR').id;
  const secretary = callerOf(committees, 'cr-secretariat');
  const { data } = await committees.send<{ committeeAlertRules: { code: string; addressees: { whose: string }[] }[] }>(
    `{ committeeAlertRules { code version active acceptWithin { emergency urgent normal }
        addressees { when whose offices because } chain { to } } }`,
    {},
    secretary,
  );
  const rule = data!.committeeAlertRules.find(({ code }) => code === 'A15')!;
  const addressees = rule.addressees.filter(({ whose }) => whose !== 'PROVINCE');
  const changed = await committees.send(
    `mutation ($input: ChangeAlertRuleInput!) { changeCommitteeAlertRule(input: $input) { problems { code field } } }`,
    { input: { ...rule, addressees, reason: 'the districts tell the province themselves' } },
    secretary,
  );
  expect(changed).toEqual({ data: { changeCommitteeAlertRule: { problems: [] } } });
  await endsIn(await appointmentOf('ph-chair', chair), -0.01);
  await look();
  expect(await told('ph-duty', 'DL-TH8410/FOCAL_POINT', chair)).toEqual(['VACANT']);
  expect(await told('st-secretariat', 'PL-TH84/SECRETARIAT', chair)).toEqual([]);
});

it('each notice is told outside the graph too, without a word of what it is about', async () => {
  const records = await query<{ body: object }>(
    `select e.body from inbox i join inbox_entry e on e.inbox = i.id where i.owner = 'feed:notify' order by e.number`,
  );
  const [entries] = await query<{ count: string }>(
    `select count(*) from inbox i join inbox_entry e on e.inbox = i.id where i.owner like 'notices:%'`,
  );
  expect(records).toHaveLength(Number(entries!.count));
  expect(records[0]!.body).toEqual({
    ...{ office: expect.any(String), rule: 'A15', urgency: null, audience: 'OFFICE' },
    ...{ inbox: 'committeeNotices', number: 1, at: expect.any(String) },
  });
});

describe('the notices of an office', () => {
  it.each(people.map(({ key }) => key))('are shown to %s only where they hold it', async (key) => {
    for (const asked of ['DL-TH5709/FOCAL_POINT', 'PL-TH57/SECRETARIAT', 'DL-TH5703/SUPPRESSION_GROUP']) {
      const held = offices.filter(({ id }) =>
        committees.services.directory.held(person(key).id, Date.now()).some((each) => each.office === id),
      );
      const reads = held.filter(({ kind }) => SCOPES_OF_OFFICE[kind].includes('notice:read'));
      const code = reads.length ? 'NOT_FOUND' : 'FORBIDDEN_ACTION';
      const { data, errors } = await noticesAs(key, asked);
      if (reads.some((each) => each.key === asked))
        expect(data!.committeeNotices.edges.length > 0).toBe(asked !== 'DL-TH5703/SUPPRESSION_GROUP');
      else expect([key, asked, errors?.[0]?.extensions.code]).toEqual([key, asked, code]);
    }
  });

  it('are rows of that office alone, whatever a caller claims', async () => {
    const owners = async (key: string) => {
      const { id, kind, committee } = namedOffice(key);
      const caller = officeCaller({ office: id, kind, committee, appointment: null }, 1);
      return new HubContext(caller, committees.services).asCaller((tx) =>
        tx.query<object[]>(
          `select i.owner, count(e.number) > 0 as filled from inbox i join inbox_entry e on e.inbox = i.id
            where i.owner like 'notices:%' group by i.owner`,
        ),
      );
    };
    const { id } = namedOffice('DL-TH5709/FOCAL_POINT');
    expect(await owners('DL-TH5709/FOCAL_POINT')).toEqual([{ owner: `notices:${id}`, filled: true }]);
    expect(await owners('DL-TH5709/SUPPRESSION_GROUP')).toEqual([]);
  });

  it('are paged newest first, and followed by number', async () => {
    const { data } = await noticesAs('cr-secretariat', 'PL-TH57/SECRETARIAT');
    const all = data!.committeeNotices.edges.map(({ node }) => node.number);
    expect(all).toEqual(all.map((_, index) => all.length - index));
    const page = await noticesAs('cr-secretariat', 'PL-TH57/SECRETARIAT', { first: 2 });
    const { hasNextPage, endCursor } = page.data!.committeeNotices.pageInfo;
    expect(hasNextPage).toBe(true);
    const next = await noticesAs('cr-secretariat', 'PL-TH57/SECRETARIAT', { first: 1, after: endCursor });
    expect(next.data!.committeeNotices.edges[0]!.node.number).toBe(all[2]);

    const { id, kind, committee } = namedOffice('PL-TH57/SECRETARIAT');
    const shown: number[] = [];
    for await (const answer of committees.subscribe<{ committeeNotices: { number: number; notice: object | null } }>(
      `subscription ($office: ID!, $after: Int) { committeeNotices(office: $office, after: $after) {
         office number head notice { kind office { id } } } }`,
      { office: id, after: all.length - 3 },
      officeCaller({ office: id, kind, committee, appointment: null }, 1),
    )) {
      if (answer.data?.committeeNotices.notice) shown.push(answer.data.committeeNotices.number);
      if (shown.length === 3) break;
    }
    expect(shown).toEqual([all.length - 2, all.length - 1, all.length]);
  });
});

describe('the chair of a committee', () => {
  const acting = async (code: string, who = 'cr-secretariat') => {
    const { data } = await committees.send<{
      committee: {
        actingChair: { official: { id: string }; office: { kind: string } } | null;
        offices: { kind: string; vacant: boolean; vacantSince: string | null }[];
      };
    }>(
      `{ committee(code: "${code}") { actingChair { official { id } office { kind } } offices { kind vacant vacantSince } } }`,
      {},
      callerOf(committees, who),
    );
    return data!.committee;
  };

  it('is the chair, else the vice chair, else nobody', async () => {
    expect((await acting('DL-TH5713')).actingChair).toEqual({
      official: { id: person('wk-chair').id },
      office: { kind: 'CHAIR' },
    });
    expect((await acting('DL-TH5709')).actingChair).toEqual({
      official: { id: person('ms-vice').id },
      office: { kind: 'VICE_CHAIR' },
    });
    await committees.send(
      'mutation ($input: EndAppointmentInput!) { endAppointment(input: $input) { problems { code } } }',
      { input: { appointment: await appointmentOf('ms-vice', office('DL-TH5709', 'VICE_CHAIR').id) } },
      callerOf(committees, 'cr-secretariat'),
    );
    await until(() => committees.services.directory.held(person('ms-vice').id, Date.now()).length === 0);
    expect((await acting('DL-TH5709')).actingChair).toBeNull();
  });

  it('is vacant since the last one left; a held office, and one never held, since never', async () => {
    const { offices: ofMaeSai } = await acting('DL-TH5709');
    const of = (kind: string) => ofMaeSai.find((each) => each.kind === kind);
    const now = new Date();
    const left = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)).toISOString();
    expect(of('CHAIR')).toEqual({ kind: 'CHAIR', vacant: true, vacantSince: left });
    expect(of('FOCAL_POINT')).toMatchObject({ vacant: false, vacantSince: null });
    expect(of('PREVENTION_GROUP')).toMatchObject({ vacant: true, vacantSince: null });
  });
});
