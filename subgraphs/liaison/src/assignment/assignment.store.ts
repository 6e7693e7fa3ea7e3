import { In, IsNull } from 'typeorm';
import { type Batch, type EntityManager, type HubContext, rowsByOwner } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { COLUMNS, type CounterpartRow } from '../counterpart/counterpart.row.js';
import { type CounterpartOffice, counterpartOf } from '../counterpart/counterpart.type.js';
import { lockCounterpart, recordKeeping } from '../counterpart/counterpart.store.js';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS } from '../events.js';
import { LiaisonAssignmentEntity } from './assignment.entity.js';
import { regrant } from './assignment.grants.js';
import type { AssignedCounterpart } from './assignment.inputs.js';
import { assignmentOf } from './assignment.type.js';

/** Counterpart offices one committee can have; far above the most that share its border. */
const MOST = 100;

/** Assignments of each counterpart office, past ones too. */
export const loadAssignments = rowsByOwner({
  list: (tx, counterparts) =>
    tx.find(LiaisonAssignmentEntity, {
      where: { counterpart: In([...counterparts]) },
      order: { since: 'DESC', id: 'ASC' },
    }),
  keyOf: ({ counterpart }) => counterpart,
  shape: assignmentOf,
});

/** The counterpart offices that each committee works with today. */
export const loadCounterpartsOfCommittees: Batch<string, CounterpartOffice[]> = (committees, context) => {
  const today = thaiDay(context.now());
  return rowsByOwner({
    list: (tx, owners): Promise<OwnedCounterpart[]> => tx.query(COUNTERPARTS, [owners, today, MOST]),
    keyOf: ({ committee }) => committee,
    shape: counterpartOf,
  })(committees, context);
};

interface OwnedCounterpart extends CounterpartRow {
  readonly committee: string;
}

const COUNTERPARTS = `
  select given.committee, found.*
    from unnest($1::text[]) as given (committee)
    cross join lateral (
      select ${COLUMNS}
        from counterpart_office c
       where c.id in (select a.counterpart from liaison_assignment a
                       where a.committee = given.committee
                         and (a.since is null or a.since <= $2::date) and (a.until is null or a.until > $2::date))
       order by c.name_en, c.id limit $3
    ) found`;

export const findAssignment = (tx: EntityManager, id: string): Promise<LiaisonAssignmentEntity | null> =>
  tx.findOneBy(LiaisonAssignmentEntity, { id });

/** Has a committee work with an office from today on, and its offices see it. */
export const assign = (
  context: HubContext,
  office: string,
  input: AssignedCounterpart,
): Promise<LiaisonAssignmentEntity | 'COUNTERPART_ASSIGNED' | 'IDEMPOTENCY_KEY_REUSED'> =>
  context.asSystem('assign-counterpart', async (tx) => {
    const { idempotencyKey: key, counterpart, committee } = input;
    await lockCounterpart(tx, counterpart);
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (before) return tx.findOneByOrFail(LiaisonAssignmentEntity, { id: before.made });
    if (await tx.existsBy(LiaisonAssignmentEntity, { counterpart, committee, until: IsNull() }))
      return 'COUNTERPART_ASSIGNED';
    const row = { id: context.newId(), committee, counterpart, since: thaiDay(context.now()), until: null };
    if (!(await takeKey(tx, context, { key, input, makes: row.id }))) return 'IDEMPOTENCY_KEY_REUSED';
    await tx.insert(LiaisonAssignmentEntity, row);
    await regrant(tx, context.directory, counterpart);
    await recordKeeping(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.assigned });
    return row;
  });

/** Ends an assignment today; whoever saw the office by it alone sees it no more. May be repeated. */
export const endAssignment = (
  context: HubContext,
  office: string,
  { id, counterpart }: LiaisonAssignmentEntity,
): Promise<LiaisonAssignmentEntity> =>
  context.asSystem('end-counterpart-assignment', async (tx) => {
    await lockCounterpart(tx, counterpart);
    const until = thaiDay(context.now());
    const { affected } = await tx.update(LiaisonAssignmentEntity, { id, until: IsNull() }, { until });
    if (affected) {
      await regrant(tx, context.directory, counterpart);
      await recordKeeping(tx, context, { counterpart, office, event: DIRECTORY_EVENTS.assignmentEnded });
    }
    return tx.findOneByOrFail(LiaisonAssignmentEntity, { id });
  });
