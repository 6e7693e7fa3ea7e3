import { acknowledge, type AcknowledgeResult, type Escalation, escalationsById } from '@hub/inbox';
import { type EntityManager, type HubContext, recordAudit, rowsByOwner } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS } from '../events.js';
import type { AcknowledgeRepatriationUpdateInput } from './answer.inputs.js';
import { answerOf } from './answer.type.js';

/**
 * Stores an answer, and ends what it ends.
 * @returns undefined when there is no such update
 */
export const answer = (
  context: HubContext,
  { office, number, kind }: AcknowledgeRepatriationUpdateInput,
  appointment: string,
): Promise<AcknowledgeResult | undefined> =>
  context.asSystem('acknowledge-repatriation-update', async (tx) => {
    const person = context.caller.id;
    const result = await acknowledge(tx, { owner: office, number, person, appointment, kind });
    if (result?.outcome === 'RECORDED')
      await recordAudit(tx, [
        {
          ...{ actor: `person:${person}`, office, action: REPATRIATION_EVENTS.answered, purpose: 'repatriation' },
          ...{ resourceType: 'repatriation_update', resource: `${office}/${number}` },
        },
      ]);
    return result;
  });

type AnswerRow = Escalation & { readonly owner: string };

/** What became of the updates of each repatriation that the other side must answer, oldest first. */
const listAnswers = async (tx: EntityManager, ids: readonly string[]): Promise<AnswerRow[]> => {
  const rows: { id: string; owner: string }[] = await tx.query(
    `select id, facts ->> 'repatriation' as owner from escalation where facts ->> 'repatriation' = any ($1::text[])`,
    [ids],
  );
  const owners = new Map(rows.map(({ id, owner }) => [id, owner]));
  const found = await escalationsById(tx, [...owners.keys()]);
  return found.map((each) => ({ ...each, owner: owners.get(each.id)! }));
};

export const loadAnswers = rowsByOwner({ list: listAnswers, keyOf: ({ owner }) => owner, shape: answerOf });
