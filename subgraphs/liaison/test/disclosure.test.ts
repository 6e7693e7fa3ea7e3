import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { counterpart, people, person } from '@hub/cast';
import { systemActor } from '@hub/subgraph-kit';
import { everyRow } from '@hub/subgraph-kit/testing';
import { packagesReading } from '../src/disclosure/disclosure.feed.js';
import { LAO, type Scene, sceneOf } from './return-scene.js';
import { startWorld, type World } from './world.js';

let world: World;
let scene: Scene;
beforeAll(async () => {
  world = await startWorld();
  scene = sceneOf(world);
});
afterAll(() => world.stop());

const CONTACT = person('lao-tonpheung').id;
const FIELDS =
  'disclosures { id state fields grounds { basis consent } contact { id } counterpart { id } openedAt ending }';
interface Grant {
  readonly id: string;
  readonly state: string;
  readonly openedAt: string | null;
  readonly ending: string | null;
}

const inHours = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString();
const grant = (repatriation: string, given: object = {}, by?: string) => {
  const input = { idempotencyKey: randomUUID(), repatriation, contact: CONTACT, until: inHours(24), ...given };
  return scene.act('grantDisclosure', input, by);
};
const against = ({ problems }: Awaited<ReturnType<typeof grant>>) =>
  problems.map(({ code, field }) => `${code} ${field}`);
const grantsOf = async (id: string, by?: string) =>
  (await scene.read<{ disclosures: readonly Grant[] }>(id, FIELDS, by)).disclosures;
const refusalOf = (error: unknown): string[] => [(error as Error).message];
let number = 0;
/** What the case team's subgraph tells of a package. */
const tell = (body: object): Promise<void> =>
  world.services.store.inActor(systemActor('feed-disclosure-packages'), (tx) =>
    packagesReading.take(tx, { owner: 'cases', number: ++number, body }, world.services),
  );
const CONSENT = randomUUID();
const sealed = async (id: string, given: object = {}): Promise<void> =>
  tell({
    ...{ what: 'SEALED', id, at: new Date().toISOString(), by: person('cs-duty').id, fields: ['GIVEN_NAME'] },
    ...{ grounds: [{ basis: 'CONSENT', consent: CONSENT }], ...given },
  });
const opened = (id: string) => tell({ what: 'OPENED', id, at: new Date().toISOString(), by: CONTACT });
/** A released return with one grant. */
const granted = async (state: 'COUNTERPART_NOTIFIED' | 'TRACING' = 'COUNTERPART_NOTIFIED') => {
  const { id, ref } = await scene.at(state);
  expect(against(await grant(id))).toEqual([]);
  return { id, ref, disclosure: (await grantsOf(id))[0]!.id };
};
const waiting = async (by: string, office = LAO, mfa = true) => {
  const { data, errors } = await world.send<{ disclosuresWaiting: { ref: string; until: string }[] }>(
    'query ($office: ID!) { disclosuresWaiting(office: $office) { ref until } }',
    { office },
    world.as(by, { mfa }),
  );
  return data?.disclosuresWaiting ?? errors![0]!.extensions.code;
};
const waitsFor = async (ref: string): Promise<boolean> => JSON.stringify(await waiting('lao-tonpheung')).includes(ref);
/** What was told to the subgraph that keeps the packages. */
const toldOf = async (disclosure: string) => {
  const rows = await scene.rows(
    `select e.body from inbox_entry e join inbox i on i.id = e.inbox
      where i.owner = 'feed:disclosure-grants' and e.body ->> 'id' = $1 order by e.number`,
    [disclosure],
  );
  return rows.map(({ body }) => body as Record<string, unknown>);
};

