import { createHash } from 'node:crypto';
import { castId, caseId, committee, counterpart, crossing, namedOffice, office } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { type AlertRule, RELEASE_FACTS, type ReleaseFact } from '@hub/vocabulary';
import { ADVANCE, type Changed, ENTITIES, FEED, type Message, RELEASE, REQUEST, UPDATES } from './operations.js';
import { takeMessages, tellOfCase, type World } from './world.js';

/** What the other side must never learn of: two worlds differ in these alone. */
export interface Secrets {
  readonly cases: readonly string[];
  readonly officer: string;
  readonly contactName: string;
  readonly legalBasis: string;
  readonly key: string;
  /** Told in place of facts that are not released. */
  readonly facts: {
    readonly personsBand: string;
    readonly needsFlags: readonly string[];
    readonly day: number;
    readonly nth: number;
  };
}
type Scope = readonly ReleaseFact[];

export type Event =
  | { readonly kind: 'request'; readonly input: object }
  | { readonly kind: 'release'; readonly nth: number }
  | { readonly kind: 'advance'; readonly nth: number; readonly to: string; readonly reason?: string }
  /** What the other side says of it. */
  | { readonly kind: 'say'; readonly nth: number; readonly said: object }
  /** A phrase, of this side or of the other. */
  | { readonly kind: 'phrase'; readonly nth: number; readonly by: 'US' | 'THEM'; readonly said: object }
  /** Everything that is needed up to the crossing, told in any order of events. */
  | { readonly kind: 'clear' | 'plan' | 'coordinate' | 'confirm' | 'withdraw'; readonly nth: number };

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
const COUNTERPARTS = ['counterpart-tonpheung', 'counterpart-houayxay', 'counterpart-tachileik'] as const;
const FOLLOWERS = [
  ['lao-tonpheung', 'counterpart-tonpheung'],
  ['lao-houayxay', 'counterpart-houayxay'],
  ['mm-tachileik', 'counterpart-tachileik'],
] as const;
export const LEADS = ['DL-TH5708', 'DL-TH5703', 'DL-TH5709'].map((code) => committee(code).id);
export const OFFICES = COUNTERPARTS.map((key) => counterpart(key).id);
export const CROSSINGS = ['XP-CSAE-1', 'XP-CKNG-1'].map((code) => crossing(code).id);

/** Keeps the job of standstills from telling, by the clock of the database, in the one world and not yet in the other. */
export const withoutStandstills = ({ services: { alertRules } }: World): void => {
  const current = alertRules.current.bind(alertRules);
  Object.assign(alertRules, { current: (code: AlertRule) => (code === 'A12' ? undefined : current(code)) });
};

/** A world without repatriations whose clock and ids are the same in each run of the same name. */
export const emptyWorld = async (world: World, run: string, secrets: Secrets): Promise<void> => {
  let made = 0;
  Object.assign(world.services, {
    newId: () => castId(`${run}:${made++}`),
    now: () => new Date('2026-03-01T00:00:00Z'),
  });
  await world.services.store.inActor(SYSTEM, async (tx) => {
    for (const table of [
      ...['idempotency_record', 'repatriation_step', 'repatriation_update', 'repatriation_proof'],
      ...['handover_confirmation', 'repatriation_coordination', 'counterpart_update', 'repatriation_standstill'],
      ...['repatriation_phrase', 'repatriation'],
    ])
      await tx.query(`delete from ${table}`);
    for (const table of ['inbox_entry', 'inbox']) await tx.query(`delete from ${table}`);
    await tx.query('update liaison_contact set name = $1', [secrets.contactName]);
  });
  for (const each of secrets.cases) await tellOfCase(world, { case: each, leadCommittee: LEADS[0]! });
};

const officerOf = ({ officer: id }: Secrets): Caller => ({
  kind: 'PERSON',
  id,
  offices: [
    {
      office: office('PL-TH57', 'SECRETARIAT').id,
      kind: 'SECRETARIAT',
      committee: committee('PL-TH57').id,
      appointment: createHash('sha256').update(id).digest('hex'),
    },
  ],
  scopes: [],
  mfa: true,
  authenticatedAt: null,
  directoryVersion: 1,
});

