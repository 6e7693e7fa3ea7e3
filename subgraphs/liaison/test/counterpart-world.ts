import { createHash } from 'node:crypto';
import { castId, committee, counterpart, crossing, office, person } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { everyRow } from '@hub/subgraph-kit/testing';
import { type AlertRule, RELEASE_FACTS, type ReleaseFact } from '@hub/vocabulary';
import { packagesReading } from '../src/disclosure/disclosure.feed.js';
import { allTheySee, FOLLOWERS, LEADS, watch } from './counterpart-sight.js';
import { ADVANCE, type Changed, RELEASE, REQUEST } from './operations.js';
import { tellOfCase, type World } from './world.js';

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

interface OfReturn {
  readonly nth: number;
}
export type Event =
  | { readonly kind: 'request'; readonly input: object }
  | (OfReturn & { readonly kind: 'release' })
  /** From now on only these go over, of those that the run lets go over at all. */
  | (OfReturn & { readonly kind: 'scope'; readonly only: Scope })
  | (OfReturn & { readonly kind: 'advance'; readonly to: string; readonly reason?: string })
  /** What the other side says of it. */
  | (OfReturn & { readonly kind: 'say'; readonly said: object })
  /** A phrase, of this side or of the other. */
  | (OfReturn & { readonly kind: 'phrase'; readonly by: 'US' | 'THEM'; readonly said: object })
  /** Everything that is needed up to the crossing, told in any order of events. */
  | (OfReturn & { readonly kind: 'clear' | 'plan' | 'coordinate' | 'confirm' | 'withdraw' })
  /** A package for an official of the other side, granted and sealed. */
  | (OfReturn & { readonly kind: 'grant' })
  /** It is scheduled together with another. */
  | (OfReturn & { readonly kind: 'move'; readonly with: number })
  /** The other side asks for everything. */
  | { readonly kind: 'look' };
type Kind = Event['kind'];

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
export const CROSSINGS = ['XP-CSAE-1', 'XP-CKNG-1'].map((code) => crossing(code).id);

/**
 * Keeps jobs from telling, by the clock of the database, in the one world and not yet in the other; and lets offices be
 * held at the time of these worlds, which is before the cast took them.
 */
export const withoutClocks = ({ services: { alertRules, directory } }: World): void => {
  const current = alertRules.current.bind(alertRules);
  Object.assign(alertRules, { current: (code: AlertRule) => (code === 'A10' ? current(code) : undefined) });
  const held = directory.held.bind(directory);
  Object.assign(directory, { held: (id: string) => held(id, Date.now()) });
};

