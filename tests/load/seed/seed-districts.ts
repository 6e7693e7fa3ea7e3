import { castId } from '@hub/cast';
import { appendFeed } from '@hub/inbox';
import { type EntityManager, type Store, systemActor } from '@hub/store';
import { type District, LOAD_PROVINCE, type LoadPerson } from './districts.js';

interface Published {
  readonly kind: string;
  readonly id: string;
  readonly data: object;
}

const CHUNK = 500;

/**
 * Enters districts, committees, offices and holders, and publishes them in the `directory` feed.
 * @returns number of the last record of the feed
 */
export const seedDistricts = async (
  store: Store,
  made: readonly District[],
  people: readonly LoadPerson[],
): Promise<number> => {
  const from = new Date(Date.now() - 86_400_000).toISOString();
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const records = recordsOf(made, people, { from, until });
  return store.inActor(systemActor('load-seed'), async (tx) => {
    await insertRows(tx, made, people, { from, until });
    let head = 0;
    for (let at = 0; at < records.length; at += CHUNK) {
      const chunk = records.slice(at, at + CHUNK);
      const numbers = (await appendFeed(tx, 'directory', chunk)).map(({ number }) => number);
      await tx.query(
        `insert into directory_record (kind, id, number, data)
         select * from unnest($1::text[], $2::text[], $3::bigint[], $4::jsonb[])`,
        [
          chunk.map(({ kind }) => kind),
          chunk.map(({ id }) => id),
          numbers,
          chunk.map(({ data }) => JSON.stringify(data)),
        ],
      );
      head = Math.max(head, ...numbers);
    }
    return head;
  });
};

interface Term {
  readonly from: string;
  readonly until: string;
}

const appointmentsOf = (people: readonly LoadPerson[]) =>
  people.flatMap(({ id, offices }) =>
    offices.map((office) => ({ id: castId(`load-appointment:${id}/${office}`), person: id, office })),
  );

const recordsOf = (made: readonly District[], people: readonly LoadPerson[], term: Term): Published[] => [
  { kind: 'place', id: LOAD_PROVINCE, data: { level: 'PROVINCE', country: 'TH', parent: 'TH' } },
  ...made.map(({ pcode }) => ({
    kind: 'place',
    id: pcode,
    data: { level: 'DISTRICT', country: 'TH', parent: LOAD_PROVINCE },
  })),
  ...made.map(({ committee, code, pcode }) => ({
    kind: 'committee',
    id: committee,
    data: { code, level: 'DISTRICT', state: 'ACTIVE', place: pcode, parent: null },
  })),
  ...made.map(({ office, committee, pcode }) => ({
    kind: 'office',
    id: office,
    data: { kind: 'SUPPRESSION_GROUP', committee, jurisdiction: [pcode] },
  })),
  ...appointmentsOf(people).map(({ id, person, office }) => ({
    kind: 'appointment',
    id,
    data: { person, office, ...term },
  })),
];

const insertRows = async (
  tx: EntityManager,
  made: readonly District[],
  people: readonly LoadPerson[],
  { from, until }: Term,
): Promise<void> => {
  const column = <Name extends keyof District>(name: Name) => made.map((district) => district[name]);
  await tx.query(
    `insert into place (pcode, level, country, parent, within, name_en)
     values ($1, 'PROVINCE', 'TH', 'TH', array['TH', $1], 'Load')`,
    [LOAD_PROVINCE],
  );
  await tx.query(
    `insert into place (pcode, level, country, parent, within, name_en)
     select pcode, 'DISTRICT', 'TH', $2, array['TH', $2, pcode], pcode from unnest($1::text[]) as g (pcode)`,
    [column('pcode'), LOAD_PROVINCE],
  );
  await tx.query(
    `insert into committee (id, code, name_en, level, state, place)
     select id, code, code, 'DISTRICT', 'ACTIVE', place from unnest($1::uuid[], $2::text[], $3::text[]) as g (id, code, place)`,
    [column('committee'), column('code'), column('pcode')],
  );
  await tx.query(
    `insert into office (id, kind, committee, title_en, jurisdiction)
     select id, 'SUPPRESSION_GROUP', committee, 'Duty officer', array[place]
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as g (id, committee, place)`,
    [column('office'), column('committee'), column('pcode')],
  );
  await tx.query(`insert into official (id, name, title) select * from unnest($1::uuid[], $2::text[], $3::text[])`, [
    people.map(({ id }) => id),
    people.map(({ name }) => name),
    people.map(({ title }) => title),
  ]);
  const appointments = appointmentsOf(people);
  await tx.query(
    `insert into appointment (id, official, office, starts_at, ends_at, made_by, idempotency_key, fingerprint)
     select id, official, office, $4, $5, 'system:load', id::text, ''
       from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as g (id, official, office)`,
    [
      appointments.map(({ id }) => id),
      appointments.map(({ person }) => person),
      appointments.map(({ office }) => office),
      ...[from, until],
    ],
  );
};