/** Plays the events as the officer of this world. */
export const play = async (
  world: World,
  events: readonly Event[],
  { scope, ...secrets }: Secrets & { readonly scope: Scope },
): Promise<string[]> => {
  const known: Target[] = [];
  for (const [index, event] of events.entries()) {
    const target = event.kind === 'request' ? undefined : known[event.nth % Math.max(known.length, 1)];
    if (event.kind !== 'request' && !target) continue;
    if (isFact(event)) {
      await record(world, { kind: event.kind, target: target!, index, scope }, secrets);
      continue;
    }
    if (event.kind === 'say') {
      await sayThere(world, target!, { idempotencyKey: `said-there-${index}`, ...event.said });
      continue;
    }
    if (event.kind === 'phrase') {
      await sayPhrase(world, target!, { ...event, key: `${event.by}-said-${index}` }, secrets);
      continue;
    }
    const [operation, input] = messageOf(event, target, {
      ...{ ...secrets, case: secrets.cases[index % 3]!, index, scope },
    });
    const { data } = await world.send<Record<string, Changed>>(operation, { input }, officerOf(secrets));
    const changed = Object.values(data ?? {})[0]?.repatriation;
    if (changed && target) target.version = changed.version;
    else if (changed) {
      const office = (event as { input: { counterpart: string } }).input.counterpart;
      known.push({ id: changed.id, version: changed.version, ref: changed.ref, office });
    }
  }
  return known.map(({ id }) => id);
};

type Fact = Extract<Event, { kind: 'clear' | 'plan' | 'coordinate' | 'confirm' | 'withdraw' }>;
const isFact = (event: Event): event is Fact =>
  ['clear', 'plan', 'coordinate', 'confirm', 'withdraw'].includes(event.kind);

const PROOFS = [
  ...['PERSON_LOCATED', 'IDENTITY_CONFIRMED', 'FAMILY_TRACED', 'FAMILY_ASSESSED', 'NATIONALITY_CONFIRMED'],
  ...['CONSENT_GIVEN', 'BEST_INTEREST_DECIDED', 'DOCUMENTS_READY', 'SAFETY_ASSESSED'],
];

/** What is recorded here and must not be seen there: days and times differ between the worlds as the officers do. */
const record = async (
  world: World,
  { kind, target, index, scope }: { kind: Fact['kind']; target: Target; index: number; scope: Scope },
  secrets: Secrets,
): Promise<void> => {
  const send = async (field: string, input: object): Promise<void> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
    const { data } = await world.send<{ done: Changed }>(
      `mutation ($input: ${type}!) { done: ${field}(input: $input) { repatriation { id version } problems { code } } }`,
      { input: { repatriation: target.id, ...input } },
      officerOf(secrets),
    );
    target.version = data?.done.repatriation?.version ?? target.version;
  };
  const confirmedOn = `2026-02-${String((secrets.officer.charCodeAt(0) % 20) + 1).padStart(2, '0')}`;
  if (kind === 'clear')
    for (const proof of PROOFS) await send('recordRepatriationProof', { proof, confirmedOn, version: target.version });
  if (kind === 'plan') {
    const window = { crossing: CROSSINGS[index % 2], windowStart: '2026-04-03', windowEnd: '2026-04-04' };
    const planned = unreleased(window, scope, secrets.facts);
    await send('rescheduleRepatriation', { ...planned, reason: 'WEATHER', version: target.version });
  }
  if (kind === 'coordinate')
    await send('recordCoordination', {
      ...{ office: office('NL-TH', 'NATIONAL_DESK').id, act: 'AGREED', at: `${confirmedOn}T00:00:00Z` },
    });
  if (kind === 'confirm') await send('confirmHandover', {});
  if (kind === 'withdraw') await send('withdrawRelease', { reason: secrets.officer < '8' ? 'SAFETY' : 'WRONG_OFFICE' });
};
type Target = { id: string; version: number; readonly ref: string; readonly office: string };

const followerOf = (world: World, { office }: Target): Caller =>
  world.as(FOLLOWERS.find(([, key]) => counterpart(key).id === office)![0]);

/** What either side says in phrases; the other sees the side, never who or which office of it. */
const sayPhrase = async (
  world: World,
  { id, ref, office }: Target,
  { by, said, key }: { readonly by: 'US' | 'THEM'; readonly said: object; readonly key: string },
  secrets: Secrets,
): Promise<void> => {
  const result = '{ said { id } problems { code } }';
  const [operation, input, caller] =
    by === 'US'
      ? ([
          `mutation ($input: SayToCounterpartInput!) { sayToCounterpart(input: $input) ${result} }`,
          { repatriation: id },
          officerOf(secrets),
        ] as const)
      : ([
          `mutation ($input: SayOfRepatriationInput!) { sayOfRepatriation(input: $input) ${result} }`,
          { office, ref },
          followerOf(world, { office } as Target),
        ] as const);
  await world.send(operation, { input: { ...input, ...said, idempotencyKey: key } }, caller);
};

/** The other side speaks by its pseudonym, and is answered the same in both worlds or not at all. */
const sayThere = async (world: World, target: Target, said: object): Promise<void> => {
  const { data } = await world.send<{ done: { update: { kind: string } | null } }>(
    `mutation ($input: SendCounterpartUpdateInput!) {
      done: sendCounterpartUpdate(input: $input) { update { kind } problems { code } } }`,
    { input: { office: target.office, ref: target.ref, ...said } },
    followerOf(world, target),
  );
  if (data?.done.update?.kind === 'RECEIVED') target.version++;
};

