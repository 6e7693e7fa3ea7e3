import { type HubContext, type Problem, problem } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { LiaisonAssignmentEntity } from '../assignment/assignment.entity.js';
import { regrant } from '../assignment/assignment.grants.js';
import { madeBefore, takeKey } from '../directory-key/directory-key.store.js';
import { DIRECTORY_EVENTS } from '../events.js';
import { CounterpartOfficeEntity } from './counterpart.entity.js';
import type { EnteredCounterpart } from './counterpart.inputs.js';
import type { CounterpartRow } from './counterpart.row.js';
import { lockCounterpart, recordKeeping } from './counterpart.store.js';

/** What the directory says against it: the office must be one across the border, and answer for the place. */
export const refusalOfOffice = (
  { directory }: HubContext,
  { office: id, place }: EnteredCounterpart,
): Problem | undefined => {
  const office = directory.office(id);
  if (!office) return problem('NOT_FOUND', 'input.office');
  if (office.kind !== 'COUNTERPART') return problem('COUNTERPART_KIND', 'input.office');
  const answersThere = directory.placesAround(place).some(({ id: around }) => office.jurisdiction.includes(around));
  return answersThere ? undefined : problem('NOT_FOUND', 'input.place');
};

/** Enters an office, and has its first committee work with it from today on, whose offices see it. */
export const enter = (
  context: HubContext,
  keeper: string,
  input: EnteredCounterpart,
): Promise<CounterpartRow | 'COUNTERPART_ENTERED' | 'IDEMPOTENCY_KEY_REUSED'> =>
  context.asSystem('enter-counterpart', async (tx) => {
    const { idempotencyKey: key, office: id, committee, ...fields } = input;
    await tx.query(`select pg_advisory_xact_lock(hashtext('counterpart_office'), hashtext($1))`, [id]);
    const before = await madeBefore(tx, context, { key, input });
    if (before === 'REUSED') return 'IDEMPOTENCY_KEY_REUSED';
    if (before) return lockCounterpart(tx, before.made);
    if (await tx.existsBy(CounterpartOfficeEntity, { id })) return 'COUNTERPART_ENTERED';
    if (!(await takeKey(tx, context, { key, input, makes: id }))) return 'IDEMPOTENCY_KEY_REUSED';
    const unconfirmed = { verifiedOn: null, verifiedBy: null, verifiedOffice: null };
    await tx.insert(CounterpartOfficeEntity, { ...fields, ...unconfirmed, id, version: 1 });
    const first = { id: context.newId(), committee, counterpart: id, since: thaiDay(context.now()), until: null };
    await tx.insert(LiaisonAssignmentEntity, first);
    await regrant(tx, context.directory, id);
    for (const event of [DIRECTORY_EVENTS.entered, DIRECTORY_EVENTS.assigned])
      await recordKeeping(tx, context, { counterpart: id, office: keeper, event });
    return lockCounterpart(tx, id);
  });
