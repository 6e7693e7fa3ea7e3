import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { caseId, cases, committee, offices, person } from '@hub/cast';
import type { Answer } from '@hub/subgraph-kit/testing';
import { everybody, everyRow, startWorld, type World } from './world.js';

let world: World;
let alerts: readonly { readonly id: string; readonly office: string; readonly case_id: string }[];
beforeAll(async () => {
  world = await startWorld({ seed: true });
  alerts = (await everyRow(world, 'select id, office, case_id from case_alert')) as never;
});
afterAll(() => world.stop());

const keys = cases(new Date()).map(({ key }) => key);

const ALWAYS = ['CHAIR', 'VICE_CHAIR', 'SUPPRESSION_GROUP', 'FOCAL_POINT'];

/** The committees across the border from where the persons were exploited. */
const ACROSS: Readonly<Record<string, readonly string[]>> = {
  LA0502: ['DL-TH5703', 'DL-TH5708'],
  MMR016009: ['DL-TH5709'],
};

/**
 * By hand once more: the committee nearest to the district, the secretariat of its province, those across the border,
 * and one share.
 */
const maySee = (caller: string, key: string): boolean => {
  const { district, minorInvolved, exploitedAt } = cases(new Date()).find((each) => each.key === key)!;
  const province = `PL-${district.slice(0, 4)}`;
  const lead = [`DL-${district}`, province, 'NL-TH'].find((code) =>
    offices.some((each) => each.key.startsWith(`${code}/`)),
  );
  const allowed = [
    ...ALWAYS.map((kind) => `${lead}/${kind}`),
    ...(minorInvolved ? [`${lead}/REHABILITATION_GROUP`] : []),
    ...(lead === 'NL-TH' ? ['NL-TH/NATIONAL_DESK'] : [`${province}/SECRETARIAT`]),
    ...(ACROSS[exploitedAt ?? ''] ?? []).flatMap((code) => [`${code}/SUPPRESSION_GROUP`, `${code}/FOCAL_POINT`]),
    ...(key === 'K05' ? ['shelter-chiang-rai'] : []),
  ];
  return offices.some(({ id, key: office }) => person(caller).offices.includes(id) && allowed.includes(office));
};

const who = fc.constantFrom(...everybody);
const which = fc.constantFrom(...keys);
const shapeOf = ({ data, errors }: Answer<unknown>, id: string): string =>
  JSON.stringify({ data, errors }).replaceAll(id, 'ID');

it('a case is seen by exactly the offices its rules name, and looks missing to all others', async () => {
  await fc.assert(
    fc.asyncProperty(who, which, async (caller, key) => {
      const query = 'query ($id: ID!) { case(id: $id) { id state } }';
      const id = caseId(key);
      const missing = randomUUID();
      const real = await world.send<{ case: { id: string } | null }>(query, { id }, world.as(caller));
      const none = await world.send(query, { id: missing }, world.as(caller));
      expect([caller, key, Boolean(real.data?.case)]).toEqual([caller, key, maySee(caller, key)]);
      if (!maySee(caller, key)) expect(shapeOf(real, id)).toBe(shapeOf(none, missing));
    }),
    { numRuns: 150 },
  );
});

it('where the persons came from and through is seen by whoever sees the case, and by nobody else', async () => {
  const places = { originPlace: 'TH5605', transitPlaces: ['TH5713', 'TH5705'], exploitationPlace: 'LA0502' };
  const id = await world.open(places);
  const query =
    'query ($id: ID!) { case(id: $id) { district { pcode } originPlace { pcode } transitPlaces { pcode } } }';
  const seen = async (by: string) =>
    (await world.send<{ case: object | null }>(query, { id }, world.as(by))).data?.case;
  const all = {
    ...{ district: { pcode: 'TH5703' }, originPlace: { pcode: 'TH5605' } },
    transitPlaces: [{ pcode: 'TH5713' }, { pcode: 'TH5705' }],
  };
  // on the case, above it, and told of a transit place
  for (const by of ['ck-duty', 'cr-secretariat', 'wk-duty']) expect([by, await seen(by)]).toEqual([by, all]);
  for (const by of ['ms-duty', 'shelter-cr']) expect([by, (await seen(by)) ?? null]).toEqual([by, null]);
  expect(JSON.stringify(await seen('ck-duty'))).not.toContain('LA0502');
});

