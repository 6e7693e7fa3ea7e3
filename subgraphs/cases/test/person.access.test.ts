import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { person } from '@hub/cast';
import type { Answer } from '@hub/subgraph-kit/testing';
import { HubContext, storeSubjects, type SubjectSeal, systemActor } from '@hub/subgraph-kit';
import { ACCESS_PURPOSES, type AccessPurpose } from '@hub/vocabulary';
import { sealTold, subjectOfPerson } from '../src/person/person.sealing.js';
import { everyRow, startWorld, type World } from './world.js';

/** One person of each role; the names are those of the matrix, not of the code. */
const ROLES = {
  'ck-duty': 'SUPPRESSION',
  'ck-rehab': 'REHABILITATION',
  'cr-secretariat': 'SECRETARIAT',
  'ck-police': 'POLICE',
  'shelter-cr': 'SHELTER',
  'ngo-partner': 'PARTNER',
  'ck-chair': 'EXECUTIVE',
  'ck-vice': 'EXECUTIVE',
  'ck-focal': 'FOCAL_POINT',
  'ck-prevention': 'PREVENTION',
  'national-desk': 'NATIONAL_DESK',
  'volunteer-ck': 'VOLUNTEER',
  'lao-houayxay': 'COUNTERPART',
  monitor: 'MONITOR',
  auditor: 'AUDITOR',
  dpo: 'DATA_PROTECTION',
  admin: 'ADMINISTRATOR',
} as const;
type Who = keyof typeof ROLES;
type Role = (typeof ROLES)[Who];
const PEOPLE = Object.keys(ROLES) as Who[];

/** What each role may read at all, for what, and as which recipient: the matrix once more, by hand. */
const MATRIX: Partial<Record<Role, { reads: string; purposes: string; as: string }>> = {
  SUPPRESSION: {
    reads: 'reporter identity guardian wishWords exploitationPlace',
    purposes: 'PROTECTION INVESTIGATION',
    as: 'COMMITTEE',
  },
  REHABILITATION: { reads: 'health shelter wishWords', purposes: 'CARE', as: 'COMMITTEE' },
  SECRETARIAT: {
    reads: 'reporter identity health shelter guardian wishWords exploitationPlace',
    purposes: 'PROTECTION CARE REPATRIATION',
    as: 'COMMITTEE',
  },
  POLICE: { reads: 'reporter identity guardian exploitationPlace', purposes: 'INVESTIGATION', as: 'POLICE' },
  SHELTER: { reads: 'identity health shelter guardian wishWords exploitationPlace', purposes: 'CARE', as: 'SHELTER' },
  PARTNER: { reads: 'identity health guardian wishWords exploitationPlace', purposes: 'CARE', as: 'PARTNER' },
};

/** How everybody stands to a case: `by` an assignment or a share, and for which purposes it gives anything. */
const GROUNDS = {
  nothing: { gives: '' },
  'a colleague is assigned': { gives: '' },
  assigned: { gives: 'PROTECTION CARE INVESTIGATION REPATRIATION' },
  'assigned until an hour ago': { gives: '' },
  'assigned under an appointment that ended': { gives: '' },
  'shared for all': { gives: 'PROTECTION CARE INVESTIGATION REPATRIATION' },
  'shared for care': { gives: 'CARE' },
  'shared until an hour ago': { gives: '' },
  'shared, and ended': { gives: '' },
} as const;
type GroundName = keyof typeof GROUNDS;
const GROUND_NAMES = Object.keys(GROUNDS) as GroundName[];

const HOUR = 3_600_000;
const past = new Date(Date.now() - HOUR);
const future = new Date(Date.now() + HOUR);
const EVERYBODY = ['COMMITTEE', 'POLICE', 'SHELTER', 'PARTNER', 'COUNTERPART'];

interface Given {
  readonly purposes: readonly string[];
  readonly recipients: readonly string[];
  readonly until?: Date;
  readonly withdrawn?: Date;
  readonly lives: boolean;
}
const all = { purposes: ACCESS_PURPOSES, recipients: EVERYBODY, lives: true };

