import { type EntityManager, grantReaders, type HubContext } from '@hub/subgraph-kit';
import { survivorOf } from '../case/case.store.js';
import { counterpartsOfReturns } from '../counterpart/counterpart.readers.js';
import { REPATRIATION_EVENTS } from '../events.js';
import { claimKey } from '../idempotency/idempotency.store.js';
import { RepatriationEntity } from '../repatriation/repatriation.entity.js';
import { ledReturns } from '../repatriation/repatriation.readers.js';
import type { ChangeRefusal, RepatriationRow } from '../repatriation/repatriation.row.js';
import { refOf } from '../repatriation/repatriation.rules.js';
import { readRepatriation } from '../repatriation/repatriation.store.js';
import { recordChange } from '../update/change.store.js';
import type { RequestedRepatriation } from './request.inputs.js';

/** Tries for a pseudonym that nobody has; one in a thousand million is taken. */
const REF_TRIES = 8;

/** Opens a repatriation and says who may see it, in one transaction. */
export const request = (
  context: HubContext,
  office: string,
  input: RequestedRepatriation,
): Promise<RepatriationRow | ChangeRefusal> =>
  context.asSystem('request-repatriation', async (tx) => {
    const id = context.newId();
    const before = await claimKey(tx, context, { key: input.idempotencyKey, input, repatriation: id });
    if (before)
      return before.outcome === 'REUSED' ? 'IDEMPOTENCY_KEY_REUSED' : readRepatriation(tx, before.repatriation);
    await insert(tx, context, { id, input });
    const of = { owner: input.leadCommittee, directory: context.directory };
    await grantReaders(tx, ledReturns, { ...of, resource: id });
    await grantReaders(tx, counterpartsOfReturns, { ...of, resource: input.counterpart });
    return recordChange(tx, context, { id, office, event: REPATRIATION_EVENTS.requested });
  });

const insert = async (
  tx: EntityManager,
  context: HubContext,
  { id, input }: { id: string; input: RequestedRepatriation },
): Promise<void> => {
  const { idempotencyKey: _, case: asked, ...given } = input;
  const caseId = await survivorOf(tx, asked);
  for (let tries = 0; tries < REF_TRIES; tries++) {
    const { raw } = await tx
      .createQueryBuilder()
      .insert()
      .into(RepatriationEntity)
      .values({
        ...given,
        id,
        caseId,
        ref: refOf(context.newId()),
        state: 'REQUESTED',
        version: 1,
        createdAt: context.now(),
      })
      .orIgnore()
      .returning('id')
      .execute();
    if ((raw as unknown[]).length) return;
  }
  throw new Error('no free pseudonym was found');
};
