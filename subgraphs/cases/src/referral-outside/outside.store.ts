import type { EntityManager } from '@hub/subgraph-kit';

/** What waits for a code: with the package until it is opened, without it until the receiver has answered. */
export interface PackageRow {
  readonly referral: string;
  readonly sealed: string | null;
}

/** Needs a system actor, as everything here. */
export const insertPackage = async (
  tx: EntityManager,
  { referral, token, sealed }: PackageRow & { readonly token: string },
): Promise<void> => {
  await tx.query('insert into referral_package (referral, token, sealed) values ($1, $2, $3)', [
    referral,
    token,
    sealed,
  ]);
};

export const packageByToken = async (tx: EntityManager, token: string): Promise<PackageRow | undefined> => {
  const rows: PackageRow[] = await tx.query('select referral, sealed from referral_package where token = $1', [token]);
  return rows[0];
};

/** Takes the package away and waits for another code. */
export const emptyPackage = async (tx: EntityManager, referral: string, token: string): Promise<void> => {
  await tx.query('update referral_package set sealed = null, token = $2 where referral = $1', [referral, token]);
};

export const deletePackage = async (tx: EntityManager, referral: string): Promise<void> => {
  await tx.query('delete from referral_package where referral = $1', [referral]);
};

/** One that is opened may still be answered. */
export const deleteUnopened = async (tx: EntityManager, referral: string): Promise<void> => {
  await tx.query('delete from referral_package where referral = $1 and sealed is not null', [referral]);
};

/** Referrals outside whose time to be opened is over. */
export const overdueOutside = (tx: EntityManager): Promise<{ readonly id: string; readonly caseId: string }[]> =>
  tx.query(
    `select id, case_id as "caseId" from referral
      where to_recipient is not null and state = 'SENT' and ack_by <= now() order by ack_by limit 100`,
  );
