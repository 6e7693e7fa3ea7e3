import { actorOf, type EntityManager, type HubContext, recordAudit, rowByKey } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { DIRECTORY_EVENTS, type DirectoryEvent } from '../events.js';
import { CounterpartOfficeEntity } from './counterpart.entity.js';
import type { ChangedCounterpart, VerifiedCounterpart } from './counterpart.inputs.js';
import { COLUMNS, type CounterpartRow } from './counterpart.row.js';
import { counterpartOf } from './counterpart.type.js';

const BY_ID = `select ${COLUMNS} from counterpart_office c where c.id = any ($1::uuid[])`;

export const loadCounterparts = rowByKey({
  list: (tx, ids): Promise<CounterpartRow[]> => tx.query(BY_ID, [ids]),
  keyOf: ({ id }) => id,
  shape: counterpartOf,
});

/** The committees that work with an office today; undefined for an office that the actor does not see. */
export const committeesOf = async (
  tx: EntityManager,
  id: string,
  today: string,
): Promise<readonly string[] | undefined> => {
  const [found]: { committees: string[] }[] = await tx.query(
    `select array(select a.committee from liaison_assignment a
                   where a.counterpart = c.id and (a.since is null or a.since <= $2::date)
                     and (a.until is null or a.until > $2::date)) as committees
       from counterpart_office c where c.id = $1`,
    [id, today],
  );
  return found?.committees;
};

/** An office for the hub's own work, kept from others until this transaction ends. */
export const lockCounterpart = async (tx: EntityManager, id: string): Promise<CounterpartRow> => {
  await tx.query('select from counterpart_office where id = $1 for no key update', [id]);
  const [row]: CounterpartRow[] = await tx.query(BY_ID, [[id]]);
  if (!row) throw new Error('an office just read is not there');
  return row;
};

/** Something that was done to the directory, and by which office. */
export interface Keeping {
  readonly counterpart: string;
  readonly office: string;
  readonly event: DirectoryEvent;
}

/** Records what was done, in the transaction that does it. */
export const recordKeeping = (tx: EntityManager, context: HubContext, { counterpart, office, event }: Keeping) =>
  recordAudit(tx, [
    {
      ...{ actor: actorOf(context.caller).id, action: event, resourceType: 'counterpart_office' },
      ...{ resource: counterpart, purpose: 'liaison-directory', office },
    },
  ]);

/** The same where it changes what is read of the office or its contacts: the version grows. */
export const recordChange = async (
  tx: EntityManager,
  context: HubContext,
  keeping: Keeping,
): Promise<CounterpartRow> => {
  await tx.increment(CounterpartOfficeEntity, { id: keeping.counterpart }, 'version', 1);
  await recordKeeping(tx, context, keeping);
  return lockCounterpart(tx, keeping.counterpart);
};

/** Changes an office, unless somebody else changed it or its contacts. */
export const change = (
  context: HubContext,
  office: string,
  { counterpart, version, ...fields }: ChangedCounterpart,
): Promise<CounterpartRow | 'VERSION_CONFLICT'> =>
  context.asSystem('change-counterpart', async (tx) => {
    if ((await lockCounterpart(tx, counterpart)).version !== version) return 'VERSION_CONFLICT';
    await tx.update(CounterpartOfficeEntity, { id: counterpart }, fields);
    return recordChange(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.changed });
  });

/** Confirms an office with its contacts today, as of the version that was read; changes none of it. May be repeated. */
export const verify = (
  context: HubContext,
  office: string,
  { counterpart, version }: VerifiedCounterpart,
): Promise<CounterpartRow | 'VERSION_CONFLICT'> =>
  context.asSystem('verify-counterpart', async (tx) => {
    if ((await lockCounterpart(tx, counterpart)).version !== version) return 'VERSION_CONFLICT';
    const verified = { verifiedOn: thaiDay(context.now()), verifiedBy: context.caller.id, verifiedOffice: office };
    await tx.update(CounterpartOfficeEntity, { id: counterpart }, verified);
    await recordKeeping(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.verified });
    return lockCounterpart(tx, counterpart);
  });