describe('a disclosure', () => {
  test('is granted to one official, sealed elsewhere, opened, and told to the Thai side', async () => {
    const { id, ref, disclosure } = await granted();
    const [{ caseId }] = (await scene.rows('select case_id as "caseId" from repatriation where id = $1', [id])) as [
      { caseId: string },
    ];
    expect(await toldOf(disclosure)).toEqual([
      {
        ...{ what: 'GRANTED', id: disclosure, case: caseId, ref, office: LAO, contact: CONTACT },
        until: expect.any(String),
      },
    ]);
    expect(await grantsOf(id)).toMatchObject([{ state: 'GRANTED', fields: [], grounds: [], openedAt: null }]);
    expect(await waitsFor(ref)).toBe(false);

    await sealed(disclosure);
    expect(await grantsOf(id, 'cs-duty')).toMatchObject([
      {
        ...{ state: 'SEALED', fields: ['GIVEN_NAME'], grounds: [{ basis: 'CONSENT', consent: CONSENT }] },
        ...{ contact: { id: CONTACT }, counterpart: { id: LAO } },
      },
    ]);
    expect(await waitsFor(ref)).toBe(true);

    await opened(disclosure);
    expect(await grantsOf(id)).toMatchObject([{ state: 'OPENED', openedAt: expect.any(String), ending: null }]);
    expect(await waitsFor(ref)).toBe(false);
    const acts = await scene.rows(
      `select actor, action from audit_entry where resource = $1 and action like 'repatriation.disclosure.%' order by at`,
      [id],
    );
    expect(acts.map(({ actor, action }) => `${String(action)} by ${String(actor)}`)).toEqual([
      `repatriation.disclosure.granted by person:${person('cr-secretariat').id}`,
      `repatriation.disclosure.sealed by person:${person('cs-duty').id}`,
      `repatriation.disclosure.opened by person:${CONTACT}`,
    ]);
  });

  test('is granted once for each key, one at a time, and anew after it ended', async () => {
    const { id } = await scene.at('COUNTERPART_NOTIFIED');
    const key = { idempotencyKey: randomUUID(), until: inHours(1) };
    expect(against(await grant(id, key))).toEqual([]);
    expect(against(await grant(id, key))).toEqual([]);
    expect(await grantsOf(id)).toHaveLength(1);
    expect(against(await grant(id, { ...key, until: inHours(2) }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ]);
    expect(against(await grant(id))).toEqual(['DISCLOSURE_THERE input.repatriation']);
    const [{ id: disclosure }] = (await grantsOf(id)) as [Grant];
    expect(against(await scene.act('revokeDisclosure', { repatriation: id, disclosure }))).toEqual([]);
    expect(against(await scene.act('revokeDisclosure', { repatriation: id, disclosure }))).toEqual([
      'DISCLOSURE_NOT_OPEN input.disclosure',
    ]);
    expect(against(await grant(id))).toEqual([]);
    await scene.rows(`update disclosure_grant set until = now() - interval '1 second' where repatriation = $1`, [id]);
    expect(against(await grant(id))).toEqual([]);
    expect((await grantsOf(id)).map(({ state, ending }) => `${state} ${ending}`)).toEqual([
      ...['ENDED TAKEN_BACK', 'ENDED EXPIRED', 'GRANTED null'],
    ]);
  });

  test('is refused before the release, for another contact, and for too long', async () => {
    const { id } = await scene.requested();
    const tomorrow = { until: inHours(24) };
    expect(against(await grant(id, tomorrow))).toEqual(['REPATRIATION_NEEDS_RELEASE input.repatriation']);
    await scene.done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
    for (const contact of [person('lao-houayxay').id, person('cs-duty').id, 'nobody'])
      expect(against(await grant(id, { contact }))).toEqual(['DISCLOSURE_CONTACT_UNKNOWN input.contact']);
    for (const hours of [-1, 73])
      expect(against(await grant(id, { until: inHours(hours) }))).toEqual(['INPUT_INVALID input.until']);
    expect(await grantsOf(id)).toEqual([]);
    expect(against(await grant(id))).toEqual([]);
  });

  const isOver = async (
    { id, ref, disclosure }: Awaited<ReturnType<typeof granted>>,
    ending: string,
  ): Promise<void> => {
    expect(await grantsOf(id)).toMatchObject([{ state: 'ENDED', ending }]);
    expect(await waitsFor(ref)).toBe(false);
    expect((await toldOf(disclosure)).slice(1)).toEqual([{ what: 'ENDED', id: disclosure, ending }]);
  };

  test('ends with the release that is withdrawn, and in the same transaction', async () => {
    const one = await granted();
    await sealed(one.disclosure);
    await scene.done('withdrawRelease', { repatriation: one.id, reason: 'SAFETY' });
    await isOver(one, 'RELEASE_WITHDRAWN');
    await sealed(one.disclosure);
    expect(await waitsFor(one.ref)).toBe(false);
    const other = await granted();
    await everyRow(
      world,
      `alter table inbox_entry add constraint broken check (body ->> 'what' is distinct from 'ENDED') not valid`,
    );
    try {
      await expect(scene.act('withdrawRelease', { repatriation: other.id, reason: 'SAFETY' })).rejects.toThrow(
        'HUB_INTERNAL',
      );
    } finally {
      await everyRow(world, 'alter table inbox_entry drop constraint broken');
    }
    expect(await scene.feed(other.ref)).toBeDefined();
    expect(await grantsOf(other.id)).toMatchObject([{ state: 'GRANTED' }]);
  });

  test('ends with the return, by the wish of the person as by any other end', async () => {
    const one = await granted();
    await sealed(one.disclosure);
    await scene.to(one.id, 'WITHDRAWN', 'WISH_OF_PERSON');
    await isOver(one, 'RETURN_ENDED');
    expect(against(await grant(one.id))).toContain('REPATRIATION_STATE_FORBIDS input.repatriation');
  });

  test('that the case team ended is over here too, and one that was opened is opened whatever else is told', async () => {
    const [one, other] = [await granted(), await granted()];
    await sealed(one.disclosure);
    await tell({ what: 'ENDED', id: one.disclosure, at: new Date().toISOString(), ending: 'CODE_LOCKED' });
    expect(await grantsOf(one.id)).toMatchObject([{ state: 'ENDED', ending: 'CODE_LOCKED' }]);
    expect(await waitsFor(one.ref)).toBe(false);
    await sealed(other.disclosure);
    await scene.act('revokeDisclosure', { repatriation: other.id, disclosure: other.disclosure });
    await opened(other.disclosure);
    await tell({ what: 'ENDED', id: other.disclosure, at: new Date().toISOString(), ending: 'EXPIRED' });
    expect(await grantsOf(other.id)).toMatchObject([{ state: 'OPENED', openedAt: expect.any(String) }]);
    await tell({ what: 'OPENED', id: randomUUID(), at: new Date().toISOString(), by: CONTACT });
    await tell({ what: 'SOMETHING' });
  });
});

describe('who may not', () => {
  test('grant or take back: only writers of the committee that leads; to others the return is not there', async () => {
    const { id, disclosure } = await granted();
    const revoke = { repatriation: id, disclosure };
    const allowed: string[] = [];
    for (const { key } of people) {
      const tried = await Promise.all([
        grant(id, {}, key).then(against, refusalOf),
        key === 'cr-secretariat' || key === 'national-desk'
          ? ['DISCLOSURE_THERE input.repatriation']
          : scene.act('revokeDisclosure', revoke, key).then(against, refusalOf),
      ]);
      if (tried.flat().some((refusal) => refusal === 'DISCLOSURE_THERE input.repatriation')) allowed.push(key);
      else
        expect(tried.flat().every((each) => /^(FORBIDDEN_ACTION|AUTH_REQUIRED|NOT_FOUND .*)$/.test(each))).toBe(true);
    }
    expect(allowed.sort()).toEqual(['cr-secretariat', 'national-desk']);
    expect(await grantsOf(id)).toMatchObject([{ state: 'GRANTED' }]);
  });

  test('see that a package waits: the official it names, in the office it names, and nobody else', async () => {
    const { ref, disclosure } = await granted();
    await sealed(disclosure);
    expect(await waiting('lao-tonpheung')).toContainEqual({ ref, until: expect.any(String) });
    const houayxay = counterpart('counterpart-houayxay').id;
    expect(await waiting('lao-houayxay', houayxay)).toEqual([]);
    for (const { key } of people.filter(({ key }) => key !== 'lao-tonpheung'))
      expect(await waiting(key)).toMatch(/^(NOT_FOUND|FORBIDDEN_ACTION|AUTH_REQUIRED)$/);
    await scene.rows(`update disclosure_waiting set contact = 'a-colleague-in-the-same-office' where disclosure = $1`, [
      disclosure,
    ]);
    expect(await waitsFor(ref)).toBe(false);
  });

  test('see to whom, and what: the other side, whichever door it takes', async () => {
    const { id, disclosure } = await granted();
    await sealed(disclosure);
    for (const key of ['lao-tonpheung', 'lao-houayxay', 'mm-tachileik', 'volunteer-ck', 'ph-duty']) {
      const { data } = await world.send<{ _entities: (object | null)[] }>(
        `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Repatriation { ${FIELDS} } } }`,
        { of: [{ __typename: 'Repatriation', id }] },
        world.as(key),
      );
      expect(data?._entities ?? [null]).toEqual([null]);
      const rows = await world.services.store.inActor(
        {
          id: `person:${person(key).id}`,
          offices: world.as(key).offices.map(({ office }) => office),
          purpose: 'request',
        },
        (tx) => tx.query('select id from disclosure_grant'),
      );
      expect(rows).toEqual([]);
    }
  });
});