/** A world without repatriations whose clock and ids are the same in each run of the same name. */
export const emptyWorld = async (world: World, run: string, secrets: Secrets): Promise<void> => {
  let made = 0;
  Object.assign(world.services, {
    newId: () => castId(`${run}:${made++}`),
    now: () => new Date('2026-03-01T00:00:00Z'),
  });
  await everyRow(
    world,
    `alter table repatriation_release disable trigger append_only;
     delete from repatriation_release;
     alter table repatriation_release enable always trigger append_only`,
  );
  await world.services.store.inActor(SYSTEM, async (tx) => {
    for (const table of [
      ...['idempotency_record', 'repatriation_step', 'repatriation_update', 'repatriation_proof'],
      ...['handover_confirmation', 'repatriation_coordination', 'counterpart_update', 'repatriation_standstill'],
      ...['repatriation_phrase', 'disclosure_waiting', 'disclosure_grant', 'repatriation', 'repatriation_movement'],
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

interface Played {
  /** All that the other side was ever shown: on its open sockets, and whenever it asked. */
  readonly shown: { readonly live: readonly unknown[]; readonly asked: readonly unknown[] };
  /** What was done, not refused. */
  readonly done: ReadonlySet<Kind>;
}

/** Plays the events as the officer of this world, before the eyes of the other side. */
export const play = async (
  world: World,
  events: readonly Event[],
  { scope, ...secrets }: Secrets & { readonly scope: Scope },
): Promise<Played> => {
  const watched = await watch(world);
  const known: Target[] = [];
  const asked: unknown[] = [];
  const done = new Set<Kind>();
  const look = async () => {
    const ids = known.map(({ id }) => id);
    asked.push(await allTheySee(world, ids, secrets));
    return true;
  };
  for (const [index, event] of [...events, { kind: 'look' as const }].entries()) {
    const shared = scopesAfter(events.slice(index), scope);
    const stage = { world, secrets, index, known, scope, shared };
    if (await (event.kind === 'look' ? look() : act(event, stage))) done.add(event.kind);
    await watched.caughtUp();
  }
  return { shown: { live: await watched.end(), asked }, done };
};

/** Where an event happens. */
interface Stage {
  readonly world: World;
  readonly secrets: Secrets;
  readonly index: number;
  readonly known: Target[];
  /** Facts that the run lets go over. */
  readonly scope: Scope;
  /** Those that are let over by this event or a later one: what they are now, the other side may learn then. */
  readonly shared: Scope;
}
type Target = {
  readonly id: string;
  version: number;
  readonly ref: string;
  readonly office: string;
  /** Facts that go over now. */
  scope: Scope;
};

const scopeOf = (event: Event, scope: Scope): Scope => {
  if (event.kind === 'release') return scope;
  return event.kind === 'scope' ? scope.filter((fact) => event.only.includes(fact)) : [];
};
const scopesAfter = (events: readonly Event[], scope: Scope): Scope => events.flatMap((each) => scopeOf(each, scope));

/** @returns whether it was done */
const act = async (event: Exclude<Event, { kind: 'look' }>, stage: Stage): Promise<boolean> => {
  const { world, known, index, secrets } = stage;
  if (event.kind === 'request') return request(event, stage);
  const target = known[event.nth % Math.max(known.length, 1)];
  if (!target) return false;
  switch (event.kind) {
    case 'say':
      return sayThere(world, target, { idempotencyKey: `said-there-${index}`, ...event.said });
    case 'phrase':
      return sayPhrase(world, target, { ...event, key: `${event.by}-said-${index}` }, secrets);
    case 'grant':
      return grant(target, stage);
    case 'move':
      return move([target, known[event.with % known.length]!], stage);
    case 'release':
    case 'scope':
    case 'advance':
      return change(event, target, stage);
    default:
      return record(event.kind, target, stage);
  }
};

const request = async (
  { input }: Extract<Event, { kind: 'request' }>,
  { world, secrets, index, known, shared }: Stage,
): Promise<boolean> => {
  const told = {
    ...unreleased(input, shared, secrets.facts),
    ...{ case: secrets.cases[index % 3]!, idempotencyKey: `${secrets.key}-${index}` },
  };
  const { data } = await world.send<Record<string, Changed>>(REQUEST, { input: told }, officerOf(secrets));
  const made = Object.values(data ?? {})[0]?.repatriation;
  if (!made) return false;
  const { counterpart: office } = input as { counterpart: string };
  known.push({ id: made.id, version: made.version, ref: made.ref, office, scope: [] });
  return true;
};

const CHANGE_SCOPE = RELEASE.replace('ReleaseRepatriationInput', 'ChangeReleaseScopeInput').replace(
  'releaseRepatriation',
  'changeReleaseScope',
);
const change = async (
  event: Extract<Event, { kind: 'release' | 'scope' | 'advance' }>,
  target: Target,
  { world, secrets, scope }: Stage,
): Promise<boolean> => {
  const of = { repatriation: target.id };
  const given = scopeOf(event, scope);
  const [operation, input] =
    event.kind === 'advance'
      ? [ADVANCE, { ...of, to: event.to, reason: event.reason, version: target.version }]
      : [event.kind === 'release' ? RELEASE : CHANGE_SCOPE, { ...of, legalBasis: secrets.legalBasis, scope: given }];
  const { data } = await world.send<Record<string, Changed>>(operation, { input }, officerOf(secrets));
  const changed = Object.values(data ?? {})[0]?.repatriation;
  if (!changed) return false;
  target.version = changed.version;
  if (event.kind !== 'advance') target.scope = given;
  return true;
};

/** Sends what an officer does with one return. */
const sender =
  ({ world, secrets }: Stage, target: Target) =>
  async (field: string, input: object): Promise<boolean> => {
    const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
    const { data } = await world.send<{ done: Changed }>(
      `mutation ($input: ${type}!) { done: ${field}(input: $input) { repatriation { id version } problems { code } } }`,
      { input: { repatriation: target.id, ...input } },
      officerOf(secrets),
    );
    target.version = data?.done.repatriation?.version ?? target.version;
    return !!data?.done.repatriation;
  };

/** A package: who gets it and until when is shown there, what is in it and who sealed it differs between the worlds. */
const grant = async (target: Target, stage: Stage): Promise<boolean> => {
  const { world, secrets, index } = stage;
  const contact = person(FOLLOWERS.find(([, key]) => counterpart(key).id === target.office)![0]).id;
  const input = { idempotencyKey: `${secrets.key}-${index}`, contact, until: '2026-03-02T00:00:00Z' };
  if (!(await sender(stage, target)('grantDisclosure', input))) return false;
  await world.services.store.inActor(SYSTEM, async (tx) => {
    const rows: { id: string }[] = await tx.query(
      'select id from disclosure_grant where repatriation = $1 and ended_at is null',
      [target.id],
    );
    const body = {
      ...{ what: 'SEALED', id: rows[0]!.id, by: secrets.officer, at: `${confirmedOn(secrets)}T00:00:00Z` },
      fields: secrets.officer < '8' ? ['GIVEN_NAME'] : ['PAPER', 'PHONE'],
      grounds: [{ basis: 'CONSENT', consent: secrets.key }],
    };
    await packagesReading.take(tx, { owner: 'cases', number: index, body }, world.services);
  });
  return true;
};

const move = async (targets: readonly Target[], { world, secrets, index, shared }: Stage): Promise<boolean> => {
  const window = { crossing: CROSSINGS[index % 2], windowStart: '2026-04-07', windowEnd: '2026-04-08' };
  const scope = [...shared, ...targets.flatMap((target) => target.scope)];
  const input = {
    ...{ ...unreleased(window, scope, secrets.facts), idempotencyKey: `${secrets.key}-${index}` },
    repatriations: targets.map(({ id, version }) => ({ repatriation: id, version })),
  };
  const { data } = await world.send<{ done: { movement: { repatriations: Target[] } | null } }>(
    `mutation ($input: PlanRepatriationMovementInput!) {
      done: planRepatriationMovement(input: $input) { movement { repatriations { id version } } problems { code } } }`,
    { input },
    officerOf(secrets),
  );
  const moved = data?.done.movement?.repatriations ?? [];
  for (const { id, version } of moved) targets.find((target) => target.id === id)!.version = version;
  return moved.length > 0;
};

/** A day that differs between the worlds as the officers do. */
const confirmedOn = ({ officer }: Secrets): string =>
  `2026-02-${String((officer.charCodeAt(0) % 20) + 1).padStart(2, '0')}`;

const PROOFS = [
  ...['PERSON_LOCATED', 'IDENTITY_CONFIRMED', 'FAMILY_TRACED', 'FAMILY_ASSESSED', 'NATIONALITY_CONFIRMED'],
  ...['CONSENT_GIVEN', 'BEST_INTEREST_DECIDED', 'DOCUMENTS_READY', 'SAFETY_ASSESSED'],
];

/** What is recorded here and must not be seen there. */
const record = async (
  kind: 'clear' | 'plan' | 'coordinate' | 'confirm' | 'withdraw',
  target: Target,
  stage: Stage,
): Promise<boolean> => {
  const { secrets, index, shared } = stage;
  const send = sender(stage, target);
  const day = confirmedOn(secrets);
  switch (kind) {
    case 'clear': {
      const recorded: boolean[] = [];
      for (const proof of PROOFS)
        recorded.push(await send('recordRepatriationProof', { proof, confirmedOn: day, version: target.version }));
      return recorded.includes(true);
    }
    case 'plan': {
      const window = { crossing: CROSSINGS[index % 2], windowStart: '2026-04-03', windowEnd: '2026-04-04' };
      const planned = unreleased(window, [...shared, ...target.scope], secrets.facts);
      return send('rescheduleRepatriation', { ...planned, reason: 'WEATHER', version: target.version });
    }
    case 'coordinate': {
      const desk = office('NL-TH', 'NATIONAL_DESK').id;
      return send('recordCoordination', { office: desk, act: 'AGREED', at: `${day}T00:00:00Z` });
    }
    case 'confirm':
      return send('confirmHandover', {});
    case 'withdraw': {
      const withdrawn = await send('withdrawRelease', { reason: secrets.officer < '8' ? 'SAFETY' : 'WRONG_OFFICE' });
      if (withdrawn) target.scope = [];
      return withdrawn;
    }
  }
};

const followerOf = (world: World, { office }: Pick<Target, 'office'>): Caller =>
  world.as(FOLLOWERS.find(([, key]) => counterpart(key).id === office)![0]);

/** What either side says in phrases; the other sees the side, never who or which office of it. */
const sayPhrase = async (
  world: World,
  { id, ref, office }: Target,
  { by, said, key }: { readonly by: 'US' | 'THEM'; readonly said: object; readonly key: string },
  secrets: Secrets,
): Promise<boolean> => {
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
          followerOf(world, { office }),
        ] as const);
  const told = { input: { ...input, ...said, idempotencyKey: key } };
  const { data } = await world.send<Record<string, { said: object | null }>>(operation, told, caller);
  return !!Object.values(data ?? {})[0]?.said;
};

/** The other side speaks by its pseudonym, and is answered the same in both worlds or not at all. */
const sayThere = async (world: World, target: Target, said: object): Promise<boolean> => {
  const { data } = await world.send<{ done: { update: { kind: string } | null } }>(
    `mutation ($input: SendCounterpartUpdateInput!) {
      done: sendCounterpartUpdate(input: $input) { update { kind } problems { code } } }`,
    { input: { office: target.office, ref: target.ref, ...said } },
    followerOf(world, target),
  );
  if (data?.done.update?.kind === 'RECEIVED') target.version++;
  return !!data?.done.update;
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
