import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { castId, counterpart, crossing, namedOffice } from '@hub/cast';
import { statementsOf } from '@hub/subgraph-kit/testing';
import { ENTITIES } from './operations.js';
import { startWorld, type World } from './world.js';

const COMMITTEES = Array.from({ length: 100 }, (_, index) => castId(`batch-committee:${index}`));

let world: World;
beforeAll(async () => {
  world = await startWorld();
  await world.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, async (tx) => {
    const { id: office } = counterpart('counterpart-laos');
    const desk = namedOffice('NL-TH/NATIONAL_DESK').id;
    await tx.query(
      `with asked as (
         insert into repatriation (id, ref, direction, state, crossing, persons_band, needs_flags, lead_committee,
                                   counterpart, case_id, version, created_at)
         select gen_random_uuid(), 'REP-' || translate(upper(lpad(to_hex(n), 6, 'z')), '0189', 'WXYV'), 'INBOUND',
                'REQUESTED', $3, 'ONE', '{}', committee, $2, 'none', 1, now()
           from unnest($1::text[]) with ordinality as given (committee, place), generate_series(place * 2, place * 2 + 1) n
         returning id
       ), stepped as (
         insert into repatriation_step (repatriation, version, state, at, office, person)
         select id, 1, 'REQUESTED', now(), 'office', 'person' from asked
       )
       insert into row_access (resource_type, resource, office, reason) select 'repatriation', id, $4, 'TEST' from asked`,
      [COMMITTEES, office, crossing('XP-MSAI-1').id, desk],
    );
    await tx.query(
      `insert into liaison_assignment (id, committee, counterpart)
       select gen_random_uuid(), committee, $2 from unnest($1::text[]) as given (committee)`,
      [COMMITTEES, office],
    );
  });
});
afterAll(() => world.stop());

test('counterparts and repatriations of a hundred committees cost one statement per type', async () => {
  const query = ENTITIES(`... on Committee {
    counterparts { nameEn contacts { name } committees { since } }
    repatriations(first: 5) { edges { node { ref release { at } steps { state } crossing { nameEn } } } }
  }`);
  const of = COMMITTEES.map((id) => ({ __typename: 'Committee', id }));
  let answer: { data?: { _entities: { counterparts: unknown[]; repatriations: { edges: unknown[] } }[] } | null } = {};
  const statements = await statementsOf(async () => {
    answer = await world.send(query, { of }, world.as('national-desk'));
  });
  const committees = answer.data!._entities;
  expect(committees).toHaveLength(100);
  for (const { counterparts, repatriations } of committees) {
    expect(counterparts).toHaveLength(1);
    expect(repatriations.edges).toHaveLength(2);
  }
  const mine = statements.filter((sql) => !/inbox|counterpart_reminder/.test(sql));
  expect(mine).toHaveLength(6);
});
