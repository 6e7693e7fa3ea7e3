import { cancelEscalations } from '@hub/inbox';
import type { EntityManager } from '@hub/subgraph-kit';
import type { AlertRule, CounterpartUpdateKind } from '@hub/vocabulary';

/** What waits for an answer by a rule, of some repatriations. */
export interface Waiting {
  readonly rule: AlertRule;
  readonly repatriations: readonly string[];
  /** Only what the other side asked by saying one of these. */
  readonly said?: readonly CounterpartUpdateKind[];
  /** Who ends it, e.g. `system:withdraw-release`. */
  readonly by: string;
}

/** Ends the waiting for answers that mean nothing any more. */
export const endWaiting = async (tx: EntityManager, { rule, repatriations, said, by }: Waiting): Promise<void> => {
  const waiting: { event: string }[] = await tx.query(
    `select event from escalation
      where facts ->> 'repatriation' = any ($1::text[]) and rule = $2 and state in ('OPEN', 'FINISHED')
        and ($3::text[] is null or exists (
          select from counterpart_update u where u.id::text = facts ->> 'said' and u.kind = any ($3)))`,
    [repatriations, rule, said ?? null],
  );
  await cancelEscalations(
    tx,
    waiting.map(({ event }) => event),
    by,
  );
};