const CONSENTS: Record<string, readonly Given[]> = {
  none: [],
  'to all': [all],
  'for care': [{ ...all, purposes: ['CARE'] }],
  'to committees': [{ ...all, recipients: ['COMMITTEE'] }],
  'to police and shelters': [{ ...all, recipients: ['POLICE', 'SHELTER'] }],
  'still running': [{ ...all, until: future }],
  expired: [{ ...all, until: past, lives: false }],
  withdrawn: [{ ...all, withdrawn: past, lives: false }],
  'withdrawn but for investigation': [
    { ...all, withdrawn: past, lives: false },
    { ...all, purposes: ['INVESTIGATION'] },
  ],
  'two that do not add up': [
    { ...all, purposes: ['CARE'], recipients: ['COMMITTEE'] },
    { ...all, purposes: ['PROTECTION'], recipients: ['SHELTER', 'POLICE', 'PARTNER'] },
  ],
};

const COORDINATES = ['reporter', 'identity', 'health', 'shelter'] as const;
/** Of fewer grounds, because the same code decides about them. */
const FURTHER = ['guardian', 'wishWords', 'exploitationPlace'] as const;
type Coordinate = (typeof COORDINATES)[number] | (typeof FURTHER)[number];
const SELECTION: Record<Coordinate, string> = {
  reporter: '{ name }',
  identity: '{ givenName }',
  health: '{ health }',
  shelter: '{ name }',
  guardian: '{ contact }',
  wishWords: '{ words }',
  exploitationPlace: '{ site }',
};
const FIELD = {
  ...{ identity: 'givenName', health: 'health', shelter: 'name' },
  ...{ guardian: 'contact', wishWords: 'words', exploitationPlace: 'site' },
} as const;

interface Row {
  readonly case: string;
  readonly ground: GroundName;
  /** Null for the reporter of the case. */
  readonly person: { readonly id: string; readonly consents: readonly Given[] } | null;
  readonly stored: boolean;
}
interface Session {
  readonly mfa: boolean;
  readonly fresh: boolean;
}

const SESSIONS: readonly Session[] = [
  { mfa: true, fresh: true },
  { mfa: false, fresh: true },
  { mfa: true, fresh: false },
];

type Verdict = 'READ' | 'FORBIDDEN_FIELD' | 'DIRECTORY_STALE';

/** The plain predicate. */
const verdictOf = (
  role: Role,
  { what, purpose }: { what: Coordinate; purpose: AccessPurpose },
  row: Row,
  session: Session,
): Verdict => {
  const may = MATRIX[role];
  if (!may?.reads.split(' ').includes(what) || !session.mfa) return 'FORBIDDEN_FIELD';
  if (!session.fresh) return 'DIRECTORY_STALE';
  if (row.ground.startsWith('assigned') && may.as !== 'COMMITTEE') return 'FORBIDDEN_FIELD';
  const purposeFits =
    may.purposes.split(' ').includes(purpose) && GROUNDS[row.ground].gives.split(' ').includes(purpose);
  const consented =
    row.person === null ||
    row.person.consents.some(
      ({ lives, purposes, recipients }) => lives && purposes.includes(purpose) && recipients.includes(may.as),
    );
  return purposeFits && consented ? 'READ' : 'FORBIDDEN_FIELD';
};

