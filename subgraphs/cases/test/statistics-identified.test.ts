import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from '@jest/globals';
import { caseId } from '@hub/cast';
import type { EntityManager, SeedContext } from '@hub/subgraph-kit';
import { startTestSubgraph, type TestSubgraph } from '@hub/subgraph-kit/testing';
import { IDENTIFIED_CUBES, REPORTED_CUBES } from '../src/statistics/statistics.rules.js';
import { casesSubgraph } from '../src/subgraph.js';
import { addCases, closed, counts, last, publishNow, tableOf } from './statistics-scene.js';

const OF_PERSONS = IDENTIFIED_CUBES.map(({ code }) => code);

interface Identified {
  readonly n: number;
  readonly sex?: string;
  readonly citizenship?: string | null;
  readonly types?: readonly string[];
  readonly state?: string;
  readonly agreed?: boolean;
  readonly status?: string;
  readonly at?: Date;
  readonly imported?: boolean;
}

/** Adds persons of a case, and a review for each that decides about them; the case is older than any quarter. */
const addIdentified = async (tx: EntityManager, given: Identified): Promise<void> => {
  const { n, sex = 'FEMALE', citizenship = 'LAO', types = ['FORCED_LABOUR'], state = 'ASSISTANCE' } = given;
  const { agreed = true, status = 'ACTUAL', at = last.from } = given;
  const caseOf = randomUUID();
  await tx.query(
    `insert into case_file (id, district, lead_committee, category, urgency, state, persons_band, minor_involved, source,
                            exploitation_abroad, created_at)
     values ($1, 'TH5703', $2, 'DEBT_BONDAGE', 'NORMAL', $3, 'ONE', false, 'CALL', false, '2020-01-01')`,
    [caseOf, caseId('K01'), state],
  );
  const persons: { id: string }[] = await tx.query(
    `insert into person (id, case_id, sex, age_band, citizenship, trafficking_status, exploitation_types, registered_by,
                         registered_through, idempotency_key, digest, created_at)
     select gen_random_uuid(), $1, $2, case when each % 2 = 0 then 'FROM_18_TO_24' else 'FROM_25_TO_39' end, $3, $4, $5,
            'test', 'test', gen_random_uuid()::text, '', $6
       from generate_series(1, $7) each returning id`,
    [caseOf, sex, citizenship, status, types, at, n],
  );
  const ids = persons.map(({ id }) => id);
  await tx.query(
    `insert into consent (id, person_id, case_id, basis, purposes, recipients, interview, purpose_explained, use_explained,
                          non_identifying_use, right_to_access, retention_explained, withdrawal_explained, recorded_by,
                          recorded_through, idempotency_key, fingerprint, given_at)
     select gen_random_uuid(), id, $2, 'CONSENT', '{CARE}', '{COMMITTEE}', true, true, true, $3, true, true, true, 'test',
            'test', gen_random_uuid()::text, '', $4 from unnest($1::uuid[]) as p (id)`,
    [ids, caseOf, agreed, at],
  );
  await decideAgain(tx, { caseOf, ids, status, at });
};

const decideAgain = (
  tx: EntityManager,
  { caseOf, ids, status, at }: { caseOf: string; ids: readonly string[]; status: string; at: Date },
): Promise<unknown> =>
  tx.query(
    `insert into mdt_review (id, case_id, members, deciding_body, decisions, recorded_by, recorded_through, idempotency_key,
                             digest, created_at)
     values ($1::text::uuid, $2, '[1, 2]', 'MDT', $3, 'test', 'test', $1::text, '', $4)`,
    [randomUUID(), caseOf, JSON.stringify(ids.map((person) => ({ person, status }))), at],
  );

