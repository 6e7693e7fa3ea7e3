import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Caller, officeCaller, PUBLIC_CALLER, serviceCaller } from '@hub/caller';
import { appointments, committee, office, offices, people, person } from '@hub/cast';
import { HubContext } from '@hub/subgraph-kit';
import type { TestSubgraph } from '@hub/subgraph-kit/testing';
import { OFFICE_KINDS, SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { appointmentsById } from '../src/appointment/appointment.store.js';
import { officialsById } from '../src/official/official.store.js';
import { callerOf, startCommittees } from './committees-world.js';

let committees: TestSubgraph;
beforeAll(async () => {
  committees = await startCommittees();
});
afterAll(() => committees.stop());

/** Which of these people and appointments the database itself shows to a caller. */
const visibleTo = (caller: Caller): Promise<{ officials: string[]; appointments: string[] }> =>
  new HubContext(caller, committees.services).asCaller(async (tx) => ({
    officials: (
      await officialsById(
        tx,
        people.map(({ id }) => id),
      )
    )
      .map(({ id }) => id)
      .sort(),
    appointments: (
      await appointmentsById(
        tx,
        appointments(new Date()).map(({ id }) => id),
      )
    )
      .map(({ id }) => id)
      .sort(),
  }));
const everything = {
  officials: people.map(({ id }) => id).sort(),
  appointments: appointments(new Date())
    .map(({ id }) => id)
    .sort(),
};
const nothing = { officials: [], appointments: [] };

describe('the rows of officials and appointments', () => {
  it.each(OFFICE_KINDS)('are readable by %s exactly when it has directory:read', async (kind) => {
    const one = offices.find((each) => each.kind === kind)!;
    const caller = officeCaller({ office: one.id, kind, committee: one.committee, appointment: null }, 1);
    const reads = SCOPES_OF_OFFICE[kind].includes('directory:read');
    expect(await visibleTo(caller)).toEqual(reads ? everything : nothing);
  });

  it('are nobody’s outside the hub, nor another service’s', async () => {
    expect(await visibleTo(PUBLIC_CALLER)).toEqual(nothing);
    expect(await visibleTo(serviceCaller('cases'))).toEqual(nothing);
  });

  it('always include one’s own', async () => {
    const mine = (key: string) => ({
      officials: [person(key).id],
      appointments: appointments(new Date())
        .filter((each) => each.person === person(key).id)
        .map(({ id }) => id),
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('volunteer-ck', 'lao-houayxay', 'monitor', 'ck-chair-former'), async (key) => {
        expect(await visibleTo(callerOf(committees, key))).toEqual(mine(key));
      }),
      { numRuns: 4 },
    );
  });
});

describe('the holders of an office', () => {
  const query = `{ committee(code: "DL-TH5703") { offices { kind vacant holders { from until official { name organization { nameEn } } } } } }`;
  interface Offices {
    readonly committee: { offices: { kind: string; vacant: boolean; holders: { official: { name: string } }[] }[] };
  }

  it('are shown to a member of a committee, the ended ones left out', async () => {
    const { data } = await committees.send<Offices>(query, {}, callerOf(committees, 'ck-duty'));
    const chair = data!.committee.offices.find(({ kind }) => kind === 'CHAIR');
    expect(chair).toMatchObject({ vacant: false, holders: [{ official: { name: person('ck-chair').name } }] });
    expect(chair?.holders).toHaveLength(1);
  });

  it('are none for a vacant office', async () => {
    const { data } = await committees.send<Offices>(
      query.replace('DL-TH5703', 'DL-TH5713'),
      {},
      callerOf(committees, 'wk-chair'),
    );
    expect(data!.committee.offices.find(({ kind }) => kind === 'VICE_CHAIR')).toMatchObject({
      vacant: true,
      holders: [],
    });
  });

  it.each(['volunteer-ck', 'lao-houayxay', 'monitor', 'ck-chair-former'])('are refused to %s', async (key) => {
    const { data, errors } = await committees.send<Offices>(query, {}, callerOf(committees, key));
    expect(new Set(errors?.map(({ extensions }) => extensions.code))).toEqual(new Set(['FORBIDDEN_ACTION']));
    expect(JSON.stringify(data)).not.toContain('Demo');
  });

  it('stay hidden behind references too', async () => {
    const of = [{ __typename: 'Official', id: person('ck-chair').id }];
    const ask = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Official { name } } }';
    const answers = await Promise.all(
      [PUBLIC_CALLER, callerOf(committees, 'lao-houayxay'), callerOf(committees, 'ck-duty')].map(
        async (caller) => (await committees.send<{ _entities: unknown[] }>(ask, { of }, caller)).data?._entities[0],
      ),
    );
    expect(answers).toEqual([null, null, { name: person('ck-chair').name }]);
    const own = [{ __typename: 'Official', id: person('volunteer-ck').id }];
    const { data } = await committees.send(ask, { of: own }, callerOf(committees, 'volunteer-ck'));
    expect(data).toEqual({ _entities: [null] });
  });
});

describe('me', () => {
  const query = '{ me { id name scopes offices { since until office { kind titleEn } committee { code } } } }';

  it.each([
    ['ck-duty', [{ office: { kind: 'SUPPRESSION_GROUP' }, committee: { code: 'DL-TH5703' } }]],
    ['volunteer-ck', [{ office: { kind: 'VOLUNTEER_GROUP' }, committee: { code: 'DL-TH5703' } }]],
    ['lao-houayxay', [{ office: { kind: 'COUNTERPART' }, committee: null }]],
    ['ck-chair-former', []],
  ])('tells %s their offices and how long they last', async (key, held) => {
    const caller = callerOf(committees, key);
    const { data } = await committees.send<{ me: { offices: { since: string; until: string }[] } }>(query, {}, caller);
    expect(data?.me).toMatchObject({
      id: person(key).id,
      name: person(key).name,
      scopes: caller.scopes,
      offices: held,
    });
    for (const { since, until } of data!.me.offices) expect(Date.parse(since)).toBeLessThan(Date.parse(until));
  });

  it('is for people who are signed in', async () => {
    expect((await committees.send(query)).errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
    const { id, kind } = office('DL-TH5703', 'CHAIR');
    const ofOffice = officeCaller({ office: id, kind, committee: committee('DL-TH5703').id, appointment: null }, 1);
    expect((await committees.send(query, {}, ofOffice)).data).toEqual({ me: null });
  });
});
