import { migration, visibleRow } from '@hub/subgraph-kit';

const OF_REPATRIATION = visibleRow('repatriation', `(escalation.facts ->> 'repatriation')::uuid`);

/**
 * What waits for an answer of the other side is read by who may see the repatriation; the other side sees its own entry
 * and nothing of what follows here when it does not answer.
 */
export const counterpartAnswerMigration = migration(
  1020,
  'CounterpartAnswer',
  `
  drop policy read on escalation;
  create policy read on escalation for select using ((select hub.is_system()) or ${OF_REPATRIATION});
  drop policy read on escalation_step;
  create policy read on escalation_step for select using (
    (select hub.is_system()) or exists (select from escalation where escalation.id = escalation_step.escalation));
  create index escalation_by_repatriation on escalation ((facts ->> 'repatriation'));
  `,
);
