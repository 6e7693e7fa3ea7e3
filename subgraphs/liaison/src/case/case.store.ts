import type { EntityManager } from '@hub/subgraph-kit';

/** Keeps who leads a case. Needs a system actor, as everything here. */
export const keepLead = async (tx: EntityManager, id: string, lead: string): Promise<void> => {
  await tx.query(
    `insert into known_case (id, lead_committee) values ($1, $2)
     on conflict (id) do update set lead_committee = excluded.lead_committee`,
    [id, lead],
  );
};

/** The committee that leads a case, as far as `cases` has told of it. */
export const leadOfCase = async (tx: EntityManager, id: string): Promise<string | undefined> => {
  const [found]: { lead: string | null }[] = await tx.query(
    'select lead_committee as lead from known_case where id = $1',
    [id],
  );
  return found?.lead ?? undefined;
};

/** Keeps since when a withdrawn consent stands against telling the other side; null where none does. */
export const keepConsent = async (tx: EntityManager, id: string, withdrawnAt: Date | null): Promise<void> => {
  await tx.query(
    `insert into known_case (id, consent_withdrawn_at) values ($1, $2)
     on conflict (id) do update set consent_withdrawn_at = excluded.consent_withdrawn_at`,
    [id, withdrawnAt],
  );
};

/**
 * Whether a withdrawn consent stands against telling of a repatriation, and keeps that as it is until this transaction
 * ends. Before the lock of the repatriation, as the withdrawal takes them in this order.
 */
export const isConsentWithdrawn = async (tx: EntityManager, repatriation: string): Promise<boolean> => {
  const [found]: { at: Date | null }[] = await tx.query(
    `select k.consent_withdrawn_at as at from known_case k
      where k.id = (select case_id from repatriation where id = $1) for share of k`,
    [repatriation],
  );
  return Boolean(found?.at);
};