let world: World;
let rows: Row[];
let confirmedAt: number;
beforeAll(async () => {
  world = await startWorld();
  confirmedAt = world.services.directory.confirmedAt;
  rows = (await Promise.all(GROUND_NAMES.map(casesOf))).flat();
  const persons = rows.filter((row) => row.person !== null);
  await insert('person', persons.map(personRow));
  await insert('consent', persons.flatMap(consentRows));
  const { store, sealer } = world.services;
  const sealed = persons
    .filter(({ stored }) => stored)
    .map((row) => ({ row, seal: sealer.newSubject(subjectOfPerson(row.person!.id)) }));
  await store.inActor(systemActor('test'), (tx) =>
    storeSubjects(
      tx,
      sealed.map(({ seal }) => seal),
    ),
  );
  await insert(
    'person_value',
    sealed.flatMap(({ row, seal }) => valueRows(row, seal)),
  );
  const standing = rows.filter((row) => row.person === null).flatMap(standingOf);
  for (const table of ['row_access', 'case_assignment', 'case_share'])
    await insert(
      table,
      standing.flatMap((each) => (each.table === table ? [each.row] : [])),
    );
}, 120_000);
afterAll(() => world.stop());

const insert = async (table: string, values: readonly object[]): Promise<void> => {
  const columns = Object.keys(values[0]!).join(', ');
  await everyRow(
    world,
    `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
    [JSON.stringify(values)],
  );
};

/** A case of each ground; in it two persons for each state of consent, of whom one has values stored. */
const casesOf = async (ground: GroundName): Promise<Row[]> => {
  const id = await world.open({ reporterName: 'CANARY-REPORTER' });
  const persons = Object.values(CONSENTS).flatMap((consents) =>
    [true, false].map((stored) => ({ case: id, ground, person: { id: randomUUID(), consents }, stored })),
  );
  return [{ case: id, ground, person: null, stored: true }, ...persons];
};

const BY_TEST = { fingerprint: '', recorded_by: 'test', recorded_through: 'test' };
const now = new Date();

const personRow = ({ case: case_id, person: of }: Row) => ({
  ...{ id: of!.id, case_id, sex: 'UNKNOWN', trafficking_status: 'POSSIBLE', exploitation_types: [], version: 1 },
  ...{ registered_by: 'test', registered_through: 'test', idempotency_key: of!.id, digest: '', created_at: now },
});

const consentRows = ({ case: case_id, person: of }: Row) =>
  of!.consents.map(({ purposes, recipients, until = null, withdrawn: withdrawn_at = null }) => ({
    ...{ id: randomUUID(), person_id: of!.id, case_id, basis: 'CONSENT', purposes, recipients, until, withdrawn_at },
    ...{ interview: true, purpose_explained: true, use_explained: true, non_identifying_use: true },
    ...{ right_to_access: true, retention_explained: true, withdrawal_explained: true, given_at: past },
    ...{ ...BY_TEST, idempotency_key: randomUUID() },
  }));

const TOLD = {
  ...{ identity: { givenName: 'CANARY-G' }, health: { health: 'CANARY-H' }, shelter: { name: 'CANARY-S' } },
  ...{ guardian: { contact: 'CANARY-C' }, wishWords: { words: 'CANARY-W' }, exploitationPlace: { site: 'CANARY-P' } },
};

const valueRows = ({ person: of }: Row, seal: SubjectSeal) =>
  sealTold(seal, of!.id, TOLD as never).map(({ group, field, sealed }) => ({
    ...{ person_id: of!.id, value_group: group, field, sealed },
  }));

/** Everybody in the same relation to a case, and shown its rows, so that only the decision is left. */
const standingOf = ({ case: id, ground }: Row): { table: string; row: object }[] =>
  PEOPLE.flatMap((who) =>
    world.as(who).offices.flatMap(({ office, appointment }) => {
      const sees = ['case', 'case_person'].map((resource_type) => ({
        table: 'row_access',
        row: { resource_type, resource: id, office, reason: 'TEST', created_at: now },
      }));
      const assignment = {
        ...{ id: randomUUID(), case_id: id, office, created_at: now },
        person: ground.startsWith('a colleague') ? randomUUID() : person(who).id,
        appointment: ground.endsWith('appointment that ended') ? 'ended' : appointment,
        ended_at: ground.endsWith('an hour ago') ? past : null,
      };
      const share = {
        ...{ id: randomUUID(), case_id: id, office, recipient: MATRIX[ROLES[who]]?.as ?? 'COMMITTEE', reason: 'OTHER' },
        purposes: ground.endsWith('for care') ? ['CARE'] : ACCESS_PURPOSES,
        until: ground.endsWith('an hour ago') ? past : future,
        ended_at: ground.endsWith('ended') ? past : null,
        ...{
          shared_by: 'test',
          shared_through: 'test',
          idempotency_key: randomUUID(),
          fingerprint: '',
          created_at: now,
        },
      };
      return [
        ...sees,
        ...(ground.includes('assigned') ? [{ table: 'case_assignment', row: assignment }] : []),
        ...(ground.startsWith('shared') ? [{ table: 'case_share', row: share }] : []),
      ];
    }),
  );

const aliased = (whats: readonly Coordinate[]): string =>
  whats
    .flatMap((what) =>
      ACCESS_PURPOSES.map((purpose) => `${what}_${purpose}: ${what}(purpose: ${purpose}) ${SELECTION[what]}`),
    )
    .join(' ');

const askOf = (coordinates: readonly Coordinate[]): string => {
  const ofPerson = coordinates.filter((what) => what !== 'reporter');
  return `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on Case { id ${aliased(['reporter'])} } ... on Person { id ${aliased(ofPerson)} } } }`;
};

interface Asked {
  readonly _entities: readonly (Record<string, Record<string, string | null> | null> | null)[];
}

const seesRows: readonly Role[] = ['SUPPRESSION', 'REHABILITATION', 'SECRETARIAT', 'POLICE', 'SHELTER', 'PARTNER'];
const seesCases: readonly Role[] = [...seesRows, 'EXECUTIVE', 'FOCAL_POINT', 'PREVENTION', 'NATIONAL_DESK'];

interface Compared {
  combinations: number;
  allowed: number;
  readonly wrong: string[];
}

/** Asks for these fields of these rows as one person, and counts what is not as the predicate says. */
const compare = async (
  who: Who,
  { mfa, fresh }: Session,
  { of, coordinates, compared }: { of: readonly Row[]; coordinates: readonly Coordinate[]; compared: Compared },
): Promise<void> => {
  const { data, errors } = await world.send<Asked>(
    askOf(coordinates),
    { r: of.map((row) => ({ __typename: row.person ? 'Person' : 'Case', id: row.person?.id ?? row.case })) },
    world.as(who, { mfa }),
  );
  const codes = new Map(errors?.map(({ path, extensions }) => [path!.join('.'), extensions.code]));
  of.forEach((row, index) => {
    const visible = row.person ? seesRows.includes(ROLES[who]) : seesCases.includes(ROLES[who]);
    if (Boolean(data!._entities[index]) !== visible) compared.wrong.push(`${who} row ${row.ground}`);
    for (const what of coordinates.filter((each) => (each === 'reporter') === (row.person === null)))
      for (const purpose of ACCESS_PURPOSES) {
        const verdict = visible ? verdictOf(ROLES[who], { what, purpose }, row, { mfa, fresh }) : 'MISSING';
        const value = data!._entities[index]?.[`${what}_${purpose}`];
        const code = codes.get(`_entities.${index}.${what}_${purpose}`);
        const got = value ? 'READ' : (code ?? 'MISSING');
        const told = value && (row.person ? value[FIELD[what as 'health']] : value['name']);
        compared.combinations++;
        if (verdict === 'READ') compared.allowed++;
        if (got !== verdict || (value && Boolean(told) !== row.stored))
          compared.wrong.push(
            `${who} ${what} ${purpose} ${row.ground} mfa:${mfa} fresh:${fresh}: ${got} not ${verdict}`,
          );
      }
  });
};

it('identifying data are read exactly by those whom role, ground, consent, purpose and session allow', async () => {
  const compared: Compared = { combinations: 0, allowed: 0, wrong: [] };
  for (const who of PEOPLE)
    for (const session of SESSIONS) {
      world.services.directory.confirmedAt = session.fresh ? confirmedAt : Date.now() - 6_000;
      await compare(who, session, { of: rows, coordinates: COORDINATES, compared });
    }
  world.services.directory.confirmedAt = confirmedAt;
  const { combinations, allowed, wrong } = compared;
  process.stdout.write(`identifying reads compared: ${combinations}, of which allowed: ${allowed}\n`);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(allowed).toBeGreaterThan(300);
}, 120_000);

it('a guardian, a wish and a place of exploitation are read exactly by those who may', async () => {
  const compared: Compared = { combinations: 0, allowed: 0, wrong: [] };
  const of = rows.filter(({ person: about, ground }) => about && ['assigned', 'shared for all'].includes(ground));
  for (const who of PEOPLE) await compare(who, { mfa: true, fresh: true }, { of, coordinates: FURTHER, compared });
  await compare('ck-duty', { mfa: false, fresh: true }, { of, coordinates: FURTHER, compared });
  const { combinations, allowed, wrong } = compared;
  process.stdout.write(`further reads compared: ${combinations}, of which allowed: ${allowed}\n`);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(allowed).toBeGreaterThan(100);
}, 120_000);

/** What came of one of several persons, by the name it was asked under. */
const answerFor = ({ data, errors = [] }: Answer<Record<string, unknown>>, name: string): string => {
  const own = errors.filter(({ path }) => path![0] === name);
  return JSON.stringify([data![name], own.map(({ path, ...error }) => JSON.stringify([path!.slice(1), error])).sort()]);
};

it('a refusal is the same to the byte whether a value is stored, and whether there is a consent', async () => {
  const refused = rows.filter(({ person: of, ground }) => of && ground === 'a colleague is assigned');
  const asked = refused.map(({ person: of }, index) => `p${index}: person(id: "${of!.id}") { ...told }`);
  const query = `{ ${asked.join(' ')} } fragment told on Person { ${aliased([...COORDINATES.slice(1), ...FURTHER])} }`;
  expect(refused.length).toBe(2 * Object.keys(CONSENTS).length);
  for (const who of PEOPLE) {
    const answer = await world.send<Record<string, unknown>>(query, {}, world.as(who, { mfa: true }));
    expect(new Set(asked.map((_, index) => answerFor(answer, `p${index}`))).size).toBe(1);
    expect(answer.errors!.length).toBeGreaterThanOrEqual(refused.length);
  }
});

it('the database alone gives sealed values to nobody without a ground, a purpose and a consent', async () => {
  const wrong: string[] = [];
  const ended = 'assigned under an appointment that ended';
  for (const who of PEOPLE)
    for (const purpose of ACCESS_PURPOSES) {
      const context = new HubContext(world.as(who), world.services);
      const seen: { person_id: string }[] = await context.asCaller(
        (tx) => tx.query('select distinct person_id from person_value'),
        purpose,
      );
      const ids = new Set(seen.map(({ person_id }) => person_id));
      const recipient = (ground: GroundName) =>
        ground.startsWith('shared') ? (MATRIX[ROLES[who]]?.as ?? 'COMMITTEE') : 'COMMITTEE';
      for (const { ground, person: of, stored } of rows.filter((row) => row.person && row.ground !== ended)) {
        const may =
          stored &&
          GROUNDS[ground].gives.split(' ').includes(purpose) &&
          of!.consents.some(
            (each) => each.lives && each.purposes.includes(purpose) && each.recipients.includes(recipient(ground)),
          );
        if (ids.has(of!.id) !== may) wrong.push(`${who} ${purpose} ${ground}: ${ids.has(of!.id)} not ${may}`);
      }
    }
  expect(wrong.slice(0, 20)).toEqual([]);
  const none = await new HubContext(world.as('ck-duty'), world.services).asCaller((tx) =>
    tx.query('select from person_value'),
  );
  expect(none).toEqual([]);
});
