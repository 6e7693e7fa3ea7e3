import { acknowledge, type AcknowledgeResult, type Escalation, escalationsById } from '@hub/inbox';
import { actorOf, type EntityManager, type HubContext, recordAudit, rowByKey, rowsByOwner } from '@hub/subgraph-kit';
import { REPATRIATION_EVENTS } from '../events.js';
import type { Answering } from '../permissions.js';
import type { AcknowledgeRepatriationUpdateInput } from './answer.inputs.js';
import { answerOf } from './answer.type.js';

/**
 * Stores an answer, and ends what it ends.
 * @returns undefined when there is no such update
 */
export const answer = (
  context: HubContext,
  { office, number, kind }: AcknowledgeRepatriationUpdateInput,
  answering: Answering,
): Promise<AcknowledgeResult | undefined> =>
  context.asSystem('acknowledge-repatriation-update', async (tx) => {
    const result = await acknowledge(tx, { owner: office, number, kind, ...answering });
    if (result?.outcome === 'RECORDED')
      await recordAudit(tx, [
        {
          ...{
            actor: actorOf(context.caller).id,
            office,
            action: REPATRIATION_EVENTS.answered,
            purpose: 'repatriation',
          },
          ...{ resourceType: 'repatriation_update', resource: `${office}/${number}` },
        },
      ]);
    return result;
  });

type AnswerRow = Escalation & { readonly owner: string };

const withOwners = async (
  tx: EntityManager,
  rows: readonly { readonly id: string; readonly owner: string }[],
): Promise<AnswerRow[]> => {
  const owners = new Map(rows.map(({ id, owner }) => [id, owner]));
  const found = await escalationsById(tx, [...owners.keys()]);
  return found.map((each) => ({ ...each, owner: owners.get(each.id)! }));
};

/** What became of the duty to answer what the other side said, by the id of that. */
export const loadAnswersToSaid = rowByKey({
  list: async (tx, ids): Promise<AnswerRow[]> => {
    const rows: { id: string; owner: string }[] = await tx.query(
      `select id, facts ->> 'said' as owner from escalation where facts ->> 'said' = any ($1::text[])`,
      [ids],
    );
    return withOwners(tx, rows);
  },
  keyOf: ({ owner }) => owner,
  shape: answerOf,
});

/** What became of the updates of each repatriation that the other side must answer, oldest first. */
const listAnswers = async (tx: EntityManager, ids: readonly string[]): Promise<AnswerRow[]> => {
  const rows: { id: string; owner: string }[] = await tx.query(
    `select id, facts ->> 'repatriation' as owner from escalation
      where facts ->> 'repatriation' = any ($1::text[]) and rule = 'A10' and not facts ? 'said'`,
    [ids],
  );
  return withOwners(tx, rows);
};

export const loadAnswers = rowsByOwner({ list: listAnswers, keyOf: ({ owner }) => owner, shape: answerOf });
