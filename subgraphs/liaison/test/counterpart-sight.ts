import { caseId, committee, counterpart, namedOffice } from '@hub/cast';
import type { Caller } from '@hub/subgraph-kit';
import { ENTITIES, FEED, type Message, UPDATES } from './operations.js';
import { takeMessages, type World } from './world.js';

const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };
const COUNTERPARTS = ['counterpart-tonpheung', 'counterpart-houayxay', 'counterpart-tachileik'] as const;
/** Somebody of each office of the other side. */
export const FOLLOWERS = [
  ['lao-tonpheung', 'counterpart-tonpheung'],
  ['lao-houayxay', 'counterpart-houayxay'],
  ['mm-tachileik', 'counterpart-tachileik'],
] as const;
export const LEADS = ['DL-TH5708', 'DL-TH5703', 'DL-TH5709'].map((code) => committee(code).id);
export const OFFICES = COUNTERPARTS.map((key) => counterpart(key).id);

const SIDE_DOORS = ENTITIES(`
  ... on Repatriation { id ref state case { id } proofs { proof } handover { side } coordination { level } steps { at office { id } } leadCommittee { id } release { legalBasis } disclosures { fields } movement { id } }
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
const UPDATES_OF_ALL = UPDATES.replace(
  'update { ',
  `rule update { counterpartUpdate { ${SAID} } phrase { ${PHRASE} } `,
);
const WAITING = 'query ($office: ID!) { disclosuresWaiting(office: $office) { ref until } }';

/** Everything the counterparts' people can get out of the subgraph when they ask for it. */
export const allTheySee = async (
  world: World,
  ids: readonly string[],
  { cases }: { readonly cases: readonly string[] },
): Promise<unknown[]> => {
  const of = [
    ...ids.map((id) => ({ __typename: 'Repatriation', id })),
    ...OFFICES.map((id) => ({ __typename: 'CounterpartOffice', id })),
    ...LEADS.map((id) => ({ __typename: 'Committee', id })),
    ...[...cases, caseId('K05')].map((id) => ({ __typename: 'Case', id })),
  ];
  const oneSees = async (who: string, own: string): Promise<unknown[]> => {
    const caller = world.as(who);
    const seen: unknown[] = [];
    for (const key of [...COUNTERPARTS, 'DL-TH5708/SUPPRESSION_GROUP', 'PL-TH57/SECRETARIAT'])
      seen.push(await world.send(FEED_OF_ALL, { office: namedOffice(key).id, first: 100 }, caller));
    for (const office of OFFICES) seen.push(await world.send(WAITING, { office }, caller));
    seen.push(await world.send(SIDE_DOORS, { of }, caller));
    for (const id of ids)
      seen.push(await world.send('query ($id: ID) { repatriation(id: $id) { ref } }', { id }, caller));
    seen.push(await world.send('{ repatriations { edges { node { ref } } } borderCrossings { id } }', {}, caller));
    seen.push(await inboxOf(world, caller, namedOffice(own).id));
    return seen;
  };
  return Promise.all(FOLLOWERS.map(([who, own]) => oneSees(who, own)));
};

type Answer = Awaited<ReturnType<ReturnType<typeof subscribed>['next']>>['value'];
const subscribed = (world: World, caller: Caller, office: string) =>
  world.subscribe<Message>(UPDATES_OF_ALL, { office, after: 0 }, caller);
const isHeartbeat = ({ data }: Answer): boolean => data?.repatriationUpdates.rule === null;

const inboxOf = async (world: World, caller: Caller, office: string): Promise<unknown[]> => {
  const messages = await takeMessages(subscribed(world, caller, office), (taken) => {
    const last = taken.at(-1)?.data?.repatriationUpdates;
    return last?.number === last?.head;
  });
  return messages.filter((message) => !isHeartbeat(message));
};

/** What the other side's people have on their screens while things happen. */
export interface Watch {
  /** Waits until each has been shown all that its inbox holds. */
  readonly caughtUp: () => Promise<void>;
  /** Ends it. @returns all that was ever shown, by person */
  readonly end: () => Promise<unknown[][]>;
}

/** Opens their subscriptions, all of which are live when this answers. */
export const watch = async (world: World): Promise<Watch> => {
  const sockets = await Promise.all(FOLLOWERS.map(([who, own]) => follow(world, world.as(who), namedOffice(own).id)));
  return {
    caughtUp: async () => {
      const rows: { owner: string; head: string }[] = await world.services.store.inActor(SYSTEM, (tx) =>
        tx.query('select owner, head from inbox where owner = any ($1)', [sockets.map(({ office }) => office)]),
      );
      const heads = new Map(rows.map(({ owner, head }) => [owner, Number(head)]));
      await Promise.all(sockets.map(({ office, until }) => until(heads.get(office) ?? 0)));
    },
    end: () => Promise.all(sockets.map(({ end }) => end())),
  };
};

const follow = async (world: World, caller: Caller, office: string) => {
  const source = subscribed(world, caller, office);
  const shown: Answer[] = [];
  let number = 0;
  const take = async (): Promise<void> => {
    const { value, done } = await source.next();
    if (done || !value.data) throw new Error(`a socket ended: ${JSON.stringify(value)}`);
    number = value.data.repatriationUpdates.number;
    if (!isHeartbeat(value)) shown.push(value);
  };
  await take();
  return {
    office,
    until: async (head: number): Promise<void> => {
      while (number < head) await take();
    },
    end: async (): Promise<Answer[]> => {
      await source.return!();
      return shown;
    },
  };
};
