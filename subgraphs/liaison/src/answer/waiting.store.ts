import { cancelEscalations } from '@hub/inbox';
import type { EntityManager } from '@hub/subgraph-kit';
import type { AlertRule } from '@hub/vocabulary';

/** What waits for an answer by a rule, of some repatriations. */
export interface Waiting {
  readonly rule: AlertRule;
  readonly repatriations: readonly string[];
  /** Who ends it, e.g. `system:withdraw-release`. */
  readonly by: string;
}

/** Ends the waiting for answers that mean nothing any more. */
export const endWaiting = async (tx: EntityManager, { rule, repatriations, by }: Waiting): Promise<void> => {
  const waiting: { event: string }[] = await tx.query(
    `select event from escalation
      where facts ->> 'repatriation' = any ($1::text[]) and rule = $2 and state in ('OPEN', 'FINISHED')`,
    [repatriations, rule],
  );
  await cancelEscalations(
    tx,
    waiting.map(({ event }) => event),
    by,
  );
};
