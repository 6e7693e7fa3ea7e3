import type { EntityManager } from '@hub/subgraph-kit';

/** Keeps who leads a case. Needs a system actor, as everything here. */
export const keepLead = async (tx: EntityManager, id: string, lead: string): Promise<void> => {
  await tx.query(
    `insert into known_case (id, lead_committee) values ($1, $2)
     on conflict (id) do update set lead_committee = excluded.lead_committee`,
    [id, lead],
  );
};

/** The committee that leads a case, or the one it was merged into, as far as `cases` has told of it. */
export const leadOfCase = async (tx: EntityManager, id: string): Promise<string | undefined> => {
  const [found]: { lead: string | null }[] = await tx.query(
    `select k.lead_committee as lead from known_case k
      where k.id = coalesce((select d.merged_into from known_case d where d.id = $1), $1)`,
    [id],
  );
  return found?.lead ?? undefined;
};

/** The case itself, or the one it was merged into; kept as it is until this transaction ends. */
export const survivorOf = async (tx: EntityManager, id: string): Promise<string> => {
  const [found]: { merged_into: string | null }[] = await tx.query(
    'select merged_into from known_case where id = $1 for share',
    [id],
  );
  return found?.merged_into ?? id;
};

/**
 * Keeps that a case goes on in another one, with its repatriations, and with those that were merged into it before.
 * @returns whether a withdrawn consent stands against telling of the one that goes on
 */
export const keepMerge = async (tx: EntityManager, id: string, survivor: string): Promise<boolean> => {
  await tx.query('insert into known_case (id) values ($1), ($2) on conflict (id) do nothing', [id, survivor]);
  await tx.query('select from known_case where id in ($1, $2) order by id for update', [id, survivor]);
  await tx.query('update known_case set merged_into = $2 where id = $1 or merged_into = $1', [id, survivor]);
  const [[kept]]: [{ withdrawn: boolean }[], number] = await tx.query(
    `update known_case k
        set consent_withdrawn_at = least(k.consent_withdrawn_at, d.consent_withdrawn_at)
       from known_case d where d.id = $1 and k.id = $2
     returning k.consent_withdrawn_at is not null as withdrawn`,
    [id, survivor],
  );
  await tx.query('update repatriation set case_id = $2 where case_id = $1', [id, survivor]);
  return kept!.withdrawn;
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
