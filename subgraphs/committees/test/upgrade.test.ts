import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { olderDatabase, type OlderDatabase } from '@hub/subgraph-kit/testing';
import { committeesSubgraph } from '../src/subgraph.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [PROVINCE, DISTRICT, LATER, CHAIR, OFFICIAL, PLAN, GUEST] = [1, 2, 3, 4, 5, 6, 7].map(id);

/** Committees whose legal basis and duties were words, and an activity that was endorsed. */
const FIRST_RELEASE = `
  insert into place (pcode, level, country, within, name_en)
  values ('TH57', 'PROVINCE', 'TH', '{TH57}', 'Chiang Rai'), ('TH5703', 'DISTRICT', 'TH', '{TH57,TH5703}', 'Chiang Khong'),
    ('TH5709', 'DISTRICT', 'TH', '{TH57,TH5709}', 'Mae Sai');
  insert into organization (id, name_en, agency_kind, place) values ('${id(10)}', 'District Office', 'ADMINISTRATION', 'TH57');
  insert into committee (id, code, name_en, level, state, place, legal_basis)
  values ('${PROVINCE}', 'PL-TH57', 'Chiang Rai', 'PROVINCE', 'ACTIVE', 'TH57', 'Anti-Trafficking in Persons Act (2008)'),
    ('${DISTRICT}', 'DL-TH5703', 'Chiang Khong', 'DISTRICT', 'ACTIVE', 'TH5703', 'Order No. 768/2556'),
    ('${LATER}', 'DL-TH5709', 'Mae Sai', 'DISTRICT', 'DISSOLVED', 'TH5709', null);
  insert into committee_group (id, committee, ordinal, kind, name_en, duties)
  values ('${id(20)}', '${PROVINCE}', 1, 'EXECUTIVE', 'Provincial Committee', '{Implement the law}'),
    ('${id(21)}', '${DISTRICT}', 1, 'EXECUTIVE', 'Executive Committee', '{Direct operations}');
  insert into office (id, kind, committee, title_en, jurisdiction)
  values ('${CHAIR}', 'CHAIR', '${DISTRICT}', 'District Chief', '{TH5703}');
  insert into seat (id, committee_group, ordinal, title_en, role, organization)
  values ('${id(30)}', '${id(21)}', 1, 'District Chief', 'CHAIR', '${id(10)}'),
    ('${id(31)}', '${id(21)}', 2, 'Member', 'MEMBER', '${id(10)}');
  insert into official (id, name, title) values ('${OFFICIAL}', 'Name', 'District Chief'), ('${GUEST}', 'Other', 'Teacher');
  insert into appointment (id, official, office, starts_at, ends_at, made_by, idempotency_key, fingerprint)
  values ('${id(60)}', '${OFFICIAL}', '${CHAIR}', '2023-01-01', '2024-01-01', 'person:a', 'k1', '');
  insert into action_plan (id, committee, financial_year, title, state, version, drafted_by, idempotency_key, fingerprint)
  values ('${PLAN}', '${DISTRICT}', 2567, 'Plan', 'DRAFT', 1, 'person:a', 'k1', '');
  insert into plan_activity (id, plan, committee, ordinal, kind, title, quarters, official, agencies, state, endorsed_on,
    endorsed_as, endorsed_by)
  values ('${id(40)}', '${PLAN}', '${DISTRICT}', 1, 'WATCHDOG_GROUP', 'Watch', '{1}', '${OFFICIAL}', '{}', 'PLANNED',
      '2024-01-02', 'Head of office', '${OFFICIAL}'),
    ('${id(41)}', '${PLAN}', '${DISTRICT}', 2, 'WATCHDOG_GROUP', 'Wait', '{2}', '${GUEST}', '{}', 'PLANNED', null, null, null);`;

const WITH_TASKS = `
  insert into task (id, committee, title, state, version, due_on, office, official, endorsed_on, endorsed_as, endorsed_by,
    proposed_by, idempotency_key, fingerprint)
  values ('${id(50)}', '${DISTRICT}', 'Map the piers', 'ENDORSED', 1, '2024-03-01', '${CHAIR}', '${OFFICIAL}', '2024-01-03',
    'Chief', '${OFFICIAL}', '${OFFICIAL}', 'k1', '');
  insert into committee_group (id, committee, ordinal, kind, name_en, duties, formed_on)
  values ('${id(22)}', '${DISTRICT}', 2, 'WORKING_GROUP', 'For the festival', '{}', '2024-01-01');
  insert into audit_entry (at, actor, action, resource_type, resource, purpose)
  values ('2024-02-03T20:00:00Z', 'person:a', 'committee.dissolved', 'committee', '${LATER}', 'establishment');`;

let old: OlderDatabase;
beforeAll(async () => {
  old = await olderDatabase(committeesSubgraph);
  await old.migrate(1060);
  await old.rows(FIRST_RELEASE);
  await old.migrate(1081);
  await old.rows(WITH_TASKS);
  await old.migrate();
});
afterAll(() => old.drop());

it('has codes for what committees rest on and what groups are for', async () => {
  expect(await old.rows('select code, legal_bases as bases from committee order by id')).toEqual([
    { code: 'PL-TH57', bases: ['ATIP_ACT_2008', 'ATIP_ACT_2015', 'ATIP_ACT_2017'] },
    { code: 'DL-TH5703', bases: ['MOI_ORDER_768_2556'] },
    { code: 'DL-TH5709', bases: [] },
  ]);
  expect(await old.rows('select id, duties from committee_group order by id')).toEqual([
    { id: id(20), duties: ['IMPLEMENT_POLICY_AND_LAW', 'PLAN_EVERY_YEAR', 'GUIDE_DISTRICT_COMMITTEES'] },
    { id: id(21), duties: [] },
    { id: id(22), duties: ['ACT_AS_ASSIGNED'] },
  ]);
});

it('knows through which office a seat is held, and the day on which a committee was dissolved', async () => {
  expect(await old.rows('select role, office from seat order by id')).toEqual([
    { role: 'CHAIR', office: CHAIR },
    { role: 'MEMBER', office: null },
  ]);
  expect(
    await old.rows('select code, dissolved_on::text as day from committee where dissolved_on is not null'),
  ).toEqual([{ code: 'DL-TH5709', day: '2024-02-04' }]);
});

it.each([
  ['plan_activity', '2024-01-02', 'Head of office'],
  ['task', '2024-01-03', 'Chief'],
])('keeps each endorsement of a %s as an answer', async (table, on, as) => {
  const answered = `select endorsement, answered_on::text as on, answered_as as as from ${table} order by endorsement`;
  expect((await old.rows(answered)).filter(({ endorsement }) => endorsement)).toEqual([
    { endorsement: 'ENDORSED', on, as },
  ]);
});

it('has the office answer for an activity that its official held there, or still names them', async () => {
  expect(await old.rows('select office, official from plan_activity order by ordinal')).toEqual([
    { office: CHAIR, official: null },
    { office: null, official: GUEST },
  ]);
});
