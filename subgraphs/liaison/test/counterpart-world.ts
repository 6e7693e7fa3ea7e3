import { createHash } from 'node:crypto';
import { castId, caseId, committee, counterpart, crossing, namedOffice, office } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { ADVANCE, type Changed, ENTITIES, FEED, type Message, RELEASE, REQUEST, UPDATES } from './operations.js';
import { takeMessages, type World } from './world.js';

/** What the other side must never learn of: two worlds differ in these alone. */
export interface Secrets {
  readonly cases: readonly string[];
  readonly officer: string;
  readonly contactName: string;
  readonly legalBasis: string;
  readonly key: string;
}

export type Event =
  | { readonly kind: 'request'; readonly input: object }
  | { readonly kind: 'release'; readonly nth: number }
  | { readonly kind: 'advance'; readonly nth: number; readonly to: string };

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

/** A world without repatriations whose clock and ids are the same in each run of the same name. */
export const emptyWorld = async (world: World, run: string, secrets: Secrets): Promise<void> => {
  let made = 0;
  Object.assign(world.services, {
    newId: () => castId(`${run}:${made++}`),
    now: () => new Date('2026-03-01T00:00:00Z'),
  });
  await world.services.store.inActor(SYSTEM, async (tx) => {
    for (const table of ['idempotency_record', 'repatriation_step', 'repatriation_update', 'repatriation'])
      await tx.query(`delete from ${table}`);
    for (const table of ['inbox_entry', 'inbox']) await tx.query(`delete from ${table}`);
    await tx.query('update liaison_contact set name = $1', [secrets.contactName]);
  });
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
export const play = async (world: World, events: readonly Event[], secrets: Secrets): Promise<string[]> => {
  const known: { id: string; version: number }[] = [];
  for (const [index, event] of events.entries()) {
    const target = event.kind === 'request' ? undefined : known[event.nth % Math.max(known.length, 1)];
    if (event.kind !== 'request' && !target) continue;
    const [operation, input] = messageOf(event, target, { ...secrets, case: secrets.cases[index % 3]!, index });
    const { data } = await world.send<Record<string, Changed>>(operation, { input }, officerOf(secrets));
    const changed = Object.values(data ?? {})[0]?.repatriation;
    if (changed && target) target.version = changed.version;
    else if (changed) known.push({ id: changed.id, version: changed.version });
  }
  return known.map(({ id }) => id);
};

const messageOf = (
  event: Event,
  target: { id: string; version: number } | undefined,
  given: Secrets & { case: string; index: number },
): readonly [string, object] => {
  if (event.kind === 'request')
    return [REQUEST, { ...event.input, case: given.case, idempotencyKey: `${given.key}-${given.index}` }];
  if (event.kind === 'release') return [RELEASE, { repatriation: target?.id, legalBasis: given.legalBasis }];
  return [ADVANCE, { repatriation: target?.id, to: event.to, version: target?.version }];
};

const SIDE_DOORS = ENTITIES(`
  ... on Repatriation { id ref state case { id } steps { at office { id } } leadCommittee { id } release { legalBasis } }
  ... on CounterpartOffice { id contacts { name phone } committees { committee { id } } }
  ... on Committee { counterparts { contacts { name } } repatriations { edges { node { ref } } } }
  ... on Case { repatriations { edges { node { ref } } } }
`);

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
      seen.push(await world.send(FEED, { office: namedOffice(key).id, first: 100 }, caller));
    seen.push(await world.send(SIDE_DOORS, { of }, caller));
    for (const id of ids)
      seen.push(await world.send('query ($id: ID) { repatriation(id: $id) { ref } }', { id }, caller));
    seen.push(await world.send('{ repatriations { edges { node { ref } } } borderCrossings { id } }', {}, caller));
    seen.push(await inboxOf(world, caller, namedOffice(own).id));
  }
  return seen;
};

const inboxOf = async (world: World, caller: Caller, office: string): Promise<unknown[]> => {
  const messages = await takeMessages(world.subscribe<Message>(UPDATES, { office, after: 0 }, caller), (taken) => {
    const last = taken.at(-1)?.data?.repatriationUpdates;
    return last?.number === last?.head;
  });
  return messages.filter(({ data }) => data?.repatriationUpdates.update);
};
