import { casePersons } from '@hub/cast';
import { Client } from 'pg';
import { systemActor } from '@hub/store';
import { candidateOf, DASHBOARD_PERSON } from '../http/measure-http.js';
import { startHttpGenerator } from '../http/http-job.js';
import { interleaved, type Sample } from '../http/samples.js';
import type { LoadHub } from '../load-hub.js';
import { bodyOf, ONE_CASE, PERSONS_BY_IDENTIFIER } from '../operations.js';
import type { Table } from '../table.js';

const ROUNDS = 4;
const CHUNK = 5_000;

const { case: caseOfDemo, identity } = casePersons.find(({ key }) => key === 'K05A')!;
const search = (value: string): string =>
  bodyOf(PERSONS_BY_IDENTIFIER, { input: { kind: 'NAME', value, purpose: 'PROTECTION' } });
const REQUESTS = [
  ['one case, for comparison', bodyOf(ONE_CASE, { id: caseOfDemo })],
  ['somebody by name', search(`${identity.givenName} ${identity.familyName}`)],
  ['nobody by name', search('CANARY-nobody')],
] as const;

/** What an exact search costs while the persons of all cases become more. */
export const measureSearch = async (hub: LoadHub, sizes: readonly number[], seconds: number): Promise<Table> => {
  const token = await hub.tokenOf(DASHBOARD_PERSON);
  const candidates = REQUESTS.map(([, body]) => candidateOf(hub, { body, concurrency: 1, token }));
  const generator = startHttpGenerator();
  const rows: (string | number)[][] = [];
  try {
    let known = 0;
    let smallest: Sample[] | undefined;
    for (const size of sizes) {
      await seedPersons(hub, known, size);
      known = size;
      const samples = await interleaved(generator, candidates, { seconds, rounds: ROUNDS });
      smallest ??= samples;
      for (const [index, { p50, p95, failed }] of samples.entries())
        rows.push([
          REQUESTS[index]![0],
          size,
          p50,
          p95,
          p50 / smallest[index]!.p50,
          p95 / smallest[index]!.p95,
          failed,
        ]);
    }
  } finally {
    generator.stop();
  }
  return {
    title: 'Cost of an exact search by blind index (one client; sizes one after the other)',
    columns: ['search', 'persons', 'p50 ms', 'p95 ms', 'p50 to smallest', 'p95 to smallest', 'failed'],
    rows,
    notes: ['each search is recorded in the audit chain; the comparison shows what the machine did meanwhile'],
  };
};

/** Persons with a name that nobody searches for, all of one case of the demo. */
const seedPersons = async (hub: LoadHub, from: number, to: number): Promise<void> => {
  const cases = hub.store('cases');
  await cases.open();
  try {
    for (let at = from; at < to; at += CHUNK)
      await cases.inActor(systemActor('load-seed'), (tx) =>
        tx.query(INSERT, [at, Math.min(at + CHUNK, to) - 1, caseOfDemo]),
      );
  } finally {
    await cases.close();
  }
  const owner = new Client(hub.databaseUrl('cases', 'owner'));
  await owner.connect();
  await owner.query('analyze person, person_token').finally(() => owner.end());
};

const INSERT = `
  with made as (
    insert into person (id, case_id, sex, trafficking_status, exploitation_types, registered_by, registered_through,
                        idempotency_key, digest, created_at)
    select gen_random_uuid(), $3::uuid, 'UNKNOWN', 'SUSPECTED', '{}', 'load', 'load', 'load-' || n, '', now()
      from generate_series($1::integer, $2::integer) as n
    returning id
  )
  insert into person_token (person_id, kind, token) select id, 'NAME', md5(id::text) from made`;
