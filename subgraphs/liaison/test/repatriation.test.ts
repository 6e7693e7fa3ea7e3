import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { caseId, castId, committee, counterpart, crossing, namedOffice, office, repatriations } from '@hub/cast';
import { ADVANCE, type Changed, FEED, type Feed, RELEASE, REQUEST } from './operations.js';
import { startWorld, tellOfCase, type World } from './world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld();
});
afterAll(() => world.stop());

const tonpheung = counterpart('counterpart-tonpheung').id;
const wanted = () => ({
  idempotencyKey: randomUUID(),
  case: caseId('K05'),
  direction: 'INBOUND',
  crossing: crossing('XP-CSAE-1').id,
  windowStart: '2026-12-01',
  windowEnd: '2026-12-03',
  personsBand: 'TWO_TO_FIVE',
  needsFlags: ['MEDICAL', 'CHILD'],
  counterpart: tonpheung,
  leadCommittee: committee('DL-TH5708').id,
});

const change = async (operation: string, input: object, who = 'cr-secretariat'): Promise<Changed> => {
  const { data, errors } = await world.send<Record<string, Changed>>(operation, { input }, world.as(who));
  expect(errors).toBeUndefined();
  return Object.values(data!)[0]!;
};
const refsFollowedBy = async (who: string, key: string): Promise<string[]> => {
  const { data } = await world.send<Feed>(FEED, { office: namedOffice(key).id, first: 100 }, world.as(who));
  return data!.repatriationFeed.edges.map(({ node }) => node.ref);
};

describe('the way of a repatriation', () => {
  test('nothing reaches the counterpart before the release, and each step after it', async () => {
    const { repatriation, problems } = await change(REQUEST, wanted());
    expect(problems).toEqual([]);
    const { id, ref, version } = repatriation!;
    expect(await refsFollowedBy('cs-duty', 'DL-TH5708/SUPPRESSION_GROUP')).toContain(ref);
    expect(await refsFollowedBy('lao-tonpheung', 'counterpart-tonpheung')).not.toContain(ref);

    const early = await change(ADVANCE, { repatriation: id, to: 'COUNTERPART_NOTIFIED', version });
    expect(early.problems).toEqual([{ code: 'REPATRIATION_NEEDS_RELEASE', field: 'input.repatriation' }]);

    const { repatriation: open } = await change(RELEASE, { repatriation: id, legalBasis: 'Agreement of 2017' });
    expect(open?.release).toMatchObject({
      legalBasis: 'Agreement of 2017',
      office: { id: office('PL-TH57', 'SECRETARIAT').id },
    });
    expect(await refsFollowedBy('lao-tonpheung', 'counterpart-tonpheung')).toContain(ref);
    expect(await refsFollowedBy('lao-houayxay', 'counterpart-houayxay')).not.toContain(ref);

    const told = await change(ADVANCE, { repatriation: id, to: 'COUNTERPART_NOTIFIED', version: open!.version });
    expect(told.repatriation?.state).toBe('COUNTERPART_NOTIFIED');
    const { data } = await world.send<Feed>(FEED, { office: tonpheung }, world.as('lao-tonpheung'));
    expect(data!.repatriationFeed.edges.find(({ node }) => node.ref === ref)?.node).toEqual({
      ref,
      direction: 'INBOUND',
      state: 'COUNTERPART_NOTIFIED',
      windowStart: '2026-12-01',
      windowEnd: '2026-12-03',
      personsBand: 'TWO_TO_FIVE',
      needsFlags: ['CHILD', 'MEDICAL'],
      at: expect.any(String),
      crossing: { id: crossing('XP-CSAE-1').id, nameEn: 'Golden Triangle boat crossing' },
    });
  });

  test('the same key with the same input is done once, with another input refused', async () => {
    const input = wanted();
    const first = await change(REQUEST, input);
    const again = await change(REQUEST, input);
    expect(again.repatriation?.ref).toBe(first.repatriation?.ref);
    const other = await change(REQUEST, { ...input, personsBand: 'ONE' });
    expect(other).toEqual({
      repatriation: null,
      problems: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: 'input.idempotencyKey' }],
    });
  });

  test('a step with an old version is refused, a repeated one answers as the first did', async () => {
    const { repatriation } = await change(REQUEST, wanted());
    const step = {
      repatriation: repatriation!.id,
      to: 'ON_HOLD',
      reason: 'HEALTH',
      version: 1,
      idempotencyKey: randomUUID(),
    };
    expect((await change(ADVANCE, step)).repatriation).toMatchObject({ state: 'ON_HOLD', version: 2 });
    expect((await change(ADVANCE, step)).repatriation).toMatchObject({ state: 'ON_HOLD', version: 2 });
    const late = await change(ADVANCE, { ...step, idempotencyKey: randomUUID() });
    expect(late.problems).toEqual([{ code: 'VERSION_CONFLICT', field: 'input.version' }]);
  });

  test('of two steps at the same moment one is taken', async () => {
    const { repatriation } = await change(REQUEST, wanted());
    const to = (state: string) => change(ADVANCE, { repatriation: repatriation!.id, to: state, version: 1 });
    const both = await Promise.all([to('SELF_RETURNED'), to('LOST_CONTACT')]);
    expect(both.filter(({ problems }) => problems.length === 0)).toHaveLength(1);
  });

  test('a refused step leaves its key free', async () => {
    const { repatriation } = await change(REQUEST, wanted());
    const key = randomUUID();
    const step = { repatriation: repatriation!.id, to: 'TRACING', version: 1, idempotencyKey: key };
    expect((await change(ADVANCE, step)).problems).toHaveLength(1);
    expect((await change(ADVANCE, { ...step, to: 'SELF_RETURNED' })).problems).toEqual([]);
  });

  test('each wrong field of a request is named', async () => {
    const { problems } = await change(REQUEST, {
      ...wanted(),
      idempotencyKey: 'x',
      case: 'not an id',
      windowEnd: '2026-11-01',
    });
    expect(problems).toEqual(
      expect.arrayContaining([
        { code: 'IDEMPOTENCY_KEY_REQUIRED', field: 'input.idempotencyKey' },
        { code: 'INPUT_INVALID', field: 'input.case' },
      ]),
    );
  });

  test('a request names only what its caller reaches, and a legal crossing', async () => {
    const { problems } = await change(REQUEST, {
      ...wanted(),
      counterpart: counterpart('counterpart-myawaddy').id,
      crossing: crossing('XP-SAI-NAT').id,
      leadCommittee: committee('DL-TH5605').id,
    });
    expect(problems.map(({ field }) => field)).toEqual(['input.leadCommittee', 'input.counterpart', 'input.crossing']);
  });

  test('a request is for a case that its caller answers for; another one is as if it were not there', async () => {
    const asked = (of: string, who?: string) => change(REQUEST, { ...wanted(), case: of }, who);
    const missing = await asked(randomUUID());
    expect(missing).toEqual({ repatriation: null, problems: [{ code: 'NOT_FOUND', field: 'input.case' }] });
    const elsewhere = castId('case-elsewhere');
    await tellOfCase(world, { case: elsewhere, leadCommittee: committee('DL-TH5605').id });
    expect(await asked(elsewhere)).toEqual(missing);
    await tellOfCase(world, { case: elsewhere, leadCommittee: committee('DL-TH5708').id });
    expect((await asked(elsewhere)).problems).toEqual([]);
  });
});

