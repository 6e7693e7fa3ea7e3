import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { namedOffice, person } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import { personScene, terms } from './person-scene.js';
import { everyRow, startWorld, type World } from './world.js';

const GROUPS = { identity: 'givenName', health: 'health', shelter: 'name' } as const;
const FIELDS = [...Object.entries(GROUPS), ['reporter', 'name']] as readonly (readonly [string, string])[];
const STATES = ['CLOSED', 'OPEN', 'ENDED', 'EXPIRED', 'OPEN_ON_ANOTHER'] as const;
const READERS = ['opener', 'colleague', 'secretariat elsewhere', 'chair', 'auditor'] as const;
const each = (fields: readonly (readonly [string, string])[]): string =>
  fields
    .flatMap(([field, value]) =>
      ACCESS_PURPOSES.map((purpose) => `${field}_${purpose}: ${field}(purpose: ${purpose}) { ${value} }`),
    )
    .join(' ');
const READ = `query ($case: ID!, $person: ID!) {
  person(id: $person) { ${each(Object.entries(GROUPS))} } case(id: $case) { ${each([['reporter', 'name']])} } }`;
const OPEN = `mutation ($input: OpenBreakGlassInput!) { openBreakGlass(input: $input) { breakGlass { id } } }`;
const REFUSED = ['FORBIDDEN_FIELD', 'FORBIDDEN_ACTION', 'NOT_FOUND'];
const END = 'mutation ($id: ID!) { endBreakGlass(input: { breakGlass: $id }) { problems { code } } }';

let world: World;
let scene: ReturnType<typeof personScene>;
beforeAll(async () => {
  world = await startWorld();
  scene = personScene(world);
  const { directory } = world.services;
  const until = '2100-01-01T00:00:00Z';
  const data = { person: person('py-secretariat').id, office: namedOffice('PL-TH57/SECRETARIAT').id };
  directory.apply(directory.version + 1, {
    ...{ kind: 'appointment', id: randomUUID() },
    data: { ...data, from: '2020-01-01T00:00:00Z', until },
  });
});
afterAll(() => world.stop());

type State = (typeof STATES)[number];
type Reader = (typeof READERS)[number];
const PEOPLE: Readonly<Record<Reader, string>> = {
  opener: 'cr-secretariat',
  colleague: 'py-secretariat',
  'secretariat elsewhere': 'st-secretariat',
  chair: 'ck-chair',
  auditor: 'auditor',
};

/** A case with a person whose consent nobody else is covered by, and its emergency access in a state. */
const caseIn = async (state: State): Promise<{ case: string; person: string; breakGlass: string | null }> => {
  const told = await scene.accepted({ reporterName: 'CANARY-N' });
  const consent = { basis: 'CONSENT', purposes: ['INVESTIGATION'], recipients: ['POLICE'] };
  const registered = await scene.registered(told, { consent: terms(consent) });
  if (state === 'CLOSED') return { case: told, person: registered, breakGlass: null };
  const about = state === 'OPEN_ON_ANOTHER' ? await scene.accepted() : told;
  const input = { idempotencyKey: randomUUID(), case: about, reason: 'nobody assigned could be reached tonight' };
  const { data } = await world.send<{ openBreakGlass: { breakGlass: { id: string } } }>(
    OPEN,
    { input },
    world.as('cr-secretariat'),
  );
  const { id } = data!.openBreakGlass.breakGlass;
  if (state === 'ENDED') await world.send(END, { id }, world.as('cr-secretariat'));
  if (state === 'EXPIRED')
    await everyRow(
      world,
      `update break_glass set opened_at = opened_at - interval '61 min', until = until - interval '61 min' where id = $1`,
      [id],
    );
  return { case: told, person: registered, breakGlass: id };
};

const readAs = async (caller: Caller, ids: { case: string; person: string }): Promise<string[]> => {
  const { data, errors } = await world.send<Record<'person' | 'case', Record<string, unknown> | null>>(
    READ,
    ids,
    caller,
  );
  expect(errors?.map(({ extensions }) => extensions.code).filter((code) => !REFUSED.includes(code)) ?? []).toEqual([]);
  return Object.entries({ ...data?.person, ...data?.case }).flatMap(([alias, value]) =>
    value === null ? [] : [alias],
  );
};

it('opens to the opener alone, for protection alone, while it is open, with a second factor', async () => {
  let combinations = 0;
  for (const state of STATES) {
    const ids = await caseIn(state);
    for (const reader of READERS)
      for (const mfa of [true, false]) {
        const readable = await readAs(world.as(PEOPLE[reader], { mfa }), ids);
        const may = reader === 'opener' && state === 'OPEN' && mfa;
        expect([state, reader, mfa, readable.toSorted()]).toEqual([
          ...[state, reader, mfa],
          may ? FIELDS.map(([field]) => `${field}_PROTECTION`).toSorted() : [],
        ]);
        combinations += FIELDS.length * ACCESS_PURPOSES.length;
      }
  }
  process.stdout.write(`${combinations} combinations of state, reader, factor, values and purpose\n`);
});

it('ends with the appointment under which it was opened, though the office is held again', async () => {
  const ids = await caseIn('OPEN');
  await everyRow(world, `update break_glass set appointment = 'an earlier one' where id = $1`, [ids.breakGlass]);
  expect(await readAs(world.as('cr-secretariat'), ids)).toEqual([]);
});

it('is marked in the audit, value by value', async () => {
  const ids = await caseIn('OPEN');
  await readAs(world.as('cr-secretariat'), ids);
  await readAs(world.as('ck-duty'), ids);
  const reads = await everyRow(
    world,
    `select distinct actor, split_part(action, 'unseal', 1) as mark, resource_type from audit_entry
      where action like '%unseal%' and resource in ($1, (select id::text from report where case_id = $2))
      order by mark, resource_type`,
    [ids.person, ids.case],
  );
  expect(reads).toEqual([
    { actor: `person:${person('ck-duty').id}`, mark: '', resource_type: 'report' },
    { actor: `person:${person('cr-secretariat').id}`, mark: 'break-glass.', resource_type: 'person_value' },
    { actor: `person:${person('cr-secretariat').id}`, mark: 'break-glass.', resource_type: 'report' },
  ]);
});