describe('the statistics of persons identified', () => {
  const before = closed.at(-2)!;
  const running: TestSubgraph[] = [];
  const published = async (seeds: (tx: EntityManager) => Promise<void>): Promise<TestSubgraph> => {
    const seed = async ({ tx }: SeedContext): Promise<void> => {
      await seeds(tx);
      await publishNow(tx);
    };
    const started = await startTestSubgraph({ ...casesSubgraph, seed }, { seed: true });
    running.push(started);
    return started;
  };
  afterAll(() => Promise.all(running.map((each) => each.stop())));

  it('count each person once, by what was decided first, and who agreed to it only', async () => {
    const hub = await published(async (tx) => {
      await addIdentified(tx, { n: 40 });
      await addIdentified(tx, {
        n: 30,
        sex: 'MALE',
        citizenship: 'THA',
        types: ['FORCED_LABOUR', 'FORCED_CRIMINALITY'],
      });
      await addIdentified(tx, { n: 20, sex: 'OTHER', citizenship: 'UZB' });
      await addIdentified(tx, { n: 20, sex: 'UNKNOWN', citizenship: null, types: [] });
      await addIdentified(tx, { n: 100, agreed: false });
      await addIdentified(tx, { n: 100, state: 'DUPLICATE' });
      await addIdentified(tx, { n: 100, status: 'NOT' });
      await addIdentified(tx, { n: 60, at: before.from });
      // a second review of those who were decided in the quarter before
      const earlier: { case_id: string; id: string }[] = await tx.query(
        'select p.case_id, p.id from person p where p.created_at = $1',
        [before.from],
      );
      await decideAgain(tx, {
        caseOf: earlier[0]!.case_id,
        ids: earlier.map(({ id }) => id),
        status: 'ACTUAL',
        at: last.from,
      });
    });
    const told = async (cube: string, period = last.code) => counts((await tableOf(hub, cube, period))!.cells);
    expect(await told('IDENTIFIED_BY_SEX')).toEqual({ all: 110, FEMALE: 40, MALE: 30, OTHER: 20, UNKNOWN: 20 });
    const from = { all: 110, NEIGHBOURING: 40, THAI: 30, OTHER: 20, NOT_TOLD: 20 };
    expect(await told('IDENTIFIED_BY_CITIZENSHIP')).toEqual(from);
    const { all, FORCED_LABOUR, SEVERAL, NOT_TOLD, ...others } = await told('IDENTIFIED_BY_FORM');
    expect([all, [60, null], [30, null], [20, null]]).toEqual([
      ...[110, expect.arrayContaining([FORCED_LABOUR]), expect.arrayContaining([SEVERAL])],
      expect.arrayContaining([NOT_TOLD]),
    ]);
    expect(Object.values(others).filter((n) => n !== null)).toEqual([]);
    expect(await told('IDENTIFIED_BY_AGE')).toMatchObject({ all: 110, UNDER_12: null });
    expect((await told('IDENTIFIED_BY_SEX', before.code))['all']).toBe(60);
    // not one of their cases was reported in a quarter that is published
    for (const { code } of closed) expect((await told('REPORTED_BY_URGENCY', code))['all']).toBeNull();
  });

  it('are suppressed with the others of the sum where one is small, and tell nothing of cases without a person', async () => {
    const hub = await published(async (tx) => {
      await addIdentified(tx, { n: 40 });
      await addIdentified(tx, { n: 30, sex: 'MALE' });
      await addIdentified(tx, { n: 3, sex: 'OTHER' });
      await addCases(tx, { district: 'TH5703', n: 60 });
    });
    const { all, ...parts } = counts((await tableOf(hub, 'IDENTIFIED_BY_SEX', last.code))!.cells);
    const shown = Object.values(parts).filter((n): n is number => n !== null);
    expect([parts['OTHER'], parts['UNKNOWN']]).toEqual([null, null]);
    // what is left of the sum could be as few or as many as k and more
    expect(shown.length).toBeLessThan(3);
    expect([75, null]).toContain(all);
    const none = await published((tx) => addCases(tx, { district: 'TH5703', n: 60 }).then(() => undefined));
    expect(counts((await tableOf(none, 'REPORTED_BY_PLACE', last.code))!.cells)['all']).toBe(60);
    for (const cube of OF_PERSONS)
      expect((await tableOf(none, cube, last.code))!.cells.every(({ n }) => n === null)).toBe(true);
  });

  it('leave the tables of cases as they are without them, and share no dimension with them', async () => {
    const dimensions = [...REPORTED_CUBES, ...IDENTIFIED_CUBES].flatMap((cube) => [...cube.dimensions]);
    expect(new Set(dimensions).size).toBe(dimensions.length);
    expect(IDENTIFIED_CUBES.flatMap((cube) => [...cube.dimensions])).not.toEqual(
      expect.arrayContaining(['province', 'district']),
    );
  });
});