/** Facts of an input, those that are not released being others in each world; what is not chosen yet stays so. */
const unreleased = (input: object, scope: Scope, { personsBand, needsFlags, day, nth }: Secrets['facts']): object => {
  const others: Readonly<Record<ReleaseFact, Record<string, unknown>>> = {
    WINDOW: { windowStart: `2026-05-${10 + day}`, windowEnd: `2026-05-${11 + day}` },
    CROSSING: { crossing: CROSSINGS[nth] },
    PERSONS_BAND: { personsBand },
    NEEDS: { needsFlags },
  };
  const given = new Map(Object.entries(input));
  for (const fact of RELEASE_FACTS.filter((each) => !scope.includes(each)))
    for (const [field, other] of Object.entries(others[fact])) if (given.get(field) != null) given.set(field, other);
  return Object.fromEntries(given);
};

const messageOf = (
  event: Exclude<Event, Fact | { kind: 'say' | 'phrase' }>,
  target: Target | undefined,
  given: Secrets & { case: string; index: number; scope: Scope },
): readonly [string, object] => {
  if (event.kind === 'request')
    return [
      REQUEST,
      {
        ...unreleased(event.input, given.scope, given.facts),
        ...{ case: given.case, idempotencyKey: `${given.key}-${given.index}` },
      },
    ];
  if (event.kind === 'release')
    return [RELEASE, { repatriation: target?.id, legalBasis: given.legalBasis, scope: given.scope }];
  return [ADVANCE, { repatriation: target?.id, to: event.to, reason: event.reason, version: target?.version }];
};

const SIDE_DOORS = ENTITIES(`
  ... on Repatriation { id ref state case { id } proofs { proof } handover { side } coordination { level } steps { at office { id } } leadCommittee { id } release { legalBasis } }
  ... on CounterpartOffice { id answersNow verifyBy contacts { name channels { address } } onDuty { name } committees { committee { id } } }
  ... on Committee { counterparts { contacts { name } } repatriations { edges { node { ref } } } }
  ... on Case { repatriations { edges { node { ref } } } }
`);

const SAID = 'id ref kind reason days windowStart windowEnd receivedAt personsBand at office { id }';
const PHRASE = 'id ref side phrase at text(language: LO) parameters { day personsBand number crossing { id } }';
/** The same as clients follow it, with all that was said. */
const FEED_OF_ALL = FEED.replace(
  'needsFlags at',
  `needsFlags at counterpartUpdates { ${SAID} } messages { edges { node { ${PHRASE} } } }`,
);
const UPDATES_OF_ALL = UPDATES.replace('update { ', `update { counterpartUpdate { ${SAID} } phrase { ${PHRASE} } `);

/** Everything the counterparts' people can get out of the subgraph. */
export const allTheySee = async (world: World, ids: readonly string[], { cases }: Secrets): Promise<unknown[]> => {
  const seen: unknown[] = [];
  const of = [
    ...ids.map((id) => ({ __typename: 'Repatriation', id })),
    ...OFFICES.map((id) => ({ __typename: 'CounterpartOffice', id })),
    ...LEADS.map((id) => ({ __typename: 'Committee', id })),
    ...[...cases, caseId('K05')].map((id) => ({ __typename: 'Case', id })),
  ];
  for (const [who, own] of FOLLOWERS) {
    const caller = world.as(who);
    for (const key of [...COUNTERPARTS, 'DL-TH5708/SUPPRESSION_GROUP', 'PL-TH57/SECRETARIAT'])
      seen.push(await world.send(FEED_OF_ALL, { office: namedOffice(key).id, first: 100 }, caller));
    seen.push(await world.send(SIDE_DOORS, { of }, caller));
    for (const id of ids)
      seen.push(await world.send('query ($id: ID) { repatriation(id: $id) { ref } }', { id }, caller));
    seen.push(await world.send('{ repatriations { edges { node { ref } } } borderCrossings { id } }', {}, caller));
    seen.push(await inboxOf(world, caller, namedOffice(own).id));
  }
  return seen;
};

const inboxOf = async (world: World, caller: Caller, office: string): Promise<unknown[]> => {
  const messages = await takeMessages(
    world.subscribe<Message>(UPDATES_OF_ALL, { office, after: 0 }, caller),
    (taken) => {
      const last = taken.at(-1)?.data?.repatriationUpdates;
      return last?.number === last?.head;
    },
  );
  return messages.filter(({ data }) => data?.repatriationUpdates.update);
};