it('no list, reference or committee shows a case that may not be seen', async () => {
  await fc.assert(
    fc.asyncProperty(who, which, async (caller, key) => {
      const { leadCommittee } = cases(new Date()).find((each) => each.key === key)!;
      const answers = [
        await world.send('{ cases(first: 100) { edges { node { id } } } }', {}, world.as(caller)),
        await world.send(
          `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { id alerts { case { id } } }
             ... on Committee { cases(first: 100) { edges { node { id } } } } } }`,
          {
            r: [
              { __typename: 'Case', id: caseId(key) },
              { __typename: 'Committee', id: leadCommittee },
            ],
          },
          world.as(caller),
        ),
      ];
      for (const answer of answers)
        expect([caller, key, JSON.stringify(answer).includes(caseId(key))]).toEqual([caller, key, maySee(caller, key)]);
    }),
    { numRuns: 80 },
  );
});

it('every change is refused to whoever holds no office for it, and a missing row looks the same', async () => {
  const actions = {
    acknowledge: {
      text: 'mutation ($id: ID!) { acknowledgeAlert(input: { alert: $id, kind: SEEN }) { problems { code } } }',
      idOf: (index: number) => alerts[index % alerts.length]!.id,
      holds: (caller: string, index: number) => person(caller).offices.includes(alerts[index % alerts.length]!.office),
    },
    change: {
      text: 'mutation ($id: ID!) { changeCaseState(input: { case: $id, to: CLOSED, version: 1 }) { problems { code } } }',
      idOf: (index: number) => caseId(keys[index % keys.length]!),
      holds: (caller: string, index: number) => maySee(caller, keys[index % keys.length]!),
    },
  };
  await fc.assert(
    fc.asyncProperty(
      who,
      fc.constantFrom(actions.acknowledge, actions.change),
      fc.nat(1_000),
      async (caller, action, index) => {
        if (action.holds(caller, index)) return;
        const id = action.idOf(index);
        const missing = randomUUID();
        const real = await world.send(action.text, { id }, world.as(caller));
        const none = await world.send(action.text, { id: missing }, world.as(caller));
        expect(real.errors).toHaveLength(1);
        expect(shapeOf(real, id)).toBe(shapeOf(none, missing));
      },
    ),
    { numRuns: 150 },
  );
});

it('a person without a session sees nothing and changes nothing', async () => {
  const texts = [
    `{ case(id: "${caseId('K01')}") { id } }`,
    '{ cases { edges { node { id } } } }',
    '{ myInboxes { head } }',
    `{ inbox(office: "${offices[0]!.id}") { id } }`,
    `mutation { acknowledgeAlert(input: { alert: "${alerts[0]!.id}", kind: SEEN }) { problems { code } } }`,
    `mutation { changeCaseState(input: { case: "${caseId('K01')}", to: CLOSED, version: 1 }) { problems { code } } }`,
  ];
  for (const text of texts) expect((await world.send(text)).errors?.[0]?.extensions.code).toBe('AUTH_REQUIRED');
  const references = await world.send<{ _entities: unknown[] }>(
    'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Case { id } ... on CaseAlert { id } ... on Committee { cases { edges { cursor } } alerts { edges { cursor } } } } }',
    {
      r: [
        { __typename: 'Case', id: caseId('K01') },
        { __typename: 'CaseAlert', id: alerts[0]!.id },
        { __typename: 'Committee', id: committee('DL-TH5703').id },
      ],
    },
  );
  expect(references.data?._entities).toEqual([null, null, { cases: null, alerts: null }]);
});
