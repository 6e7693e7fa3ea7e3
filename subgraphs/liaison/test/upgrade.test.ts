import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { olderDatabase, type OlderDatabase } from '@hub/subgraph-kit/testing';
import { subgraph } from '../src/subgraph.js';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const [LAOS, HANDED_OVER, TAKEN_BACK, ASKED] = [1, 2, 3, 4].map(id);

/** Returns that were released, when the row of a return had the last release and the last withdrawal. */
const FIRST_RELEASE = `
  insert into counterpart_office (id, place, name_en, languages, duty_hours, time_zone)
  values ('${LAOS}', 'LA05', 'Bokeo', '{lo}', '[]', 'Asia/Vientiane');
  insert into repatriation (id, ref, direction, state, persons_band, needs_flags, lead_committee, counterpart, case_id,
    version, created_at, released_at, released_by, release_office, legal_basis, withdrawn_at, withdrawn_by,
    withdrawal_office, withdrawal)
  values ('${HANDED_OVER}', 'REP-AAAAAA', 'INBOUND', 'HANDED_OVER', 'ONE', '{}', 'committee', '${LAOS}', 'case', 3,
      '2024-01-01Z', '2024-01-02Z', 'person:a', 'office', 'CONSENT', null, null, null, null),
    ('${TAKEN_BACK}', 'REP-BBBBBB', 'INBOUND', 'CLEARED', 'ONE', '{}', 'committee', '${LAOS}', 'case', 3,
      '2024-01-01Z', '2024-01-03Z', 'person:a', 'office', 'CONSENT', '2024-01-04Z', 'person:b', 'other', 'WRONG_OFFICE'),
    ('${ASKED}', 'REP-CCCCCC', 'INBOUND', 'REQUESTED', 'ONE', '{}', 'committee', '${LAOS}', 'case', 1,
      '2024-01-01Z', null, null, null, null, null, null, null, null);
  insert into repatriation_step (repatriation, version, state, at, office, person)
  values ('${HANDED_OVER}', 2, 'HANDED_OVER', '2024-01-05Z', 'office', 'person:a'),
    ('${HANDED_OVER}', 3, 'HANDED_OVER', '2024-02-05Z', 'office', 'person:a');
  insert into repatriation_update (id, office, ref, body, created_at, handover)
  values ('${id(10)}', '${LAOS}', 'REP-AAAAAA', '{}', '2024-01-02Z', false),
    ('${id(11)}', 'police', 'REP-AAAAAA', '{}', '2024-01-02Z', true),
    ('${id(12)}', 'secretariat', 'REP-AAAAAA', '{}', '2024-01-02Z', false),
    ('${id(13)}', '${LAOS}', 'REP-BBBBBB', '{}', '2024-01-02Z', false);`;

let old: OlderDatabase;
beforeAll(async () => {
  old = await olderDatabase(subgraph);
  await old.migrate(1070);
  await old.rows(FIRST_RELEASE);
  await old.migrate();
});
afterAll(() => old.drop());

it('ends the sight of the other side, and of those at the crossing, 30 days after the first handover', async () => {
  const end = new Date('2024-02-04Z');
  expect(await old.rows('select id, shared_until as until from repatriation order by id')).toEqual([
    { id: HANDED_OVER, until: end },
    { id: TAKEN_BACK, until: null },
    { id: ASKED, until: null },
  ]);
  expect(await old.rows('select id, until from repatriation_update order by id')).toEqual([
    { id: id(10), until: end },
    { id: id(11), until: end },
    { id: id(12), until: null },
    { id: id(13), until: null },
  ]);
});

it('keeps each release and its withdrawal as acts', async () => {
  const acts = await old.rows(
    `select repatriation, number, act, at, person, legal_basis as basis, withdrawal
       from repatriation_release order by repatriation, number`,
  );
  const released = { act: 'RELEASED', number: 1, person: 'person:a', basis: 'CONSENT', withdrawal: null };
  expect(acts).toEqual([
    { ...released, repatriation: HANDED_OVER, at: new Date('2024-01-02Z') },
    { ...released, repatriation: TAKEN_BACK, at: new Date('2024-01-03Z') },
    {
      ...{ repatriation: TAKEN_BACK, number: 2, act: 'WITHDRAWN', at: new Date('2024-01-04Z') },
      ...{ person: 'person:b', basis: null, withdrawal: 'WRONG_OFFICE' },
    },
  ]);
});