test('the case behind a repatriation is for its writers with a second factor, and its reading is recorded', async () => {
  const { id } = repatriations(new Date())[0]!;
  const query = `query ($id: ID!) { repatriation(id: $id) { ref case { id } } }`;
  const read = (who: string, mfa: boolean) =>
    world.send<{ repatriation: { case: { id: string } | null } }>(query, { id }, world.as(who, { mfa }));
  expect((await read('cr-secretariat', true)).data?.repatriation.case).toEqual({ id: caseId('K05') });
  for (const [who, mfa] of [
    ['cr-secretariat', false],
    ['cs-chair', true],
  ] as const) {
    const refused = await read(who, mfa);
    expect(refused.data?.repatriation.case).toBeNull();
    expect(refused.errors?.[0]?.extensions.code).toBe('FORBIDDEN_FIELD');
  }
  const { directory } = world.services;
  const { confirmedAt } = directory;
  directory.confirmedAt = Date.now() - 6_000;
  const stale = await read('cr-secretariat', true);
  directory.confirmedAt = confirmedAt;
  expect(stale.errors?.[0]?.extensions.code).toBe('DIRECTORY_STALE');
  const records = await world.services.store.inActor({ id: 'system:test', offices: [], purpose: 'test' }, (tx) =>
    tx.query(`select actor from audit_entry where action = 'repatriation.case.read' and resource = $1`, [id]),
  );
  expect(records).toEqual([{ actor: `person:${world.as('cr-secretariat').id}` }]);
});

test('a repatriation is found by its reference, pages do not overlap, and filters narrow', async () => {
  const demo = repatriations(new Date())[0]!;
  const one = await world.send<{ repatriation: { id: string; steps: { state: string }[] } }>(
    `query ($ref: String) { repatriation(ref: $ref) { id steps { state } } }`,
    { ref: demo.ref.toLowerCase() },
    world.as('cs-chair'),
  );
  expect(one.data?.repatriation).toEqual({
    id: demo.id,
    steps: [{ state: 'REQUESTED' }, { state: 'COUNTERPART_NOTIFIED' }],
  });
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: {
      data?: {
        repatriations: {
          edges: { node: { id: string } }[];
          pageInfo: { hasNextPage: boolean; endCursor: string | null };
        };
      } | null;
    } = await world.send(
      `query ($after: String) { repatriations(first: 2, after: $after) { edges { node { id } } pageInfo { hasNextPage endCursor } } }`,
      { after },
      world.as('national-desk'),
    );
    const { edges, pageInfo } = page.data!.repatriations;
    seen.push(...edges.map(({ node }) => node.id));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
  } while (after);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(repatriations(new Date()).map(({ id }) => id)));
  const tracing = await world.send<{ repatriations: { edges: { node: { ref: string } }[] } }>(
    `{ repatriations(state: TRACING, direction: INBOUND) { edges { node { ref } } } }`,
    {},
    world.as('cr-secretariat'),
  );
  expect(tracing.data?.repatriations.edges.map(({ node }) => node.ref)).toEqual([repatriations(new Date())[3]!.ref]);
});
