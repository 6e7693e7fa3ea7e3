import { randomUUID } from 'node:crypto';
import { caseId, committee, counterpart, crossing, namedOffice } from '@hub/cast';
import { FEED, type Feed } from './operations.js';
import type { World } from './world.js';

export const LAO = counterpart('counterpart-tonpheung').id;
export const RIVER = crossing('XP-CSAE-1').id;
const SYSTEM = { id: 'system:test', offices: [], purpose: 'test' };

export interface Standing {
  readonly id: string;
  readonly ref: string;
  readonly state: string;
  readonly version: number;
}
export interface Answer {
  readonly repatriation: Standing | null;
  readonly problems: { readonly code: string; readonly field: string | null }[];
}

/** A day that is some days from now. */
export const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const operation = (field: string, shown: string): string =>
  `mutation ($input: ${field[0]!.toUpperCase()}${field.slice(1)}Input!) { done: ${field}(input: $input) {
    ${shown} problems { code field } } }`;
const STANDING = 'id ref state version';
export const SAID = 'id ref kind reason windowStart windowEnd days receivedAt personsBand at office { id }';

export interface SaidThere {
  readonly id: string;
  readonly ref: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** What people do with returns, as clients send it. */
export const sceneOf = (world: World) => {
  const send = <Done>(field: string, shown: string, { input, by }: { input: object; by: string }) =>
    world.send<{ done: Done }>(operation(field, shown), { input }, world.as(by));

  const act = async (field: string, input: object, by = 'cr-secretariat'): Promise<Answer> => {
    const { data, errors } = await send<Answer>(field, `repatriation { ${STANDING} }`, { input, by });
    if (errors) throw new Error(errors[0]!.extensions.code as string);
    return data!.done;
  };
  /** The same where nothing may stand against it. */
  const done = async (field: string, input: object, by?: string): Promise<Standing> => {
    const { repatriation, problems } = await act(field, input, by);
    if (problems.length) throw new Error(`${field}: ${JSON.stringify(problems)}`);
    return repatriation!;
  };
  const read = async <Shown>(id: string, fields: string, by = 'cr-secretariat'): Promise<Shown & Standing> => {
    const query = `query ($id: ID) { repatriation(id: $id) { ${STANDING} ${fields} } }`;
    const { data } = await world.send<{ repatriation: Shown & Standing }>(query, { id }, world.as(by));
    return data!.repatriation;
  };

  const requested = (given: object = {}): Promise<Standing> =>
    done('requestRepatriation', {
      ...{ idempotencyKey: randomUUID(), case: caseId('K05'), direction: 'INBOUND', personsBand: 'ONE' },
      ...{ needsFlags: [], counterpart: LAO, leadCommittee: committee('DL-TH5708').id },
      ...given,
    });
  const versionOf = async (id: string, known?: number) => known ?? (await read<object>(id, '')).version;
  const to = async (id: string, state: string, reason?: string, known?: number) => {
    const version = await versionOf(id, known);
    return act('advanceRepatriation', { repatriation: id, to: state, version, reason });
  };
  const prove = async (id: string, proof: string, known?: number) => {
    const version = await versionOf(id, known);
    return act('recordRepatriationProof', { repatriation: id, proof, confirmedOn: inDays(-1), version });
  };
  const unprove = async (id: string, proof: string) =>
    act('endRepatriationProof', { repatriation: id, proof, version: await versionOf(id) });
  const reschedule = async (id: string, reason: string, days = 3, known?: number) => {
    const version = await versionOf(id, known);
    const window = { crossing: RIVER, windowStart: inDays(days), windowEnd: inDays(days + 1) };
    return act('rescheduleRepatriation', { repatriation: id, ...window, reason, version });
  };
  const confirm = (id: string, by?: string) => act('confirmHandover', { repatriation: id }, by);
  const confirmThere = (ref: string, by = 'lao-tonpheung', office = LAO) =>
    send<{ receipt: { ref: string; at: string } | null; problems: Answer['problems'] }>(
      'confirmCounterpartHandover',
      'receipt { ref at }',
      { input: { office, ref }, by },
    );

  /** What the other side says of a return, by default its own office. */
  const sayThere = (
    ref: string,
    said: object,
    { by = 'lao-tonpheung', office = LAO, key = randomUUID() as string } = {},
  ) =>
    send<{ update: SaidThere | null; problems: Answer['problems'] }>('sendCounterpartUpdate', `update { ${SAID} }`, {
      ...{ input: { office, ref, idempotencyKey: key, ...said }, by },
    });

  /** A return that has come this far, with all it needs for it. */
  const at = async (state: (typeof WAY)[number], given: object = {}): Promise<Standing> => {
    const { id, ref } = await requested(given);
    let { version } = await done('releaseRepatriation', { repatriation: id, legalBasis: 'agreement of 2005' });
    const go = ({ repatriation, problems }: Answer) => {
      if (problems.length) throw new Error(JSON.stringify(problems));
      ({ version } = repatriation!);
    };
    for (const next of WAY.slice(0, WAY.indexOf(state) + 1)) {
      if (next === 'CLEARED') for (const proof of clearanceOf(given)) go(await prove(id, proof, version));
      if (next === 'SCHEDULED') go(await reschedule(id, 'FIRST_AGREED', 3, version));
      if (next !== 'HANDED_OVER') go(await to(id, next, undefined, version));
      else {
        await confirmThere(ref);
        go(await confirm(id));
      }
    }
    return { id, ref, state, version };
  };
  const feed = async (ref: string) => {
    const variables = { office: namedOffice('counterpart-tonpheung').id, first: 100 };
    const { data } = await world.send<Feed>(FEED, variables, world.as('lao-tonpheung'));
    return data!.repatriationFeed.edges.find(({ node }) => node.ref === ref)?.node;
  };
  const rows = (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
    world.services.store.inActor(SYSTEM, (tx) => tx.query(sql, values));

  return {
    send,
    act,
    done,
    read,
    requested,
    to,
    prove,
    unprove,
    reschedule,
    confirm,
    confirmThere,
    sayThere,
    at,
    feed,
    rows,
  };
};
export type Scene = ReturnType<typeof sceneOf>;

export const WAY = [
  ...(['COUNTERPART_NOTIFIED', 'COUNTERPART_ACKNOWLEDGED', 'TRACING', 'CLEARED', 'SCHEDULED'] as const),
  ...(['IN_TRANSIT', 'HANDED_OVER', 'RECEIVED', 'FOLLOW_UP'] as const),
] as const;

/** What a return of these persons needs before CLEARED, told once more. */
const clearanceOf = ({ direction = 'INBOUND' }: { direction?: string }): readonly string[] => [
  ...(direction === 'INBOUND' ? ['PERSON_LOCATED', 'IDENTITY_CONFIRMED'] : ['FAMILY_TRACED', 'FAMILY_ASSESSED']),
  ...['NATIONALITY_CONFIRMED', 'DOCUMENTS_READY', 'SAFETY_ASSESSED', 'CONSENT_GIVEN'],
];
