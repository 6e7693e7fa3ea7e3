import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { olderDatabase, type OlderDatabase } from '@hub/subgraph-kit/testing';
import { casesSubgraph } from '../src/subgraph.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [CASE, COMMITTEE, OPERATION] = [id(1), id(2), id(3)];
const FIRST = '2024-01-02T03:04:05Z';

/** A case that was told of and accepted, before there were persons, escalations and lists of cases by office. */
const FIRST_RELEASE = `
  insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
    exploitation_abroad, created_at)
  values ('${CASE}', 'TH5703', '${COMMITTEE}', 'LABOUR_EXPLOITATION', 'URGENT', 'NEW', 'ONE', false, 'FAMILY', true,
    '${FIRST}');
  insert into report (id, case_id, filed_by, filed_through, idempotency_key, sealed_digest, place, origin_place,
    transit_places, directory_version, created_at)
  values ('${id(4)}', '${CASE}', 'person:a', 'office', 'k1', '', 'TH5703', 'LA0501', '{TH570801,TH5703}', 1, '${FIRST}');
  insert into directory_record (kind, id, number, data)
  values ('office', 'police', 1, '{"kind": "SUPPRESSION_GROUP"}'), ('office', 'governor', 2, '{"kind": "CHAIR"}');
  insert into row_access (resource_type, resource, office, reason, created_at)
  values ('case', '${CASE}', 'police', 'A1', '${FIRST}'), ('case', '${CASE}', 'governor', 'A2', '${FIRST}');
  insert into inbox (owner, head) values ('police', 3);
  insert into inbox_entry (inbox, number, event, rule, body)
  select id, n, gen_random_uuid(), 'A1', '{}' from inbox, generate_series(1, 3) n;
  insert into acknowledgement (inbox, number, person, appointment, kind, at)
  select id, 1, 'person:a', 'appointment', 'ACCEPTED', '${FIRST}' from inbox;
  insert into acknowledgement (inbox, number, person, appointment, kind, at)
  select id, 2, 'person:a', 'appointment', 'SEEN', '${FIRST}' from inbox;`;

const WITH_OPERATIONS = `
  insert into operation (id, state, held_on, district, lead_unit, planned_by, planned_through, idempotency_key, digest,
    created_at)
  values ('${OPERATION}', 'DONE', '2024-01-01', 'TH5703', 'Unit', 'person:a', 'office', 'k1', '', '${FIRST}'),
    ('${id(5)}', 'PLANNED', null, null, null, 'person:a', 'office', 'k2', '', '${FIRST}');
  insert into case_reader (lead_committee, office, reason) values ('${COMMITTEE}', 'police', 'A1');`;

const WITH_TRENDS = `
  insert into case_alert (id, case_id, office, inbox, number, created_at)
  select gen_random_uuid(), case when number = 3 then null else '${CASE}'::uuid end, 'police', inbox, number, '${FIRST}'
    from inbox_entry;`;

let old: OlderDatabase;
beforeAll(async () => {
  old = await olderDatabase(casesSubgraph);
  await old.migrate(1002, [110, 111]);
  await old.rows(FIRST_RELEASE);
  await old.migrate(1144);
  await old.rows(WITH_OPERATIONS);
  await old.migrate(1150);
  await old.rows(WITH_TRENDS);
  await old.migrate();
});
afterAll(() => old.drop());

it('lets those who saw a case, and have to do with persons, see its persons; and finds it in their lists', async () => {
  expect(
    await old.rows(
      `select office, reason from row_access where resource_type = 'case_person' and resource = '${CASE}'`,
    ),
  ).toEqual([{ office: 'police', reason: 'A1' }]);
  expect(await old.rows('select office, district, state from office_case order by office')).toEqual([
    { office: 'governor', district: 'TH5703', state: 'NEW' },
    { office: 'police', district: 'TH5703', state: 'NEW' },
  ]);
  expect(await old.rows('select rows, owner, office, reason from row_reader order by rows')).toEqual([
    { rows: 'case', owner: COMMITTEE, office: 'police', reason: 'A1' },
    { rows: 'case_person', owner: COMMITTEE, office: 'police', reason: 'A1' },
  ]);
});

it('asks no more about an alert that was accepted, and tells of no case with an alert of none', async () => {
  const alerts = await old.rows(
    'select number::int as n, closed_at as at, own from inbox_entry join case_alert using (inbox, number) order by n',
  );
  expect(alerts).toEqual([
    { n: 1, at: new Date(FIRST), own: false },
    { n: 2, at: null, own: false },
    { n: 3, at: null, own: true },
  ]);
});

it('knows when an operation was done, and the places of a case, as near as they may be told', async () => {
  expect(await old.rows('select id, done_at as at from operation order by id')).toEqual([
    { id: OPERATION, at: new Date(FIRST) },
    { id: id(5), at: null },
  ]);
  expect(await old.rows('select origin_place as origin, transit_places as transit from case_file')).toEqual([
    { origin: 'LA0501', transit: ['TH5703', 'TH5708'] },
  ]);
});
