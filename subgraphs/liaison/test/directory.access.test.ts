import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { committee, contacts, counterpart, liaisonAssignments, offices, people } from '@hub/cast';
import { rebuildRowReaders } from '@hub/subgraph-kit';
import type { OfficeKind } from '@hub/vocabulary';
import { subgraph } from '../src/subgraph.js';
import { DETAILS, KEEPING } from './directory-operations.js';
import { ENTITIES } from './operations.js';
import { startWorld, type World } from './world.js';

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
const { id } = counterpart('counterpart-houayxay');
const contact = contacts.find((each) => each.counterpart === id)!;
const code = 'DL-TH5703';
const assignment = liaisonAssignments.find(
  (each) => each.counterpart === id && each.committee === committee(code).id,
)!.id;

let world: World;
beforeAll(async () => {
  world = await startWorld();
  // what follows the directory once it starts changes rights too
  await rebuildRowReaders(subgraph.followedRows!, world.services);
});
afterAll(() => world.stop());

interface Ids {
  readonly office: string;
  readonly contact: string;
  readonly assignment: string;
}
const enteringOf = (office: string, given: object = {}) => ({
  ...{ idempotencyKey: randomUUID(), office, place: 'LA0501', nameEn: 'Taken', languages: ['lo'], dutyHours: [] },
  ...{ timeZone: 'Asia/Vientiane', verifyEveryDays: 90, committee: committee('DL-TH5708').id, ...given },
});
/** What each of them does to a row that is there, and to one that is not. */
const ATTEMPTS: Readonly<Record<keyof typeof KEEPING, (ids: Ids) => object>> = {
  // what is there already, and what the directory does not know
  enterOffice: ({ office }) => enteringOf(office),
  changeOffice: ({ office }) => ({
    ...{ counterpart: office, version: 1, nameLocal: 'Taken', languages: ['lo'], dutyHours: [], verifyEveryDays: 90 },
  }),
  verify: ({ office }) => ({ counterpart: office, version: 1 }),
  addContact: ({ office }) => ({ idempotencyKey: randomUUID(), counterpart: office, details: DETAILS }),
  changeContact: (ids) => ({ contact: ids.contact, version: 1, details: DETAILS }),
  removeContact: (ids) => ({ contact: ids.contact, version: 1 }),
  assign: ({ office }) => ({ idempotencyKey: randomUUID(), counterpart: office, committee: committee('DL-TH5708').id }),
  end: (ids) => ({ assignment: ids.assignment }),
};
const missing = (): Ids => ({ office: randomUUID(), contact: randomUUID(), assignment: randomUUID() });
const everything = (): Promise<unknown> =>
  world.services.store.inActor(SYSTEM, (tx) =>
    tx.query(`select (select jsonb_agg(c order by c.id) from counterpart_office c) as offices,
                     (select jsonb_agg(c order by c.id) from liaison_contact c) as contacts,
                     (select jsonb_agg(a order by a.id) from liaison_assignment a) as assignments,
                     (select jsonb_agg(r order by r.resource, r.office, r.reason) from row_access r) as rights`),
  );

const NEVER: readonly OfficeKind[] = ['INQUIRY_POLICE', 'VOLUNTEER_GROUP'];
const OFFICES_THAT_SEE = offices.filter(
  ({ kind, committee: of }) =>
    kind === 'NATIONAL_DESK' ||
    (!NEVER.includes(kind) && liaisonAssignments.some((each) => each.counterpart === id && each.committee === of)),
);

/** Another province, whose committee works with the office or not, the other side, and those outside. */
const others = [
  ...['py-secretariat', 'cr-chair', 'ck-chair', 'ck-focal', 'ck-duty', 'dk-chair', 'lao-houayxay', 'lao-tonpheung'],
  ...['mm-tachileik', 'ngo-partner', 'shelter-cr', 'volunteer-ck', 'monitor', 'auditor', 'admin', 'ck-chair-former'],
  null,
];

test.each(others)('%s changes nothing, and an office that is there looks like one that is not', async (who) => {
  const before = await everything();
  for (const [name, inputOf] of Object.entries(ATTEMPTS)) {
    const attempt = async (ids: Ids) => {
      const input = inputOf(ids);
      const operation = KEEPING[name as keyof typeof KEEPING];
      return world.send<Record<string, { problems: unknown[] }>>(operation, { input }, who ? world.as(who) : undefined);
    };
    const answer = await attempt({ office: id, contact: contact.id, assignment });
    expect(answer).toEqual(await attempt(missing()));
    expect(Object.values(answer.data ?? {})[0]?.problems ?? answer.errors).not.toEqual([]);
  }
  expect(await everything()).toEqual(before);
});

test('a secretariat assigns no committee of another province', async () => {
  const input = { idempotencyKey: randomUUID(), counterpart: id, committee: committee('DL-TH5605').id };
  const { data } = await world.send<{ assignCounterpart: { problems: object[] } }>(
    KEEPING.assign,
    { input },
    world.as('cr-secretariat'),
  );
  expect(data!.assignCounterpart.problems).toEqual([{ code: 'NOT_FOUND', field: 'input.committee' }]);
});

test('a secretariat that sees an office by a repatriation alone does not keep it', async () => {
  await world.services.store.inActor(SYSTEM, (tx) =>
    tx.query(
      `insert into row_access (resource_type, resource, office, reason)
       select 'counterpart_office', $1, office, 'REPATRIATION' from unnest($2::text[]) office`,
      [id, people.find(({ key }) => key === 'py-secretariat')!.offices],
    ),
  );
  const input = ATTEMPTS.verify({ office: id, contact: contact.id, assignment });
  const { data } = await world.send<{ verifyCounterpart: { problems: object[] } }>(
    KEEPING.verify,
    { input },
    world.as('py-secretariat'),
  );
  expect(data!.verifyCounterpart.problems).toEqual([{ code: 'NOT_FOUND', field: 'input.counterpart' }]);
  await world.services.store.inActor(SYSTEM, (tx) =>
    tx.query(`delete from row_access where reason = 'REPATRIATION' and resource = $1`, [id]),
  );
});

test('names and numbers of contacts reach whose committee works with the office, and nobody else', async () => {
  const reached = new Set<string>();
  for (const { key } of people) {
    const answer = await world.send(
      ENTITIES(`... on CounterpartOffice { contacts { name channels { address } } onDuty { name } }
                ... on Committee { counterparts { contacts { name channels { address } } } }`),
      {
        of: [
          { __typename: 'CounterpartOffice', id },
          { __typename: 'Committee', id: committee(code).id },
        ],
      },
      world.as(key),
    );
    const told = JSON.stringify(answer);
    if (told.includes(contact.name) || told.includes(contact.channels[0]!.address)) reached.add(key);
  }
  const working = people.filter(({ offices: held }) => OFFICES_THAT_SEE.some(({ id: each }) => held.includes(each)));
  expect([...reached].sort()).toEqual(working.map(({ key }) => key).sort());
  expect(reached.size).toBeGreaterThan(5);
  expect(reached).not.toContain('lao-houayxay');
});
